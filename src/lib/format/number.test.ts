import { describe, expect, test } from 'vitest';
import {
	formatCount,
	formatNumber,
	formatPercent,
	formatPoints,
	formatQuantity,
	formatRate
} from './number';

describe('numbers as Vietnamese reports print them', () => {
	test.each([
		[0, '0'],
		[7, '7'],
		[922, '922'],
		[1144, '1.144'],
		[15113, '15.113'],
		[8024907482, '8.024.907.482']
	])('the count %d is %s', (value, text) => {
		expect(formatCount(value)).toBe(text);
	});
	test.each([
		[1234.5, undefined, '1.234,5'],
		[1234.5, 2, '1.234,50'],
		[98.17, undefined, '98,17'],
		[0.1 + 0.2, 2, '0,30'],
		[1.005, 2, '1,01'],
		[-12.34, 1, '-12,3'],
		[-0.001, 2, '0,00'],
		[66.7, -1, '70'],
		[1e-7, undefined, '0,0000001'],
		[2014.517, undefined, '2.014,517']
	])('%d with %s decimals is %s', (value, decimals, text) => {
		expect(formatNumber(value, decimals)).toBe(text);
	});
	test('a percentage keeps its sign on the same line', () => {
		expect(formatPercent((100 * 922) / 944, 2)).toBe('97,67\u00a0%');
		expect(formatPercent(0, 1)).toBe('0,0\u00a0%');
	});
	test('a change is told in points with its sign', () => {
		expect(formatPoints(1.25, 2)).toBe('+1,25\u00a0điểm');
		expect(formatPoints(-0.3, 1)).toBe('-0,3\u00a0điểm');
		expect(formatPoints(0, 2)).toBe('0,00\u00a0điểm');
		expect(formatPoints(0.1 + 0.2, 2)).toBe('+0,30\u00a0điểm');
	});

	test('a rate that is nearly complete, or nearly nothing, shows the digits that say so', () => {
		expect(formatPercent((100 * 19_999) / 20_000, 2)).toBe('99,995\u00a0%');
		expect(formatRate(100, 2)).toBe('100,00');
		expect(formatRate(100 / 30_000, 2)).toBe('0,003');
		expect(formatPoints(-0.005, 2)).toBe('-0,005\u00a0điểm');
	});
	test('bounds, ranges and missing cells are words', () => {
		expect(formatQuantity({ kind: 'exact', value: 1144 })).toBe('1.144');
		expect(formatQuantity({ kind: 'at_least', value: 196 })).toBe('trên 196');
		expect(formatQuantity({ kind: 'between', low: 2500, high: 3000 })).toBe('2.500 – 3.000');
		expect(formatQuantity({ kind: 'missing', reason: 'blank' })).toBe('để trống');
		expect(formatQuantity({ kind: 'missing', reason: 'not_applicable' })).toBe('không áp dụng');
	});
});

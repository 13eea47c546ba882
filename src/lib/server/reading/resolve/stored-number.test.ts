import { describe, expect, it } from 'vitest';
import type { Indicator, Measure } from '../../../domain/kpi/catalogue';
import type { CellNumber } from '../table/sheet';
import { readStored } from './stored-number';

const indicator = (measure: Measure, codes?: Record<string, string>): Indicator => ({
	id: 'x',
	name: 'X',
	unit: '',
	measure,
	nature: 'flow',
	additive: true,
	forms: [],
	headings: [],
	basis: '',
	...(codes === undefined ? {} : { codes })
});
const read = (
	measure: Measure,
	value: number,
	of: Partial<CellNumber> & { codes?: Record<string, string> } = {}
) => {
	const { codes, ...cell } = of;
	const result = readStored(
		{ value, decimals: 0, kind: 'number', ...cell },
		indicator(measure, codes)
	);
	return result.ok ? [result.quantity, result.decimals] : result.fault;
};
const exact = (value: number, decimals = 0) => [{ kind: 'exact', value }, decimals];

describe('a number that a workbook stores', () => {
	it('is a count without the noise of its formula', () => {
		expect(read('count', 1144.0000000001)).toEqual(exact(1144));
		expect(read('count', 0.1 + 0.2 + 0.7)).toEqual(exact(1));
	});

	it('is no count when it is not whole, whatever it shows', () => {
		expect(read('count', 1144.4)).toBe('not_a_whole_number');
		expect(read('count', -3)).toBe('negative_number');
		expect(read('count', Number.NaN)).toBe('not_a_number');
	});

	it('is a rate as its percent format shows it', () => {
		expect(read('percent', 922 / 944, { kind: 'percent', decimals: 2 })).toEqual(exact(97.67, 2));
		expect(read('percent', 1, { kind: 'percent' })).toEqual(exact(100));
		expect(read('count', 0.5, { kind: 'percent' })).toBe('not_a_number');
	});

	it('keeps a share whose decimals are not shown', () => {
		expect(read('percent', 0.95)).toEqual(exact(0.95));
		expect(read('percent', 98.1693, { decimals: 2 })).toEqual(exact(98.17, 2));
	});

	it('is never a figure when it is a day', () => {
		for (const measure of ['count', 'percent', 'amount', 'flag'] as const)
			expect(read(measure, 45056, { kind: 'date' })).toBe('date_for_number');
	});

	it('is an amount with all its decimals', () => {
		expect(read('amount', 2014.35, { decimals: 2 })).toEqual(exact(2014.35, 2));
	});

	it('must be one of the answers of the form', () => {
		expect(read('flag', 2, { codes: { '0': 'Chưa', '2': 'Xong' } })).toEqual(exact(2));
		expect(read('flag', 3, { codes: { '0': 'Chưa', '2': 'Xong' } })).toBe('unknown_code');
	});
});

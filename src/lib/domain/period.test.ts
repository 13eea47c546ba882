import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPeriod, formatPeriodShort } from '../format/period';
import {
	comparePeriods,
	containedPeriods,
	derivation,
	firstDay,
	lastDay,
	nextPeriod,
	parsePeriod,
	periodFromId,
	periodId,
	periodOf,
	previousPeriod,
	samePeriodLastYear,
	type Period
} from './period';

describe('a written period', () => {
	test.each([
		['2023-q3', '2023-q3'],
		['2023-Q3', '2023-q3'],
		['2023-h1', '2023-h1'],
		['2023-m9', '2023-m9'],
		['2023-y', '2023-y'],
		['Quý III/2023', '2023-q3'],
		['QUÝ III/2023', '2023-q3'],
		['quý I/2023', '2023-q1'],
		['Quý IV năm 2023', '2023-q4'],
		['quý 3 năm 2023', '2023-q3'],
		['Quý III, năm 2023', '2023-q3'],
		['Quí III/2023', '2023-q3'],
		['quy 3 nam 2023', '2023-q3'],
		['Quý 03/2023', '2023-q3'],
		['Quý III / 2023', '2023-q3'],
		['Quý\u00a0III/2023'.normalize('NFD'), '2023-q3'],
		['Q3 2023', '2023-q3'],
		['Q3/2023', '2023-q3'],
		['Q3-2023', '2023-q3'],
		['QIII/2023', '2023-q3'],
		['2023Q3', '2023-q3'],
		['2023 Q3', '2023-q3'],
		['Năm 2023, quý 3', '2023-q3'],
		['6 tháng đầu năm 2023', '2023-h1'],
		['06 tháng năm 2023', '2023-h1'],
		['6 tháng đầu năm/2023', '2023-h1'],
		['6 thang dau nam 2023', '2023-h1'],
		['Sáu tháng đầu năm 2023', '2023-h1'],
		['6T/2023', '2023-h1'],
		['6 tháng/2023', '2023-h1'],
		['9 tháng năm 2023', '2023-m9'],
		['9 tháng đầu năm 2023', '2023-m9'],
		['09 tháng đầu năm 2023', '2023-m9'],
		['9T/2023', '2023-m9'],
		['Năm 2023', '2023-y'],
		['cả năm 2023', '2023-y'],
		['nam 2023', '2023-y'],
		['Kỳ báo cáo: Quý III/2023', '2023-q3'],
		['Báo cáo năm 2023', '2023-y'],
		['Kỳ: 6 tháng đầu năm 2023.', '2023-h1']
	])('"%s" is %s', (text, id) => {
		const period = parsePeriod(text);
		expect(period && periodId(period)).toBe(id);
	});
	test.each([
		'',
		'2023',
		'Quý III',
		'quý 5/2023',
		'Quý V/2023',
		'Q0/2023',
		'Quý III/23',
		'6 tháng cuối năm 2023',
		'6 tháng đầu năm',
		'tháng 7/2023',
		'3 tháng 2023',
		'2023-h2',
		'2023-q5',
		'0023-q1',
		'Quý III/2023/2024',
		'năm học 2023',
		'Quý I và quý II năm 2023',
		'10/6/2023',
		'mức độ 3, 4'
	])('"%s" is asked about', (text) => {
		expect(parsePeriod(text)).toBeUndefined();
	});
	test('an id is an id and nothing else', () => {
		expect(periodFromId('2023-q3')).toEqual({ kind: 'quarter', year: 2023, index: 3 });
		expect(periodFromId('2023-Q3')).toBeUndefined();
		expect(periodFromId(' 2023-q3')).toBeUndefined();
		expect(() => periodOf('2023')).toThrow('2023');
	});
});

const anyPeriod: fc.Arbitrary<Period> = fc
	.record({ year: fc.integer({ min: 1990, max: 2090 }), n: fc.nat(6) })
	.map(({ year, n }) =>
		n < 4
			? { kind: 'quarter', year, index: n + 1 }
			: { kind: (['half', 'nine_months', 'year'] as const)[n - 4] ?? 'year', year, index: 1 }
	);

describe('periods in time', () => {
	test('a quarter begins and ends with its months', () => {
		expect([firstDay(periodOf('2023-q3')), lastDay(periodOf('2023-q3'))]).toEqual([
			'2023-07-01',
			'2023-09-30'
		]);
		expect([firstDay(periodOf('2023-h1')), lastDay(periodOf('2023-h1'))]).toEqual([
			'2023-01-01',
			'2023-06-30'
		]);
		expect(lastDay(periodOf('2023-m9'))).toBe('2023-09-30');
		expect(lastDay(periodOf('2023-y'))).toBe('2023-12-31');
	});
	test('the period before is of the same kind', () => {
		expect(periodId(previousPeriod(periodOf('2023-q1')))).toBe('2022-q4');
		expect(periodId(previousPeriod(periodOf('2023-q3')))).toBe('2023-q2');
		expect(periodId(previousPeriod(periodOf('2023-h1')))).toBe('2022-h1');
		expect(periodId(previousPeriod(periodOf('2023-y')))).toBe('2022-y');
		expect(periodId(samePeriodLastYear(periodOf('2023-q3')))).toBe('2022-q3');
	});
	test('before and after undo each other, and what is printed is read back', () => {
		fc.assert(
			fc.property(anyPeriod, (period) => {
				const id = periodId(period);
				expect(periodOf(id)).toEqual(period);
				expect(nextPeriod(previousPeriod(period))).toEqual(period);
				expect(previousPeriod(nextPeriod(period))).toEqual(period);
				expect(parsePeriod(formatPeriod(id))).toEqual(period);
				expect(parsePeriod(formatPeriodShort(id))).toEqual(period);
				expect(comparePeriods(periodId(previousPeriod(period)), id)).toBeLessThan(0);
			})
		);
	});
	test('periods that end together stand with the shorter first', () => {
		const ids = [
			'2023-y',
			'2024-q1',
			'2023-q4',
			'2023-m9',
			'2023-h1',
			'2023-q2',
			'2023-q3',
			'2023-q1'
		];
		expect(ids.toSorted(comparePeriods)).toEqual([
			'2023-q1',
			'2023-q2',
			'2023-h1',
			'2023-q3',
			'2023-m9',
			'2023-q4',
			'2023-y',
			'2024-q1'
		]);
	});
	test('a cumulative period contains the shorter ones', () => {
		expect(containedPeriods(periodOf('2023-q3'))).toEqual([]);
		expect(containedPeriods(periodOf('2023-h1'))).toEqual(['2023-q1', '2023-q2']);
		expect(containedPeriods(periodOf('2023-m9'))).toEqual([
			'2023-q1',
			'2023-q2',
			'2023-h1',
			'2023-q3'
		]);
		expect(containedPeriods(periodOf('2023-y'))).toHaveLength(6);
	});
	test('a quarter follows from two cumulative reports', () => {
		expect(derivation(periodOf('2023-q1'))).toBeUndefined();
		expect(derivation(periodOf('2023-q2'))).toEqual({ cumulative: '2023-h1', minus: '2023-q1' });
		expect(derivation(periodOf('2023-q3'))).toEqual({ cumulative: '2023-m9', minus: '2023-h1' });
		expect(derivation(periodOf('2023-q4'))).toEqual({ cumulative: '2023-y', minus: '2023-m9' });
		expect(derivation(periodOf('2023-h1'))).toBeUndefined();
	});
});

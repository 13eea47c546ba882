import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPeriod, formatPeriodShort } from '../../format/period';
import { dayAfter } from '../calendar';
import { movedFrom } from './own-window';
import {
	comparePeriods,
	derivation,
	endsRightBefore,
	firstDay,
	lastDay,
	liesInside,
	monthsOf,
	nextPeriod,
	parsePeriod,
	periodFromId,
	periodId,
	periodOf,
	periodOfWindow,
	previousPeriod,
	samePeriodLastYear,
	windowInPeriod,
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
		['Kỳ: 6 tháng đầu năm 2023.', '2023-h1'],
		['2025-m07', '2025-m07'],
		['2025-M09', '2025-m09'],
		['Tháng 7/2025', '2025-m07'],
		['THÁNG 07/2025', '2025-m07'],
		['T7/2025', '2025-m07'],
		['T07.2025', '2025-m07'],
		['T.7 - 2025', '2025-m07'],
		['tháng 07 năm 2025', '2025-m07'],
		['Tháng 7 năm 2025', '2025-m07'],
		['Tháng 7, năm 2025', '2025-m07'],
		['thang 7 nam 2025', '2025-m07'],
		['Tháng 7-2025', '2025-m07'],
		['Tháng bảy năm 2025', '2025-m07'],
		['tháng năm năm 2025', '2025-m05'],
		['Tháng tư/2025', '2025-m04'],
		['tháng mười một năm 2025', '2025-m11'],
		['Tháng 9/2025', '2025-m09'],
		['Năm 2025, tháng 7', '2025-m07'],
		['2025-T7', '2025-m07'],
		['Báo cáo tháng 7/2025', '2025-m07'],
		['Kỳ báo cáo: Tháng 12 năm 2025', '2025-m12'],
		['2025-w31', '2025-w31'],
		['2025-W01', '2025-w01'],
		['Tuần 31/2025', '2025-w31'],
		['tuần 31 năm 2025', '2025-w31'],
		['Tuần thứ 31 năm 2025', '2025-w31'],
		['Tuần 31 (từ 28/7 đến 03/8/2025)', '2025-w31'],
		['Tuần 31/2025 (28/7 - 03/8/2025)', '2025-w31'],
		['Tuần 31 (từ ngày 25/7/2025 đến ngày 31/7/2025)', '2025-w31'],
		['Tuần 1 (từ 29/12/2025 đến 04/01/2026)', '2026-w01'],
		['Tuần 53 (từ 28/12/2026 đến 03/01/2027)', '2026-w53'],
		['Tuần 1 tháng 8 (từ 28/7 đến 03/8/2025)', '2025-w31'],
		['từ 28/7/2025 đến 03/8/2025', '2025-w31'],
		['Tháng 7/2025 (từ ngày 15/6 đến ngày 14/7/2025)', '2025-m07'],
		['Quý III (từ 15/6/2025 đến 14/9/2025)', '2025-q3'],
		['Quý I (15/12/2024 - 14/3/2025)', '2025-q1'],
		['10 tháng đầu năm 2025', '2025-01-01..2025-10-31'],
		['10 tháng năm 2025', '2025-01-01..2025-10-31'],
		['Mười tháng đầu năm 2025', '2025-01-01..2025-10-31'],
		['lũy kế 10 tháng đầu năm 2025', '2025-01-01..2025-10-31'],
		['10 tháng đầu năm 2025 (từ 01/01 đến 31/10/2025)', '2025-01-01..2025-10-31'],
		['11T/2025', '2025-01-01..2025-11-30'],
		['12T/2025', '2025-y'],
		['3 tháng đầu năm 2025', '2025-q1'],
		['03 tháng năm 2025', '2025-q1'],
		['1 tháng đầu năm 2025', '2025-m01'],
		['Năm tháng đầu năm 2025', '2025-01-01..2025-05-31'],
		['6 tháng cuối năm 2025', '2025-07-01..2025-12-31'],
		['3 tháng cuối năm 2025', '2025-q4'],
		['từ 01/7 đến 30/9/2025', '2025-q3'],
		['từ ngày 01/7/2025 đến ngày 30/9/2025', '2025-q3'],
		['(Từ ngày 01/07/2025 đến hết ngày 31/07/2025)', '2025-m07'],
		['01/7/2025 - 31/7/2025', '2025-m07'],
		['01/01/2025–31/12/2025', '2025-y'],
		['từ 01/01 đến 31/10/2025', '2025-01-01..2025-10-31'],
		['Thời gian: từ 01/7/2025 đến 15/8/2025', '2025-07-01..2025-08-15'],
		['2025-07-01..2025-08-15', '2025-07-01..2025-08-15'],
		['từ tháng 01 đến tháng 10/2025', '2025-01-01..2025-10-31'],
		['tháng 7/2025 - tháng 9/2025', '2025-q3'],
		['lũy kế đến 30/9/2025', '2025-m9'],
		['Lũy kế từ đầu năm đến ngày 15/9/2025', '2025-01-01..2025-09-15'],
		['lũy kế từ 01/01/2025 đến 15/9/2025', '2025-01-01..2025-09-15'],
		['tính đến 15/9/2025', '2025-01-01..2025-09-15'],
		['Số liệu tính đến hết ngày 30/6/2025', '2025-h1'],
		['từ đầu năm đến 31/12/2025', '2025-y'],
		['lũy kế đến hết tháng 10/2025', '2025-01-01..2025-10-31'],
		['lũy kế đến hết quý III/2025', '2025-m9']
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
		'6 tháng đầu năm',
		'10 tháng đầu năm',
		'tháng 13/2025',
		'tháng 0/2025',
		'tháng 7',
		'tháng 7/25',
		'7/2025',
		'07/2025',
		'M9/2025',
		'2025-m7',
		'2025-m13',
		'2025-m0',
		// Not filled in.
		'Tháng … năm 2025',
		'Tháng     năm 2025',
		'Tuần   /2025',
		'Tuần 54/2025',
		'Tuần 53/2025',
		'2025-w00',
		'Tuần 1 tháng 8/2025',
		'13 tháng năm 2025',
		'3 tháng 2023',
		// The quarter, or all up to its end.
		'lũy kế quý III/2025',
		'lũy kế tháng 9/2025',
		'lũy kế năm 2025',
		'đến 30/9/2025',
		'tính đến 31/02/2025',
		// Many report a quarter or a month so: which one is asked.
		'từ 15/6/2025 đến 14/9/2025',
		'từ 15/12/2024 đến 14/6/2025',
		'từ ngày 15/6 đến ngày 14/7/2025',
		'từ 25/7/2025 đến 31/7/2025',
		'từ 30/9/2025 đến 01/7/2025',
		'từ 01/01/2021 đến 31/12/2025',
		'2025-07-01..2025-06-30',
		'2025-02-30..2025-06-30',
		'từ 01/7 đến 30/9',
		'ngày 10 tháng 7 năm 2025',
		'Số 07/2025',
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

const year = fc.integer({ min: 1990, max: 2090 });
const namedPeriod: fc.Arbitrary<Period> = fc
	.record({ year, n: fc.nat(70) })
	.map(({ year: of, n }) => {
		if (n < 4) return { kind: 'quarter', year: of, index: n + 1 };
		if (n < 16) return { kind: 'month', year: of, index: n - 3 };
		if (n < 68) return { kind: 'week', year: of, index: n - 15 };
		return {
			kind: (['half', 'nine_months', 'year'] as const)[n - 68] ?? 'year',
			year: of,
			index: 1
		};
	});
const day = fc.record({ of: year, n: fc.nat(365) }).map(({ of, n }) => dayAfter(`${of}-01-01`, n));
const customPeriod: fc.Arbitrary<Period> = fc
	.record({ from: day, days: fc.integer({ min: 1, max: 395 }) })
	.map(
		({ from, days }) => periodOfWindow({ from, to: dayAfter(from, days) }) ?? periodOf('1990-y')
	);
/** Several months from January on. */
const firstMonths: fc.Arbitrary<Period> = fc
	.record({ of: year, month: fc.integer({ min: 1, max: 12 }) })
	.map(
		({ of, month }) =>
			periodOfWindow({
				from: `${of}-01-01`,
				to: lastDay({ kind: 'month', year: of, index: month })
			}) ?? periodOf('1990-y')
	);
const anyPeriod = fc.oneof(namedPeriod, customPeriod, firstMonths);

/** Days that are a named period's, moved by some weeks, are a question when written and an id all the same. */
const movedFromNothing = (period: Period): Period | undefined =>
	period.kind === 'custom' && movedFrom(period.window) !== undefined ? undefined : period;

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
	test('before and after undo each other', () => {
		fc.assert(
			fc.property(namedPeriod, (period) => {
				expect(nextPeriod(previousPeriod(period))).toEqual(period);
				expect(previousPeriod(nextPeriod(period))).toEqual(period);
				expect(comparePeriods(periodId(previousPeriod(period)), periodId(period))).toBeLessThan(0);
			})
		);
	});
	test('what is printed is read back, whatever the kind', () => {
		fc.assert(
			fc.property(anyPeriod, (period) => {
				const id = periodId(period);
				expect(periodOf(id)).toEqual(period);
				expect(parsePeriod(id)).toEqual(period);
				expect(parsePeriod(formatPeriod(id))).toEqual(movedFromNothing(period));
				expect(parsePeriod(formatPeriodShort(id))).toEqual(movedFromNothing(period));
			})
		);
	});
	test('days that are those of a named period have no other id', () => {
		fc.assert(
			fc.property(namedPeriod, (period) => {
				const window = { from: firstDay(period), to: lastDay(period) };
				expect(periodOfWindow(window)).toEqual(period);
				expect(periodFromId(`${window.from}..${window.to}`)).toBeUndefined();
				expect(parsePeriod(`${window.from}..${window.to}`)).toEqual(period);
			})
		);
	});
	test('the period before ends where the period begins, unless it counts from the start of the year', () => {
		fc.assert(
			fc.property(anyPeriod, (period) => {
				const fromStart = firstDay(period).endsWith('-01-01');
				if (fromStart && !['month', 'quarter', 'week'].includes(period.kind)) return;
				expect(endsRightBefore(previousPeriod(period), period)).toBe(true);
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
	test.each([
		['2023-h1', '2023-q1', true],
		['2023-h1', '2023-m06', true],
		['2023-m9', '2023-h1', true],
		['2023-m9', '2023-m09', true],
		['2023-m9', '2023-01-01..2023-08-31', true],
		['2023-y', '2023-w31', true],
		['2023-m09', '2023-m9', false],
		['2023-q3', '2023-q3', false],
		['2023-h1', '2023-q3', false],
		['2023-q3', '2023-w26', false],
		['2024-y', '2023-q1', false]
	])('that %s contains %s is %s', (whole, part, expected) => {
		expect(liesInside(whole, part)).toBe(expected);
	});
	test('a quarter has three months, and September is not nine months', () => {
		expect(monthsOf(periodOf('2025-q3'))).toEqual(['2025-m07', '2025-m08', '2025-m09']);
		expect(monthsOf(periodOf('2025-m9'))).toEqual([]);
		expect(periodOf('2025-m09')).toEqual({ kind: 'month', year: 2025, index: 9 });
		expect(periodOf('2025-m9')).toEqual({ kind: 'nine_months', year: 2025, index: 1 });
	});
	test.each([
		['2025-m01', '2024-m12', '2024-m01'],
		['2026-w01', '2025-w52', '2025-w01'],
		['2026-w53', '2026-w52', '2025-w52'],
		['2025-01-01..2025-10-31', '2024-01-01..2024-10-31', '2024-01-01..2024-10-31'],
		['2025-07-01..2025-12-31', '2025-h1', '2024-07-01..2024-12-31'],
		['2025-07-01..2025-08-31', '2025-05-01..2025-06-30', '2024-07-01..2024-08-31'],
		['2025-08-16..2025-08-31', '2025-07-31..2025-08-15', '2024-08-16..2024-08-31'],
		['2024-01-01..2024-02-29', '2023-01-01..2023-02-28', '2023-01-01..2023-02-28']
	])('before %s comes %s, a year ago was %s', (id, before, lastYear) => {
		expect(periodId(previousPeriod(periodOf(id)))).toBe(before);
		expect(periodId(samePeriodLastYear(periodOf(id)))).toBe(lastYear);
	});
	test.each([
		['2025-w01', '2024-12-30', '2025-01-05'],
		['2025-w31', '2025-07-28', '2025-08-03'],
		['2026-w53', '2026-12-28', '2027-01-03'],
		['2025-m02', '2025-02-01', '2025-02-28'],
		['2025-01-01..2025-10-31', '2025-01-01', '2025-10-31']
	])('%s runs from %s to %s', (id, from, to) => {
		expect([firstDay(periodOf(id)), lastDay(periodOf(id))]).toEqual([from, to]);
	});
	test.each([
		['Tuần 31 (từ 25/7 đến 31/7/2025)', { from: '2025-07-25', to: '2025-07-31' }],
		['Quý III/2025 (15/6 - 14/9/2025)', { from: '2025-06-15', to: '2025-09-14' }],
		['từ 01/7/2025 đến 15/8/2025', { from: '2025-07-01', to: '2025-08-15' }],
		['Quý III/2025', undefined],
		['lũy kế đến 15/9/2025', undefined]
	])('"%s" states the days %j', (text, window) => {
		expect(windowInPeriod(text)).toEqual(window);
	});
	test('a quarter follows from two cumulative reports', () => {
		expect(derivation(periodOf('2023-q1'))).toBeUndefined();
		expect(derivation(periodOf('2023-q2'))).toEqual({ cumulative: '2023-h1', minus: '2023-q1' });
		expect(derivation(periodOf('2023-q3'))).toEqual({ cumulative: '2023-m9', minus: '2023-h1' });
		expect(derivation(periodOf('2023-q4'))).toEqual({ cumulative: '2023-y', minus: '2023-m9' });
		expect(derivation(periodOf('2023-h1'))).toBeUndefined();
	});
});

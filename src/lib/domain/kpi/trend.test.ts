import { describe, expect, it } from 'vitest';
import { result } from '../../../../tests/support/observations';
import { totalOf } from './kpi';
import { breaksOf, comparablePeriods, totalSeries, trendSeries } from './trend';

describe('the periods of a trend', () => {
	it('are all of one kind between the first and the last with data, also those without', () => {
		const withData = ['2023-q2', '2022-q4', '2022-y', '2023-h1', '2023-q4'];
		expect(comparablePeriods('quarter', withData)).toEqual([
			'2022-q4',
			'2023-q1',
			'2023-q2',
			'2023-q3',
			'2023-q4'
		]);
		expect(comparablePeriods('year', withData)).toEqual(['2022-y']);
	});

	it('end at the last, be it the last year that can be written', () => {
		expect(comparablePeriods('year', ['9999-y', '9998-y'])).toEqual(['9998-y', '9999-y']);
	});

	it('are none where nothing of the kind was reported', () => {
		expect(comparablePeriods('nine_months', ['2023-q1'])).toEqual([]);
	});
});

describe('a line', () => {
	const unit = { unitId: 1, code: '00001', name: 'Xã An' };
	const periods = ['2023-q1', '2023-q2', '2023-q3'];

	it('keeps a gap where the unit has no figure, and its marks where it has', () => {
		const results = [
			result(1, [9, 10], { period: '2023-q1', flags: ['derived'] }),
			result(2, [1, 10], { period: '2023-q2' }),
			result(1, null, { period: '2023-q3', state: 'zero_denominator', reason: null })
		];
		const { points } = trendSeries({ unit, periods, results, breaks: [] });
		expect(points).toEqual([
			{
				period: '2023-q1',
				state: 'value',
				numerator: 9,
				denominator: 10,
				value: 90,
				flags: ['derived'],
				units: null
			},
			{
				period: '2023-q2',
				state: 'missing',
				numerator: null,
				denominator: null,
				value: null,
				flags: [],
				units: null
			},
			{
				period: '2023-q3',
				state: 'zero_denominator',
				numerator: null,
				denominator: null,
				value: null,
				flags: [],
				units: null
			}
		]);
	});

	it('of the office has a value where one of its units has', () => {
		const totals = new Map([
			['2023-q1', totalOf([result(1, [9, 10]), result(2, [1, 10])])],
			['2023-q2', totalOf([])]
		]);
		const of = { code: '288', name: 'Huyện A' };
		const series = totalSeries({ of, periods, totals, breaks: ['2023-q2'] });
		expect(series.unitId).toBeNull();
		expect(series.breaks).toEqual(['2023-q2']);
		expect(series.points.map(({ units }) => units)).toEqual([2, 0, 0]);
		expect(series.points.map(({ value }) => value)).toEqual([50, null, null]);
		expect(series.points.map(({ state }) => state)).toEqual(['value', 'missing', 'missing']);
	});

	it('breaks in the periods in which its unit began, grew or ended by succession', () => {
		const successors = [
			{ unitId: 1, successorId: 3, effectiveOn: '2023-05-01', share: 'whole' as const },
			{ unitId: 2, successorId: 3, effectiveOn: '2023-05-01', share: 'part' as const }
		];
		const register = { versions: [], aliases: [], successors };
		expect(breaksOf(register, 1, periods)).toEqual(['2023-q2']);
		expect(breaksOf(register, 3, periods)).toEqual(['2023-q2']);
		expect(breaksOf(register, 4, periods)).toEqual([]);
		expect(breaksOf(register, 3, ['2022-y', '2023-y'])).toEqual(['2023-y']);
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCatalogue, figure, figures, indicator } from '../../../../tests/support/observations';
import { deriveFigures } from './derive';
import type { Observation } from './observation';

const catalogue = aCatalogue({
	indicators: [
		indicator('amount', { measure: 'amount', unit: 'triệu đồng' }),
		indicator('survey_done', { measure: 'flag', nature: 'flag', additive: false })
	]
});
const derive = (period: string, observations: readonly Observation[]) =>
	deriveFigures(catalogue, period, (asked) =>
		observations.filter(({ period }) => period === asked)
	);
const h1 = { period: '2023-h1' };
const q1 = { period: '2023-q1' };

describe('a derived quarter', () => {
	it('is the six months less the first quarter, with the two figures it came from', () => {
		const half = figure('dossiers_resolved_total', 1128, { ...h1, text: '1.128' });
		const first = figure('dossiers_resolved_total', 551, q1);
		const { observations, issues } = derive('2023-q2', [half, first]);
		expect(issues).toEqual([]);
		expect(observations).toMatchObject([
			{
				period: '2023-q2',
				indicator: 'dossiers_resolved_total',
				source: 'Báo cáo',
				quantity: { kind: 'exact', value: 577 },
				text: '1.128 − 551',
				derivedFrom: [half, first]
			}
		]);
	});

	it('follows for the third quarter from nine months and six, for the fourth from the year and nine', () => {
		const observations = [
			figure('dossiers_paid_online', 900, { period: '2023-m9' }),
			figure('dossiers_paid_online', 500, h1),
			figure('dossiers_paid_online', 1500, { period: '2023-y' })
		];
		const values = ['2023-q3', '2023-q4', '2023-q1', '2023-h1'].map(
			(period) => derive(period, observations).observations[0]?.quantity
		);
		expect(values).toEqual([
			{ kind: 'exact', value: 400 },
			{ kind: 'exact', value: 600 },
			undefined,
			undefined
		]);
	});

	it('never stands beside a figure the quarter reports itself, from whatever source', () => {
		const observations = [
			figure('dossiers_paid_online', 500, h1),
			figure('dossiers_paid_online', 200, q1),
			figure('dossiers_paid_online', 290, { period: '2023-q2', source: 'Biểu mẫu 7' })
		];
		expect(derive('2023-q2', observations).observations).toEqual([]);
	});

	it('takes the place of a blank cell', () => {
		const observations = [
			figure('dossiers_paid_online', 500, h1),
			figure('dossiers_paid_online', 200, q1),
			figure('dossiers_paid_online', null, { period: '2023-q2' })
		];
		expect(derive('2023-q2', observations).observations).toHaveLength(1);
	});

	it('is not derived from stocks, rates, flags or totals that count the carried over twice', () => {
		const stated = {
			dossiers_pending_total: 20,
			online_share: 90,
			survey_done: 1,
			dossiers_received_total: 900
		};
		expect(derive('2023-q2', [...figures(stated, h1), ...figures(stated, q1)])).toEqual({
			observations: [],
			issues: []
		});
	});

	it('needs both figures exact and of one source', () => {
		const observations = [
			figure('dossiers_paid_online', { kind: 'at_least', value: 500 }, h1),
			figure('dossiers_paid_online', 200, q1),
			figure('dossiers_fee_bearing', 700, { ...h1, source: 'Biểu mẫu 7' }),
			figure('dossiers_fee_bearing', 300, q1)
		];
		expect(derive('2023-q2', observations).observations).toEqual([]);
	});

	it('is not derived when the larger figure does not count from the start of the year', () => {
		const observations = [
			figure('dossiers_paid_online', 820, {
				period: '2023-y',
				window: { from: '2023-07-01', to: '2023-12-14' }
			}),
			figure('dossiers_paid_online', 600, {
				period: '2023-m9',
				window: { from: '2022-12-15', to: '2023-09-14' }
			})
		];
		expect(derive('2023-q4', observations).observations).toEqual([]);
	});

	it('covers the days between the two windows', () => {
		const observations = [
			figure('dossiers_paid_online', 500, {
				...h1,
				window: { from: '2022-12-10', to: '2023-06-07' }
			}),
			figure('dossiers_paid_online', 200, {
				...q1,
				window: { from: '2022-12-15', to: '2023-02-28' }
			})
		];
		expect(derive('2023-q2', observations).observations[0]?.window).toEqual({
			from: '2023-03-01',
			to: '2023-06-07'
		});
	});

	it('subtracts decimal amounts without dust', () => {
		const observations = [figure('amount', 8.3, h1), figure('amount', 8.1, q1)];
		expect(derive('2023-q2', observations).observations[0]?.quantity).toEqual({
			kind: 'exact',
			value: 0.2
		});
	});
});

it('a negative result is an issue of the cumulative report and no figure', () => {
	const { observations, issues } = derive('2023-q2', [
		figure('dossiers_paid_online', 480, { ...h1, place: { row: 4 } }),
		figure('dossiers_paid_online', 551, q1)
	]);
	expect(observations).toEqual([]);
	expect(issues).toMatchObject([
		{
			code: 'cumulative_below_part',
			severity: 'warning',
			period: '2023-h1',
			place: { row: 4 },
			cumulative: { value: 480 },
			part: { value: 551 },
			partPeriod: '2023-q1'
		}
	]);
});

it('a derived quarter and the part it came from give the cumulative figure back', () => {
	const count = fc.integer({ min: 0, max: 100_000 });
	fc.assert(
		fc.property(count, count, (whole, part) => {
			const { observations, issues } = derive('2023-q2', [
				figure('dossiers_received_new', whole, h1),
				figure('dossiers_received_new', part, q1)
			]);
			const quantity = observations[0]?.quantity;
			expect(observations.length + issues.length).toBe(1);
			if (quantity?.kind === 'exact') expect(quantity.value + part).toBe(whole);
		})
	);
});

describe('a quarter of three months', () => {
	const month = (period: string, value: number, days?: readonly [string, string]) =>
		figure('dossiers_resolved_total', value, {
			period,
			window: days ? { from: days[0], to: days[1] } : null
		});

	it('is what they add up to, with the three figures it came from', () => {
		const months = [month('2025-m07', 210), month('2025-m08', 185), month('2025-m09', 230)];
		expect(derive('2025-q3', months).observations).toMatchObject([
			{
				period: '2025-q3',
				quantity: { kind: 'exact', value: 625 },
				text: '210 + 185 + 230',
				derivedFrom: months
			}
		]);
	});

	it('is not there where a month is missing, or the nine months stand in its place', () => {
		const two = [month('2025-m07', 210), month('2025-m08', 185)];
		expect(derive('2025-q3', two).observations).toEqual([]);
		expect(derive('2025-q3', [...two, month('2025-m9', 230)]).observations).toEqual([]);
	});

	it('is never made of stocks', () => {
		const stocks = ['2025-m07', '2025-m08', '2025-m09'].map((period) =>
			figure('dossiers_pending_total', 5, { period })
		);
		expect(derive('2025-q3', stocks).observations).toEqual([]);
	});

	it('has the days of its months where they meet', () => {
		const meeting = [
			month('2025-m07', 210, ['2025-06-15', '2025-07-14']),
			month('2025-m08', 185, ['2025-07-15', '2025-08-14']),
			month('2025-m09', 230, ['2025-08-15', '2025-09-14'])
		];
		expect(derive('2025-q3', meeting).observations).toMatchObject([
			{ window: { from: '2025-06-15', to: '2025-09-14' } }
		]);
		const apart = [...meeting.slice(0, 2), month('2025-m09', 230, ['2025-09-01', '2025-09-30'])];
		expect(derive('2025-q3', apart).observations).toEqual([]);
		const whole = [...meeting.slice(0, 2), month('2025-m09', 230, ['2025-08-15', '2025-11-14'])];
		expect(derive('2025-q3', whole).observations).toEqual([]);
	});

	it('follows from the cumulative reports where they are there too', () => {
		const months = [month('2025-m07', 210), month('2025-m08', 185), month('2025-m09', 230)];
		const pair = [month('2025-m9', 1000), month('2025-h1', 400)];
		expect(derive('2025-q3', [...months, ...pair]).observations).toMatchObject([
			{ quantity: { value: 600 }, text: '1000 − 400' }
		]);
	});
});

it('a quarter that would have more early ones than there are is an issue, and no figure of it', () => {
	const of = (period: string, resolved: number, early: number) => [
		figure('dossiers_resolved_total', resolved, { period }),
		figure('dossiers_resolved_early', early, { period })
	];
	const { observations, issues } = derive('2023-q2', [
		...of('2023-h1', 150, 140),
		...of('2023-q1', 100, 50)
	]);
	expect(observations).toEqual([]);
	expect(issues).toMatchObject([{ code: 'derived_exceeds', part: { value: 90 } }]);
});

import { describe, expect, it } from 'vitest';
import { figure, figures, ruleContext } from '../../../../../tests/support/observations';
import type { Observation } from '../../figures/observation';
import { carriedOver } from './carried-over';
import { cumulative } from './cumulative';
import { checkedFiguresOf } from './checked-figures';
import { suddenJump } from './sudden-jump';

const checked = (observations: readonly Observation[], past: readonly Observation[]) =>
	checkedFiguresOf(ruleContext(observations, { past }));
const at = (period: string) => ({ period });

describe('dossiers carried over', () => {
	const carried = (period: string, value: number) =>
		figure('dossiers_carried_over', value, { period });
	const pending = (period: string, value: number) =>
		figure('dossiers_pending_total', value, { period });
	const told = (now: Observation, ...past: readonly Observation[]) =>
		carriedOver(checked([now], past));

	it('are those pending when the quarter before ended', () => {
		expect(told(carried('2023-q2', 28), pending('2023-q1', 28))).toEqual([]);
		expect(told(carried('2023-q2', 6), pending('2023-q1', 28))).toMatchObject([
			{
				code: 'carried_over_mismatch',
				severity: 'warning',
				carriedOver: { value: 6 },
				pendingBefore: { value: 28 },
				periodBefore: '2023-q1'
			}
		]);
	});

	it('of the six months and of the year are those pending at the end of last year', () => {
		for (const period of ['2023-h1', '2023-m9', '2023-y', '2023-q1']) {
			expect(told(carried(period, 6), pending('2022-y', 7))).toMatchObject([
				{ periodBefore: '2022-y' }
			]);
			expect(told(carried(period, 6), pending('2023-h1', 7), pending('2022-q3', 9))).toEqual([]);
		}
	});

	it('of the third quarter may come from the second quarter or the six months', () => {
		const now = carried('2023-q3', 6);
		expect(told(now, pending('2023-h1', 5))).toMatchObject([{ periodBefore: '2023-h1' }]);
		expect(told(now, pending('2023-q2', 5), pending('2023-h1', 6))).toEqual([]);
		expect(told(now, pending('2023-q2', 5), pending('2023-h1', 4))).toMatchObject([
			{ periodBefore: '2023-q2' }
		]);
	});

	it('are not compared across a hole between the windows', () => {
		const before = { ...pending('2023-q1', 28), window: { from: '2022-12-15', to: '2023-03-14' } };
		const after = (from: string) => ({
			...carried('2023-q2', 6),
			window: { from, to: '2023-06-14' }
		});
		expect(told(after('2023-03-15'), before)).toHaveLength(1);
		expect(told(after('2023-04-01'), before)).toEqual([]);
	});
});

describe('a sudden jump', () => {
	const quarters = ['2022-q1', '2022-q2', '2022-q3', '2022-q4'];
	const usual = (value: number) =>
		quarters.flatMap((period, index) =>
			figures(
				{
					dossiers_received_new: value + index,
					dossiers_received_total: value + index + 5,
					dossiers_resolved_total: value + index
				},
				at(period)
			)
		);
	const jump = (indicator: string, value: number, past = usual(550)) =>
		suddenJump(checked([figure(indicator, value, at('2023-q1'))], past));

	it('is a count more than three times, or less than a third, of the usual one', () => {
		expect(jump('dossiers_received_new', 5510)).toMatchObject([
			{
				code: 'sudden_jump',
				severity: 'warning',
				figure: { value: 5510 },
				usual: 551.5,
				history: [
					{ period: '2022-q1', value: 550 },
					{ period: '2022-q2', value: 551 },
					{ period: '2022-q3', value: 552 },
					{ period: '2022-q4', value: 553 }
				]
			}
		]);
		expect(jump('dossiers_received_new', 55)).toHaveLength(1);
		expect(jump('dossiers_received_new', 0)).toHaveLength(1);
		expect(jump('dossiers_received_new', 1600)).toEqual([]);
		expect(jump('dossiers_received_new', 200)).toEqual([]);
	});

	it('needs four earlier periods of the same kind', () => {
		expect(jump('dossiers_received_new', 5510, usual(550).slice(3))).toEqual([]);
		const halves = usual(550).map((entry) => ({
			...entry,
			period: entry.period.replace(/q\d/, 'y')
		}));
		expect(jump('dossiers_received_new', 5510, halves)).toEqual([]);
	});

	it('is not seen in small numbers, in stocks or in rates', () => {
		expect(jump('dossiers_received_new', 19 * 4, usual(15))).toEqual([]);
		const stocks = quarters.map((period) => figure('dossiers_pending_total', 100, at(period)));
		expect(jump('dossiers_pending_total', 1000, stocks)).toEqual([]);
		const rates = quarters.map((period) => figure('online_share', 20, at(period)));
		expect(jump('online_share', 99, rates)).toEqual([]);
	});

	it('is not a count that falls a little every quarter', () => {
		const falling = [136, 141, 93, 85].map((value, index) =>
			figure('dossiers_received_direct_postal', value, at(quarters[index] ?? ''))
		);
		const further = [...falling, figure('dossiers_received_direct_postal', 33, at('2023-q1'))];
		const now = figure('dossiers_received_direct_postal', 26, at('2023-q2'));
		expect(suddenJump(checked([now], further))).toEqual([]);
	});

	it('of a whole report is told of its total only', () => {
		const tenfold = figures(
			{ dossiers_received_new: 5510, dossiers_received_total: 5560, dossiers_resolved_total: 5500 },
			at('2023-q1')
		);
		expect(suddenJump(checked(tenfold, usual(550)))).toMatchObject([
			{ figure: { indicator: 'dossiers_received_total' } }
		]);
	});

	it('is measured against the last two years', () => {
		const old = ['2017-q1', '2017-q2', '2017-q3', '2017-q4', '2018-q1', '2018-q2', '2018-q3'];
		const past = [
			...old.map((period) => figure('dossiers_received_new', 50, at(period))),
			...[...quarters, '2021-q1', '2021-q2', '2021-q3', '2021-q4'].map((period) =>
				figure('dossiers_received_new', 600, at(period))
			)
		];
		expect(jump('dossiers_received_new', 650, past)).toEqual([]);
	});
});

describe('a cumulative figure', () => {
	const half = (indicator: string, value: number, details: Partial<Observation> = {}) =>
		figure(indicator, value, { ...at('2023-h1'), ...details });
	const first = (indicator: string, value: number, details: Partial<Observation> = {}) =>
		figure(indicator, value, { ...at('2023-q1'), ...details });
	const told = (now: Observation[], past: Observation[]) => cumulative(checked(now, past));

	it('cannot be below that of a quarter inside it', () => {
		expect(
			told([half('dossiers_received_new', 480)], [first('dossiers_received_new', 551)])
		).toMatchObject([
			{
				code: 'cumulative_below_part',
				cumulative: { value: 480 },
				part: { value: 551 },
				partPeriod: '2023-q1'
			}
		]);
		expect(
			told([half('dossiers_received_new', 551)], [first('dossiers_received_new', 551)])
		).toEqual([]);
	});

	it('of a stock may well be', () => {
		expect(
			told([half('dossiers_pending_total', 1)], [first('dossiers_pending_total', 28)])
		).toEqual([]);
	});

	it('of a later window does not contain the quarter', () => {
		const paid = half('dossiers_paid_online', 100, {
			window: { from: '2023-04-01', to: '2023-06-14' }
		});
		const before = first('dossiers_paid_online', 200, {
			window: { from: '2022-12-15', to: '2023-03-14' }
		});
		expect(told([paid], [before])).toEqual([]);
	});

	it('is told of the total alone when its parts fall short with it', () => {
		const now = figures(
			{ dossiers_received_new: 480, dossiers_received_online: 460 },
			at('2023-h1')
		);
		const past = figures(
			{ dossiers_received_new: 551, dossiers_received_online: 526 },
			at('2023-q1')
		);
		expect(told(now, past)).toMatchObject([{ cumulative: { indicator: 'dossiers_received_new' } }]);
	});

	it('is not looked at from the quarter', () => {
		expect(
			told([first('dossiers_received_new', 551)], [half('dossiers_received_new', 480)])
		).toEqual([]);
	});
});

describe('100 % stated over six months', () => {
	const stated = figure('online_share', 100, { ...at('2023-h1'), text: '100%' });
	const quarter = (online: number) =>
		figures({ dossiers_received_online: online, dossiers_received_new: 551 }, at('2023-q1'));
	const told = (now: Observation[], past: Observation[]) => cumulative(checked(now, past));

	it('is impossible when the first quarter has 25 dossiers against it', () => {
		expect(told([stated], quarter(526))).toMatchObject([
			{
				code: 'cumulative_rate_impossible',
				stated: { text: '100%' },
				numerator: { value: 526 },
				denominator: { value: 551 },
				partPeriod: '2023-q1'
			}
		]);
	});

	it('may be rounded when one dossier of many was missing', () => {
		expect(told([stated], quarter(550))).toEqual([]);
		expect(told([{ ...stated, decimals: 2 }], quarter(550))).toHaveLength(1);
	});

	it('is compared with its own counts where the report gives them', () => {
		const counts = figures(
			{ dossiers_received_online: 1100, dossiers_received_new: 1125 },
			at('2023-h1')
		);
		expect(told([stated, ...counts], quarter(526))).toEqual([]);
	});

	it('shows a numerator summed from two figures with its sum', () => {
		const timely = figure('timely_rate', 100, { ...at('2023-h1'), text: '100%' });
		const counts = figures(
			{
				dossiers_resolved_early: 400,
				dossiers_resolved_on_time: 50,
				dossiers_resolved_total: 551
			},
			at('2023-q1')
		);
		expect(told([timely], counts)).toMatchObject([
			{ numerator: { value: 450, text: '400 + 50' }, denominator: { value: 551 } }
		]);
	});
});

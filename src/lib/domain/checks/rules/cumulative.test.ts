import { describe, expect, it } from 'vitest';
import { figure, figures, ruleContext } from '../../../../../tests/support/observations';
import type { Observation } from '../../figures/observation';
import { cumulative } from './cumulative';
import { checkedFiguresOf } from './checked-figures';

const checked = (observations: readonly Observation[], past: readonly Observation[]) =>
	checkedFiguresOf(ruleContext(observations, { past }));
const at = (period: string) => ({ period });

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

import { describe, expect, it } from 'vitest';
import { figure, figures, ruleContext } from '../../../../../tests/support/observations';
import type { Observation } from '../../figures/observation';
import { checkedFiguresOf } from './checked-figures';
import { suddenJump } from './sudden-jump';

const checked = (observations: readonly Observation[], past: readonly Observation[]) =>
	checkedFiguresOf(ruleContext(observations, { past }));
const at = (period: string) => ({ period });

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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	byField,
	figure,
	figures,
	onlineShare,
	kpiContext,
	ruleContext
} from '../../../../../tests/support/observations';
import { figuresOf } from '../issue-figures';
import { computeKpi, figureKey } from '../../kpi/kpi';
import { roundHalfUp } from '../../figures/measured';
import type { Observation } from '../../figures/observation';
import { comparePeriods } from '../../figures/period';
import { runRules } from './stages';

const codes = (observations: readonly Observation[], past: readonly Observation[] = []) =>
	runRules(ruleContext(observations, { past })).map(({ code }) => code);

describe('the five reports', () => {
	it('Minh Đức: 1103 + 31 ≠ 1144 and 99,8 % against 96,42 %, so its online share is unverified', () => {
		const report = [
			...figures(
				{
					dossiers_received_total: 1144,
					dossiers_received_online: 1103,
					dossiers_received_direct: 31,
					dossiers_resolved_total: 1128,
					dossiers_resolved_early_or_on_time: 1128,
					online_share: 99.8,
					timely_rate: 100
				},
				{ period: '2023-h1' }
			)
		];
		const issues = runRules(ruleContext(report));
		expect(issues.map(({ code }) => code)).toEqual(['sum_mismatch', 'rate_mismatch']);
		const unverified = new Set(issues.flatMap(figuresOf).map(figureKey));
		const context = kpiContext(report, { period: '2023-h1', unverified });
		expect(computeKpi(onlineShare, context)).toMatchObject({
			numerator: 1103,
			denominator: 1144,
			flags: ['unverified', 'fallback_denominator']
		});
	});

	it('Lai Cách: its first quarter holds in every sum', () => {
		const text = figures(
			{
				dossiers_received_total: 552,
				dossiers_received_new: 551,
				dossiers_received_online: 526,
				dossiers_received_direct_postal: 25,
				dossiers_carried_over: 1,
				dossiers_resolved_total: 551,
				dossiers_resolved_early: 551,
				dossiers_pending_total: 1,
				dossiers_pending_in_time: 1
			},
			{ period: '2023-q1', source: 'Mục II.2' }
		);
		const table = byField(
			'dossiers_received_total',
			{ social: 23, merit: 3, civil_status: 157, certification: 367, adoption: 1, emulation: 1 },
			{ period: '2023-q1', source: 'Bảng' }
		);
		expect(codes([...text, ...table])).toEqual([]);
	});

	it('Lai Cách: three rates without counts, one of them impossible after the first quarter', () => {
		const quarter = figures(
			{ dossiers_received_new: 551, dossiers_received_online: 526 },
			{ period: '2023-q1' }
		);
		const rates = figures({ timely_rate: 100, online_share: 100 }, { period: '2023-h1' });
		expect(codes(rates, quarter)).toEqual([
			'rate_without_counts',
			'rate_without_counts',
			'cumulative_rate_impossible'
		]);
	});
});

it('one blank cell raises no contradiction of its own', () => {
	const report = figures({
		dossiers_received_total: 950,
		dossiers_received_new: 944,
		dossiers_carried_over: null,
		dossiers_received_online: 922,
		dossiers_received_direct_postal: 22
	});
	expect(codes(report)).toEqual([]);
});

describe('figures that fit together', () => {
	interface Quarter {
		readonly early: number;
		readonly onTime: number;
		readonly late: number;
		readonly pending: number;
		readonly offline: number;
		readonly paid: number;
		readonly free: number;
	}
	const count = fc.integer({ min: 0, max: 45 });
	const quarter = fc.record({
		early: fc.integer({ min: 200, max: 400 }),
		onTime: count,
		late: count,
		pending: count,
		offline: count,
		paid: fc.integer({ min: 100, max: 150 }),
		free: count
	});

	/** What a report of one period says when `carried` were left over and the parts happened. */
	function report(period: string, parts: readonly Quarter[], carried: number): Observation[] {
		const sum = (key: keyof Quarter) => parts.reduce((total, part) => total + part[key], 0);
		const pending = parts.at(-1)?.pending ?? 0;
		const resolved = sum('early') + sum('onTime') + sum('late');
		const received = resolved + pending - carried;
		const online = received - sum('offline');
		const share = roundHalfUp((100 * online) / received, 2);
		// Of each quarter its own, so that the fields add up as the totals do.
		const land = parts.reduce((total, part, index) => {
			const before = index === 0 ? carried : (parts[index - 1]?.pending ?? 0);
			const own = part.early + part.onTime + part.late + part.pending - before;
			return total + Math.floor(own / 3);
		}, 0);
		return [
			...figures(
				{
					dossiers_received_total: received + carried,
					dossiers_received_new: received,
					dossiers_received_online: online,
					dossiers_received_direct_postal: sum('offline'),
					dossiers_carried_over: carried,
					dossiers_resolved_total: resolved,
					dossiers_resolved_early: sum('early'),
					dossiers_resolved_on_time: sum('onTime'),
					dossiers_resolved_late: sum('late'),
					dossiers_pending_total: pending,
					dossiers_pending_in_time: pending,
					dossiers_pending_overdue: 0,
					dossiers_fee_bearing: sum('paid') + sum('free'),
					dossiers_paid_online: sum('paid')
				},
				{ period }
			),
			figure('online_share', share, { period, decimals: 2 }),
			...byField('dossiers_received_new', { land, civil_status: received - land }, { period })
		];
	}

	it('raise nothing, quarter after quarter and in the cumulative reports', () => {
		const year = fc.array(quarter, { minLength: 8, maxLength: 8 });
		fc.assert(
			fc.property(year, fc.integer({ min: 0, max: 60 }), (quarters, before) => {
				const carriedInto = (index: number) => quarters[index - 1]?.pending ?? before;
				const reports = quarters.flatMap((part, index) => {
					const id = (suffix: string) => `${index < 4 ? 2022 : 2023}-${suffix}`;
					const start = index < 4 ? 0 : 4;
					const since = quarters.slice(start, index + 1);
					const suffix = [undefined, 'h1', 'm9', 'y'][index % 4];
					return [
						{
							period: id(`q${(index % 4) + 1}`),
							figures: report(id(`q${(index % 4) + 1}`), [part], carriedInto(index))
						},
						...(suffix
							? [{ period: id(suffix), figures: report(id(suffix), since, carriedInto(start)) }]
							: [])
					];
				});
				const sorted = [...reports].sort((a, b) => comparePeriods(a.period, b.period));
				for (const { period, figures: now } of sorted) {
					const past = sorted.filter((other) => other.period !== period);
					expect(
						codes(
							now,
							past.flatMap((other) => other.figures)
						)
					).toEqual([]);
				}
			}),
			{ numRuns: 20 }
		);
	});
});

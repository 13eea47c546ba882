// Every commune's true figures, quarter by quarter, with what is still open carried over and the merger followed.
import type { IndicatorId } from '../../src/lib/domain/kpi/catalogue';
import type { PeriodId } from '../../src/lib/domain/figures/period';
import { quartersOf, windowOfQuarters, yearOf, quarterOf } from './calendar';
import { drawFigures, type Figures } from './figures';
import type { DemonstrationCommune, DemonstrationPlan } from './plan';

export type History = ReadonlyMap<string, ReadonlyMap<PeriodId, Figures>>;

/** Figures that stand at a moment: a cumulative report takes them from its first or last quarter, all others are added up. */
const FROM_FIRST: readonly IndicatorId[] = ['dossiers_carried_over'];
const FROM_LAST: readonly IndicatorId[] = [
	'dossiers_pending_total',
	'dossiers_pending_in_time',
	'dossiers_pending_overdue',
	'plan_tasks_total',
	'plan_tasks_completed',
	'procedures_online_total',
	'procedures_online_with_dossiers'
];

export function drawHistory(plan: DemonstrationPlan): History {
	const history = new Map<string, Map<PeriodId, Figures>>();
	const quarters = quartersOf(plan);
	for (const [position, period] of quarters.entries()) {
		for (const commune of plan.communes) {
			if (!existsIn(plan, commune, period)) continue;
			const own = history.get(commune.code) ?? new Map<PeriodId, Figures>();
			const jump = plan.planted.find(
				(planted) =>
					planted.kind === 'jump' && planted.code === commune.code && planted.period === period
			);
			own.set(
				period,
				drawFigures({
					seed: plan.seed,
					commune,
					period,
					progress: quarters.length > 1 ? position / (quarters.length - 1) : 1,
					carriedOver: openBefore(plan, history, { commune, before: quarters[position - 1] }),
					volume: jump?.kind === 'jump' ? jump.factor : 1
				})
			);
			history.set(commune.code, own);
		}
	}
	return history;
}

/** A commune reports for a quarter when it exists on the quarter's last day. */
export function existsIn(
	plan: DemonstrationPlan,
	commune: DemonstrationCommune,
	period: PeriodId
): boolean {
	const { to } = windowOfQuarters(plan, {
		year: yearOf(period),
		from: quarterOf(period),
		to: quarterOf(period)
	});
	return (
		(!commune.validFrom || commune.validFrom <= to) && (!commune.validTo || commune.validTo >= to)
	);
}

function openBefore(
	plan: DemonstrationPlan,
	history: History,
	at: { commune: DemonstrationCommune; before: PeriodId | undefined }
): number {
	if (at.before === undefined) return 3;
	const before = at.before;
	const pendingOf = (code: string) => history.get(code)?.get(before)?.['dossiers_pending_total'];
	const own = pendingOf(at.commune.code);
	if (own !== undefined) return own;
	return plan.communes
		.filter((other) => other.mergedInto === at.commune.code)
		.reduce((sum, other) => sum + (pendingOf(other.code) ?? 0), 0);
}

/** A cumulative report over consecutive quarters. */
export function accumulate(quarters: readonly Figures[]): Figures {
	const first = quarters[0];
	const last = quarters.at(-1);
	if (!first || !last) throw new Error('a cumulative report needs at least one quarter');
	const sum: Figures = {};
	for (const indicator of Object.keys(last)) {
		if (FROM_FIRST.includes(indicator)) sum[indicator] = first[indicator] ?? 0;
		else if (FROM_LAST.includes(indicator)) sum[indicator] = last[indicator] ?? 0;
		else sum[indicator] = quarters.reduce((total, quarter) => total + (quarter[indicator] ?? 0), 0);
	}
	sum['dossiers_received_total'] =
		(sum['dossiers_received_new'] ?? 0) + (sum['dossiers_carried_over'] ?? 0);
	return sum;
}

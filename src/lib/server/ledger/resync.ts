// Brings open issues in step with the figures after something other than an import moved them.
import type { Catalogue } from '../../domain/kpi/catalogue';
import type { Observation } from '../../domain/figures/observation';
import { comparePeriods, type PeriodId } from '../../domain/figures/period';
import type { UnitId } from '../../domain/unit/unit';
import type { Writer } from '../db/database';
import { closedIssueMarks, type IssueMark } from '../db/submissions/issues';
import { figuresOutside } from '../db/figures/observations';
import { submissionMarks, type SubmissionMark } from '../db/submissions/submission-decisions';
import { groupedBy, inBatches } from './batches';
import { findings, inOrder, openMarksOf } from './recheck';
import { syncIssues } from './sync-issues';

export interface Resync {
	readonly catalogue: Catalogue;
	readonly at: string;
	/** Why figures are as they are now; kept with what is newly open. */
	readonly reason: string;
	/** The submission that was decided about; null after an undoing. */
	readonly submissionId: number | null;
}
/** All that is known of one unit. */
interface UnitState {
	readonly unitId: UnitId;
	readonly from: PeriodId;
	readonly figures: ReadonlyMap<PeriodId, readonly Observation[]>;
	readonly open: readonly IssueMark[];
	readonly closed: readonly IssueMark[];
	readonly submissions: readonly SubmissionMark[];
}

/** Each unit from the period on that is given for it. */
export function resyncUnits(
	db: Writer,
	units: ReadonlyMap<UnitId, PeriodId>,
	resync: Resync
): void {
	inBatches([...units], (batch) => {
		const unitIds = batch.map(([unitId]) => unitId);
		const figures = groupedBy(figuresOutside(db, { unitIds, periods: [] }), ({ unitId }) => unitId);
		const open = openMarksOf(db, unitIds);
		const closed = groupedBy(closedIssueMarks(db, unitIds), ({ unitId }) => unitId);
		const submissions = groupedBy(submissionMarks(db, unitIds), ({ unitId }) => unitId);
		for (const [unitId, from] of batch) {
			const own = groupedBy(figures.get(unitId) ?? [], ({ period }) => period);
			const state = {
				...{ unitId, from, figures: own },
				open: open.get(unitId) ?? [],
				closed: closed.get(unitId) ?? [],
				submissions: submissions.get(unitId) ?? []
			};
			resyncUnit(db, state, resync);
		}
		return [];
	});
}

function resyncUnit(db: Writer, state: UnitState, resync: Resync): void {
	const { figures, open, from, unitId, closed } = state;
	const { catalogue, at, reason, submissionId } = resync;
	const periods = new Set([...figures.keys(), ...open.map(({ period }) => period)]);
	for (const period of inOrder(periods)) {
		if (comparePeriods(period, from) < 0) continue;
		const today = dayOfLast(state, period);
		const found = figures.has(period)
			? findings({ catalogue, unitId, period, today }, figures)
			: [];
		const about = { found, open: open.filter((mark) => mark.period === period) };
		const ofPeriod = closed.filter((mark) => mark.period === period);
		syncIssues(db, about, {
			opening: { unitId, period, submissionId: lastCounting(state, period), reason, at },
			closing: { submissionId, at },
			closedBefore: (fingerprint) =>
				ofPeriod.findLast((mark) => mark.fingerprint === fingerprint)?.id
		});
	}
}

/** The day on which the period was last looked at: a window that had not ended then had not ended. */
function dayOfLast({ submissions }: UnitState, period: PeriodId): string {
	const last = submissions.findLast((one) => comparePeriods(one.period, period) <= 0);
	return last?.receivedAt.slice(0, 10) ?? '';
}

/** Whoever stated figures last is whose contradiction it is. */
function lastCounting({ submissions }: UnitState, period: PeriodId): number {
	const last = submissions.findLast((one) => one.period === period && one.setAside === null);
	return last?.id ?? 0;
}

// Runs the rules over the figures as they now stand and keeps the open issues in step.
import type { Catalogue } from '../../domain/catalogue';
import { issueFingerprint } from '../../domain/issue-fingerprint';
import type { FigureIssue } from '../../domain/issue';
import type { Observation } from '../../domain/observation';
import { comparePeriods, type PeriodId } from '../../domain/period';
import { runRules } from '../../domain/rules/stages';
import type { UnitId } from '../../domain/unit';
import type { Writer } from '../db/database';
import { closeIssue, openIssues, saveIssue, type StoredIssue } from '../db/issues';
import { observationsFor } from '../db/observations';

export interface Recheck {
	readonly catalogue: Catalogue;
	/** Instant of the import. */
	readonly at: string;
	readonly reason: string | null;
}
/** A unit and period whose figures changed, by the submission that changed them. */
export interface Touched {
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly submissionId: number;
}
export interface Rechecked {
	/** Of the touched periods all; of later periods what is new. */
	readonly issues: readonly FigureIssue[];
	/** Those that were not open before. */
	readonly opened: readonly FigureIssue[];
}

/** The touched periods of one unit and every later one: rules look back, never forward. */
export function recheckUnit(db: Writer, touched: readonly Touched[], recheck: Recheck): Rechecked {
	const [first] = touched;
	if (first === undefined) return { issues: [], opened: [] };
	const { unitId } = first;
	const byPeriod = figuresByPeriod(db, unitId);
	const issues: FigureIssue[] = [];
	const opened: FigureIssue[] = [];
	for (const period of [...byPeriod.keys()].sort(comparePeriods)) {
		const own = touched.find((one) => one.period === period);
		const by = own ?? touched.find((one) => comparePeriods(one.period, period) < 0);
		if (by === undefined) continue;
		const found = runRules({
			catalogue: recheck.catalogue,
			unitId,
			period,
			observations: byPeriod.get(period) ?? [],
			otherPeriods: new Map([...byPeriod].filter(([other]) => other !== period)),
			today: recheck.at.slice(0, 10)
		});
		const open = openIssues(db, { unitIds: [unitId], periods: [period] });
		const isNew = syncIssues(db, { found, open, by: { ...by, period }, recheck });
		issues.push(...(own === undefined ? isNew : found));
		opened.push(...isNew);
	}
	return { issues, opened };
}

/** Contradictions of the file's own totals, kept under the organising unit they speak of. */
export function recheckTotals(
	db: Writer,
	of: { readonly totals: readonly FigureIssue[]; readonly by: Touched },
	recheck: Recheck
): FigureIssue[] {
	const { unitId, period } = of.by;
	const open = openIssues(db, { unitIds: [unitId], periods: [period] });
	return syncIssues(db, { found: of.totals, open, by: of.by, recheck });
}

/** Opens what is new, leaves what is known with its reason, closes what is mended; answers what is new. */
function syncIssues(
	db: Writer,
	of: {
		readonly found: readonly FigureIssue[];
		readonly open: readonly StoredIssue[];
		readonly by: Touched;
		readonly recheck: Recheck;
	}
): FigureIssue[] {
	const { by, recheck } = of;
	const open = new Map(of.open.map((stored) => [stored.fingerprint, stored]));
	const isNew: FigureIssue[] = [];
	for (const issue of of.found) {
		const fingerprint = issueFingerprint(issue);
		if (open.delete(fingerprint)) continue;
		isNew.push(issue);
		const reason = issue.severity === 'info' ? null : recheck.reason;
		saveIssue(db, { ...by, fingerprint, issue, reason, openedAt: recheck.at });
	}
	for (const mended of open.values()) closeIssue(db, mended.id, { ...by, at: recheck.at });
	return isNew;
}

function figuresByPeriod(db: Writer, unitId: UnitId): Map<PeriodId, Observation[]> {
	const byPeriod = new Map<PeriodId, Observation[]>();
	for (const observation of observationsFor(db, { unitIds: [unitId] })) {
		const figures = byPeriod.get(observation.period);
		if (figures === undefined) byPeriod.set(observation.period, [observation]);
		else figures.push(observation);
	}
	return byPeriod;
}

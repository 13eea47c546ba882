// Keeps the open issues of one unit and period equal to what was found.
import { issueFingerprint } from '../../domain/checks/issue-fingerprint';
import type { FigureIssue } from '../../domain/checks/issue';
import type { PeriodId } from '../../domain/figures/period';
import type { UnitId } from '../../domain/unit/unit';
import type { Writer } from '../db/database';
import { closeIssue, reopenIssue, saveIssue, type IssueMark } from '../db/submissions/issues';

export interface Syncing {
	/** Under which submission, since when and why something new is kept. */
	readonly opening: {
		readonly unitId: UnitId;
		readonly period: PeriodId;
		readonly submissionId: number;
		readonly reason: string | null;
		readonly at: string;
	};
	/** `submissionId` is null where no submission mended the figures. */
	readonly closing: { readonly submissionId: number | null; readonly at: string };
	/** Number of the same contradiction closed before, where it is to be opened again instead of anew. */
	readonly closedBefore?: (fingerprint: string) => number | undefined;
}

/** Opens what is new, leaves what is known with its reason, closes what is mended; answers what is new. */
export function syncIssues(
	db: Writer,
	of: { readonly found: readonly FigureIssue[]; readonly open: readonly IssueMark[] },
	{ opening, closing, closedBefore }: Syncing
): FigureIssue[] {
	if (of.found.length === 0 && of.open.length === 0) return [];
	const open = new Map(of.open.map((mark) => [mark.fingerprint, mark]));
	const isNew: FigureIssue[] = [];
	for (const issue of of.found) {
		const fingerprint = issueFingerprint(issue);
		if (open.delete(fingerprint)) continue;
		isNew.push(issue);
		const before = closedBefore?.(fingerprint);
		if (before !== undefined) {
			reopenIssue(db, before);
			continue;
		}
		const { unitId, period, submissionId, at: openedAt } = opening;
		const reason = issue.severity === 'info' ? null : opening.reason;
		saveIssue(db, { unitId, period, submissionId, fingerprint, issue, reason, openedAt });
	}
	for (const mended of open.values()) closeIssue(db, mended.id, closing);
	return isNew;
}

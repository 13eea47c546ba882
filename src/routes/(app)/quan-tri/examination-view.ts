// The last look at whether the database is whole, in words; and the one under way.
import { verdictText, type VerdictText } from '$lib/format/office/audit-verdict-text';
import { durationText } from '$lib/format/office/database-text';
import { formatInstant } from '$lib/format/period';
import { progressText, workFaultText } from '$lib/format/intake/progress-text';
import { lastVerdict } from '$lib/server/db/audit/audit-verdict';
import type { Reader } from '$lib/server/db/database';
import { lastExamination } from '$lib/server/db/file/examination';

export interface ExaminationView {
	readonly at: string;
	readonly took: string;
	readonly isWhole: boolean;
	readonly damage: string;
	/** As the audit log was last found; it may have been checked since. */
	readonly audit: VerdictText | null;
}

/** null: nobody has looked yet. */
export function examinationView(db: Reader): ExaminationView | null {
	const last = lastExamination(db);
	if (last === undefined) return null;
	const { at, tookMs, damage } = last;
	const verdict = lastVerdict(db)?.verdict;
	return {
		at: formatInstant(at),
		took: durationText(tookMs),
		isWhole: damage === '',
		damage,
		audit: verdict === undefined ? null : verdictText(verdict)
	};
}

type ExaminationWork =
	| { readonly kind: 'done' }
	| { readonly kind: 'under_way'; readonly text: string }
	| { readonly kind: 'ended'; readonly text: string };

/** Of a job that was asked for; null: none, or forgotten. */
export function examinationWork(
	jobs: App.Locals['jobs'],
	jobId: string | null
): ExaminationWork | null {
	const state = jobId === null ? undefined : jobs.state('examine', jobId);
	switch (state?.status) {
		case undefined:
			return null;
		case 'done':
			return { kind: 'done' };
		case 'waiting':
		case 'running':
			return { kind: 'under_way', text: progressText(state.progress, state.aheadOfIt) };
		case 'failed':
			return { kind: 'ended', text: workFaultText(state.fault) };
		case 'cancelled':
			return { kind: 'ended', text: workFaultText('killed') };
	}
}

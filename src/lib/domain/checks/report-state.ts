// Where a unit's report for a period stands, replayed from what happened to it: nobody ticks a box.
import type { Issue } from './issue';
import { daysBetween, type IsoDate } from '../figures/period';

/** The words of the submission board. */
export type ReportState =
	| 'not_submitted'
	| 'has_errors'
	| 'awaiting_confirmation'
	| 'received'
	| 'late'
	| 'corrected'
	| 'sent_back'
	| 'locked';

interface At {
	/** Instant, ISO. */
	readonly at: string;
	/** The day of that instant where the office is. */
	readonly on: IsoDate;
}
export type ReportEvent = At &
	(
		| {
				/** A file was checked and could not be stored as it was. */
				readonly kind: 'checked';
				readonly outcome: 'must_fix' | 'needs_confirmation' | 'would_store';
				readonly fileName: string;
				readonly errors: number;
				readonly firstIssue: Issue | null;
				/** The file is still kept for confirming. */
				readonly isOpen: boolean;
				/** The unit itself brought it, not an office for it. */
				readonly isOwn: boolean;
		  }
		| {
				readonly kind: 'received';
				readonly submissionId: number;
				readonly fileName: string;
				/** Figures of an earlier report that it replaced. */
				readonly changed: number;
		  }
		| {
				readonly kind: 'withdrawn' | 'sent_back' | 'restored';
				readonly submissionId: number;
				readonly reason: string;
		  }
	);

export interface ReportDeadline {
	/** null: no due date is known, so nothing is late. */
	readonly dueOn: IsoDate | null;
	readonly isLocked: boolean;
}
export interface ReportStanding {
	readonly state: ReportState;
	/** Days after the due date on which the first report that counts came; null: in time, none yet, or no due date. */
	readonly daysLate: number | null;
	/** Reports that count and changed figures of an earlier one. */
	readonly corrections: number;
	/** Instant of the first and the latest report that counts. */
	readonly firstAt: string | null;
	readonly lastAt: string | null;
	/** The latest report that counts. */
	readonly submissionId: number | null;
	/** The last check that failed, while no report came after it. */
	readonly lastFault: Extract<ReportEvent, { readonly kind: 'checked' }> | null;
	/** Why it was sent back, while nothing came after that. */
	readonly sentBack: { readonly at: string; readonly reason: string } | null;
}

type Received = Extract<ReportEvent, { readonly kind: 'received' }>;
type Checked = Extract<ReportEvent, { readonly kind: 'checked' }>;

/** Replays the events of one unit and period, in any order; two of the same instant in the order given. */
export function reportStanding(
	events: readonly ReportEvent[],
	{ dueOn, isLocked }: ReportDeadline
): ReportStanding {
	const { reports, lastFault, sentBack } = replay(events);
	const [first] = reports;
	const latest = reports.at(-1);
	const daysLate = first === undefined || dueOn === null ? 0 : daysBetween(dueOn, first.on);
	const standing = {
		daysLate: daysLate > 0 ? daysLate : null,
		corrections: reports.slice(1).filter(({ changed }) => changed > 0).length,
		firstAt: first?.at ?? null,
		lastAt: latest?.at ?? null,
		submissionId: latest?.submissionId ?? null,
		lastFault,
		sentBack: latest === undefined ? sentBack : null
	};
	return { ...standing, state: stateOf(standing, isLocked) };
}

interface Replayed {
	/** Reports that count, oldest first. */
	readonly reports: readonly Received[];
	readonly lastFault: Checked | null;
	readonly sentBack: ReportStanding['sentBack'];
}

function replay(events: readonly ReportEvent[]): Replayed {
	const inOrder = [...events].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
	const counting = new Map<number, Received>();
	const known = new Map<number, Received>();
	let lastFault: Checked | null = null;
	let sentBack: ReportStanding['sentBack'] = null;
	for (const event of inOrder) {
		switch (event.kind) {
			case 'checked':
				lastFault = event;
				break;
			case 'received':
				known.set(event.submissionId, event);
				counting.set(event.submissionId, event);
				[lastFault, sentBack] = [null, null];
				break;
			case 'restored': {
				const back = known.get(event.submissionId);
				if (back !== undefined) counting.set(event.submissionId, back);
				sentBack = null;
				break;
			}
			case 'withdrawn':
			case 'sent_back':
				counting.delete(event.submissionId);
				if (event.kind === 'sent_back') sentBack = { at: event.at, reason: event.reason };
		}
	}
	const reports = [...counting.values()].sort((a, b) => a.submissionId - b.submissionId);
	return { reports, lastFault, sentBack };
}

function stateOf(standing: Omit<ReportStanding, 'state'>, isLocked: boolean): ReportState {
	if (standing.submissionId !== null) {
		if (isLocked) return 'locked';
		if (standing.corrections > 0) return 'corrected';
		return standing.daysLate === null ? 'received' : 'late';
	}
	const fault = standing.lastFault;
	if (fault?.outcome === 'must_fix') return 'has_errors';
	if (fault?.isOpen === true) return 'awaiting_confirmation';
	return standing.sentBack === null ? 'not_submitted' : 'sent_back';
}

/** A report that the office still waits for. */
export const isMissing = (state: ReportState): boolean =>
	state === 'not_submitted' ||
	state === 'has_errors' ||
	state === 'awaiting_confirmation' ||
	state === 'sent_back';

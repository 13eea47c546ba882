// What is kept for a while only. Figures, files of stored or undone reports and the audit log are never removed.
import { statement, type Writer } from '../database';
import { removeDraftsBefore } from '../submissions/drafts';
import { removeEndedSessions, type Ended } from '../accounts/sessions';

/** Instants; what is older than its own goes. */
export interface KeptSince {
	readonly now: string;
	readonly drafts: string;
	readonly checks: string;
	readonly sessions: Ended;
}
export interface Removed {
	readonly drafts: number;
	readonly checks: number;
	readonly sessions: number;
}

export function removeExpired(db: Writer, since: KeptSince): Removed {
	const checks = `DELETE FROM report_check WHERE checked_at < ?`;
	const throttle = `DELETE FROM login_throttle WHERE expire IS NOT NULL AND expire < ?`;
	statement(db, throttle).run(Date.parse(since.now));
	return {
		drafts: removeDraftsBefore(db, since.drafts),
		checks: statement(db, checks).run(since.checks).changes,
		sessions: removeEndedSessions(db, since.sessions)
	};
}

// Browsers that are signed in: opened with a new token each time, known by its hash, ended by time or by hand.
import type { Account } from '../../domain/office/account';
import type { OfficeSettings } from '../../domain/office/office-settings';
import { accountById, type AccountRecord } from '../db/accounts/accounts';
import { recordAudit } from '../db/audit/audit';
import { writeWhenFree, type Db, type Reader, type Writer } from '../db/database';
import {
	removeEndedSessions,
	removeSession,
	removeSessionsOf,
	saveSession,
	sessionByHash,
	touchSession,
	type SessionRecord
} from '../db/accounts/sessions';
import { officeSettings } from '../db/campaigns/settings';
import { writeIfFree } from '../db/accounts/without-waiting';
import { accountActor } from './actors';
import { hashOfSecret, newSecret } from './secrets';

/** A browser at an address, at an instant. */
export interface Visit {
	readonly now: string;
	readonly address: string;
	/** As the browser calls itself. */
	readonly agent: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A session that is looked at every second is not written every second. */
const SEEN_MS = 5 * 60_000;
const MOST_OF_AGENT = 200;

const shifted = (instant: string, ms: number): string =>
	new Date(Date.parse(instant) + ms).toISOString();

/** Answers the token, which is told to the browser and kept nowhere. Whatever stood there before is of no use any more. */
export function openSession(
	db: Writer,
	account: Pick<Account, 'id'>,
	{ now, address, agent }: Visit
): string {
	const settings = officeSettings(db);
	removeEndedSessions(db, endedBy(settings, now));
	const token = newSecret();
	saveSession(db, {
		tokenHash: hashOfSecret(token),
		accountId: account.id,
		createdAt: now,
		lastSeenAt: now,
		expiresAt: shifted(now, settings['session.absolute_days'] * DAY_MS),
		address,
		agent: [...agent].slice(0, MOST_OF_AGENT).join('')
	});
	return token;
}

const endedBy = (settings: OfficeSettings, now: string) => ({
	now,
	idleSince: shifted(now, -settings['session.idle_hours'] * HOUR_MS),
	openedBefore: shifted(now, -settings['session.absolute_days'] * DAY_MS)
});

interface OpenSession {
	readonly account: AccountRecord;
	readonly session: SessionRecord;
}

/** undefined: never opened, ended, or of an account that may not sign in any more. */
export function sessionOf(db: Reader, token: string, now: string): OpenSession | undefined {
	const session = sessionByHash(db, hashOfSecret(token));
	if (session === undefined) return undefined;
	const ended = endedBy(officeSettings(db), now);
	const isOver =
		session.expiresAt <= ended.now ||
		session.lastSeenAt <= ended.idleSince ||
		session.createdAt <= ended.openedBefore;
	if (isOver) return undefined;
	const account = accountById(db, session.accountId);
	return account === undefined || account.disabledAt !== null ? undefined : { account, session };
}

/** Not while an import is stored: the next request does. */
export function noteSeen(db: Db, session: SessionRecord, now: string): void {
	if (session.lastSeenAt > shifted(now, -SEEN_MS)) return;
	writeIfFree(db, (writer) => touchSession(writer, session.tokenHash, now));
}

interface Ending {
	readonly account: Pick<Account, 'id' | 'displayName' | 'role' | 'unitId'>;
	/** Hash of the token of the browser that asks; null when a program asks. */
	readonly session: string | null;
	readonly address: string;
	readonly now: string;
}

/** This browser only. */
export const closeSession = (db: Db, ending: Ending): Promise<void> =>
	writeWhenFree(db, (writer) => {
		if (ending.session === null || !removeSession(writer, ending.session)) return;
		noteClosed(writer, ending, { which: 'this', sessions: 1 });
	});

/** Every other browser, or every one. Answers how many. */
export const closeSessions = (db: Db, ending: Ending, which: 'others' | 'all'): Promise<number> =>
	writeWhenFree(db, (writer) => {
		const besides = which === 'others' ? (ending.session ?? '') : '';
		const sessions = removeSessionsOf(writer, ending.account.id, besides);
		if (sessions > 0) noteClosed(writer, ending, { which, sessions });
		return sessions;
	});

function noteClosed(
	db: Writer,
	{ account, address, now }: Ending,
	detail: { readonly which: 'this' | 'others' | 'all'; readonly sessions: number }
): void {
	recordAudit(db, accountActor(account, address), {
		action: 'session.closed',
		subject: `account:${account.id}`,
		unitId: account.unitId,
		detail,
		at: now
	});
}

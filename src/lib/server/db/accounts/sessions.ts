// Browsers that are signed in, by the hash of their token.
import type { AccountId } from '../../../domain/office/account';
import { statement, type Reader, type Writer } from '../database';

export interface SessionRecord {
	readonly tokenHash: string;
	readonly accountId: AccountId;
	readonly createdAt: string;
	readonly lastSeenAt: string;
	readonly expiresAt: string;
	readonly address: string;
	readonly agent: string;
}

const COLUMNS = `token_hash AS tokenHash, account_id AS accountId, created_at AS createdAt, last_seen_at AS lastSeenAt,
	expires_at AS expiresAt, address, agent`;

export const sessionByHash = (db: Reader, tokenHash: string): SessionRecord | undefined =>
	statement(db, `SELECT ${COLUMNS} FROM session WHERE token_hash = ?`).get(tokenHash) as
		SessionRecord | undefined;

/** The one used last first. */
export const sessionsOf = (db: Reader, accountId: AccountId): SessionRecord[] =>
	statement(
		db,
		`SELECT ${COLUMNS} FROM session WHERE account_id = ? ORDER BY last_seen_at DESC, created_at DESC`
	).all(accountId) as SessionRecord[];

export function saveSession(db: Writer, session: SessionRecord): void {
	statement(
		db,
		`INSERT INTO session (token_hash, account_id, created_at, last_seen_at, expires_at, address, agent)
		VALUES (@tokenHash, @accountId, @createdAt, @lastSeenAt, @expiresAt, @address, @agent)`
	).run(session);
}

export function touchSession(db: Writer, tokenHash: string, at: string): void {
	statement(db, 'UPDATE session SET last_seen_at = ? WHERE token_hash = ?').run(at, tokenHash);
}

/** Whether there was one. */
export const removeSession = (db: Writer, tokenHash: string): boolean =>
	statement(db, 'DELETE FROM session WHERE token_hash = ?').run(tokenHash).changes > 0;

/** How many there were; `besides` stays. */
export const removeSessionsOf = (db: Writer, accountId: AccountId, besides = ''): number =>
	statement(db, 'DELETE FROM session WHERE account_id = ? AND token_hash <> ?').run(
		accountId,
		besides
	).changes;

/** Everyone signs in again. */
export const removeAllSessions = (db: Writer): number =>
	statement(db, 'DELETE FROM session').run().changes;

export interface Ended {
	/** Past its absolute end at this instant. */
	readonly now: string;
	/** Not seen since. */
	readonly idleSince: string;
	/** Opened before. */
	readonly openedBefore: string;
}
export const removeEndedSessions = (db: Writer, ended: Ended): number =>
	statement(
		db,
		`DELETE FROM session WHERE expires_at <= @now OR last_seen_at <= @idleSince OR created_at <= @openedBefore`
	).run(ended).changes;

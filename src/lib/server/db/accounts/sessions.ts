// Browsers that are signed in, by the hash of their token.
import { and, desc, eq, lte, ne, or } from 'drizzle-orm';
import type { AccountId } from '../../../domain/office/account';
import type { Reader, Writer } from '../database';
import { insertion, prepared } from '../prepared';
import { session } from '../tables/accounts';

export type SessionRecord = Readonly<typeof session.$inferSelect>;

const byHash = prepared((db, the: Pick<SessionRecord, 'tokenHash'>) =>
	db.select().from(session).where(eq(session.tokenHash, the.tokenHash))
);
export const sessionByHash = (db: Reader, tokenHash: string): SessionRecord | undefined =>
	byHash(db, { tokenHash }).get();

const ofAccount = prepared((db, the: Pick<SessionRecord, 'accountId'>) =>
	db
		.select()
		.from(session)
		.where(eq(session.accountId, the.accountId))
		.orderBy(desc(session.lastSeenAt), desc(session.createdAt))
);
/** The one used last first. */
export const sessionsOf = (db: Reader, accountId: AccountId): SessionRecord[] =>
	ofAccount(db, { accountId }).all();

const insert = insertion(session);
export function saveSession(db: Writer, opened: SessionRecord): void {
	insert(db, opened);
}

const touch = prepared((db, the: Pick<SessionRecord, 'tokenHash' | 'lastSeenAt'>) =>
	db.update(session).set({ lastSeenAt: the.lastSeenAt }).where(eq(session.tokenHash, the.tokenHash))
);
export function touchSession(db: Writer, tokenHash: string, at: string): void {
	touch(db, { tokenHash, lastSeenAt: at }).run();
}

const remove = prepared((db, the: Pick<SessionRecord, 'tokenHash'>) =>
	db.delete(session).where(eq(session.tokenHash, the.tokenHash))
);
/** Whether there was one. */
export const removeSession = (db: Writer, tokenHash: string): boolean =>
	remove(db, { tokenHash }).run().changes > 0;

const removeOf = prepared((db, the: Pick<SessionRecord, 'accountId' | 'tokenHash'>) =>
	db
		.delete(session)
		.where(and(eq(session.accountId, the.accountId), ne(session.tokenHash, the.tokenHash)))
);
/** How many there were; `besides` stays. */
export const removeSessionsOf = (db: Writer, accountId: AccountId, besides = ''): number =>
	removeOf(db, { accountId, tokenHash: besides }).run().changes;

const removeAll = prepared((db) => db.delete(session));
/** Everyone signs in again. */
export const removeAllSessions = (db: Writer): number => removeAll(db).run().changes;

export interface Ended {
	/** Past its absolute end at this instant. */
	readonly now: string;
	/** Not seen since. */
	readonly idleSince: string;
	/** Opened before. */
	readonly openedBefore: string;
}
const removeEnded = prepared((db, the: Ended) =>
	db
		.delete(session)
		.where(
			or(
				lte(session.expiresAt, the.now),
				lte(session.lastSeenAt, the.idleSince),
				lte(session.createdAt, the.openedBefore)
			)
		)
);
export const removeEndedSessions = (db: Writer, ended: Ended): number =>
	removeEnded(db, ended).run().changes;

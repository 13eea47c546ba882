// Ends what an account has open, at once, on the word of an administrator: the account itself stays as it is.
import type { AccountId } from '../../domain/account';
import type { AuditAction } from '../../domain/audit';
import { accountById } from '../db/accounts';
import { recordAudit } from '../db/audit';
import { writeWhenFree, type Writer } from '../db/database';
import { removeSessionsOf } from '../db/sessions';
import { revokeTokensOf } from '../db/tokens';
import type { Desk } from './accounts';

interface Ending {
	readonly action: AuditAction;
	/** "sessions": what the count is called in the log. */
	readonly counted: string;
	readonly end: (db: Writer, id: AccountId, at: string) => number;
}

/** How many browsers were signed in; undefined: there is no such account. */
export const endSessions = (desk: Desk, id: AccountId): Promise<number | undefined> =>
	ended(desk, id, { action: 'session.closed', counted: 'sessions', end: sessionsOf });

/** How many keys still opened something. */
export const revokeTokens = (desk: Desk, id: AccountId): Promise<number | undefined> =>
	ended(desk, id, { action: 'token.revoked', counted: 'tokens', end: revokeTokensOf });

const sessionsOf = (db: Writer, id: AccountId): number => removeSessionsOf(db, id);

function ended(
	{ db, actor, now }: Desk,
	id: AccountId,
	{ action, counted, end }: Ending
): Promise<number | undefined> {
	return writeWhenFree(db, (writer) => {
		const account = accountById(writer, id);
		if (account === undefined) return undefined;
		const count = end(writer, id, now);
		if (count > 0)
			recordAudit(writer, actor, {
				action,
				subject: `account:${id}`,
				unitId: account.unitId,
				detail: { name: account.name, [counted]: count },
				at: now
			});
		return count;
	});
}

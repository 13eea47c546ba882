// Ends what an account has open, at once, on the word of an administrator: the account itself stays as it is.
import type { AccountId } from '../../domain/office/account';
import type { AuditAction } from '../../domain/office/audit';
import { accountById } from '../db/accounts/accounts';
import { recordAudit } from '../db/audit/audit';
import { writeWhenFree, type Writer } from '../db/database';
import { removeSessionsOf } from '../db/accounts/sessions';
import { revokeTokensOf } from '../db/accounts/tokens';
import type { Desk } from './accounts';

interface Ending {
	readonly action: AuditAction;
	readonly end: (db: Writer, id: AccountId, at: string) => number;
	/** The count, as the log calls it. */
	readonly told: (count: number) => Readonly<Record<string, unknown>>;
}

/** How many browsers were signed in; undefined: there is no such account. */
export const endSessions = (desk: Desk, id: AccountId): Promise<number | undefined> =>
	ended(desk, id, {
		action: 'session.closed',
		end: (db) => removeSessionsOf(db, id),
		told: (sessions) => ({ which: 'all', sessions })
	});

/** How many keys still opened something. */
export const revokeTokens = (desk: Desk, id: AccountId): Promise<number | undefined> =>
	ended(desk, id, {
		action: 'token.revoked',
		end: revokeTokensOf,
		told: (tokens) => ({ which: 'all', tokens })
	});

function ended(
	{ db, actor, now }: Desk,
	id: AccountId,
	{ action, end, told }: Ending
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
				detail: { name: account.name, ...told(count) },
				at: now
			});
		return count;
	});
}

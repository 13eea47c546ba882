// Keys for programs: shown once, kept as a hash, with a scope and an end.
import type { Account } from '../../domain/office/account';
import type { TokenScope } from '../../domain/office/rights';
import { accountById, type AccountRecord } from '../db/accounts/accounts';
import { recordAudit } from '../db/audit/audit';
import { writeWhenFree, type Db, type Reader } from '../db/database';
import {
	revokeTokenRow as revokeRow,
	saveToken,
	tokenByHash,
	touchToken,
	type TokenRecord
} from '../db/accounts/tokens';
import { writeIfFree } from '../db/accounts/without-waiting';
import { accountActor } from './actors';
import { hashOfSecret, newSecret } from './secrets';

/** By which a key that was left lying about is known for what it is. */
const PREFIX = 'cchc_';
const SHOWN = PREFIX.length + 4;
const DAY_MS = 24 * 3_600_000;
const SEEN_MS = 5 * 60_000;
export const MOST_TOKEN_DAYS = 366;

interface Owner {
	readonly account: Pick<Account, 'id' | 'displayName' | 'role' | 'unitId'>;
	readonly address: string;
	readonly now: string;
}
interface TokenWish {
	/** What it is for. */
	readonly name: string;
	readonly scope: TokenScope;
	/** From 1 to MOST_TOKEN_DAYS. */
	readonly days: number;
}

/** Answers the key itself, which nobody can be shown again. */
export async function createToken(db: Db, owner: Owner, wish: TokenWish): Promise<string> {
	const { account, now } = owner;
	const token = PREFIX + newSecret();
	const days = Math.min(Math.max(1, Math.trunc(wish.days)), MOST_TOKEN_DAYS);
	const expiresAt = new Date(new Date(now).getTime() + days * DAY_MS).toISOString();
	await writeWhenFree(db, (writer) => {
		const { name, scope } = wish;
		const id = saveToken(writer, {
			...{ accountId: account.id, name, scope, expiresAt },
			tokenHash: hashOfSecret(token),
			start: token.slice(0, SHOWN),
			createdAt: now
		});
		recordAudit(writer, accountActor(account, owner.address), {
			action: 'token.created',
			subject: `token:${id}`,
			unitId: account.unitId,
			detail: { name, scope, expiresAt, account: account.id },
			at: now
		});
	});
	return token;
}

/** false: the account has no such key that still opens something. */
export const revokeToken = (db: Db, owner: Owner, id: number): Promise<boolean> =>
	writeWhenFree(db, (writer) => {
		const { account, now } = owner;
		const token = revokeRow(writer, { id, accountId: account.id, at: now });
		if (token === undefined) return false;
		recordAudit(writer, accountActor(account, owner.address), {
			action: 'token.revoked',
			subject: `token:${id}`,
			unitId: account.unitId,
			detail: { name: token.name, scope: token.scope, account: account.id },
			at: now
		});
		return true;
	});

interface UsedToken {
	readonly account: AccountRecord;
	readonly token: TokenRecord;
}

/** undefined: never made, revoked, expired, or of an account that may not sign in. */
export function tokenOwner(db: Reader, key: string, now: string): UsedToken | undefined {
	if (!key.startsWith(PREFIX)) return undefined;
	const token = tokenByHash(db, hashOfSecret(key));
	if (token === undefined || token.revokedAt !== null || token.expiresAt <= now) return undefined;
	const account = accountById(db, token.accountId);
	return account === undefined || account.disabledAt !== null ? undefined : { account, token };
}

export function noteUsed(db: Db, { id, lastUsedAt }: TokenRecord, now: string): void {
	const since = lastUsedAt === null ? Infinity : Date.parse(now) - Date.parse(lastUsedAt);
	if (since >= SEEN_MS) writeIfFree(db, (writer) => touchToken(writer, id, now));
}

// Keys with which programs ask the API in the name of an account, by their hash.
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { AccountId } from '../../../domain/office/account';
import type { Reader, Writer } from '../database';
import { insertion, prepared } from '../prepared';
import { apiToken } from '../tables/accounts';

type Stored = typeof apiToken.$inferSelect;
/** All but the hash, which opens doors. */
const COLUMNS = {
	...{ id: apiToken.id, accountId: apiToken.accountId, name: apiToken.name, start: apiToken.start },
	...{ scope: apiToken.scopeCode, createdAt: apiToken.createdAt, expiresAt: apiToken.expiresAt },
	...{ lastUsedAt: apiToken.lastUsedAt, revokedAt: apiToken.revokedAt }
};
export type TokenRecord = Readonly<
	Omit<Stored, 'tokenHash' | 'scopeCode'> & { scope: Stored['scopeCode'] }
>;

const byHash = prepared((db, the: Pick<Stored, 'tokenHash'>) =>
	db.select(COLUMNS).from(apiToken).where(eq(apiToken.tokenHash, the.tokenHash))
);
export const tokenByHash = (db: Reader, tokenHash: string): TokenRecord | undefined =>
	byHash(db, { tokenHash }).get();

const ofAccount = prepared((db, the: Pick<Stored, 'accountId'>) =>
	db
		.select(COLUMNS)
		.from(apiToken)
		.where(eq(apiToken.accountId, the.accountId))
		.orderBy(desc(apiToken.id))
);
/** The newest first, revoked and expired ones too. */
export const tokensOf = (db: Reader, accountId: AccountId): TokenRecord[] =>
	ofAccount(db, { accountId }).all();

type TokenToSave = Omit<TokenRecord, 'id' | 'lastUsedAt' | 'revokedAt'> & {
	readonly tokenHash: string;
};
const insert = insertion(apiToken);
export const saveToken = (db: Writer, { scope: scopeCode, ...token }: TokenToSave): number =>
	insert(db, { ...token, scopeCode, lastUsedAt: null, revokedAt: null });

const touch = prepared((db, the: Pick<Stored, 'id' | 'lastUsedAt'>) =>
	db.update(apiToken).set({ lastUsedAt: the.lastUsedAt }).where(eq(apiToken.id, the.id))
);
export function touchToken(db: Writer, id: number, at: string): void {
	touch(db, { id, lastUsedAt: at }).run();
}

interface ToRevoke {
	readonly id?: number;
	readonly accountId?: AccountId;
	/** Those only that open something at this instant. */
	readonly openAt?: string;
	readonly at: string;
}
const revoke = prepared((db, the: ToRevoke) =>
	db
		.update(apiToken)
		.set({ revokedAt: the.at })
		.where(
			and(
				isNull(apiToken.revokedAt),
				the.id === undefined ? undefined : eq(apiToken.id, the.id),
				the.accountId === undefined ? undefined : eq(apiToken.accountId, the.accountId),
				the.openAt === undefined ? undefined : gt(apiToken.expiresAt, the.openAt)
			)
		)
		.returning(COLUMNS)
);

/** The token as it was; undefined when the account has none of this number that still opens something. */
export const revokeTokenRow = (
	db: Writer,
	{ id, accountId, at }: { readonly id: number; readonly accountId: AccountId; readonly at: string }
): TokenRecord | undefined => revoke(db, { id, accountId, at }).all()[0];

/** How many there were. */
export const revokeTokensOf = (db: Writer, accountId: AccountId, at: string): number =>
	revoke(db, { accountId, openAt: at, at }).all().length;

export const revokeAllTokens = (db: Writer, at: string): number => revoke(db, { at }).all().length;

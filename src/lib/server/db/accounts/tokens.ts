// Keys with which programs ask the API in the name of an account, by their hash.
import type { AccountId } from '../../../domain/office/account';
import type { TokenScope } from '../../../domain/office/rights';
import { statement, type Reader, type Writer } from '../database';

export interface TokenRecord {
	readonly id: number;
	readonly accountId: AccountId;
	readonly name: string;
	/** First characters, by which its owner knows it again. */
	readonly start: string;
	readonly scope: TokenScope;
	readonly createdAt: string;
	readonly expiresAt: string;
	readonly lastUsedAt: string | null;
	readonly revokedAt: string | null;
}

const COLUMNS = `id, account_id AS accountId, name, start, scope_code AS scope, created_at AS createdAt,
	expires_at AS expiresAt, last_used_at AS lastUsedAt, revoked_at AS revokedAt`;

export const tokenByHash = (db: Reader, tokenHash: string): TokenRecord | undefined =>
	statement(db, `SELECT ${COLUMNS} FROM api_token WHERE token_hash = ?`).get(tokenHash) as
		TokenRecord | undefined;

/** The newest first, revoked and expired ones too. */
export const tokensOf = (db: Reader, accountId: AccountId): TokenRecord[] =>
	statement(db, `SELECT ${COLUMNS} FROM api_token WHERE account_id = ? ORDER BY id DESC`).all(
		accountId
	) as TokenRecord[];

type TokenToSave = Omit<TokenRecord, 'id' | 'lastUsedAt' | 'revokedAt'> & {
	readonly tokenHash: string;
};
export const saveToken = (db: Writer, token: TokenToSave): number =>
	Number(
		statement(
			db,
			`INSERT INTO api_token (account_id, name, token_hash, start, scope_code, created_at, expires_at)
			VALUES (@accountId, @name, @tokenHash, @start, @scope, @createdAt, @expiresAt)`
		).run(token).lastInsertRowid
	);

export function touchToken(db: Writer, id: number, at: string): void {
	statement(db, 'UPDATE api_token SET last_used_at = ? WHERE id = ?').run(at, id);
}

/** The token as it was; undefined when the account has none of this number that still opens something. */
export const revokeToken = (
	db: Writer,
	{ id, accountId, at }: { readonly id: number; readonly accountId: AccountId; readonly at: string }
): TokenRecord | undefined =>
	statement(
		db,
		`UPDATE api_token SET revoked_at = @at WHERE id = @id AND account_id = @accountId AND revoked_at IS NULL
		RETURNING ${COLUMNS}`
	).get({ id, accountId, at }) as TokenRecord | undefined;

/** How many there were. */
export const revokeTokensOf = (db: Writer, accountId: AccountId, at: string): number =>
	statement(
		db,
		'UPDATE api_token SET revoked_at = ? WHERE account_id = ? AND revoked_at IS NULL AND expires_at > ?'
	).run(at, accountId, at).changes;

export const revokeAllTokens = (db: Writer, at: string): number =>
	statement(db, 'UPDATE api_token SET revoked_at = ? WHERE revoked_at IS NULL').run(at).changes;

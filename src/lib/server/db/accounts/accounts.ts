// Accounts: read and changed here, each change with its line in the audit log.
import type { Account, AccountId } from '../../../domain/office/account';
import type { Actor, AuditAction } from '../../../domain/office/audit';
import type { NewAccount } from '../../../domain/office/new-account';
import { recordAudit } from '../audit/audit';
import { statement, type Reader, type Writer } from '../database';
import { removeSessionsOf } from './sessions';
import { revokeTokensOf } from './tokens';

export interface AccountRecord extends Account {
	readonly createdAt: string;
	readonly passwordChangedAt: string;
	readonly lastSignedInAt: string | null;
	/** null: may sign in. */
	readonly disabledAt: string | null;
}
export type AccountChange =
	| 'done'
	/** It was so already; nothing was written. */
	| 'unchanged'
	| 'unknown'
	/** Nobody would be left who may administer. */
	| 'last_administrator';

const COLUMNS = `id, name, display_name AS displayName, role_code AS role, unit_id AS unitId,
	must_change_password AS mustChangePassword, is_demonstration AS isDemonstration, created_at AS createdAt,
	password_changed_at AS passwordChangedAt, last_signed_in_at AS lastSignedInAt, disabled_at AS disabledAt`;

export const accountById = (db: Reader, id: AccountId): AccountRecord | undefined =>
	recordOf(statement(db, `SELECT ${COLUMNS} FROM account WHERE id = ?`).get(id));

/** `name` as `accountName` gives it. */
export const accountNamed = (db: Reader, name: string): AccountRecord | undefined =>
	recordOf(statement(db, `SELECT ${COLUMNS} FROM account WHERE name = ?`).get(name));

/** All of them: those who may sign in first, then by name. */
export const accountList = (db: Reader): AccountRecord[] =>
	statement(db, `SELECT ${COLUMNS} FROM account ORDER BY disabled_at IS NOT NULL, name`)
		.all()
		.map((row) => madeOf(row as Row));

/** Whether somebody may administer besides the accounts of the demonstration. */
export const hasAdministrator = (db: Reader): boolean => otherAdministrators(db, null).real > 0;

export function passwordHashOf(db: Reader, id: AccountId): string | undefined {
	const found = statement(db, 'SELECT password_hash FROM account WHERE id = ?').pluck().get(id);
	return typeof found === 'string' ? found : undefined;
}

interface AccountToCreate extends NewAccount {
	readonly passwordHash: string;
	readonly mustChangePassword: boolean;
	readonly isDemonstration?: boolean;
	readonly at: string;
}

/** undefined: the name is taken. The first administrator of the office's own ends that of the demonstration. */
export function createAccount(
	db: Writer,
	actor: Actor,
	entry: AccountToCreate
): AccountId | undefined {
	if (accountNamed(db, entry.name) !== undefined) return undefined;
	const { name, displayName, role, unitId, at } = entry;
	const isDemonstration = entry.isDemonstration ?? false;
	const inserted = statement(db, INSERT).run({
		...{ name, displayName, role, unitId, at },
		passwordHash: entry.passwordHash,
		mustChange: Number(entry.mustChangePassword),
		isDemonstration: Number(isDemonstration)
	});
	const id = Number(inserted.lastInsertRowid);
	const detail = { after: { displayName, role, unitId, isDemonstration } };
	note({ db, actor, at }, { id, name, unitId }, { action: 'account.created', detail });
	if (role === 'administrator' && !isDemonstration) endDemonstrationAdministrators(db, actor, at);
	return id;
}
const INSERT = `INSERT INTO account (name, display_name, role_code, unit_id, password_hash, must_change_password,
	is_demonstration, created_at, password_changed_at)
	VALUES (@name, @displayName, @role, @unitId, @passwordHash, @mustChange, @isDemonstration, @at, @at)`;

export interface ChangedAccount extends Pick<Account, 'id' | 'displayName' | 'role' | 'unitId'> {
	readonly at: string;
}

export function changeAccount(db: Writer, actor: Actor, changed: ChangedAccount): AccountChange {
	const known = accountById(db, changed.id);
	if (known === undefined) return 'unknown';
	const before = partsOf(known);
	const after = partsOf(changed);
	if (JSON.stringify(before) === JSON.stringify(after)) return 'unchanged';
	if (after.role !== 'administrator' && isLastAdministrator(db, known)) return 'last_administrator';
	statement(
		db,
		'UPDATE account SET display_name = @displayName, role_code = @role, unit_id = @unitId WHERE id = @id'
	).run({ ...after, id: known.id });
	const about = { ...known, unitId: after.unitId };
	const detail = { before, after };
	note({ db, actor, at: changed.at }, about, { action: 'account.changed', detail });
	return 'done';
}

const partsOf = ({
	displayName,
	role,
	unitId
}: Pick<Account, 'displayName' | 'role' | 'unitId'>) => ({
	displayName,
	role,
	unitId
});

interface OfAccount {
	readonly id: AccountId;
	readonly at: string;
}

interface WithReason {
	/** As written by who decides; '' when none is asked for. */
	readonly reason?: string;
}

/** Signed out everywhere at once; its tokens open nothing any more. */
export function disableAccount(
	db: Writer,
	actor: Actor,
	{ id, at, reason = '' }: OfAccount & WithReason
): AccountChange {
	const known = accountById(db, id);
	if (known === undefined) return 'unknown';
	if (known.disabledAt !== null) return 'unchanged';
	if (isLastAdministrator(db, known)) return 'last_administrator';
	statement(db, 'UPDATE account SET disabled_at = ? WHERE id = ?').run(at, id);
	const detail = { reason, ...endAccess(db, { id, at }) };
	note({ db, actor, at }, known, { action: 'account.disabled', detail });
	return 'done';
}

export function enableAccount(
	db: Writer,
	actor: Actor,
	{ id, at, reason = '' }: OfAccount & WithReason
): AccountChange {
	const known = accountById(db, id);
	if (known === undefined) return 'unknown';
	if (known.disabledAt === null) return 'unchanged';
	statement(db, 'UPDATE account SET disabled_at = NULL WHERE id = ?').run(id);
	note({ db, actor, at }, known, { action: 'account.enabled', detail: { reason } });
	return 'done';
}

/** A password that somebody else set: to be changed at the next sign-in. Sessions and tokens end, for it may have been stolen. */
export function resetPassword(
	db: Writer,
	actor: Actor,
	{ id, passwordHash, at }: OfAccount & { readonly passwordHash: string }
): AccountChange {
	const known = accountById(db, id);
	if (known === undefined) return 'unknown';
	savePassword(db, { id, passwordHash, mustChange: true, at });
	const detail = endAccess(db, { id, at });
	note({ db, actor, at }, known, { action: 'password.reset', detail });
	return 'done';
}

/** By its owner. Every session ends; the one that changed it is opened anew by the caller. */
export function changePassword(
	db: Writer,
	actor: Actor,
	{ id, passwordHash, at }: OfAccount & { readonly passwordHash: string }
): void {
	const known = accountById(db, id);
	if (known === undefined) return;
	savePassword(db, { id, passwordHash, mustChange: false, at });
	const detail = { sessions: removeSessionsOf(db, id) };
	note({ db, actor, at }, known, { action: 'password.changed', detail });
}

/** The same password, hashed with today's parameters: no change that anybody made. */
export function renewHash(db: Writer, id: AccountId, passwordHash: string): void {
	statement(db, 'UPDATE account SET password_hash = ? WHERE id = ?').run(passwordHash, id);
}

export function markSignedIn(db: Writer, { id, at }: OfAccount): void {
	statement(db, 'UPDATE account SET last_signed_in_at = ? WHERE id = ?').run(at, id);
}

function savePassword(
	db: Writer,
	entry: OfAccount & { readonly passwordHash: string; readonly mustChange: boolean }
): void {
	statement(
		db,
		`UPDATE account SET password_hash = @passwordHash, must_change_password = @mustChange, password_changed_at = @at
		WHERE id = @id`
	).run({ ...entry, mustChange: Number(entry.mustChange) });
}

function endDemonstrationAdministrators(db: Writer, actor: Actor, at: string): void {
	for (const { id, role, isDemonstration, disabledAt } of accountList(db)) {
		if (role !== 'administrator' || !isDemonstration || disabledAt !== null) continue;
		disableAccount(db, actor, { id, at });
	}
}

/** The demonstration's administrator keeps no office running. */
function isLastAdministrator(db: Reader, known: AccountRecord): boolean {
	if (known.role !== 'administrator' || known.disabledAt !== null) return false;
	const { real, all } = otherAdministrators(db, known.id);
	return known.isDemonstration ? all === 0 : real === 0;
}

function otherAdministrators(db: Reader, besides: AccountId | null): { real: number; all: number } {
	return statement(
		db,
		`SELECT count(*) AS "all", count(*) FILTER (WHERE NOT is_demonstration) AS real FROM account
		WHERE role_code = 'administrator' AND disabled_at IS NULL AND id IS NOT ?`
	).get(besides) as { real: number; all: number };
}

/** Whatever was opened with it opens nothing any more; how much that was. */
const endAccess = (db: Writer, { id, at }: OfAccount) => ({
	sessions: removeSessionsOf(db, id),
	tokens: revokeTokensOf(db, id, at)
});

function note(
	{ db, actor, at }: { readonly db: Writer; readonly actor: Actor; readonly at: string },
	{ id, name, unitId }: Pick<Account, 'id' | 'name' | 'unitId'>,
	entry: { readonly action: AuditAction; readonly detail: Readonly<Record<string, unknown>> }
): void {
	const detail = { name, ...entry.detail };
	recordAudit(db, actor, { action: entry.action, subject: `account:${id}`, unitId, detail, at });
}

type Row = Omit<AccountRecord, 'mustChangePassword' | 'isDemonstration'> & {
	readonly mustChangePassword: number;
	readonly isDemonstration: number;
};
const recordOf = (row: unknown): AccountRecord | undefined =>
	row === undefined ? undefined : madeOf(row as Row);
const madeOf = (row: Row): AccountRecord => ({
	...row,
	mustChangePassword: row.mustChangePassword === 1,
	isDemonstration: row.isDemonstration === 1
});

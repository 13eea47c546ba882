// Accounts: read and changed here, each change with its line in the audit log.
import { and, count, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Account, AccountId } from '../../../domain/office/account';
import type { Actor, AuditAction } from '../../../domain/office/audit';
import type { NewAccount } from '../../../domain/office/new-account';
import { recordAudit } from '../audit/audit';
import type { Reader, Writer } from '../database';
import { insertion, prepared } from '../prepared';
import { account } from '../tables/accounts';
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

type Stored = typeof account.$inferSelect;
const COLUMNS = {
	...{ id: account.id, name: account.name, displayName: account.displayName },
	...{ role: account.roleCode, unitId: account.unitId },
	...{ mustChangePassword: account.mustChangePassword, isDemonstration: account.isDemonstration },
	...{ createdAt: account.createdAt, passwordChangedAt: account.passwordChangedAt },
	...{ lastSignedInAt: account.lastSignedInAt, disabledAt: account.disabledAt }
};

const byId = prepared((db, the: Pick<Stored, 'id'>) =>
	db.select(COLUMNS).from(account).where(eq(account.id, the.id))
);
export const accountById = (db: Reader, id: AccountId): AccountRecord | undefined =>
	byId(db, { id }).get();

const byName = prepared((db, the: Pick<Stored, 'name'>) =>
	db.select(COLUMNS).from(account).where(eq(account.name, the.name))
);
/** `name` as `accountName` gives it. */
export const accountNamed = (db: Reader, name: string): AccountRecord | undefined =>
	byName(db, { name }).get();

const everyAccount = prepared((db) =>
	db.select(COLUMNS).from(account).orderBy(isNotNull(account.disabledAt), account.name)
);
/** All of them: those who may sign in first, then by name. */
export const accountList = (db: Reader): AccountRecord[] => everyAccount(db).all();

/** Whether somebody may administer besides the accounts of the demonstration. */
export const hasAdministrator = (db: Reader): boolean => otherAdministrators(db, null).real > 0;

const hashOf = prepared((db, the: Pick<Stored, 'id'>) =>
	db.select({ passwordHash: account.passwordHash }).from(account).where(eq(account.id, the.id))
);
export const passwordHashOf = (db: Reader, id: AccountId): string | undefined =>
	hashOf(db, { id }).get()?.passwordHash;

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
	const id = insert(db, {
		...{ name, displayName, roleCode: role, unitId, isDemonstration },
		...{ passwordHash: entry.passwordHash, mustChangePassword: entry.mustChangePassword },
		...{ createdAt: at, passwordChangedAt: at, lastSignedInAt: null, disabledAt: null }
	});
	const detail = { after: { displayName, role, unitId, isDemonstration } };
	note({ db, actor, at }, { id, name, unitId }, { action: 'account.created', detail });
	if (role === 'administrator' && !isDemonstration) endDemonstrationAdministrators(db, actor, at);
	return id;
}
const insert = insertion(account);

export interface ChangedAccount extends Pick<Account, 'id' | 'displayName' | 'role' | 'unitId'> {
	readonly at: string;
}

/** Only what is given changes. */
const change = prepared((db, { id, ...changed }: Pick<Stored, 'id'> & Partial<Stored>) =>
	db.update(account).set(changed).where(eq(account.id, id))
);

export function changeAccountRow(db: Writer, actor: Actor, changed: ChangedAccount): AccountChange {
	const known = accountById(db, changed.id);
	if (known === undefined) return 'unknown';
	const before = partsOf(known);
	const after = partsOf(changed);
	if (JSON.stringify(before) === JSON.stringify(after)) return 'unchanged';
	if (after.role !== 'administrator' && isLastAdministrator(db, known)) return 'last_administrator';
	const { displayName, role: roleCode, unitId } = after;
	change(db, { id: known.id, displayName, roleCode, unitId }).run();
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
export function disableAccountRow(
	db: Writer,
	actor: Actor,
	{ id, at, reason = '' }: OfAccount & WithReason
): AccountChange {
	const known = accountById(db, id);
	if (known === undefined) return 'unknown';
	if (known.disabledAt !== null) return 'unchanged';
	if (isLastAdministrator(db, known)) return 'last_administrator';
	change(db, { id, disabledAt: at }).run();
	const detail = { reason, ...endAccess(db, { id, at }) };
	note({ db, actor, at }, known, { action: 'account.disabled', detail });
	return 'done';
}

export function enableAccountRow(
	db: Writer,
	actor: Actor,
	{ id, at, reason = '' }: OfAccount & WithReason
): AccountChange {
	const known = accountById(db, id);
	if (known === undefined) return 'unknown';
	if (known.disabledAt === null) return 'unchanged';
	change(db, { id, disabledAt: null }).run();
	note({ db, actor, at }, known, { action: 'account.enabled', detail: { reason } });
	return 'done';
}

/** A password that somebody else set: to be changed at the next sign-in. Sessions and tokens end, for it may have been stolen. */
export function resetPasswordRow(
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
	change(db, { id, passwordHash }).run();
}

export function markSignedIn(db: Writer, { id, at }: OfAccount): void {
	change(db, { id, lastSignedInAt: at }).run();
}

function savePassword(
	db: Writer,
	entry: OfAccount & { readonly passwordHash: string; readonly mustChange: boolean }
): void {
	const { id, passwordHash, mustChange, at } = entry;
	const mustChangePassword = mustChange;
	change(db, { id, passwordHash, mustChangePassword, passwordChangedAt: at }).run();
}

function endDemonstrationAdministrators(db: Writer, actor: Actor, at: string): void {
	for (const { id, role, isDemonstration, disabledAt } of accountList(db)) {
		if (role !== 'administrator' || !isDemonstration || disabledAt !== null) continue;
		disableAccountRow(db, actor, { id, at });
	}
}

/** The demonstration's administrator keeps no office running. */
function isLastAdministrator(db: Reader, known: AccountRecord): boolean {
	if (known.role !== 'administrator' || known.disabledAt !== null) return false;
	const { real, all } = otherAdministrators(db, known.id);
	return known.isDemonstration ? all === 0 : real === 0;
}

const administrators = prepared((db, the: { readonly besides: AccountId | null }) =>
	db
		.select({
			all: count(),
			real: sql<number>`count(*) FILTER (WHERE NOT ${account.isDemonstration})`
		})
		.from(account)
		.where(
			and(
				eq(account.roleCode, 'administrator'),
				isNull(account.disabledAt),
				sql`${account.id} IS NOT ${the.besides}`
			)
		)
);
const otherAdministrators = (db: Reader, besides: AccountId | null) =>
	administrators(db, { besides }).get() ?? { all: 0, real: 0 };

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

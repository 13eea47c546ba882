// Tables of people: accounts, their sessions and tokens, what the office decided, and what was done by whom.
import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	real,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import type { Account } from '../../../domain/office/account';
import type { AuditAction, AuditLine } from '../../../domain/office/audit';
import type { TokenScope } from '../../../domain/office/rights';
import { unit } from './units';

/** Somebody who may sign in.
 *  Never deleted, only disabled: the audit log names it. */
export const account = sqliteTable(
	'account',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		/** Lower case, for signing in. */
		name: text('name').notNull(),
		displayName: text('display_name').notNull(),
		roleCode: text('role_code').$type<Account['role']>().notNull(),
		/** Organising unit, or commune of a commune account; null for an administrator. */
		unitId: integer('unit_id').references(() => unit.id),
		/** Argon2id, with its parameters and salt. */
		passwordHash: text('password_hash').notNull(),
		mustChangePassword: integer('must_change_password', { mode: 'boolean' }).notNull(),
		isDemonstration: integer('is_demonstration', { mode: 'boolean' }).notNull().default(false),
		createdAt: text('created_at').notNull(),
		passwordChangedAt: text('password_changed_at').notNull(),
		lastSignedInAt: text('last_signed_in_at'),
		disabledAt: text('disabled_at')
	},
	(t) => [
		uniqueIndex('account_name').on(t.name),
		check(
			'account_role',
			sql`${t.roleCode} IN ('administrator', 'home_affairs', 'leader', 'commune')`
		),
		check('account_unit', sql`(${t.roleCode} = 'administrator') = (${t.unitId} IS NULL)`)
	]
);

/** A browser that is signed in, by the hash of its token.
 *  Ended ones are removed; the audit log tells of them. */
export const session = sqliteTable(
	'session',
	{
		tokenHash: text('token_hash').primaryKey(),
		accountId: integer('account_id')
			.notNull()
			.references(() => account.id),
		createdAt: text('created_at').notNull(),
		lastSeenAt: text('last_seen_at').notNull(),
		/** Absolute end, however busy it is. */
		expiresAt: text('expires_at').notNull(),
		address: text('address').notNull(),
		/** Browser and system as it says itself, shortened. */
		agent: text('agent').notNull()
	},
	(t) => [index('session_account').on(t.accountId)]
);

/** A key with which a program asks the API in the name of an account; shown once, kept as its hash. */
export const apiToken = sqliteTable(
	'api_token',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		accountId: integer('account_id')
			.notNull()
			.references(() => account.id),
		/** What it is for, as its owner says. */
		name: text('name').notNull(),
		tokenHash: text('token_hash').notNull(),
		/** First characters, by which its owner knows it again. */
		start: text('start').notNull(),
		scopeCode: text('scope_code').$type<TokenScope>().notNull(),
		createdAt: text('created_at').notNull(),
		expiresAt: text('expires_at').notNull(),
		lastUsedAt: text('last_used_at'),
		revokedAt: text('revoked_at')
	},
	(t) => [
		uniqueIndex('api_token_hash').on(t.tokenHash),
		index('api_token_account').on(t.accountId),
		check('api_token_scope', sql`${t.scopeCode} IN ('read', 'submit')`)
	]
);

/** Failed sign-ins by account and by address, so that a restart forgets none (columns of rate-limiter-flexible). */
export const loginThrottle = sqliteTable('login_throttle', {
	key: text('key').primaryKey(),
	points: integer('points').notNull().default(0),
	expire: integer('expire')
});

/** What the office decided in place of the usual: one row a setting, as JSON. */
export const setting = sqliteTable('setting', {
	key: text('key').primaryKey(),
	value: text('value').notNull(),
	changedAt: text('changed_at').notNull()
});

/** Target of a KPI for a year, set in the application; beside those of data/targets.json, which it overrides.
 *  Never changed: a new row takes the place of the last, a withdrawn one ends it. */
export const target = sqliteTable(
	'target',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		kpiCode: text('kpi_code').notNull(),
		year: integer('year').notNull(),
		/** null: holds everywhere. */
		organisingId: integer('organising_id').references(() => unit.id),
		/** null: withdrawn, what holds otherwise holds again. */
		percent: real('percent'),
		/** The document that sets it. */
		basis: text('basis').notNull(),
		setAt: text('set_at').notNull()
	},
	(t) => [
		index('target_kpi').on(t.kpiCode, t.year, t.organisingId),
		check('target_percent', sql`${t.percent} IS NULL OR ${t.percent} BETWEEN 0 AND 100`)
	]
);

/** A copy of the database, made and verified, or why it could not be.
 *  Rows stay when the file has been rotated away. */
export const backupRun = sqliteTable(
	'backup_run',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		startedAt: text('started_at').notNull(),
		endedAt: text('ended_at').notNull(),
		kindCode: text('kind_code').$type<'scheduled' | 'by_hand' | 'before_migration'>().notNull(),
		outcomeCode: text('outcome_code').$type<'made' | 'failed'>().notNull(),
		/** Name within the backup folder; null when none was made. */
		fileName: text('file_name'),
		bytes: integer('bytes'),
		sha256: text('sha256'),
		/** Rows by table, as JSON. */
		rowCounts: text('row_counts').notNull().default('{}'),
		/** Why it failed, in words for the office. */
		detail: text('detail').notNull().default(''),
		removedAt: text('removed_at')
	},
	(t) => [
		check('backup_run_kind', sql`${t.kindCode} IN ('scheduled', 'by_hand', 'before_migration')`),
		check('backup_run_outcome', sql`${t.outcomeCode} IN ('made', 'failed')`)
	]
);

/** What was done, by whom, from where, old → new; append-only (triggers in the migration refuse anything else).
 *  Each line carries the hash of the one before it, so that a removed or altered line shows. */
export const auditEvent = sqliteTable(
	'audit_event',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		at: text('at').notNull(),
		accountId: integer('account_id'),
		actorName: text('actor_name').notNull(),
		actorRole: text('actor_role').$type<AuditLine['actor']['role']>().notNull(),
		address: text('address').notNull(),
		actionCode: text('action_code').$type<AuditAction>().notNull(),
		subject: text('subject').notNull(),
		unitId: integer('unit_id'),
		periodCode: text('period_code'),
		/** As JSON, exactly as hashed. */
		detail: text('detail').notNull(),
		previousHash: text('previous_hash').notNull(),
		hash: text('hash').notNull()
	},
	(t) => [
		index('audit_event_at').on(t.at),
		index('audit_event_account').on(t.accountId),
		index('audit_event_action').on(t.actionCode),
		index('audit_event_unit').on(t.unitId)
	]
);

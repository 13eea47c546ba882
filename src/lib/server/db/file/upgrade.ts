// A file of an earlier version is brought to the shape of this one: copied, tried on the copy, and only then changed.
import Sqlite from 'better-sqlite3';
import { copyFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { SYSTEM } from '../../../domain/office/audit';
import { recordAudit } from '../audit/audit';
import { saveBackupRun } from './backup-runs';
import {
	checkCopy,
	damageOf,
	messageOf,
	requireSameRows,
	rowCounts,
	sha256OfFile,
	syncToDisk
} from './check-copy';
import type { Db, Writer } from '../connection';
import { DatabaseRefused, storageFault } from './faults';
import { removeWithLog, TRIAL, underWay, UNFINISHED } from './leftovers';
import { applyMigrations, pendingMigrations, versionOf, type Migration } from './migrations';
import { makePrivate } from './private';

/** Another process may be upgrading a large file at this moment; it is waited for. */
const PATIENCE_MS = 10 * 60_000;

/** Nothing is locked and nothing copied when the file is of this version. */
export function bringUpToDate(db: Db, path: string, folder: string): void {
	const client = db.$client;
	if (pendingMigrations(client, folder).length === 0) return;
	const patience = client.pragma('busy_timeout', { simple: true }) as number;
	client.pragma(`busy_timeout = ${PATIENCE_MS}`);
	// Rebuilding a table drops the old one: with keys enforced that would empty those which refer to it.
	client.pragma('foreign_keys = OFF');
	try {
		client.transaction(() => upgrade(db, path, folder)).immediate();
	} finally {
		client.pragma('foreign_keys = ON');
		client.pragma(`busy_timeout = ${patience}`);
	}
}

/** Nobody else writes from here on. */
function upgrade(db: Db, path: string, folder: string): void {
	const client = db.$client;
	// Another process was faster.
	const pending = pendingMigrations(client, folder);
	if (pending.length === 0) return;
	if (isEmpty(client)) return applyMigrations(client, pending, folder);
	const startedAt = new Date().toISOString();
	const copy = `${path}.truoc-nang-cap-${versionOf(client, folder)}-${startedAt.replace(/\D/g, '')}`;
	try {
		copyAside(path, copy);
		tryOnCopy(underWay(path, TRIAL), copy, (trial) => applyMigrations(trial, pending, folder));
		applyMigrations(client, pending, folder);
		recordCopy(db, copy, startedAt);
	} catch (cause) {
		rmSync(copy, { force: true });
		throw refused(path, pending, cause);
	}
}

const isEmpty = (client: Sqlite.Database): boolean =>
	client.prepare(`SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'`).get() ===
	undefined;

/** By a connection of its own: the one that holds the lock cannot. */
function copyAside(path: string, copy: string): void {
	const unfinished = underWay(copy, UNFINISHED);
	const source = new Sqlite(path, { readonly: true });
	try {
		const expected = rowCounts(source);
		source.prepare('VACUUM INTO ?').run(unfinished);
		makePrivate(unfinished, path);
		requireSameRows(copy, checkCopy(unfinished, copy), expected);
		syncToDisk(unfinished);
		renameSync(unfinished, copy);
		syncToDisk(copy);
	} finally {
		source.close();
		removeWithLog(unfinished);
	}
}

function tryOnCopy(trial: string, copy: string, apply: (client: Sqlite.Database) => void): void {
	removeWithLog(trial);
	copyFileSync(copy, trial);
	const client = new Sqlite(trial);
	try {
		client.pragma('foreign_keys = OFF');
		client.transaction(() => apply(client)).immediate();
		const damage = damageOf(client);
		if (damage !== '') throw new Error(damage);
	} finally {
		client.close();
		removeWithLog(trial);
	}
}

/** In the same transaction as the migration itself. */
function recordCopy(db: Db, copy: string, startedAt: string): void {
	const fileName = basename(copy);
	const endedAt = new Date().toISOString();
	const made = { fileName, bytes: statSync(copy).size, sha256: sha256OfFile(copy) };
	const writer = db as Writer;
	const counts = rowCounts(db.$client);
	const run = { startedAt, endedAt, kind: 'before_migration', outcome: 'made' } as const;
	const id = saveBackupRun(writer, { ...run, ...made, rowCounts: counts, detail: '' });
	recordAudit(writer, SYSTEM, {
		action: 'backup.made',
		subject: `backup:${id}`,
		detail: { kind: 'before_migration', ...made },
		at: endedAt
	});
}

function refused(path: string, pending: readonly Migration[], cause: unknown): DatabaseRefused {
	const why = storageFault(cause);
	const detail =
		why?.message ?? `${messageOf(cause)} (${pending.map(({ tag }) => tag).join(', ')})`;
	return new DatabaseRefused(
		why?.code ?? 'upgrade',
		`Chưa nâng cấp được cơ sở dữ liệu ${path} cho phiên bản này: ${detail}. Tệp vẫn nguyên như trước và vẫn dùng được với phiên bản cũ; giữ lại tệp và báo lỗi kèm câu này.`
	);
}

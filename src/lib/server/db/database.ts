// Opens the one SQLite file, brings it to the newest shape, and hands out reading and writing.
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { setTimeout as pause } from 'node:timers/promises';
import type { Db, Writer } from './connection';
import { DatabaseBusy, DatabaseRefused } from './file/faults';
import { notOpened, openFile, refuseStranger, rememberFile, requireSameFile } from './file/file';
import { migrationsFolder } from './file/migrations';
import * as schema from './tables/schema';
import { bringUpToDate } from './file/upgrade';

export type { Db, Reader, Writer } from './connection';
export { DatabaseBusy, DatabaseRefused } from './file/faults';
export { statement } from './statement';

/** How long a thread stands still while another process writes: a command may, a server that answers others may not. */
const PATIENCE_MS = 5_000;

/** Opens the file (made when absent), refuses what is not ours or is newer, and migrates the rest. */
export function openDatabase(path: string, migrations = migrationsFolder()): Db {
	const client = openFile(path);
	try {
		refuseStranger(client, path, migrations);
		client.pragma('journal_mode = WAL');
		// 'stored' is told to a person only after the disk has it; this build of SQLite defaults to NORMAL.
		client.pragma('synchronous = FULL');
		client.pragma('foreign_keys = ON');
		// A damaged page is told at once; a file from elsewhere may call nothing that reaches outside it.
		client.pragma('cell_size_check = ON');
		client.pragma('trusted_schema = OFF');
		waitForOthers(client, PATIENCE_MS);
		const db: Db = drizzle(client, { schema });
		bringUpToDate(db, path, migrations);
		rememberFile(client, path);
		return db;
	} catch (cause) {
		client.close();
		throw cause instanceof DatabaseRefused ? cause : notOpened(path, cause);
	}
}

export function closeDatabase(db: Db): void {
	db.$client.close();
}

/** All or nothing. */
export function write<T>(db: Db, work: (writer: Writer) => T): T {
	return attempt(db, work, () => true);
}

/** As `write`, without ever standing still: tries again between other work while another process writes. */
export async function writeWhenFree<T>(
	db: Db,
	work: (writer: Writer) => T,
	patienceMs = 30_000
): Promise<T> {
	const until = performance.now() + patienceMs;
	for (;;) {
		try {
			return withoutWaiting(db, () => write(db, work));
		} catch (cause) {
			if (!isBusy(cause)) throw cause;
			if (performance.now() >= until) throw new DatabaseBusy(cause);
		}
		await pause(PAUSE_MS);
	}
}
/** Short beside what a person notices, long beside what one try costs. */
const PAUSE_MS = 20;

function withoutWaiting<T>(db: Db, work: () => T): T {
	const usual = db.$client.pragma('busy_timeout', { simple: true }) as number;
	waitForOthers(db.$client, 0);
	try {
		return work();
	} finally {
		waitForOthers(db.$client, usual);
	}
}

/** For a process that has its own patience, or none. */
export function setPatience(db: Db, patienceMs: number): void {
	waitForOthers(db.$client, patienceMs);
}

function waitForOthers(client: Sqlite.Database, patienceMs: number): void {
	client.pragma(`busy_timeout = ${Math.round(patienceMs)}`);
}

/** Only the start of a transaction can meet it, so no work is ever done twice. */
export const isBusy = (cause: unknown): boolean =>
	cause instanceof Sqlite.SqliteError && cause.code.startsWith('SQLITE_BUSY');

/** Does the work in one transaction and keeps what it wrote only when `keep` says so: a dry run is the real run, rolled back. */
export function attempt<T>(db: Db, work: (writer: Writer) => T, keep: (result: T) => boolean): T {
	requireSameFile(db.$client);
	const rejected = new RolledBack();
	let result: { readonly value: T } | undefined;
	const run = db.$client.transaction((): T => {
		const value = work(db as Writer);
		result = { value };
		if (!keep(value)) throw rejected;
		return value;
	});
	try {
		return run.immediate();
	} catch (thrown) {
		if (thrown === rejected && result !== undefined) return result.value;
		throw thrown;
	}
}

/** Ends a transaction that is not to be kept; never seen outside. */
class RolledBack extends Error {}

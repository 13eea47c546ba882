// Copies of the database: taken while it is in use, checked before anyone relies on them, put back without losing what stood there.
import Sqlite from 'better-sqlite3';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkCopy, requireSameRows, rowCounts, sha256OfFile, syncToDisk } from './check-copy';
import type { RowCounts } from './check-copy';
import type { Db } from '../database';
import { DatabaseRefused } from './faults';
import { makePrivate, makePrivateFolder } from './private';
import { removeWithLog, RESTORING, underWay, UNFINISHED } from './leftovers';

export interface CopyMade {
	readonly bytes: number;
	readonly sha256: string;
	readonly rowCounts: RowCounts;
}
/** How far a copy has come: pages first, then the check. */
export type CopyStep = (stage: 'storing' | 'checking', done: number, total: number) => void;

/** Pages between two looks at the outside: some hundredths of a second. */
const PAGES = 2_000;

/** Copy of one moment, made while others read and write; whole, checked and on the disk before it bears its name.
 *  An older copy of the same name is replaced only then. */
export async function backUpDatabase(
	db: Db,
	path: string,
	tell: CopyStep = () => undefined
): Promise<CopyMade> {
	makePrivateFolder(dirname(path));
	const unfinished = underWay(path, UNFINISHED);
	try {
		removeWithLog(unfinished);
		const expected = await copyPages(db.$client, unfinished, tell);
		makePrivate(unfinished, dirname(path));
		tell('checking', 0, 0);
		const found = checkCopy(unfinished, path);
		requireSameRows(path, found, expected);
		syncToDisk(unfinished);
		const made = { bytes: statSync(unfinished).size, sha256: sha256OfFile(unfinished) };
		renameSync(unfinished, path);
		syncToDisk(path);
		return { ...made, rowCounts: found };
	} finally {
		removeWithLog(unfinished);
	}
}

/** The transaction holds the moment: without it the copy would begin again at every write of another process. */
async function copyPages(
	client: Sqlite.Database,
	path: string,
	tell: CopyStep
): Promise<RowCounts> {
	client.exec('BEGIN');
	try {
		const counts = rowCounts(client);
		await client.backup(path, {
			progress: ({ totalPages, remainingPages }) => {
				tell('storing', totalPages - remainingPages, totalPages);
				return PAGES;
			}
		});
		return counts;
	} finally {
		client.exec('ROLLBACK');
	}
}

/** Puts a checked copy in place; answers where the replaced file is kept, null when there was none. */
export function restoreDatabase(copy: string, path: string, stamp: string): string | null {
	if (!existsSync(copy)) throw new DatabaseRefused('unusable', `Không có tệp ${copy}.`);
	mkdirSync(dirname(path), { recursive: true });
	const incoming = underWay(path, RESTORING);
	try {
		// The copy itself is never opened: that would leave files beside it.
		for (const suffix of ['', '-wal']) {
			rmSync(incoming + suffix, { force: true });
			if (existsSync(copy + suffix)) copyFileSync(copy + suffix, incoming + suffix);
		}
		checkCopy(incoming, copy);
		makePrivate(incoming, existsSync(path) ? path : dirname(path));
		syncToDisk(incoming);
		const kept = existsSync(path) ? putAside(path, stamp) : null;
		renameSync(incoming, path);
		syncToDisk(path);
		return kept;
	} finally {
		removeWithLog(incoming);
	}
}

/** Leaving WAL needs the file alone, so that a running server is noticed and nothing stays in its log. */
function putAside(path: string, stamp: string): string {
	const kept = `${path}.truoc-phuc-hoi-${stamp}`;
	const client = new Sqlite(path);
	try {
		client.pragma('busy_timeout = 1000');
		client.pragma('journal_mode = DELETE');
	} catch (cause) {
		const code = cause instanceof Sqlite.SqliteError ? cause.code : '';
		// A file too damaged to be opened is put aside as it is.
		if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED') {
			throw new DatabaseRefused(
				'unusable',
				'Ứng dụng đang chạy trên cơ sở dữ liệu này. Dừng ứng dụng rồi phục hồi; chưa thay gì.'
			);
		}
	} finally {
		client.close();
	}
	for (const suffix of ['', '-wal', '-shm']) {
		if (existsSync(path + suffix)) renameSync(path + suffix, kept + suffix);
	}
	return kept;
}

// Copies of the database: taken while it is in use, checked before anyone relies on them, put back without losing what stood there.
import Sqlite from 'better-sqlite3';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkCopy } from './check-copy';
import { DatabaseRefused, type Db } from './database';

/** Online copy, complete and checked; an older copy of the same name is replaced only then. */
export async function backUpDatabase(db: Db, path: string): Promise<void> {
	mkdirSync(dirname(path), { recursive: true });
	const unfinished = `${path}.dang-ghi`;
	try {
		rmSync(unfinished, { force: true });
		await db.$client.backup(unfinished);
		checkCopy(unfinished, path);
		renameSync(unfinished, path);
	} finally {
		rmSync(unfinished, { force: true });
	}
}

/** Puts a checked copy in place; answers where the replaced file is kept, null when there was none. */
export function restoreDatabase(copy: string, path: string, stamp: string): string | null {
	if (!existsSync(copy)) throw new DatabaseRefused('unusable', `Không có tệp ${copy}.`);
	mkdirSync(dirname(path), { recursive: true });
	const incoming = `${path}.dang-phuc-hoi`;
	try {
		// The copy itself is never opened: that would leave files beside it.
		for (const suffix of ['', '-wal']) {
			rmSync(incoming + suffix, { force: true });
			if (existsSync(copy + suffix)) copyFileSync(copy + suffix, incoming + suffix);
		}
		checkCopy(incoming, copy);
		const kept = existsSync(path) ? putAside(path, stamp) : null;
		renameSync(incoming, path);
		return kept;
	} finally {
		for (const suffix of ['', '-wal', '-shm']) rmSync(incoming + suffix, { force: true });
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

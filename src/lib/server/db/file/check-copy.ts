// Whether a file can be relied on: whole, its references there, as many rows as where it came from.
import Sqlite from 'better-sqlite3';
import { createHash } from 'node:crypto';
import {
	closeSync,
	copyFileSync,
	existsSync,
	fsyncSync,
	mkdtempSync,
	openSync,
	readSync,
	rmSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseRefused } from './faults';
import { isNewerThanProgram } from './migrations';

export type RowCounts = Readonly<Record<string, number>>;

/** Of every table of ours, as the connection sees them at this moment. */
export function rowCounts(client: Sqlite.Database): RowCounts {
	const tables = client
		.prepare(
			`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`
		)
		.pluck()
		.all() as string[];
	const count = (table: string): number =>
		client.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number;
	return Object.fromEntries(tables.map((table) => [table, count(table)]));
}

/** '' when the file is whole; otherwise what is wrong with it, for a person. */
export function damageOf(client: Sqlite.Database): string {
	const verdict = String(client.pragma('integrity_check(1)', { simple: true }));
	if (verdict !== 'ok') return verdict;
	const broken = client.pragma('foreign_key_check') as unknown[];
	return broken.length > 0 ? `${broken.length} dòng thiếu dữ liệu gốc` : '';
}

/** Ours, not newer than this program, whole; left as one file without a log. `name` is what the person calls it. */
export function checkCopy(path: string, name: string): RowCounts {
	const client = openCopy(path, name);
	try {
		client.pragma('journal_mode = DELETE');
		refuseStranger(client, name);
		const damage = damageOf(client);
		if (damage !== '') throw damaged(name, damage);
		return rowCounts(client);
	} catch (cause) {
		throw cause instanceof DatabaseRefused ? cause : damaged(name, messageOf(cause));
	} finally {
		client.close();
	}
}

function refuseStranger(client: Sqlite.Database, name: string): void {
	const tables = client
		.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
		.pluck()
		.all();
	if (!tables.includes('__drizzle_migrations') || !tables.includes('submission')) {
		throw new DatabaseRefused('foreign', `Tệp ${name} không phải bản sao lưu của chương trình.`);
	}
	if (isNewerThanProgram(client)) {
		throw new DatabaseRefused(
			'newer',
			`Bản sao lưu ${name} là của một phiên bản mới hơn. Cài phiên bản đó rồi phục hồi.`
		);
	}
}

/** A copy with fewer or more rows than its source is none. */
export function requireSameRows(name: string, found: RowCounts, expected: RowCounts): void {
	const tables = [...new Set([...Object.keys(found), ...Object.keys(expected)])];
	const other = tables.find((table) => found[table] !== expected[table]);
	if (other === undefined) return;
	throw damaged(name, `bảng ${other} có ${found[other] ?? 0} dòng, cần ${expected[other] ?? 0}`);
}

const BLOCK = 1024 * 1024;

/** Block by block: the file may be larger than the memory. */
export function sha256OfFile(path: string): string {
	const hash = createHash('sha256');
	const block = Buffer.allocUnsafe(BLOCK);
	const file = openSync(path, 'r');
	try {
		for (let read = 1; read > 0;) {
			read = readSync(file, block);
			hash.update(block.subarray(0, read));
		}
	} finally {
		closeSync(file);
	}
	return hash.digest('hex');
}

/** What is told to be there survives a power cut: the bytes, and the name in its folder. */
export function syncToDisk(path: string): void {
	syncOne(path, 'r+');
	// Folders cannot be opened for this on Windows, and need not be.
	if (process.platform !== 'win32') syncOne(dirname(path), 'r');
}

function syncOne(path: string, flags: 'r' | 'r+'): void {
	const file = openSync(path, flags);
	try {
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
}

function openCopy(path: string, name: string): Sqlite.Database {
	try {
		return new Sqlite(path, { fileMustExist: true });
	} catch (cause) {
		throw damaged(name, messageOf(cause));
	}
}

export const messageOf = (cause: unknown): string =>
	cause instanceof Error ? cause.message : String(cause);

const damaged = (name: string, detail: string): DatabaseRefused =>
	new DatabaseRefused('unusable', `Bản sao ${name} bị hỏng, chưa thay gì: ${detail}.`);

/** The file is left as it is: what is opened is a copy of it. */
export function checkBackup(path: string): {
	readonly rowCounts: RowCounts;
	readonly sha256: string;
} {
	if (!existsSync(path)) throw new DatabaseRefused('missing', `Không có tệp ${path}.`);
	const folder = mkdtempSync(join(tmpdir(), 'kiem-tra-sao-luu-'));
	try {
		const looked = join(folder, 'copy.db');
		for (const suffix of ['', '-wal'])
			if (existsSync(path + suffix)) copyFileSync(path + suffix, looked + suffix);
		return { rowCounts: checkCopy(looked, path), sha256: sha256OfFile(path) };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

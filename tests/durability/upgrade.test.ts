import Sqlite from 'better-sqlite3';
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	appendFileSync,
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backupRuns } from '../../src/lib/server/db/file/backup-runs';
import {
	closeDatabase,
	DatabaseRefused,
	openDatabase,
	write
} from '../../src/lib/server/db/database';
import { createUnit } from '../../src/lib/server/db/units/unit-rows';

let folder: string;
let path: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'cchc-'));
	path = join(folder, 'office.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Journal {
	entries: { idx: number; when: number; tag: string; version: string; breakpoints: boolean }[];
}
/** The migrations of this program, changed as asked. */
function migrationsWith(change: (journal: Journal, at: string) => void): string {
	const at = mkdtempSync(join(folder, 'drizzle-'));
	cpSync(resolve('drizzle'), at, { recursive: true });
	const file = join(at, 'meta', '_journal.json');
	const journal = JSON.parse(readFileSync(file, 'utf8')) as Journal;
	change(journal, at);
	writeFileSync(file, JSON.stringify(journal));
	return at;
}
/** As the release before accounts had them. */
const previousRelease = (): string =>
	migrationsWith((journal) => {
		journal.entries = journal.entries.slice(0, 3);
	});
const withOneMore = (sql: string): string =>
	migrationsWith((journal, at) => {
		const last = journal.entries.at(-1);
		const when = (last?.when ?? 0) + 1;
		const idx = journal.entries.length;
		const tag = `${String(idx).padStart(4, '0')}_one_more`;
		appendFileSync(join(at, `${tag}.sql`), sql);
		journal.entries.push({ idx, when, tag, version: '6', breakpoints: true });
	});

function oldFile(units: number): void {
	const db = openDatabase(path, previousRelease());
	write(db, (writer) => {
		for (let n = 0; n < units; n += 1) createUnit(writer, false);
	});
	closeDatabase(db);
}
const VERSION_OF_EACH_UNIT = `INSERT INTO unit_version (unit_id, code, name, kind_code)
	SELECT id, 'X' || id, 'Xã ' || id, 'xa' FROM unit`;
const hashOf = (file: string): string =>
	createHash('sha256').update(readFileSync(file)).digest('hex');
const files = (): string[] => readdirSync(folder).filter((name) => name.startsWith('office.db'));
const unitsIn = (file: string): unknown => {
	const client = new Sqlite(file, { readonly: true });
	const count = client.prepare('SELECT count(*) FROM unit').pluck().get();
	client.close();
	return count;
};

describe('a file of the previous release', () => {
	test('is copied beside itself, checked, upgraded, and the copy is recorded', () => {
		oldFile(3);
		const before = hashOf(path);
		const db = openDatabase(path);
		expect(db.$client.prepare('SELECT count(*) FROM unit').pluck().get()).toBe(3);
		expect(db.$client.prepare('SELECT count(*) FROM account').pluck().get()).toBe(0);
		const [run] = backupRuns(db);
		const lines = db.$client.prepare('SELECT action_code FROM audit_event').pluck().all();
		closeDatabase(db);

		const copy = files().find((name) => name.includes('.truoc-nang-cap-0002-'));
		expect(run).toMatchObject({ kind: 'before_migration', outcome: 'made', fileName: copy });
		expect(run?.sha256).toBe(hashOf(join(folder, copy ?? '')));
		expect(lines).toEqual(['backup.made']);
		expect(unitsIn(join(folder, copy ?? ''))).toBe(3);
		expect(hashOf(path)).not.toBe(before);
		expect(files()).toHaveLength(2);
	});

	test('that is up to date is opened without another copy', () => {
		oldFile(1);
		closeDatabase(openDatabase(path));
		closeDatabase(openDatabase(path));
		expect(files().filter((name) => name.includes('truoc-nang-cap'))).toHaveLength(1);
	});

	test('upgraded by two processes at once is upgraded once', async () => {
		oldFile(1);
		const opener = join(folder, 'open.ts');
		writeFileSync(
			opener,
			`import { closeDatabase, openDatabase } from ${JSON.stringify(resolve('src/lib/server/db/database.ts'))};
			closeDatabase(openDatabase(${JSON.stringify(path)}, ${JSON.stringify(resolve('drizzle'))}));`
		);
		const codes = await Promise.all(
			[1, 2].map(() => {
				const child = fork(opener, [], {
					execArgv: ['--import', 'tsx'],
					env: { ...process.env, TSX_TSCONFIG_PATH: resolve('scripts/tsx.json') }
				});
				return new Promise((settle) => child.once('exit', settle));
			})
		);
		expect(codes).toEqual([0, 0]);
		expect(unitsIn(path)).toBe(1);
		expect(files().filter((name) => name.includes('truoc-nang-cap'))).toHaveLength(1);
	}, 60_000);
});

describe('a migration that fails', () => {
	const refusal = (migrations: string): DatabaseRefused => {
		try {
			closeDatabase(openDatabase(path, migrations));
		} catch (thrown) {
			if (thrown instanceof DatabaseRefused) return thrown;
			throw thrown;
		}
		throw new Error('It was not refused.');
	};

	test('half way leaves the file byte for byte, nothing beside it, and says why', () => {
		oldFile(2);
		const before = hashOf(path);
		const broken = withOneMore(
			'CREATE TABLE first_half (id);--> statement-breakpoint\nINSERT INTO no_such_table VALUES (1);'
		);
		const { reason, message } = refusal(broken);
		expect(reason).toBe('upgrade');
		expect(message).toContain('Tệp vẫn nguyên như trước');
		expect(message).toContain('no_such_table');
		expect(hashOf(path)).toBe(before);
		expect(files()).toEqual(['office.db']);
		// The previous release still takes it.
		closeDatabase(openDatabase(path, previousRelease()));
	});

	test('because rows would lose what they refer to is noticed on the copy', () => {
		oldFile(2);
		const db = openDatabase(path, previousRelease());
		db.$client.exec(VERSION_OF_EACH_UNIT);
		closeDatabase(db);
		const before = hashOf(path);
		const { reason, message } = refusal(withOneMore('DELETE FROM unit WHERE id = 1;'));
		expect(reason).toBe('upgrade');
		expect(message).toContain('thiếu dữ liệu gốc');
		expect(hashOf(path)).toBe(before);
		expect(files()).toEqual(['office.db']);
	});
});

test('a migration that rebuilds a table keeps the rows that refer to it', () => {
	oldFile(2);
	const earlier = openDatabase(path, previousRelease());
	earlier.$client.exec(VERSION_OF_EACH_UNIT);
	closeDatabase(earlier);
	const rebuilt = withOneMore(
		`PRAGMA foreign_keys=OFF;--> statement-breakpoint
		CREATE TABLE __new_unit (id integer PRIMARY KEY AUTOINCREMENT NOT NULL, is_demonstration integer DEFAULT false NOT NULL);--> statement-breakpoint
		INSERT INTO __new_unit SELECT id, is_demonstration FROM unit;--> statement-breakpoint
		DROP TABLE unit;--> statement-breakpoint
		ALTER TABLE __new_unit RENAME TO unit;`
	);
	const db = openDatabase(path, rebuilt);
	expect(db.$client.prepare('SELECT count(*) FROM unit_version').pluck().get()).toBe(2);
	expect(db.$client.pragma('foreign_keys', { simple: true })).toBe(1);
	expect(db.$client.pragma('foreign_key_check')).toEqual([]);
	closeDatabase(db);
});

import Sqlite from 'better-sqlite3';
import { fork, spawnSync } from 'node:child_process';
import {
	chmodSync,
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { main } from '../../scripts/cchc/main';
import { EVERYTHING } from '../../src/lib/domain/unit-scope';
import { workFaultText } from '../../src/lib/format/progress-text';
import { backUpDatabase, restoreDatabase } from '../../src/lib/server/db/backup';
import { backupRuns } from '../../src/lib/server/db/backup-runs';
import { closeDatabase, openDatabase, write, type Db } from '../../src/lib/server/db/database';
import { contentHash } from '../../src/lib/server/db/dump';
import { DatabaseRefused, storageFault, type StorageCode } from '../../src/lib/server/db/faults';
import { createUnit } from '../../src/lib/server/db/unit-rows';
import { makeBackup } from '../../src/lib/server/jobs/tasks/backup';
import { jobsOffice, reportsCsv } from '../jobs/office';
import { OFFICER } from '../support/actor';
import { UploadDesk } from '../support/upload-desk';
import { longCsv } from '../support/report-database';

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let path: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'cchc-'));
	path = join(folder, 'office.db');
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true, force: true });
});

const thrownBy = async (work: () => unknown): Promise<unknown> => {
	try {
		await work();
	} catch (thrown) {
		return thrown;
	}
	throw new Error('Nothing was thrown.');
};
const codeOf = async (work: () => unknown): Promise<StorageCode | undefined> =>
	storageFault(await thrownBy(work))?.code;
const pages = (db: Db): number => db.$client.pragma('page_count', { simple: true }) as number;
const addUnits = (db: Db, count: number): void =>
	write(db, (writer) => {
		for (let n = 0; n < count; n += 1) createUnit(writer, false);
	});
const units = (db: Db): unknown => db.$client.prepare('SELECT count(*) FROM unit').pluck().get();

describe('a disk that is full', () => {
	test('refuses a report whole, in words, and takes it once there is room', async () => {
		const communes = Array.from({ length: 60 }, (_, index) => ({
			code: String(index + 1).padStart(5, '0'),
			name: `Mới ${index}`
		}));
		const desk = new UploadDesk(communes);
		const { db } = desk.office;
		const rows = communes.map(
			({ code }) => [code, '2026-q1', 'dossiers_received_new', 12] as const
		);
		const ids = await desk.send({ 'quy-1.csv': longCsv(rows) });
		const before = contentHash(db.$client);
		db.$client.pragma(`max_page_count = ${pages(db) + 1}`);
		const fault = storageFault(await thrownBy(() => desk.store(ids)));
		expect(fault).toMatchObject({ code: 'disk_full', status: 507 });
		expect(fault?.message).toContain('đã đầy');
		expect(contentHash(db.$client)).toBe(before);
		expect((await desk.firstStep()).offices).not.toEqual([]);

		db.$client.pragma('max_page_count = 1000000');
		await desk.store(ids).catch(() => undefined);
		expect(db.$client.prepare('SELECT count(*) FROM current_figure').pluck().get()).toBe(60);
		desk.close();
	});

	test('met by the import process fails the work by name; nothing half is stored and the next one goes on', async () => {
		const office = jobsOffice(100);
		const { db, jobs } = office;
		const id = office.draft('lon', reportsCsv(100, 40));
		const before = contentHash(db.$client);
		const store = () =>
			jobs.start('store', {
				...{ drafts: [{ id, reason: '' }], note: '', submittedBy: '' },
				...{ actor: OFFICER, mayReportFor: EVERYTHING }
			});
		const usual = process.execPath;
		process.execPath = withFilesUpTo(db.$client.name);
		const job = store();
		process.execPath = usual;
		const state = await jobs.finished('store', job, 100_000);
		expect(state).toMatchObject({ status: 'failed', fault: 'write_failed' });
		expect(workFaultText('write_failed')).toContain('vẫn còn nguyên');
		expect(contentHash(db.$client)).toBe(before);
		expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
		addUnits(db, 1);
		await jobs.close();
		await office.end();
	});

	test('keeps no half a copy, and the command says where there is no room', () => {
		const db = openDatabase(path);
		addUnits(db, 60_000);
		closeDatabase(db);
		const backUp = (program: string) =>
			spawnSync(program, ['--import', 'tsx', 'scripts/cchc.ts', 'backup'], {
				env: {
					...process.env,
					DATABASE_PATH: path,
					TSX_TSCONFIG_PATH: resolve('scripts/tsx.json')
				},
				encoding: 'utf8'
			});
		// The first one brings the reviewed units in, and makes the folder.
		expect(backUp(process.execPath).status).toBe(0);
		const [first] = readdirSync(join(folder, 'sao-luu'));
		const tight = backUp(withFilesUpTo(path, 0.5));
		expect(tight.status).toBe(1);
		expect(tight.stderr).toContain('báo lỗi khi ghi');
		expect(tight.stderr).not.toContain('    at ');
		expect(readdirSync(join(folder, 'sao-luu'))).toEqual([first]);
		const after = openDatabase(path);
		expect(backupRuns(after).map(({ outcome }) => outcome)).toEqual(['failed', 'made']);
		closeDatabase(after);
	});
});

const CLOCK = { today: () => '2026-09-30', now: () => '2026-09-30T02:00:00.000Z' };

/** A program in whose hands no file grows much beyond such a share of the database. */
function withFilesUpTo(database: string, share = 1): string {
	const blocks = Math.ceil((statSync(database).size * share) / 512) + 64;
	const wrapper = join(folder, 'node-with-little-room');
	const node = process.execPath;
	// Told by the write itself instead of by a signal.
	writeFileSync(wrapper, `#!/bin/sh\ntrap '' XFSZ\nulimit -f ${blocks}\nexec "${node}" "$@"\n`);
	chmodSync(wrapper, 0o755);
	return wrapper;
}

describe('a file that may only be read', () => {
	test('is not opened, and both folder and file are told', async () => {
		closeDatabase(openDatabase(path));
		expect(await openedWithoutRights({ file: 0o444, folder: 0o755 })).toContain('read_only');
		expect(await openedWithoutRights({ file: 0o666, folder: 0o555 })).toContain('read_only');
		expect(await openedWithoutRights({ file: 0o666, folder: 0o777 })).toBe('opened');
	});

	test('while it is open is still read; a write says so', async () => {
		closeDatabase(openDatabase(path));
		const client = new Sqlite(path, { readonly: true });
		const thrown = await thrownBy(() => client.exec('INSERT INTO unit DEFAULT VALUES'));
		expect(storageFault(thrown)).toMatchObject({ code: 'read_only', status: 503 });
		expect(client.prepare('SELECT count(*) FROM unit').pluck().get()).toBe(0);
		client.close();
	});
});

/** As somebody who is not allowed everything: root is let in wherever it goes. */
async function openedWithoutRights(modes: {
	readonly file: number;
	readonly folder: number;
}): Promise<string> {
	const inside = mkdtempSync(join(folder, 'o-'));
	const file = join(inside, 'office.db');
	cpSync(path, file);
	cpSync(resolve('drizzle'), join(folder, 'drizzle'), { recursive: true });
	chmodSync(folder, 0o755);
	chmodSync(file, modes.file);
	chmodSync(inside, modes.folder);
	const opener = join(folder, 'open.ts');
	const database = JSON.stringify(resolve('src/lib/server/db/database.ts'));
	writeFileSync(
		opener,
		`import { closeDatabase, openDatabase } from ${database};
		if (process.getuid?.() === 0) process.setuid?.(65534);
		try {
			closeDatabase(openDatabase(${JSON.stringify(file)}, ${JSON.stringify(join(folder, 'drizzle'))}));
			process.send?.('opened');
		} catch (thrown) {
			process.send?.(thrown.reason + ': ' + thrown.message);
		}
		process.disconnect();`
	);
	const child = fork(opener, [], {
		execArgv: ['--import', 'tsx'],
		env: { ...process.env, TSX_TSCONFIG_PATH: resolve('scripts/tsx.json') }
	});
	const said = await new Promise<string>((settle) => child.once('message', settle));
	chmodSync(inside, 0o755);
	return said;
}

describe('a file that another program holds', () => {
	test('is not opened and not changed, and the way out is told', async () => {
		closeDatabase(openDatabase(path));
		const other = new Sqlite(path);
		other.pragma('locking_mode = EXCLUSIVE');
		other.exec('BEGIN IMMEDIATE; INSERT INTO unit DEFAULT VALUES; COMMIT');
		const thrown = await thrownBy(() => openDatabase(path));
		expect(storageFault(thrown)?.code).toBe('busy');
		expect((thrown as Error).message).toContain('Đóng chương trình đó');
		other.close();
		const db = openDatabase(path);
		expect(units(db)).toBe(1);
		closeDatabase(db);
	});
});

describe('a file with damaged pages', () => {
	/** Page 1 holds the schema and stays; the rest is gone from the tenth on. */
	function damage(): void {
		const bytes = readFileSync(path);
		bytes.fill(0xff, 4096 * 10);
		writeFileSync(path, bytes);
	}
	function filled(): void {
		const db = openDatabase(path);
		addUnits(db, 20_000);
		closeDatabase(db);
	}

	test('tells so where it is met, still answers the rest, and its copies are kept', async () => {
		filled();
		let db = openDatabase(path);
		const into = join(folder, 'sao-luu');
		const context = { db, clock: CLOCK, progress: () => undefined };
		await makeBackup(context, { kind: 'by_hand', actor: OFFICER, folder: into });
		closeDatabase(db);
		const bytes = readFileSync(path);
		// Rows of the largest table.
		bytes.fill(0xff, bytes.byteLength - 4096 * 30);
		writeFileSync(path, bytes);

		db = openDatabase(path);
		const read = () => db.$client.prepare('SELECT sum(id) FROM unit').pluck().get();
		expect(storageFault(await thrownBy(read))).toMatchObject({ code: 'corrupted', status: 503 });
		expect(db.$client.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(0);
		const again = await makeBackup(
			{ ...context, db },
			{ kind: 'scheduled', actor: OFFICER, folder: into }
		);
		expect(again).toMatchObject({ outcome: 'failed' });
		expect(again.outcome === 'failed' && again.detail).toContain('bị hỏng');
		expect(readdirSync(into)).toHaveLength(1);
		closeDatabase(db);
	});

	test('from its beginning on is refused, and a copy takes its place with the damaged file kept', async () => {
		filled();
		const db = openDatabase(path);
		const copy = join(folder, 'copy.db');
		await backUpDatabase(db, copy);
		closeDatabase(db);
		writeFileSync(path, readFileSync(path).fill(0, 0, 4096));
		const thrown = await thrownBy(() => openDatabase(path));
		expect(thrown).toBeInstanceOf(DatabaseRefused);
		expect((thrown as Error).message).toContain('Phục hồi từ bản sao lưu gần nhất');
		const kept = restoreDatabase(copy, path, 'x');
		expect(kept).toBe(`${path}.truoc-phuc-hoi-x`);
		const restored = openDatabase(path);
		expect(units(restored)).toBe(20_000);
		closeDatabase(restored);
	});

	test('is told by a command on one line, with exit code 1', async () => {
		filled();
		damage();
		const said: string[] = [];
		vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
		vi.stubEnv('DATABASE_PATH', path);
		expect(await main(['units', 'load', resolve('data/units.csv')])).toBe(1);
		expect(said).toHaveLength(1);
		expect(said[0]).toMatch(/hỏng/);
		expect(said[0]).not.toContain('at ');
	});
});

describe('a file that is gone', () => {
	test('from under an open database takes no more writes, so that none is lost', async () => {
		const db = openDatabase(path);
		addUnits(db, 2);
		renameSync(path, `${path}.doi-ten`);
		expect(await codeOf(() => addUnits(db, 1))).toBe('missing');
		expect(units(db)).toBe(2);
		// Another one in its place is not the same.
		writeFileSync(path, '');
		expect(await codeOf(() => addUnits(db, 1))).toBe('missing');
		rmSync(path);
		renameSync(`${path}.doi-ten`, path);
		addUnits(db, 1);
		expect(units(db)).toBe(3);
		closeDatabase(db);
	});

	test('with its folder, or with a file where the folder should be, is told by place', async () => {
		const inTheWay = join(folder, 'tep');
		writeFileSync(inTheWay, '');
		const thrown = await thrownBy(() => openDatabase(join(inTheWay, 'office.db')));
		expect(storageFault(thrown)?.code).toBe('missing');
		mkdirSync(join(folder, 'la-thu-muc.db'));
		expect(await codeOf(() => openDatabase(join(folder, 'la-thu-muc.db')))).toBe('missing');
	});
});

test('an error that is not about the file is not told as one', () => {
	expect(storageFault(new Error('midway'))).toBeUndefined();
	const refused = Object.assign(new Error('connect'), { code: 'EACCES', syscall: 'connect' });
	expect(storageFault(refused)).toBeUndefined();
	expect(storageFault(new Error('outer', { cause: sqlite('SQLITE_FULL') }))?.code).toBe(
		'disk_full'
	);
});

const sqlite = (code: string) => new Sqlite.SqliteError('x', code);

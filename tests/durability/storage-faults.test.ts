// No room, no right to write, another program at the file: refused in words, and nothing half is stored.
import Sqlite from 'better-sqlite3';
import { fork, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { EVERYTHING } from '../../src/lib/domain/unit/unit-scope';
import { workFaultText } from '../../src/lib/format/intake/progress-text';
import { backupRuns } from '../../src/lib/server/db/file/backup-runs';
import { closeDatabase, openDatabase, type Db } from '../../src/lib/server/db/database';
import { contentHash } from '../../src/lib/server/db/file/dump';
import { storageFault } from '../../src/lib/server/db/file/faults';
import { jobsOffice, reportsCsv } from '../jobs/office';
import { OFFICER } from '../support/actor';
import { UploadDesk } from '../support/upload-desk';
import { longCsv } from '../support/report-database';
import { addUnits, ownFile, thrownBy, units } from './own-file';

vi.setConfig({ testTimeout: 120_000 });

const own = ownFile();
const pages = (db: Db): number => db.$client.pragma('page_count', { simple: true }) as number;

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

	test('met by the work process fails the work by name; nothing half is stored and the next one goes on', async () => {
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
		const db = openDatabase(own.path);
		addUnits(db, 60_000);
		closeDatabase(db);
		const backUp = (program: string) =>
			spawnSync(program, ['--import', 'tsx', 'scripts/cchc.ts', 'backup'], {
				env: {
					...process.env,
					DATABASE_PATH: own.path,
					TSX_TSCONFIG_PATH: resolve('scripts/tsx.json')
				},
				encoding: 'utf8'
			});
		// The first one brings the reviewed units in, and makes the folder.
		expect(backUp(process.execPath).status).toBe(0);
		const [first] = readdirSync(join(own.folder, 'sao-luu'));
		const tight = backUp(withFilesUpTo(own.path, 0.5));
		expect(tight.status).toBe(1);
		expect(tight.stderr).toContain('báo lỗi khi ghi');
		expect(tight.stderr).not.toContain('    at ');
		expect(readdirSync(join(own.folder, 'sao-luu'))).toEqual([first]);
		const after = openDatabase(own.path);
		expect(backupRuns(after).map(({ outcome }) => outcome)).toEqual(['failed', 'made']);
		closeDatabase(after);
	});
});

/** A program in whose hands no file grows much beyond such a share of the database. */
function withFilesUpTo(database: string, share = 1): string {
	const blocks = Math.ceil((statSync(database).size * share) / 512) + 64;
	const wrapper = join(own.folder, 'node-with-little-room');
	const node = process.execPath;
	// Told by the write itself instead of by a signal.
	writeFileSync(wrapper, `#!/bin/sh\ntrap '' XFSZ\nulimit -f ${blocks}\nexec "${node}" "$@"\n`);
	chmodSync(wrapper, 0o755);
	return wrapper;
}

describe('a file that may only be read', () => {
	test('is not opened, and both folder and file are told', async () => {
		closeDatabase(openDatabase(own.path));
		expect(await openedWithoutRights({ file: 0o444, folder: 0o755 })).toContain('read_only');
		expect(await openedWithoutRights({ file: 0o666, folder: 0o555 })).toContain('read_only');
		expect(await openedWithoutRights({ file: 0o666, folder: 0o777 })).toBe('opened');
	});

	test('while it is open is still read; a write says so', async () => {
		closeDatabase(openDatabase(own.path));
		const client = new Sqlite(own.path, { readonly: true });
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
	const inside = mkdtempSync(join(own.folder, 'o-'));
	const file = join(inside, 'office.db');
	cpSync(own.path, file);
	cpSync(resolve('drizzle'), join(own.folder, 'drizzle'), { recursive: true });
	chmodSync(own.folder, 0o755);
	chmodSync(file, modes.file);
	chmodSync(inside, modes.folder);
	const opener = join(own.folder, 'open.ts');
	const database = JSON.stringify(resolve('src/lib/server/db/database.ts'));
	writeFileSync(
		opener,
		`import { closeDatabase, openDatabase } from ${database};
		if (process.getuid?.() === 0) process.setuid?.(65534);
		try {
			closeDatabase(openDatabase(${JSON.stringify(file)}, ${JSON.stringify(join(own.folder, 'drizzle'))}));
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
		closeDatabase(openDatabase(own.path));
		const other = new Sqlite(own.path);
		other.pragma('locking_mode = EXCLUSIVE');
		other.exec('BEGIN IMMEDIATE; INSERT INTO unit DEFAULT VALUES; COMMIT');
		const thrown = await thrownBy(() => openDatabase(own.path));
		expect(storageFault(thrown)?.code).toBe('busy');
		expect((thrown as Error).message).toContain('Đóng chương trình đó');
		other.close();
		const db = openDatabase(own.path);
		expect(units(db)).toBe(1);
		closeDatabase(db);
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

import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/office/audit';
import { EVERYTHING } from '../../src/lib/domain/unit/unit-scope';
import { restoreDatabase } from '../../src/lib/server/db/file/backup';
import { backupRuns, newestBackup } from '../../src/lib/server/db/file/backup-runs';
import { checkBackup, sha256OfFile } from '../../src/lib/server/db/file/check-copy';
import { closeDatabase, openDatabase, write } from '../../src/lib/server/db/database';
import { restoreDrill } from '../../src/lib/server/db/file/drill';
import { contentHash } from '../../src/lib/server/db/file/dump';
import { removeLeftovers } from '../../src/lib/server/db/file/leftovers';
import { saveSetting } from '../../src/lib/server/db/campaigns/settings';
import { createUnit } from '../../src/lib/server/db/units/unit-rows';
import { dueTasks } from '../../src/lib/server/jobs/daily';
import { backupTask, ProcessBackups } from '../../src/lib/server/jobs/process-backups';
import { sourceProgram } from '../../src/lib/server/jobs/start-process';
import { makeBackup } from '../../src/lib/server/jobs/tasks/backup';
import { jobsOffice, reportsCsv, type JobsOffice } from '../jobs/office';
import { OFFICER } from '../support/actor';

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let office: JobsOffice;
beforeEach(() => {
	folder = join(mkdtempSync(join(tmpdir(), 'cchc-')), 'sao-luu');
});
afterEach(async () => {
	await office.end();
	rmSync(join(folder, '..'), { recursive: true, force: true });
});

/** A clock that shows one instant after another. */
const clockAt = (...instants: readonly string[]) => {
	const rest = [...instants];
	let last = instants[0] ?? '';
	return { today: () => last.slice(0, 10), now: () => (last = rest.shift() ?? last) };
};
const CLOCK = clockAt('2026-09-30T02:00:00.000Z');
const contextAt = (clock = CLOCK) => ({ db: office.db, clock, progress: () => undefined });
const actions = (): unknown =>
	office.db.$client.prepare('SELECT action_code FROM audit_event ORDER BY id').pluck().all();
const hashIn = (path: string): string => {
	const client = new Sqlite(path, { readonly: true });
	const hash = contentHash(client);
	client.close();
	return hash;
};
const storing = (id: string) => ({
	...{ drafts: [{ id, reason: '' }], note: '', submittedBy: 'Nguyễn Văn A' },
	...{ actor: OFFICER, mayReportFor: EVERYTHING }
});

describe('a copy made while an import runs', () => {
	test('holds what was there before it, hinders nothing, and is restored into an empty folder', async () => {
		office = jobsOffice(400);
		const id = office.draft('lon', reportsCsv(400, 16));
		const before = contentHash(office.db.$client);
		const job = office.jobs.start('store', storing(id));
		for (;;) {
			const state = office.jobs.state('store', job);
			if (state?.status !== 'waiting' && state?.status !== 'running')
				throw new Error(`over before it was looked at: ${JSON.stringify(state)}`);
			if (state.progress?.stage === 'storing' && state.progress.done > 0) break;
			await pause(5);
		}
		const result = await makeBackup(contextAt(), { kind: 'by_hand', actor: OFFICER, folder });
		expect(result).toMatchObject({ outcome: 'made', fileName: 'cchc-20260930-090000.db' });
		expect(await office.jobs.finished('store', job, 100_000)).toMatchObject({ status: 'done' });

		const empty = join(folder, '..', 'moi', 'dashboard.db');
		const copy = join(folder, 'cchc-20260930-090000.db');
		expect(restoreDatabase(copy, empty, 'x')).toBeNull();
		expect(hashIn(empty)).toBe(before);
		expect(readdirSync(join(empty, '..'))).toEqual(['dashboard.db']);
		expect(actions()).toEqual(expect.arrayContaining(['upload.stored', 'backup.made']));
	});
});

describe('a copy', () => {
	beforeEach(() => {
		office = jobsOffice(3);
	});

	test('made beside the server is recorded with size, hash and rows, and told in the audit log', async () => {
		const { db } = office;
		const environment = { ...process.env, DATABASE_PATH: db.$client.name };
		const program = sourceProgram({ environment, memoryMb: 256 });
		const told: string[] = [];
		const log = (id: string, cause: string): void => void told.push(cause);
		const backups = new ProcessBackups({ db, program, log, clock: CLOCK, folder });
		const made = backups.run('by_hand', OFFICER);
		expect(backups.state()).toMatchObject({ folder, running: { kind: 'by_hand' } });
		// The same press again joins it.
		expect(backups.run('by_hand', OFFICER)).toBe(made);
		const result = await made;
		await backups.close();
		expect(told).toEqual([]);
		expect(result.outcome).toBe('made');
		expect(backups.state().running).toBeNull();
		const run = newestBackup(db);
		const path = join(folder, run?.fileName ?? '');
		expect(run).toMatchObject({ kind: 'by_hand', outcome: 'made', sha256: sha256OfFile(path) });
		expect(checkBackup(path).rowCounts).toEqual(run?.rowCounts);
		expect(run?.rowCounts['unit']).toBe(4);
		expect(actions()).toEqual(['backup.made']);
		expect(readdirSync(folder)).toEqual([run?.fileName]);
	});

	test('under way when the server is stopped is given up, told, and nothing of it stays', async () => {
		const { db } = office;
		const environment = { ...process.env, DATABASE_PATH: db.$client.name };
		const program = sourceProgram({ environment, memoryMb: 256 });
		const backups = new ProcessBackups({ ...NEVER, db, program, clock: CLOCK, folder });
		const given = backups.run('scheduled', SYSTEM);
		await backups.close();
		expect(await given).toMatchObject({ outcome: 'failed' });
		expect(backupRuns(db)).toMatchObject([{ outcome: 'failed', kind: 'scheduled' }]);
		expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
		// Asked for after that, it is not begun.
		expect(await backups.run('by_hand', OFFICER)).toMatchObject({ outcome: 'failed' });
	});

	test('is practised on: put back elsewhere it holds every row and the same log', async () => {
		const { db } = office;
		await makeBackup(contextAt(), { kind: 'by_hand', actor: OFFICER, folder });
		await makeBackup(contextAt(), { kind: 'scheduled', actor: SYSTEM, folder });
		const run = newestBackup(db);
		if (run === undefined) throw new Error('not recorded');
		const practice = mkdtempSync(join(folder, '..', 'tap-'));
		const drill = restoreDrill(db, run, { backupFolder: folder, folder: practice });
		expect(drill).toMatchObject({ lastAuditLine: 1, tables: Object.keys(run.rowCounts).length });
		// Another log is not the log of this office.
		const other = openDatabase(join(folder, '..', 'other.db'));
		expect(() =>
			restoreDrill(other, run, { backupFolder: folder, folder: mkdtempSync(practice) })
		).toThrow('nhật ký trong bản sao khác');
		closeDatabase(other);
		// Neither is a file that somebody changed since.
		const path = join(folder, run.fileName ?? '');
		const client = new Sqlite(path);
		client.exec('UPDATE unit_version SET name = name || 1');
		client.close();
		expect(() =>
			restoreDrill(db, run, { backupFolder: folder, folder: mkdtempSync(practice) })
		).toThrow('đã bị thay đổi');
	});

	test('of an earlier night goes when its turn is over, its record stays', async () => {
		const { db } = office;
		write(db, (writer) => {
			const at = '2026-09-01T00:00:00.000Z';
			for (const [key, value] of [
				['backup.keep_daily', 2],
				['backup.keep_weekly', 0],
				['backup.keep_monthly', 0]
			] as const)
				saveSetting(writer, { key, value, at });
		});
		writeIntoFolder(join(folder, 'ghi-chu.txt'));
		for (const day of ['01', '02', '03', '04']) {
			const clock = clockAt(`2026-09-${day}T19:00:00.000Z`);
			await makeBackup(contextAt(clock), { kind: 'scheduled', actor: SYSTEM, folder });
		}
		expect(readdirSync(folder).sort()).toEqual([
			...['cchc-20260904-020000.db', 'cchc-20260905-020000.db', 'ghi-chu.txt']
		]);
		expect(backupRuns(db).map(({ removedAt }) => removedAt === null)).toEqual([
			...[true, true, false, false]
		]);
	});

	test('that cannot be made is told, recorded, and leaves nothing in the folder', async () => {
		const { db } = office;
		writeFileSync(join(folder, '..', 'sao-luu'), 'một tệp, không phải thư mục');
		const result = await makeBackup(contextAt(), { kind: 'scheduled', actor: SYSTEM, folder });
		expect(result).toMatchObject({ outcome: 'failed' });
		expect(result.outcome === 'failed' && result.detail).toContain('Không vào được');
		expect(backupRuns(db)[0]).toMatchObject({ outcome: 'failed', fileName: null });
		expect(actions()).toEqual(['backup.failed']);
	});

	test('due at night is caught up on in the morning, and not made twice', async () => {
		const { db } = office;
		const backups = new ProcessBackups({ ...NEVER, db, folder, clock: CLOCK });
		const due = (now: string): number => dueTasks([backupTask(db, backups, 0)], now).length;
		expect(dueTasks([backupTask(db, backups)], '2026-09-30T01:00:00.000Z')).toEqual([]);
		expect(due('2026-09-30T01:00:00.000Z')).toBe(1);
		const clock = clockAt('2026-09-30T01:00:00.000Z');
		await makeBackup(contextAt(clock), { kind: 'scheduled', actor: SYSTEM, folder });
		expect(due('2026-09-30T18:59:00.000Z')).toBe(0);
		// 02:00 in Vietnam passed while the machine was off.
		expect(due('2026-10-02T00:30:00.000Z')).toBe(1);
		write(db, (writer) =>
			saveSetting(writer, { key: 'backup.enabled', value: false, at: '2026-10-02T00:00:00.000Z' })
		);
		expect(due('2026-10-02T00:30:00.000Z')).toBe(0);
	});
});

test('what a killed program left is removed at the start, what a living one makes is not', () => {
	office = jobsOffice(1);
	const { db } = office;
	const path = db.$client.name;
	writeIntoFolder(join(folder, 'cchc-20260930-020000.db'));
	const gone = 2 ** 22 + 1;
	const left = [`${path}.thu-nang-cap-${gone}`, `${path}.dang-phuc-hoi-${gone}-wal`];
	const half = join(folder, `cchc-20260930-020001.db.dang-ghi-${gone}`);
	const living = join(folder, `cchc-20260930-020002.db.dang-ghi-${process.ppid}`);
	for (const file of [...left, half, living]) writeFileSync(file, '');
	expect(removeLeftovers(path, folder)).toHaveLength(3);
	expect([...left, half].some(existsSync)).toBe(false);
	expect(readdirSync(folder).sort()).toHaveLength(2);
	write(db, (writer) => createUnit(writer, false));
});

function writeIntoFolder(path: string): void {
	mkdirSync(folder, { recursive: true });
	writeFileSync(path, '');
}

/** Never started. */
const NEVER = {
	program: sourceProgram({ environment: {}, memoryMb: 64 }),
	log: () => undefined
};

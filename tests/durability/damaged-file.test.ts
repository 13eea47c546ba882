// A file that is damaged or gone: told as such, and the way back is there.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { main } from '../../scripts/cchc/main';
import { backUpDatabase, restoreDatabase } from '../../src/lib/server/db/file/backup';
import { closeDatabase, openDatabase } from '../../src/lib/server/db/database';
import { DatabaseRefused, storageFault } from '../../src/lib/server/db/file/faults';
import { makeBackup } from '../../src/lib/server/jobs/tasks/backup';
import { OFFICER } from '../support/actor';
import { addUnits, codeOf, ownFile, thrownBy, units } from './own-file';

vi.setConfig({ testTimeout: 120_000 });

const own = ownFile();
const CLOCK = { today: () => '2026-09-30', now: () => '2026-09-30T02:00:00.000Z' };

describe('a file with damaged pages', () => {
	/** Page 1 holds the schema and stays; the rest is gone from the tenth on. */
	function damage(): void {
		const bytes = readFileSync(own.path);
		bytes.fill(0xff, 4096 * 10);
		writeFileSync(own.path, bytes);
	}
	function filled(): void {
		const db = openDatabase(own.path);
		addUnits(db, 20_000);
		closeDatabase(db);
	}

	test('tells so where it is met, still answers the rest, and its copies are kept', async () => {
		filled();
		let db = openDatabase(own.path);
		const into = join(own.folder, 'sao-luu');
		const context = { db, clock: CLOCK, progress: () => undefined };
		await makeBackup(context, { kind: 'by_hand', actor: OFFICER, folder: into });
		closeDatabase(db);
		const bytes = readFileSync(own.path);
		// Rows of the largest table.
		bytes.fill(0xff, bytes.byteLength - 4096 * 30);
		writeFileSync(own.path, bytes);

		db = openDatabase(own.path);
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
		const db = openDatabase(own.path);
		const copy = join(own.folder, 'copy.db');
		await backUpDatabase(db, copy);
		closeDatabase(db);
		writeFileSync(own.path, readFileSync(own.path).fill(0, 0, 4096));
		const thrown = await thrownBy(() => openDatabase(own.path));
		expect(thrown).toBeInstanceOf(DatabaseRefused);
		expect((thrown as Error).message).toContain('Phục hồi từ bản sao lưu gần nhất');
		const kept = restoreDatabase(copy, own.path, 'x');
		expect(kept).toBe(`${own.path}.truoc-phuc-hoi-x`);
		const restored = openDatabase(own.path);
		expect(units(restored)).toBe(20_000);
		closeDatabase(restored);
	});

	test('is told by a command on one line, with exit code 1', async () => {
		filled();
		damage();
		const said: string[] = [];
		vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
		vi.stubEnv('DATABASE_PATH', own.path);
		expect(await main(['units', 'load', resolve('data/units.csv')])).toBe(1);
		expect(said).toHaveLength(1);
		expect(said[0]).toMatch(/hỏng/);
		expect(said[0]).not.toContain('at ');
	});
});

describe('a file that is gone', () => {
	test('from under an open database takes no more writes, so that none is lost', async () => {
		const db = openDatabase(own.path);
		addUnits(db, 2);
		renameSync(own.path, `${own.path}.doi-ten`);
		expect(await codeOf(() => addUnits(db, 1))).toBe('missing');
		expect(units(db)).toBe(2);
		// Another one in its place is not the same.
		writeFileSync(own.path, '');
		expect(await codeOf(() => addUnits(db, 1))).toBe('missing');
		rmSync(own.path);
		renameSync(`${own.path}.doi-ten`, own.path);
		addUnits(db, 1);
		expect(units(db)).toBe(3);
		closeDatabase(db);
	});

	test('with its folder, or with a file where the folder should be, is told by place', async () => {
		const inTheWay = join(own.folder, 'tep');
		writeFileSync(inTheWay, '');
		const thrown = await thrownBy(() => openDatabase(join(inTheWay, 'office.db')));
		expect(storageFault(thrown)?.code).toBe('missing');
		mkdirSync(join(own.folder, 'la-thu-muc.db'));
		expect(await codeOf(() => openDatabase(join(own.folder, 'la-thu-muc.db')))).toBe('missing');
	});
});

import Sqlite from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
	closeDatabase,
	DatabaseBusy,
	openDatabase,
	writeWhenFree,
	type Db
} from '../../src/lib/server/db/database';
import { createUnit } from '../../src/lib/server/db/units/unit-rows';

let folder: string;
let db: Db;
let other: Sqlite.Database;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'cchc-'));
	db = openDatabase(join(folder, 'office.db'));
	other = new Sqlite(join(folder, 'office.db'));
});
afterEach(() => {
	other.close();
	closeDatabase(db);
	rmSync(folder, { recursive: true });
});

const units = (): unknown => db.$client.prepare('SELECT count(*) FROM unit').pluck().get();

describe('a write while another process writes', () => {
	test('waits without standing in the way of other work, and is done once', async () => {
		other.exec('BEGIN IMMEDIATE');
		let turns = 0;
		const counting = setInterval(() => (turns += 1), 5);
		const written = writeWhenFree(db, (writer) => createUnit(writer, false));
		setTimeout(() => other.exec('COMMIT'), 200);
		await written;
		clearInterval(counting);
		expect(turns).toBeGreaterThan(10);
		expect(units()).toBe(1);
	});

	test('gives up in the end, with nothing written and the usual patience kept', async () => {
		other.exec('BEGIN IMMEDIATE');
		const before = db.$client.pragma('busy_timeout', { simple: true });
		const written = writeWhenFree(db, (writer) => createUnit(writer, false), 50);
		await expect(written).rejects.toThrow(DatabaseBusy);
		other.exec('ROLLBACK');
		expect(units()).toBe(0);
		expect(db.$client.pragma('busy_timeout', { simple: true })).toBe(before);
	});

	test('that fails by itself is not tried again', async () => {
		let tries = 0;
		const written = writeWhenFree(db, () => {
			tries += 1;
			throw new Error('midway');
		});
		await expect(written).rejects.toThrow('midway');
		expect(tries).toBe(1);
	});
});

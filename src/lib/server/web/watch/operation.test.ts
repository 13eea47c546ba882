import Sqlite from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase, setPatience, type Db } from '../../db/database';
import { operationFigures } from '../../db/file/operation';
import { reasonsNotReady } from './operation';

const folder = mkdtempSync(join(tmpdir(), 'cchc-ready-'));
const path = join(folder, 'office.db');
let db: Db;
beforeAll(() => {
	db = openDatabase(path);
	setPatience(db, 10);
});
afterAll(() => {
	closeDatabase(db);
	rmSync(folder, { recursive: true });
});
const SERVING = { isStopping: false };
const ANY_ROOM = 1;

describe('a server is ready', () => {
	it('when it can read and write', async () => {
		expect(await reasonsNotReady(SERVING, db, ANY_ROOM)).toEqual([]);
	});

	it('while a large import holds the database: pages are answered meanwhile', async () => {
		const importing = new Sqlite(path);
		importing.exec('BEGIN IMMEDIATE');
		expect(await reasonsNotReady(SERVING, db, ANY_ROOM)).toEqual([]);
		importing.exec('ROLLBACK');
		importing.close();
	});
});

describe('a server is not ready', () => {
	it('when it was asked to end', async () => {
		expect(await reasonsNotReady({ isStopping: true }, db, ANY_ROOM)).toEqual(['stopping']);
	});

	it('when the disk has no room for an upload', async () => {
		expect(await reasonsNotReady(SERVING, db, Number.MAX_SAFE_INTEGER)).toEqual(['disk_low']);
	});

	it('when nothing can be written', async () => {
		const $client = new Sqlite(path, { readonly: true });
		expect(await reasonsNotReady(SERVING, { $client } as Db, ANY_ROOM)).toEqual(['read_only']);
		$client.close();
	});

	it('when the file holds nothing of ours, or was closed', async () => {
		const other = join(folder, 'other.db');
		const $client = new Sqlite(other);
		expect(await reasonsNotReady(SERVING, { $client } as Db, ANY_ROOM)).toEqual(['unreadable']);
		$client.close();
		expect(await reasonsNotReady(SERVING, { $client } as Db, ANY_ROOM)).toEqual(['unreadable']);
	});
});

describe('the figures of a server', () => {
	it('are those of its file', () => {
		const { databaseBytes, ...figures } = operationFigures(db, '2026-10-21T00:00:00.000Z');
		expect(databaseBytes).toBeGreaterThanOrEqual(4096);
		expect(figures).toEqual({
			writeAheadLogBytes: expect.any(Number),
			sessions: 0,
			uploads: 0,
			undoneUploads: 0,
			backedUpAt: null
		});
	});
});

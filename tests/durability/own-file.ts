// A database file of the test's own, and how a fault that is met with it is told.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { write, type Db } from '../../src/lib/server/db/database';
import { storageFault, type StorageCode } from '../../src/lib/server/db/file/faults';
import { createUnit } from '../../src/lib/server/db/units/unit-rows';

/** New for every test of a file, and gone after it. */
export function ownFile(): { readonly folder: string; readonly path: string } {
	const own = { folder: '', path: '' };
	beforeEach(() => {
		own.folder = mkdtempSync(join(tmpdir(), 'cchc-'));
		own.path = join(own.folder, 'office.db');
	});
	afterEach(() => {
		vi.restoreAllMocks();
		vi.unstubAllEnvs();
		rmSync(own.folder, { recursive: true, force: true });
	});
	return own;
}

export async function thrownBy(work: () => unknown): Promise<unknown> {
	try {
		await work();
	} catch (thrown) {
		return thrown;
	}
	throw new Error('Nothing was thrown.');
}
export const codeOf = async (work: () => unknown): Promise<StorageCode | undefined> =>
	storageFault(await thrownBy(work))?.code;

export const addUnits = (db: Db, count: number): void =>
	write(db, (writer) => {
		for (let n = 0; n < count; n += 1) createUnit(writer, false);
	});
export const units = (db: Db): unknown =>
	db.$client.prepare('SELECT count(*) FROM unit').pluck().get();

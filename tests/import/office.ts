// A fresh database with the reviewed units, and the catalogue, for tests of the import.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Catalogue } from '../../src/lib/domain/kpi/catalogue';
import { openDatabase, type Db } from '../../src/lib/server/db/database';
import { loadReferenceUnits } from '../../src/lib/server/office/units/reference-units';
import { receiveUnits } from '../../src/lib/server/office/units/receive-units';
import { receive, type Receipt, type ReceiveRequest } from '../../src/lib/server/intake/receive';
import { dataPath, loadCatalogue } from '../../src/lib/server/reference/catalogue';
import { OFFICER } from '../support/actor';

export const catalogue: Catalogue = loadCatalogue(dataPath());
export const RECEIVED_AT = '2023-12-20T02:00:00.000Z';

export function openOffice(path = ':memory:'): Db {
	const db = openDatabase(path);
	loadReferenceUnits(db, dataPath(), RECEIVED_AT);
	const list = 'tests/fixtures/import/homonyms.csv';
	const file = { name: 'homonyms.csv', bytes: readFileSync(list) };
	receiveUnits(db, file, { actor: OFFICER, at: RECEIVED_AT });
	return db;
}

const USUAL = { dryRun: false, receivedAt: RECEIVED_AT, actor: OFFICER };
type Options = Partial<Omit<ReceiveRequest, 'file'>>;

export function receiveText(
	db: Db,
	text: string,
	options: Options & { name?: string } = {}
): Receipt {
	const { name = 'tep.csv', ...rest } = options;
	const file = { name, bytes: new TextEncoder().encode(text) };
	return receive(db, catalogue, { file, ...USUAL, ...rest });
}

export function receiveFile(db: Db, path: string, options: Options = {}): Receipt {
	const file = { name: basename(path), bytes: readFileSync(path) };
	return receive(db, catalogue, { file, ...USUAL, ...options });
}

/** Every row of every table: two databases with the same text hold the same. */
export function logicalDump(db: Db): string {
	const tables = db.$client
		.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
		.pluck()
		.all() as string[];
	return tables
		.map((table) => {
			const rows = db.$client.prepare(`SELECT * FROM "${table}"`).raw().all();
			return `${table}\n${rows.map((row) => JSON.stringify(row)).join('\n')}`;
		})
		.join('\n\n');
}

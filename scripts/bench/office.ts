import { join } from 'node:path';
import { SYSTEM } from '../../src/lib/domain/office/audit';
import type { Catalogue } from '../../src/lib/domain/kpi/catalogue';
import { openDatabase, type Db } from '../../src/lib/server/db/database';
import { receive, type Receipt, type ReceivedFile } from '../../src/lib/server/intake/receive';
import { receiveUnits } from '../../src/lib/server/office/units/receive-units';
import { dataPath, loadCatalogue } from '../../src/lib/server/reference/catalogue';
import { unitsCsv } from './made-up';

const RECEIVED_AT = '2026-01-15T02:00:00.000Z';

export interface BenchOffice {
	readonly db: Db;
	readonly catalogue: Catalogue;
}

/** An empty database that knows `count` communes of one province. */
export function openOffice(folder: string, count: number): BenchOffice {
	const db = openDatabase(join(folder, `${count}-${performance.now()}.db`));
	const bytes = new TextEncoder().encode(unitsCsv(count));
	const { outcome } = receiveUnits(
		db,
		{ name: 'don-vi.csv', bytes },
		{ actor: SYSTEM, at: RECEIVED_AT }
	);
	if (outcome !== 'stored') throw new Error('The made-up units were not taken');
	return { db, catalogue: loadCatalogue(dataPath()) };
}

export const receiveText = (office: BenchOffice, text: string, dryRun: boolean): Receipt =>
	receiveFile(office, { name: 'bang-rong.csv', bytes: new TextEncoder().encode(text) }, dryRun);

export function receiveFile(office: BenchOffice, file: ReceivedFile, dryRun: boolean): Receipt {
	const receipt = receive(office.db, office.catalogue, {
		file,
		dryRun,
		receivedAt: RECEIVED_AT,
		actor: SYSTEM
	});
	if (!['stored', 'would_store'].includes(receipt.outcome)) {
		const [first] = receipt.issues;
		throw new Error(`The made-up file was not taken: ${receipt.outcome} ${JSON.stringify(first)}`);
	}
	return receipt;
}

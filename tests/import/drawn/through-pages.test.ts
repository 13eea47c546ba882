// Drawn tables sent through the pages: the check page says what the command line says, and what it stores is true.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { observationsFor } from '../../../src/lib/server/db/figures/observations';
import { receive } from '../../../src/lib/server/intake/receive';
import { OFFICER } from '../../support/actor';
import { locationOf, UploadDesk } from '../../support/upload-desk';
import { catalogue, RECEIVED_AT } from '../office';
import { drawnFile, drawTable, type DrawnTable } from './draw';
import type { Office } from './facts';
import { differences } from './judge';

const NAMES = [
	'An Phú',
	'Bình Lộc',
	'Cẩm Sơn',
	'Đông Thịnh',
	'Hòa Thuận',
	'Lương Điền',
	'Ngọc Khê'
];
const TABLES = 30;

let desk: UploadDesk;
beforeEach(() => {
	desk = new UploadDesk(NAMES.map((name, at) => ({ code: String(at + 1), name })));
});
afterEach(() => desk.close());

function officeOf({ officeId, units }: UploadDesk): Office {
	const communes = NAMES.map((name, at) => {
		const code = String(at + 1);
		return { unitId: units.get(code) ?? 0, code, name: `Xã ${name}` };
	});
	return { unitId: officeId, name: 'Huyện Thanh Nguyên', communes };
}

async function sent(table: DrawnTable) {
	const { name, bytes } = drawnFile(table);
	const id = await desk.send({ [name]: new Uint8Array(bytes) });
	return { id, file: (await desk.check(id)).files[0] };
}

test.each(Array.from({ length: TABLES }, (_, at) => 5000 + at))('table %i', async (seed) => {
	const { db } = desk.office;
	const table = drawTable(seed, { office: officeOf(desk), catalogue });
	const usual = { dryRun: true, receivedAt: RECEIVED_AT, actor: OFFICER };
	const { outcome } = receive(db, catalogue, { file: drawnFile(table), ...usual, ...table.asked });
	const { id, file } = await sent(table);
	expect(file?.outcome).toBe(outcome);
	if (outcome !== 'would_store') return;
	await locationOf(() => desk.store(id));
	expect(differences(observationsFor(db, {}), table.truth)).toEqual([]);
});

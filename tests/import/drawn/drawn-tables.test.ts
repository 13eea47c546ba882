// Random tables of kinds that offices draw, from known figures: each figure is read right or asked for, never wrong in silence.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, type Db } from '../../../src/lib/server/db/database';
import { catalogue, openOffice, RECEIVED_AT } from '../office';
import { drawTable } from './draw';
import { inventedOffice, type Office } from './facts';
import { judge } from './judge';
import { chanceFrom } from './chance';
import { planted } from './plant';

const TABLES = 2000;
const BATCHES = 20;

let db: Db;
let office: Office;
beforeAll(() => {
	db = openOffice();
	office = inventedOffice(db, RECEIVED_AT);
});
afterAll(() => closeDatabase(db));

describe(`${TABLES} drawn tables`, () => {
	let read = 0;
	let judged = 0;
	test.each(Array.from({ length: BATCHES }, (_, batch) => batch))(
		'batch %i: none is wrong in silence',
		(batch) => {
			const size = TABLES / BATCHES;
			const wrong: string[] = [];
			for (let seed = batch * size; seed < (batch + 1) * size; seed += 1) {
				const table = drawTable(seed, { office, catalogue });
				const { verdict, faults } = judge(db, table);
				judged += 1;
				if (verdict === 'read') read += 1;
				if (verdict === 'wrong')
					wrong.push(
						`${seed} ${table.layout} ${table.kind} ${table.signs} [${table.decorations.join(', ')}]: ${faults.slice(0, 3).join('; ')}`
					);
			}
			expect(wrong).toEqual([]);
		},
		60_000
	);

	test('nine of ten are read without a question', () => {
		expect(judged).toBe(TABLES);
		expect(read / judged).toBeGreaterThanOrEqual(0.9);
	});
});

test('every fault planted in a table that was right is told in its row', () => {
	const chance = chanceFrom(2026);
	const kinds = new Map<string, number>();
	const silent: string[] = [];
	for (let seed = 0; seed < 600; seed += 1) {
		const table = drawTable(seed, { office, catalogue });
		const fault = planted(table, chance);
		if (fault === undefined || judge(db, table).verdict !== 'read') continue;
		kinds.set(fault.fault, (kinds.get(fault.fault) ?? 0) + 1);
		const { receipt } = judge(db, fault.table);
		const isTold = receipt.issues.some(
			({ severity, place }) => severity !== 'info' && place.row === fault.row
		);
		if (!isTold || receipt.outcome === 'would_store')
			silent.push(`${seed} ${table.layout} ${table.kind}: ${fault.fault} in row ${fault.row}`);
	}
	expect(silent).toEqual([]);
	expect(kinds.get('wrong total')).toBeGreaterThan(20);
	expect(kinds.get('swapped pair')).toBeGreaterThan(20);
}, 60_000);

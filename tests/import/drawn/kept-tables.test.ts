// Drawn tables kept as files, eleven of each layout, each with the figures it was drawn from: read as they are, or asked.
// `UPDATE_EXPECTED=1 npx vitest run tests/import/drawn/kept-tables.test.ts` draws them anew from their seeds.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, type Db } from '../../../src/lib/server/db/database';
import { catalogue, openOffice, RECEIVED_AT } from '../office';
import { drawnFile, drawTable } from './draw';
import type { Asked } from './drawing';
import { inventedOffice, Truth, type Office } from './facts';
import { judgeFile } from './judge';

const FOLDER = 'tests/fixtures/drawn';
const TRUTH = join(FOLDER, 'truth.json');
const OF_EACH_LAYOUT = 11;
const FIRST_SEED = 20_000;
/** Code of the invented office. */
const OFFICE = '990';

/** Units by code, since ids are those of a database. */
interface Kept {
	readonly file: string;
	readonly decorations: readonly string[];
	readonly asked: { readonly of?: string; readonly unit?: string; readonly period?: string };
	/** Value by "unit code, period, indicator and field". */
	readonly figures: Readonly<Record<string, number>>;
	readonly tolerated: Readonly<Record<string, number>>;
}

if (process.env['UPDATE_EXPECTED']) drawAnew();
const kept = JSON.parse(readFileSync(TRUTH, 'utf8')) as Kept[];

let db: Db;
let office: Office;
beforeAll(() => {
	db = openOffice();
	office = inventedOffice(db, RECEIVED_AT);
});
afterAll(() => closeDatabase(db));

describe('a kept table', () => {
	test.each(kept)('$file', (table) => {
		const file = { name: table.file, bytes: readFileSync(join(FOLDER, table.file)) };
		const { verdict, faults } = judgeFile(db, { file, asked: asked(table), truth: truthOf(table) });
		expect(verdict, faults.join('; ')).not.toBe('wrong');
		expect(`${table.file} ${verdict}`).toBe(`${table.file} read`);
	});

	test('is there for each file, and a file for it', () => {
		const files = readdirSync(FOLDER).filter((name) => name !== 'truth.json');
		expect(kept.map(({ file }) => file).sort()).toEqual(files.sort());
		expect(files.length).toBeGreaterThanOrEqual(150);
	});
});

function idOf(code: string): number {
	if (code === OFFICE) return office.unitId;
	return office.communes.find((commune) => commune.code === code)?.unitId ?? 0;
}

function asked({ asked: { of, unit, period } }: Kept): Asked {
	return {
		...(of === undefined ? {} : { organisingId: idOf(of) }),
		...(unit === undefined ? {} : { unitId: idOf(unit) }),
		...(period === undefined ? {} : { period })
	};
}

function truthOf({ figures, tolerated }: Kept): Truth {
	const truth = new Truth();
	const byId = (key: string): string => key.replace(/^\S+/, (code) => String(idOf(code)));
	for (const [key, value] of Object.entries(figures)) truth.figures.set(byId(key), value);
	for (const [key, value] of Object.entries(tolerated)) truth.tolerated.set(byId(key), value);
	return truth;
}

function drawAnew(): void {
	const own = openOffice();
	const drawnOffice = inventedOffice(own, RECEIVED_AT);
	const codes = new Map(drawnOffice.communes.map(({ unitId, code }) => [unitId, code]));
	codes.set(drawnOffice.unitId, OFFICE);
	const byCode = (figures: ReadonlyMap<string, number>): Record<string, number> =>
		Object.fromEntries(
			[...figures].map(([key, value]) => [
				key.replace(/^\d+/, (id) => codes.get(Number(id)) ?? id),
				value
			])
		);
	rmSync(FOLDER, { recursive: true, force: true });
	mkdirSync(FOLDER, { recursive: true });
	const of = new Map<string, number>();
	const seen = new Set<string>();
	const all: Kept[] = [];
	for (let seed = FIRST_SEED; seed < FIRST_SEED + 4000; seed += 1) {
		const table = drawTable(seed, { office: drawnOffice, catalogue });
		const count = of.get(table.layout) ?? 0;
		const drawing = `${table.layout} ${table.kind} ${table.decorations.join()}`;
		if (count >= OF_EACH_LAYOUT || seen.has(drawing)) continue;
		const { name, bytes } = drawnFile(table);
		const { truth, decorations } = table;
		const { organisingId, unitId, period } = table.asked;
		const { verdict } = judgeFile(own, { file: { name, bytes }, asked: table.asked, truth });
		// Tables that are asked about are no figures to keep; the two thousand drawn ones hold them.
		if (verdict === 'asked') continue;
		of.set(table.layout, count + 1);
		seen.add(drawing);
		const file = `${table.layout}-${seed}${name.slice(name.lastIndexOf('.'))}`;
		writeFileSync(join(FOLDER, file), bytes);
		all.push({
			...{ file, decorations },
			asked: {
				...(organisingId === undefined ? {} : { of: codes.get(organisingId) ?? '' }),
				...(unitId === undefined ? {} : { unit: codes.get(unitId) ?? '' }),
				...(period === undefined ? {} : { period })
			},
			figures: byCode(truth.figures),
			tolerated: byCode(truth.tolerated)
		});
	}
	writeFileSync(TRUTH, `[\n${all.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
	closeDatabase(own);
}

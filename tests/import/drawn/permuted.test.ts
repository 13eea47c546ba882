// The order of columns, of tables below one another and of sheets means nothing: the same figures are read in any.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, type Db } from '../../../src/lib/server/db/database';
import { catalogue, openOffice, RECEIVED_AT } from '../office';
import { drawTable, type DrawnTable } from './draw';
import { inventedOffice, type Office } from './facts';
import type { Cell, Grid, Row } from './grid';
import { judge } from './judge';

let db: Db;
let office: Office;
beforeAll(() => {
	db = openOffice();
	office = inventedOffice(db, RECEIVED_AT);
});
afterAll(() => closeDatabase(db));

const isFilled = (cell: Cell): boolean => cell.kind === 'number' || cell.text !== '';
/** A title fills a cell or two of its line. */
const headingRow = ({ rows }: Grid): number =>
	rows.findIndex((row) => row.filter(isFilled).length >= 3);

function withColumns(grid: Grid, order: readonly number[]): Grid {
	const from = headingRow(grid);
	const moved = (row: Row): Row => order.map((column) => row[column] ?? { kind: 'text', text: '' });
	return { ...grid, rows: grid.rows.map((row, at) => (at < from ? row : moved(row))) };
}

/** Tables of one sheet begin where its first heading stands again. */
function tablesOf({ rows }: Grid): Row[][] {
	const first = JSON.stringify(rows[0]?.[0]);
	const starts = rows.flatMap((row, at) => (JSON.stringify(row[0]) === first ? [at] : []));
	return starts.map((start, at) => rows.slice(start, starts[at + 1] ?? rows.length));
}

interface Permuted {
	readonly table: DrawnTable;
	readonly parts: number;
	readonly permuted: (order: readonly number[]) => DrawnTable;
}

function columns(table: DrawnTable): Permuted | undefined {
	const [grid, other] = table.grids;
	if (table.layout !== 'wide' && table.layout !== 'long') return undefined;
	if (grid === undefined || other !== undefined) return undefined;
	if (grid.merges.length > 0 || grid.hiddenColumns.length > 0) return undefined;
	const parts = Math.max(...grid.rows.map(({ length }) => length));
	return { table, parts, permuted: (order) => ({ ...table, grids: [withColumns(grid, order)] }) };
}

function tables(table: DrawnTable): Permuted | undefined {
	const [grid] = table.grids;
	if (table.layout !== 'stacked' || grid === undefined) return undefined;
	const all = tablesOf(grid);
	const permuted = (order: readonly number[]): DrawnTable => {
		const rows = order.flatMap((at) => all[at] ?? []);
		return { ...table, grids: [{ ...grid, rows }] };
	};
	return { table, parts: all.length, permuted };
}

function sheets(table: DrawnTable): Permuted | undefined {
	if (!/^sheetPer/.test(table.layout)) return undefined;
	const permuted = (order: readonly number[]): DrawnTable => ({
		...table,
		grids: order.flatMap((at) => table.grids[at] ?? [])
	});
	return { table, parts: table.grids.length, permuted };
}

const WHAT = [
	['columns', columns, 60],
	['tables', tables, 20],
	['sheets', sheets, 20]
] as const;

describe('the order', () => {
	test.each(WHAT)(
		'of %s changes no figure',
		(_what, of, least) => {
			let compared = 0;
			const seeds = fc.integer({ min: 0, max: 5_000 });
			fc.assert(
				fc.property(seeds, fc.infiniteStream(fc.nat(1_000_000)), (seed, weights) => {
					const one = of(drawTable(seed, { office, catalogue }));
					if (one === undefined || one.parts < 2) return;
					if (judge(db, one.table).verdict !== 'read') return;
					const order = Array.from({ length: one.parts }, (_, at) => ({
						at,
						weight: Number(weights.next().value)
					}))
						.sort((a, b) => a.weight - b.weight)
						.map(({ at }) => at);
					const { verdict, faults, receipt } = judge(db, one.permuted(order));
					const codes = receipt.issues.map(({ code }) => code).join(' ');
					expect(`${verdict} ${faults.slice(0, 3).join('; ')} ${codes}`).toMatch(/^read /);
					compared += 1;
				}),
				{ numRuns: 500, seed: 2026 }
			);
			expect(compared).toBeGreaterThanOrEqual(least);
		},
		60_000
	);
});

// Faults put into a drawn table that was right: a wrong total, two figures of a row in each other's place.
import type { Chance } from './chance';
import type { DrawnTable } from './draw';
import type { Cell, Grid, Row } from './grid';

export interface Planted {
	readonly table: DrawnTable;
	readonly fault: 'wrong total' | 'swapped pair';
	readonly sheet: string;
	/** As numbered. */
	readonly row: number;
}

const TOTAL = /^(?:Tổng cộng|Tổng số|Cộng|Toàn huyện|Huyện Sông Mây|TỔNG CỘNG TOÀN HUYỆN)$/;
const COMMUNE = /^(?:Xã|Phường|Thị trấn) /;

export function planted(table: DrawnTable, chance: Chance): Planted | undefined {
	const [grid] = table.grids;
	if (grid === undefined) return undefined;
	const places = [...totalsOf(grid), ...(hasPairs(table) ? pairsOf(grid) : [])];
	if (places.length === 0) return undefined;
	const { row, fault, change } = chance.pick(places);
	const rows = grid.rows.map((one, at) => (at === row ? change(one) : one));
	const grids = [{ ...grid, rows }, ...table.grids.slice(1)];
	return { table: { ...table, grids }, fault, sheet: grid.name, row: row + 1 };
}

interface PlantedAt {
	readonly row: number;
	readonly fault: Planted['fault'];
	readonly change: (row: Row) => Row;
}

const isNumber = (cell: Cell | undefined): boolean => cell?.kind === 'number';

/** The last figure of a total row is made seven more. */
function totalsOf({ rows }: Grid): PlantedAt[] {
	return rows.flatMap((row, at) => {
		const says = (pattern: RegExp): boolean =>
			row.some((cell) => cell.kind === 'text' && pattern.test(cell.text));
		// A district beside its commune is no total.
		const isTotal = says(TOTAL) && !says(COMMUNE);
		const last = row.findLastIndex((cell) => isNumber(cell));
		const isAmong = rows.some((other, below) => below !== at && isNumber(other[last]));
		if (!isTotal || last < 0 || !isAmong) return [];
		const change = (one: Row): Row =>
			one.map((cell, index) =>
				index === last && cell.kind === 'number' ? { ...cell, value: cell.value + 7 } : cell
			);
		return [{ row: at, fault: 'wrong total', change }];
	});
}

/** Layouts in which the fourth figure of a row is resolved and the fifth is early. */
const hasPairs = ({ layout }: DrawnTable): boolean => layout === 'grouped';

function pairsOf({ rows }: Grid): PlantedAt[] {
	return rows.flatMap((row, at) => {
		const [resolved, early] = [row[3], row[4]];
		const isRow = isNumber(row[0]) && resolved?.kind === 'number' && early?.kind === 'number';
		if (!isRow || resolved.value === early.value) return [];
		const change = (one: Row): Row =>
			one.map((cell, index) => (index === 3 ? early : index === 4 ? resolved : cell));
		return [{ row: at, fault: 'swapped pair', change }];
	});
}

// Merged cells below the headings: a name merged over several rows is each row's name, a figure is nobody's.
import type { Issue } from '../../../../domain/checks/issue';
import { cellUnder, type Column, type Table } from './columns';
import type { Merge, SheetRow } from '../sheet';

/** The table with the names of merged cells written into each of their rows. */
export function withNamesFilledDown(table: Table, columns: readonly number[]): Table {
	const names = new Set(columns);
	const below = (table.numbers ?? table.row).number;
	const merges = (table.sheet.merges ?? []).filter(
		({ fromRow, toRow, fromColumn }) => fromRow > below && toRow > fromRow && names.has(fromColumn)
	);
	if (merges.length === 0) return table;
	const last = table.body.at(-1)?.number ?? 0;
	const texts = new Map<number, Map<number, string>>();
	const rows = new Map(table.body.map((row) => [row.number, row]));
	for (const { fromRow, toRow, fromColumn } of merges) {
		const text = rows.get(fromRow)?.cells[fromColumn] ?? '';
		for (let number = fromRow + 1; number <= Math.min(toRow, last); number += 1) {
			texts.set(number, (texts.get(number) ?? new Map<number, string>()).set(fromColumn, text));
		}
	}
	const body = table.body.map((row) => filled(row, texts.get(row.number)));
	return { ...table, body };
}

function filled(row: SheetRow, texts: ReadonlyMap<number, string> | undefined): SheetRow {
	// A row of nothing but the merged name is no row of data.
	if (texts === undefined || row.cells.every((cell) => cell.trim() === '')) return row;
	const cells = [...row.cells];
	for (const [index, text] of texts) {
		while (cells.length <= index) cells.push('');
		if ((cells[index] ?? '').trim() === '') cells[index] = text;
	}
	return { ...row, cells };
}

/** Cells that hold one figure for several rows of data, or for several columns of one. */
export function mergedFigures(
	table: Pick<Table, 'sheet'>,
	of: { readonly rows: readonly SheetRow[]; readonly columns: readonly Column[] }
): Issue[] {
	const { merges = [] } = table.sheet;
	if (merges.length === 0) return [];
	const rows = new Map(of.rows.map((row) => [row.number, row]));
	const last = of.rows.at(-1)?.number ?? 0;
	return merges.flatMap((merge) => {
		const column = of.columns.find(({ index }) => index === merge.fromColumn);
		const row = rows.get(merge.fromRow);
		if (column === undefined || row === undefined) return [];
		const said = cellUnder(row, column);
		if (said.text === '') return [];
		const over = rowsOf({ ...merge, toRow: Math.min(merge.toRow, last) }, rows);
		const across = of.columns.filter(
			({ index }) => index >= merge.fromColumn && index <= merge.toColumn
		);
		if (over.length * across.length < 2) return [];
		const issue = { code: 'merged_figure', severity: 'error', place: said.place } as const;
		return [{ ...issue, found: said.text, rows: over }];
	});
}

function rowsOf({ fromRow, toRow }: Merge, rows: ReadonlyMap<number, SheetRow>): number[] {
	const numbers: number[] = [];
	for (let number = fromRow; number <= toRow; number += 1) {
		if (rows.has(number)) numbers.push(number);
	}
	return numbers;
}

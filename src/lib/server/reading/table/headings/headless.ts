// Figures in columns that have no heading: nobody knows what they are, and they must not get lost unseen.
import { columnLetter } from '../../../../domain/figures/column-letter';
import type { Issue } from '../../../../domain/checks/issue';
import { rowPlace, type Table } from '../columns/columns';
import { isFigure } from '../rows/row-kinds';
import type { SheetRow } from '../sheet';

/** Within the table it stops the file; beside it, it is told: a sum worked out, a number kept for oneself. */
export function headlessColumns(table: Table, rows: readonly SheetRow[]): Issue[] {
	const headed = new Set(table.headings.map(({ index }) => index));
	const last = Math.max(...headed);
	const widest = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
	// Beyond the headings of a text file a row is out of step, which is told of the row.
	const end = table.sheet.name === undefined ? last : widest;
	const headless = Array.from({ length: end }, (_, index) => index).filter(
		(index) => !headed.has(index)
	);
	return headless.flatMap((index) => {
		const row = rows.find((one) => isFigure(one, index));
		if (row === undefined) return [];
		const letter = columnLetter(index);
		const quote = (row.cells[index] ?? '').trim();
		const place = { ...rowPlace(row, table.sheet), letter, quote };
		const severity = index < last ? 'error' : 'info';
		return [{ code: 'unknown_column', severity, place, heading: letter, nearest: [] }];
	});
}

// The part of a sheet that was taken as the table, to be shown on its preview.
import type { Table } from './columns';
import type { SortedRow } from '../rows/row-kinds';
import type { ReadRange } from '../sheet';

/** To the last row that is no remark; to the end of the sheet where the rows were not read. */
export function rangeOf(table: Table, rows: readonly Pick<SortedRow, 'row' | 'kind'>[]): ReadRange {
	const read = rows.findLast(({ kind }) => kind !== 'remark')?.row;
	const last = read ?? table.sheet.rows.at(-1) ?? table.row;
	const columns = table.headings.map(({ index }) => index);
	const { name } = table.sheet;
	return {
		...(name === undefined ? {} : { sheet: name }),
		headingRow: table.first.number,
		lastHeadingRow: (table.numbers ?? table.row).number,
		lastRow: Math.max(last.number, table.row.number),
		firstColumn: Math.min(...columns),
		lastColumn: Math.max(...columns)
	};
}

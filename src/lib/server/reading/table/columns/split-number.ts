// A thousands separator that cuts a number in two, where the cells of the file end at commas: "1,144" is 1 and 144.
import { columnLetter } from '../../../../domain/figures/column-letter';
import type { Issue } from '../../../../domain/checks/issue';
import { cellUnder, type Column, type Table } from './columns';
import type { SheetRow } from '../sheet';

const HEAD = /^[1-9]\d{0,2}$/;
const TAIL = /^\d{3}$/;

/** A plan or a rank that is left out has numbers of its own; remarks and columns without a heading have none. */
const isCounted = ({ headings }: Table, index: number): boolean =>
	headings.some((heading) => heading.index === index && heading.role === undefined);

/** A figure of up to three digits and three digits beside it that are no figure, or begin with a nought. */
export function splitNumber(
	row: SheetRow,
	table: Table,
	columns: readonly Column[]
): Issue | undefined {
	if (table.sheet.delimiter !== ',') return undefined;
	for (const [position, column] of columns.entries()) {
		const behind = (row.cells[column.index + 1] ?? '').trim();
		if (!TAIL.test(behind)) continue;
		const { text, place } = cellUnder(row, column);
		const isFigure =
			columns[position + 1]?.index === column.index + 1 || isCounted(table, column.index + 1);
		if (!HEAD.test(text) || (isFigure && !behind.startsWith('0'))) continue;
		const letters = [column.index, column.index + 1].map(columnLetter);
		const found = `${text},${behind}`;
		return { code: 'split_number', severity: 'error', place, found, columns: letters };
	}
	return undefined;
}

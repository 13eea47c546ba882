// A table on a sheet: its headings, what stands above and below them, and its cells with their places.
import type { Issue } from '../../../../domain/checks/issue';
import { columnLetter } from '../../../../domain/figures/column-letter';
import type { Place } from '../../../../domain/figures/observation';
import { cutText } from '../../../../domain/text';
import type { Said } from '../../draft';
import {
	headingBlockAt,
	headingBlockWith,
	isColumnNumbers,
	type ColumnWords,
	type HeadingBlock
} from '../headings/heading-block';
import { ROLE_KEYS, type ColumnRole } from '../headings/heading-roles';
import { shownCell } from '../../read/cell-marks';
import type { Sheet, SheetRow } from '../sheet';
import { headingKey } from '../headings/heading-key';

export { ROLE_HEADINGS, type ColumnRole } from '../headings/heading-roles';

/** Title lines stand above the headings, never more than this. */
export const HEADING_WITHIN = 40;

/** A column as far as its cells need to know it. */
export interface Column {
	readonly index: number;
	/** Its heading; of those that are repeated with their group: "Đã giải quyết – Tổng số". */
	readonly text: string;
	readonly sheet?: string;
}
export interface Heading extends Column {
	/** Groups first, the own heading last. */
	readonly path: readonly string[];
	/** Row of the own heading, as numbered. */
	readonly row: number;
	readonly role: ColumnRole | undefined;
}
export interface Table {
	readonly sheet: Sheet;
	/** First and lowest heading row. */
	readonly first: SheetRow;
	readonly row: SheetRow;
	/** "(1) (2) (3)=(4)+(5)" right below them, where the form numbers its columns. */
	readonly numbers: SheetRow | undefined;
	readonly headingRows: readonly SheetRow[];
	readonly headings: readonly Heading[];
	/** Rows below them. */
	readonly body: readonly SheetRow[];
	/** Rows above them. */
	readonly titles: readonly SheetRow[];
	/** Columns that the headings reach over. */
	readonly width: number;
	readonly column: (role: ColumnRole) => number | undefined;
	readonly heading: (role: ColumnRole) => Heading | undefined;
}

/** The first headings that satisfy the test; those of the row that a person named, if one is. */
export function findTable(
	sheet: Sheet,
	of: { readonly headingRow?: number | undefined; readonly test: (table: Table) => boolean }
): Table | undefined {
	if (of.headingRow !== undefined) {
		const at = sheet.rows.findIndex(({ number }) => number === of.headingRow);
		const named = at < 0 ? undefined : tableOf(sheet, headingBlockWith(sheet, at));
		return named !== undefined && of.test(named) ? named : undefined;
	}
	for (let position = 0; position < Math.min(sheet.rows.length, HEADING_WITHIN); position += 1) {
		const block = headingBlockAt(sheet, position);
		const table = block === undefined ? undefined : tableOf(sheet, block);
		if (table !== undefined && of.test(table)) return table;
	}
	return undefined;
}

export function tableOf(sheet: Sheet, { first, last, columns }: HeadingBlock): Table | undefined {
	const headingRows = sheet.rows.slice(first, last + 1);
	const [top, row] = [headingRows[0], headingRows.at(-1)];
	if (top === undefined || row === undefined) return undefined;
	const headings = headingsOf(columns, sheet);
	const next = sheet.rows[last + 1];
	const numbers = next !== undefined && isColumnNumbers(next) ? next : undefined;
	// The first of a repeated heading; that it is repeated stops the file.
	const byRole = new Map(headings.toReversed().map((heading) => [heading.role, heading]));
	return {
		sheet,
		first: top,
		row,
		numbers,
		headingRows,
		headings,
		get body() {
			return sheet.rows.slice(last + (numbers === undefined ? 1 : 2));
		},
		titles: sheet.rows.slice(0, first),
		width: Math.max(0, ...headingRows.map(({ cells }) => cells.length)),
		column: (role) => byRole.get(role)?.index,
		heading: (role) => byRole.get(role)
	};
}

function headingsOf(columns: readonly ColumnWords[], { name }: Sheet): Heading[] {
	const times = new Map<string, number>();
	for (const { path } of columns) {
		const key = headingKey(path.at(-1) ?? '');
		times.set(key, (times.get(key) ?? 0) + 1);
	}
	return columns.map(({ index, path, row }) => {
		const own = path.at(-1) ?? '';
		const isRepeated = (times.get(headingKey(own)) ?? 0) > 1;
		return {
			index,
			path,
			row,
			text: isRepeated ? path.join(' – ') : own,
			role: roleOf(path),
			...(name === undefined ? {} : { sheet: name })
		};
	});
}

/** Below a group "Tháng" and "Quý" are what was counted in it. */
function roleOf(path: readonly string[]): ColumnRole | undefined {
	const role = ROLE_KEYS.get(headingKey(path.at(-1) ?? ''));
	const isTime = role === 'year' || role === 'quarter' || role === 'month';
	return isTime && path.length > 1 ? undefined : role;
}

/** Headings said twice, with the same groups above them: nobody knows which column is meant. */
export function repeatedHeadings({ headings }: Table): Issue[] {
	const byKey = new Map<string, Heading[]>();
	for (const heading of headings) {
		const key = heading.path.map(headingKey).join('\n');
		byKey.set(key, [...(byKey.get(key) ?? []), heading]);
	}
	return [...byKey.values()].flatMap((same) => {
		const [first, second] = same;
		return first === undefined || second === undefined ? [] : [repeatedHeading(second, same)];
	});
}

/** Two columns of one meaning; the issue stands at the second. */
export function repeatedHeading(at: Heading, same: readonly Heading[]): Issue {
	return {
		code: 'repeated_heading',
		severity: 'error',
		place: headingPlace(at),
		heading: same[0]?.text ?? '',
		columns: same.map(({ index }) => columnLetter(index))
	};
}

export const missingColumn = ({ sheet, row }: Table, column: string): Issue => ({
	code: 'missing_column',
	severity: 'error',
	place: { ...sheetPlace(sheet), row: row.number },
	column
});

/** Cells beyond the headings of a text file, or too few of them: a separator is missing or one too many. */
export function unevenRow(row: SheetRow, table: Table, atLeast: number): Issue | undefined {
	if (table.sheet.name !== undefined) return undefined;
	const expected = table.width;
	const found = row.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
	if (found <= expected && row.cells.length >= atLeast) return undefined;
	const place = { ...rowPlace(row, table.sheet), quote: row.cells.join(' | ').slice(0, 120) };
	return {
		code: 'uneven_row',
		severity: 'error',
		place,
		found: found > expected ? found : row.cells.length,
		expected
	};
}

export const isEmptyRow = (row: SheetRow): boolean => row.cells.every((cell) => cell.trim() === '');

export const sheetPlace = ({ name }: Pick<Sheet, 'name'>): Place =>
	name === undefined ? {} : { sheet: name };

export const rowPlace = (row: SheetRow, sheet: Pick<Sheet, 'name'>): Place =>
	row.line === undefined
		? { ...sheetPlace(sheet), row: row.number }
		: { ...sheetPlace(sheet), row: row.number, line: row.line };

export function headingPlace({ index, path, row, sheet }: Heading): Place {
	const letter = columnLetter(index);
	const at = { row, letter, quote: path.join(' – ') };
	return sheet === undefined ? at : { sheet, ...at };
}

/** The cell in a column; '' when the row ends before it. */
export function cellUnder(row: SheetRow, column: Column): Said {
	const { index } = column;
	const text = (row.cells[index] ?? '').trim();
	const place = placeUnder(row, column, text);
	const number = row.numbers?.[index];
	return number === undefined ? { text, place } : { text, place, number };
}

/** Whole literals, nothing added to them later: this runs for every cell of a file. */
function placeUnder(row: SheetRow, { index, text: column, sheet }: Column, text: string): Place {
	const letter = columnLetter(index);
	const { number, line, was } = row;
	if (line === undefined && was === undefined && text !== '') {
		const quote = cutText(shownCell(text));
		return sheet === undefined
			? { row: number, column, letter, quote }
			: { sheet, row: number, column, letter, quote };
	}
	const place: { -readonly [Key in keyof Place]: Place[Key] } =
		sheet === undefined ? { row: number, column, letter } : { sheet, row: number, column, letter };
	if (line !== undefined) place.line = line;
	if (text !== '') place.quote = cutText(shownCell(text));
	const typedOver = was?.[index];
	if (typedOver !== undefined) place.was = typedOver;
	return place;
}

/** A cell of a column that the table does not have. */
export const NO_CELL: Said = { text: '', place: {} };

// Headings of the columns that say what a figure is about, in Vietnamese or English.
import type { Issue } from '../../domain/issue';
import type { Place } from '../../domain/observation';
import type { Said } from './draft';
import type { Sheet, SheetRow } from './sheet';
import { headingKey } from './vocabulary';

export type Role =
	| 'unit'
	| 'unitCode'
	| 'period'
	| 'indicator'
	| 'value'
	| 'field'
	| 'from'
	| 'to'
	| 'source'
	| 'note'
	| 'number';

/** The first spelling is the one shown to people. */
export const ROLE_HEADINGS: Readonly<Record<Role, readonly string[]>> = {
	unit: ['Đơn vị', 'Tên đơn vị', 'Đơn vị báo cáo', 'Unit'],
	unitCode: ['Mã đơn vị', 'Mã ĐVHC', 'Unit code', 'Code'],
	period: ['Kỳ báo cáo', 'Kỳ', 'Period'],
	indicator: ['Chỉ tiêu', 'Mã chỉ tiêu', 'Tên chỉ tiêu', 'Indicator'],
	value: ['Giá trị', 'Số liệu', 'Value'],
	field: ['Lĩnh vực', 'Field'],
	from: ['Từ ngày', 'From'],
	to: ['Đến ngày', 'To'],
	source: ['Nguồn', 'Nguồn số liệu', 'Source'],
	note: ['Ghi chú', 'Note', 'Notes'],
	number: ['STT', 'TT', 'Số TT', 'Số thứ tự', 'No']
};
const ROLES = new Map<string, Role>(
	(Object.keys(ROLE_HEADINGS) as Role[]).flatMap((role) =>
		ROLE_HEADINGS[role].map((heading) => [headingKey(heading), role] as const)
	)
);
/** Title lines stand above the headings, never more than this. */
export const HEADING_WITHIN = 40;

export interface Heading {
	readonly index: number;
	readonly text: string;
	readonly role: Role | undefined;
}
export interface HeadingRow {
	readonly row: SheetRow;
	readonly headings: readonly Heading[];
	/** Rows below it. */
	readonly body: readonly SheetRow[];
	/** Rows above it. */
	readonly titles: readonly SheetRow[];
	readonly column: (role: Role) => number | undefined;
	readonly heading: (role: Role) => Heading | undefined;
}

/** The first row that satisfies the test. */
export function findHeadingRow(
	sheet: Sheet,
	test: (row: HeadingRow) => boolean
): HeadingRow | undefined {
	for (const [position, row] of sheet.rows.slice(0, HEADING_WITHIN).entries()) {
		const headings = row.cells
			.map((text, index) => ({ index, text: text.trim(), role: ROLES.get(headingKey(text)) }))
			.filter(({ text }) => text !== '');
		// The first of a repeated heading; that it is repeated stops the file.
		const byRole = new Map(headings.toReversed().map((heading) => [heading.role, heading]));
		const candidate: HeadingRow = {
			row,
			headings,
			body: sheet.rows.slice(position + 1),
			titles: sheet.rows.slice(0, position),
			column: (role) => byRole.get(role)?.index,
			heading: (role) => byRole.get(role)
		};
		if (test(candidate)) return candidate;
	}
	return undefined;
}

/** Headings said twice: nobody knows which column is meant. */
export function repeatedHeadings({ row, headings }: HeadingRow): Issue[] {
	const byKey = new Map<string, Heading[]>();
	for (const heading of headings) {
		const key = headingKey(heading.text);
		byKey.set(key, [...(byKey.get(key) ?? []), heading]);
	}
	return [...byKey.values()]
		.filter((same) => same.length > 1)
		.map((same) => ({
			code: 'repeated_heading',
			severity: 'error',
			place: placeIn(row, same[1]),
			heading: same[0]?.text ?? '',
			columns: same.map(({ index }) => columnLetter(index))
		}));
}

export function missingColumn({ row }: HeadingRow, column: string): Issue {
	return { code: 'missing_column', severity: 'error', place: { row: row.number }, column };
}

/** Cells beyond the headings, or too few of them: a separator is missing or one too many. */
export function unevenRow(row: SheetRow, table: HeadingRow, atLeast: number): Issue | undefined {
	const expected = table.row.cells.length;
	const found = row.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
	if (found <= expected && row.cells.length >= atLeast) return undefined;
	const place = { ...rowPlace(row), quote: row.cells.join(' | ').slice(0, 120) };
	return {
		code: 'uneven_row',
		severity: 'error',
		place,
		found: found > expected ? found : row.cells.length,
		expected
	};
}

export const isEmptyRow = (row: SheetRow): boolean => row.cells.every((cell) => cell.trim() === '');

/** 0 → A, 25 → Z, 26 → AA */
export function columnLetter(index: number): string {
	const rest = Math.floor(index / 26);
	return (rest === 0 ? '' : columnLetter(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

export const rowPlace = (row: SheetRow): Place =>
	row.line === undefined ? { row: row.number } : { row: row.number, line: row.line };

/** The cell under a heading; '' when the row ends before it. */
export function cellUnder(
	row: SheetRow,
	index: number | undefined,
	heading?: { readonly text: string }
): Said {
	const text = index === undefined ? '' : (row.cells[index] ?? '').trim();
	const column = heading?.text ?? columnLetter(index ?? 0);
	const { number, line } = row;
	// One literal each: this runs for every cell of a file.
	if (line !== undefined) return { text, place: { row: number, line, column, quote: text } };
	return {
		text,
		place: text === '' ? { row: number, column } : { row: number, column, quote: text }
	};
}

function placeIn(row: SheetRow, heading: Heading | undefined): Place {
	if (heading === undefined) return rowPlace(row);
	return { ...rowPlace(row), column: columnLetter(heading.index), quote: heading.text };
}

// A workbook that we gave back with its faults marked, on its way in again.
import { ERROR_COLUMN, ERROR_COLUMNS, ERROR_SHEET_MARK } from '../../domain/office/own-files';
import type { Issue, Severity } from '../../domain/checks/issue';
import type { Place } from '../../domain/figures/observation';
import type { CellNumber, Sheet, SheetRow } from './table/sheet';

/** A cell that the returned workbook had marked. */
export interface ReturnedCell {
	readonly sheet: string;
	/** "D14" */
	readonly ref: string;
	readonly code: string;
	readonly severity: Severity;
}
export interface Returned {
	readonly cells: readonly ReturnedCell[];
}

/** The mark stands in the first rows; a sheet named "Lỗi" without it is the sender's own. */
const MARK_WITHIN = 3;

/** Our sheet "Lỗi" is never read as a report. */
export const isErrorSheet = ({ rows }: Sheet): boolean =>
	rows
		.slice(0, MARK_WITHIN)
		.some(({ cells }) => cells.some((cell) => cell.trim() === ERROR_SHEET_MARK));

/** What the sheet "Lỗi" of a returned workbook had marked; null for any other file. */
export function readReturned(sheets: readonly Sheet[]): Returned | null {
	const sheet = sheets.find(isErrorSheet);
	if (sheet === undefined) return null;
	return { cells: sheet.rows.flatMap((row) => returnedCell(row) ?? []) };
}

function returnedCell({ cells }: SheetRow): ReturnedCell | undefined {
	const text = (column: number): string => (cells[column] ?? '').trim();
	const ref = text(ERROR_COLUMNS.cell);
	const code = text(ERROR_COLUMNS.code);
	const severity = SEVERITIES[text(ERROR_COLUMNS.severity)];
	if (!/^[A-Z]{1,3}[1-9]\d*$/.test(ref) || code === '' || severity === undefined) return undefined;
	return { sheet: text(ERROR_COLUMNS.sheet), ref, code, severity };
}

/** As format/issue-text writes them. */
const SEVERITIES: Readonly<Record<string, Severity>> = {
	'Phải sửa': 'error',
	'Cần xác nhận': 'warning',
	'Lưu ý': 'info'
};

/** Which of the cells marked before have no fault any more; notes are not counted, nobody has to mend them. */
export function comparedWith(issues: readonly Issue[], returned: Returned): Issue {
	const still = new Set(issues.filter(isFault).flatMap(({ place }) => keysOf(place)));
	const sheets = new Set(returned.cells.map(({ sheet }) => sheet));
	const marked = new Map(
		returned.cells
			.filter(({ severity }) => severity !== 'info')
			.map((cell) => [keyOf(cell.sheet, cell.ref), cell])
	);
	const left = [...marked.values()].filter(({ sheet, ref }) => {
		const row = ref.replace(/^[A-Z]+/, '');
		return [sheet, ''].some((name) => still.has(keyOf(name, ref)) || still.has(keyOf(name, row)));
	});
	return {
		code: 'returned_workbook',
		severity: 'info',
		place: {},
		gone: marked.size - left.length,
		left: left.map(({ sheet, ref }) => (sheets.size > 1 ? `${sheet}!${ref}` : ref))
	};
}

const isFault = ({ severity }: Issue): boolean => severity !== 'info';

/** A fault of a whole row was marked in one of its cells: the row's number alone stands for all of them. */
function keysOf({ sheet, row, letter }: Place): string[] {
	return row === undefined ? [] : [keyOf(sheet ?? '', `${letter ?? ''}${row}`)];
}

const keyOf = (sheet: string, cell: string): string => `${sheet.normalize('NFC')}\n${cell}`;

/** Without what "tải dòng lỗi" put in: the column is emptied, not taken out, so that the letters stay true. */
export function withoutOwnColumns(sheets: readonly Sheet[]): readonly Sheet[] {
	return sheets.map((sheet) => {
		const column = ownColumn(sheet);
		if (column === undefined) return sheet;
		return { ...sheet, rows: sheet.rows.map((row) => emptied(row, column)) };
	});
}

function ownColumn({ rows }: Sheet): number | undefined {
	for (const { cells } of rows) {
		const column = cells.findIndex((cell) => cell.trim() === ERROR_COLUMN);
		if (column >= 0) return column;
	}
	return undefined;
}

function emptied(row: SheetRow, column: number): SheetRow {
	const cells = row.cells.map((cell, index) => (index === column ? '' : asWritten(cell)));
	if (row.numbers === undefined) return { ...row, cells };
	const numbers = row.numbers.map((number, index): CellNumber | undefined =>
		index === column ? undefined : number
	);
	return { ...row, cells, numbers };
}

/** Without the quote that kept the cell from being run as a formula. */
const asWritten = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/u, '');

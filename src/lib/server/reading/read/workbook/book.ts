// A workbook of the library → Sheets, with what is told about them.
import { columnLetter } from '../../../../domain/figures/column-letter';
import { failed, passed, type Checked, type Issue } from '../../../../domain/checks/issue';
import type { Sheet } from '../../table/sheet';
import { mendSheets } from '../encodings';
import type { ReadLimits } from '../limits';
import { damaged, refusedAs, unsafe } from '../refusals';
import { reachesOut } from './formula';
import type { WorkBook, WorkSheet } from './library';
import { toSheet, type SheetSource } from './xlsx/sheet';

export interface BookSource {
	readonly fileName: string;
	readonly book: WorkBook;
	readonly limits: ReadLimits;
	/** Of a sheet, what the library does not know of it. */
	readonly looks?: (sheet: string) => SheetLooks | undefined;
}
/** How a sheet looks apart from its values. */
export interface SheetLooks {
	/** As numbered. */
	readonly hiddenRows: readonly number[];
	/** From 0. */
	readonly hiddenColumns: readonly number[];
	/** Cells struck through by their style: "A3". */
	readonly struckCells?: ReadonlySet<string>;
}

export function toSheets(source: BookSource): Checked<readonly Sheet[]> {
	const { book } = source;
	if (new Set(book.SheetNames).size !== book.SheetNames.length) return damaged('Excel');
	const sheets: Sheet[] = [];
	const issues: Issue[] = [];
	for (const name of book.SheetNames) {
		const worksheet = book.Sheets[name];
		if (worksheet === undefined) return damaged(name);
		const type = sheetType(worksheet);
		if (type === 'macro') return refusedAs(unsafe('macro', name));
		if (type !== 'sheet') continue;
		const sheet = toSheet(sheetSource(name, source));
		if (!sheet.ok) return sheet;
		sheets.push(sheet.value);
		issues.push(...sheet.issues);
	}
	const fitting = withinLimits(sheets, source.limits);
	if (!fitting.ok) return fitting;
	const mended = mendSheets(fitting.value);
	return passed(mended.sheets, [...issues, ...fitting.issues, ...mended.issues]);
}

/** "chart", "dialog" and "macro" are sheets too. */
function sheetType(worksheet: WorkSheet): string {
	const type: unknown = worksheet['!type'];
	return typeof type === 'string' ? type : 'sheet';
}

function sheetSource(name: string, source: BookSource): SheetSource {
	const { book, fileName } = source;
	const { Sheets = [], WBProps } = book.Workbook ?? {};
	const worksheet = book.Sheets[name] ?? {};
	const looks = source.looks?.(name) ?? {
		hiddenRows: hiddenByLibrary(worksheet['!rows'] ?? []).map((index) => index + 1),
		hiddenColumns: hiddenByLibrary(worksheet['!cols'] ?? [])
	};
	const { struckCells } = looks;
	return {
		fileName,
		name,
		isHidden: Sheets.some((sheet) => sheet.name === name && (sheet.Hidden ?? 0) !== 0),
		worksheet,
		hiddenRows: new Set(looks.hiddenRows),
		hiddenColumns: new Set(looks.hiddenColumns),
		isStruck:
			struckCells === undefined || struckCells.size === 0
				? undefined
				: (row, column) => struckCells.has(`${columnLetter(column)}${row}`),
		date1904: WBProps?.date1904 === true,
		reachesOut: outsideFormulas(book)
	};
}

function hiddenByLibrary(rows: readonly ({ readonly hidden?: boolean } | undefined)[]): number[] {
	return Object.entries(rows).flatMap(([index, row]) =>
		row?.hidden === true ? [Number(index)] : []
	);
}

/** A name can stand for a cell of another file. */
function outsideFormulas(book: WorkBook): (formula: string) => boolean {
	const names = (book.Workbook?.Names ?? [])
		.filter(({ Ref }) => typeof Ref === 'string' && reachesOut(Ref))
		.map(({ Name }) => Name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
	if (names.length === 0) return reachesOut;
	const named = new RegExp(`(?<![\\p{L}\\p{N}_.])(?:${names.join('|')})(?![\\p{L}\\p{N}_.])`, 'iu');
	return (formula) => reachesOut(formula) || named.test(formula);
}

/** A sheet far too wide for a report is left out beside one that is not. */
function withinLimits(sheets: readonly Sheet[], limits: ReadLimits): Checked<readonly Sheet[]> {
	const [long] = sheets.filter(({ rows }) => rows.length > limits.rows);
	if (long !== undefined) {
		const place = { ...sheetPlace(long), row: limits.rows + 1 };
		const found = long.rows.length;
		return failed([{ code: 'too_many_rows', severity: 'error', place, found, limit: limits.rows }]);
	}
	const wide = sheets.filter((sheet) => widthOf(sheet) > limits.columns);
	const [first] = wide;
	if (first === undefined) return passed(sheets);
	const rest = sheets.filter((sheet) => !wide.includes(sheet));
	if (rest.some(({ rows, hidden }) => rows.length > 0 && hidden !== true)) {
		const names = wide.map(({ name }) => name ?? '');
		const issue = { code: 'sheets_left_out', severity: 'info', place: {} } as const;
		return passed(rest, [{ ...issue, sheets: names, why: 'no_table' }]);
	}
	const issue = { code: 'too_many_columns', severity: 'error', place: sheetPlace(first) } as const;
	return failed([{ ...issue, found: widthOf(first), limit: limits.columns }]);
}

const widthOf = ({ rows }: Sheet): number => rows[0]?.cells.length ?? 0;
const sheetPlace = ({ name }: Sheet) => (name === undefined ? {} : { sheet: name });

// One worksheet of the library → Sheet: texts as a person sees them, numbers as they are stored.
import { columnLetter } from '../../../../../domain/figures/column-letter';
import { failed, passed, type Checked, type Issue } from '../../../../../domain/checks/issue';
import type { CellNumber, Merge, Sheet, SheetRow } from '../../../table/sheet';
import { formulaMarkText } from '../../cell-marks';
import { hiddenColumnsNote, SeenCells } from '../../seen-cells';
import { hasMarks, markedText } from '../../sight-marks';
import { OUTSIDE_FORMULA } from '../formula';
import type { CellObject, WorkSheet } from '../library';
import { shownNumber } from '../number';

export interface SheetSource {
	readonly fileName: string;
	readonly name: string;
	readonly isHidden: boolean;
	readonly worksheet: WorkSheet;
	readonly hiddenRows: ReadonlySet<number>;
	/** From 0. */
	readonly hiddenColumns: ReadonlySet<number>;
	/** Whether the whole cell is struck through by its style; rows as numbered. */
	readonly isStruck?: ((row: number, column: number) => boolean) | undefined;
	readonly date1904: boolean;
	/** Whether a formula takes its value from outside the workbook. */
	readonly reachesOut: (formula: string) => boolean;
}

const ERRORS: Readonly<Record<number, string>> = {
	0x00: '#NULL!',
	0x07: '#DIV/0!',
	0x0f: '#VALUE!',
	0x17: '#REF!',
	0x1d: '#NAME?',
	0x24: '#NUM!',
	0x2a: '#N/A',
	0x2b: '#GETTING_DATA'
};
const UNKNOWN = '#UNKNOWN!';
/** Rows with more columns than this are looked at by the cells they have. */
const DENSE_ROW = 256;
const NO_CELL = '';

interface Cell {
	readonly text: string;
	readonly number?: CellNumber;
}
interface FilledRow {
	readonly source: SheetSource;
	readonly number: number;
	readonly cells: string[];
	readonly numbers: (CellNumber | undefined)[];
	/** Something in it is struck through, raised or hidden. */
	isMarked: boolean;
}

export function toSheet(source: SheetSource): Checked<Sheet> {
	const seen = new SeenCells();
	const read = rowsInSight(source, seen);
	if (!read.ok) return read;
	const filled = read.value;
	const width = filled.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
	const rows = filled.map((row) => sheetRow(row, width, source));
	const merges = mergesOf(source.worksheet, rows.at(-1)?.number ?? 0, width);
	const hiddenColumns = filledAmong(source.hiddenColumns, rows);
	return passed(
		{
			fileName: source.fileName,
			name: source.name.normalize('NFC'),
			rows,
			...(merges.length === 0 ? {} : { merges }),
			...(source.isHidden ? { hidden: true } : {}),
			...(hiddenColumns.length === 0 ? {} : { hiddenColumns })
		},
		source.isHidden ? [] : notesOn(rows, hiddenColumns, { seen, name: source.name })
	);
}

function rowsInSight(source: SheetSource, seen: SeenCells): Checked<readonly FilledRow[]> {
	const data: readonly (readonly (CellObject | undefined)[] | undefined)[] =
		source.worksheet['!data'] ?? [];
	const filled: FilledRow[] = [];
	for (const index of indexes(data)) {
		const row = filledRow(index, data[index] ?? [], source);
		if (!row.ok) return row;
		const { value } = row;
		if (value === undefined) continue;
		if (!value.isMarked || seen.take(value.number, value)) filled.push(value);
	}
	return passed(filled);
}

/** A cell in the last possible row must not cost a look at all rows before it. */
function indexes(list: ArrayLike<unknown>): Iterable<number> {
	if (list.length <= DENSE_ROW) return Array.from({ length: list.length }, (_, index) => index);
	return Object.keys(list).map(Number).filter(Number.isInteger);
}

function filledRow(
	index: number,
	data: readonly (CellObject | undefined)[],
	source: SheetSource
): Checked<FilledRow | undefined> {
	const row: FilledRow = { source, number: index + 1, cells: [], numbers: [], isMarked: false };
	let isFilled = false;
	for (const column of indexes(data)) {
		const cell = data[column];
		if (cell === undefined) continue;
		if (cell.f !== undefined && source.reachesOut(cell.f)) {
			return failed([outsideIssue(cell.f, { source, row: row.number, column })]);
		}
		if (putCell(row, column, cell)) isFilled = true;
	}
	return passed(isFilled ? row : undefined);
}

/** Whether something stands in it. */
function putCell(row: FilledRow, column: number, cell: CellObject): boolean {
	const { source } = row;
	const { text, number } = cellOf(cell, source);
	if (text === NO_CELL) return false;
	while (row.cells.length < column) row.cells.push(NO_CELL);
	const isStruck = source.isStruck?.(row.number, column) === true;
	row.cells[column] = isStruck ? markedText(text, 'struck') : text;
	if (isStruck || (cell.t === 's' && !PLAIN.test(text) && hasMarks(text))) row.isMarked = true;
	if (number !== undefined) row.numbers[column] = number;
	return text.trim() !== '';
}

function outsideIssue(
	formula: string,
	{ source, row, column }: { source: SheetSource; row: number; column: number }
): Issue {
	const letter = columnLetter(column);
	const place = { sheet: source.name.normalize('NFC'), row, column: letter, letter };
	return {
		code: 'unsafe_file',
		severity: 'error',
		place: formula === OUTSIDE_FORMULA ? place : { ...place, quote: `=${formula}` },
		detail: 'external_link',
		found: `${letter}${row}`
	};
}

function cellOf(cell: CellObject, { date1904 }: SheetSource): Cell {
	switch (cell.t) {
		case 's':
			return { text: shownText(typeof cell.v === 'string' ? cell.v : '') };
		case 'n':
		case 'd':
			return numberCell(Number(cell.v), cell, { date1904 });
		case 'b':
			return { text: cell.v === true ? 'TRUE' : 'FALSE' };
		case 'z':
			return { text: cell.f === undefined ? NO_CELL : formulaMarkText(cell.f) };
		case 'e':
			return { text: ERRORS[Number(cell.v)] ?? UNKNOWN };
		default:
			// The library passes on types that a damaged file made up.
			return { text: UNKNOWN };
	}
}

/** Texts of a workbook are shared by many cells: nearly all are shown as they stand. */
const shownText = (text: string): string =>
	PLAIN.test(text) ? text : text.replaceAll(/\r\n?/g, '\n').normalize('NFC');
/** ASCII and composed letters. */
const PLAIN = /^[ -~\u00c0-\u024f\u1ea0-\u1ef9]*$/;

function numberCell(value: number, cell: CellObject, system: { readonly date1904: boolean }): Cell {
	if (!Number.isFinite(value)) return { text: '#NUM!' };
	return shownNumber(value, typeof cell.z === 'string' ? cell.z : 'General', system);
}

function sheetRow(
	{ number, cells, numbers }: FilledRow,
	width: number,
	source: SheetSource
): SheetRow {
	while (cells.length < width) cells.push(NO_CELL);
	return {
		number,
		cells,
		...(numbers.length === 0 ? {} : { numbers }),
		...(source.hiddenRows.has(number) ? { hidden: true } : {})
	};
}

/** Only what lies over the filled part and joins more than one cell of it. */
function mergesOf(worksheet: WorkSheet, lastRow: number, width: number): Merge[] {
	const merges = (worksheet['!merges'] ?? []).map(({ s, e }) => ({
		fromRow: s.r + 1,
		toRow: Math.min(e.r + 1, lastRow),
		fromColumn: s.c,
		toColumn: Math.min(e.c, width - 1)
	}));
	return merges.filter(
		({ fromRow, toRow, fromColumn, toColumn }) =>
			fromRow <= toRow && fromColumn <= toColumn && (fromRow < toRow || fromColumn < toColumn)
	);
}

function filledAmong(columns: ReadonlySet<number>, rows: readonly SheetRow[]): number[] {
	const width = rows[0]?.cells.length ?? 0;
	return [...columns]
		.filter(
			(column) => column < width && rows.some(({ cells }) => (cells[column] ?? '').trim() !== '')
		)
		.sort((a, b) => a - b);
}

function notesOn(
	rows: readonly SheetRow[],
	hiddenColumns: readonly number[],
	{ seen, name }: { readonly seen: SeenCells; readonly name: string }
): Issue[] {
	const place = { sheet: name.normalize('NFC') };
	const hidden = rows.filter((row) => row.hidden === true).map(({ number }) => number);
	const notes: Issue[] =
		hidden.length === 0 ? [] : [{ code: 'hidden_rows', severity: 'info', place, rows: hidden }];
	return [...notes, ...hiddenColumnsNote(hiddenColumns, place), ...seen.issues(place)];
}

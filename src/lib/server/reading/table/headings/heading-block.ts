// Headings over several printed rows: which rows belong together, and the words above each column from the top down.
import { senseOf } from './heading-sense';
import { ROLE_KEYS } from './heading-roles';
import type { Merge, Sheet, SheetRow } from '../sheet';
import { headingKey } from './heading-key';

export interface HeadingBlock {
	/** Positions in the sheet's rows. */
	readonly first: number;
	readonly last: number;
	readonly columns: readonly ColumnWords[];
}
export interface ColumnWords {
	readonly index: number;
	/** Groups first, the column's own heading last: "Tiếp nhận", "Trong kỳ", "Trực tuyến". */
	readonly path: readonly string[];
	/** Row of the own heading, as numbered. */
	readonly row: number;
}

/** No printed form has more. */
const MOST_ROWS = 4;
/** Lines of a letter have few cells; a row of more is never one. */
const MOST_IN_TITLE = 3;
const TITLE =
	/cong hoa xa hoi|doc lap tu do|\bbao cao\b|\bbieu (?:so|mau)\b|phu luc|kem theo|\bngay \d|\bnam \d{4}|\bquy (?:[iv]+|\d)\b|^so \d|uy ban nhan dan|^ubnd\b|don vi tinh|^dvt\b/;

/** The headings that begin at this row; undefined where none can. */
export function headingBlockAt(sheet: Sheet, first: number): HeadingBlock | undefined {
	const top = sheet.rows[first];
	if (top === undefined || isTitleLine(top) || !mayBegin(sheet, top)) return undefined;
	return headingBlockFrom(sheet, first);
}

/** The headings that a row belongs to which a person named: it is taken at their word. */
export function headingBlockWith(sheet: Sheet, position: number): HeadingBlock {
	for (let first = Math.max(0, position - MOST_ROWS + 1); first < position; first += 1) {
		const block = headingBlockAt(sheet, first);
		if (block !== undefined && block.last >= position) return block;
	}
	return headingBlockFrom(sheet, position);
}

/** Of a row that is known to head a table. */
export function headingBlockFrom(sheet: Sheet, first: number): HeadingBlock {
	let last = first;
	while (last - first + 1 < MOST_ROWS && goesOn(sheet, first, last)) last += 1;
	return { first, last, columns: columnsOf(sheet, first, last) };
}

const filledIn = ({ cells }: SheetRow): number[] =>
	cells.flatMap((cell, index) => (cell.trim() === '' ? [] : [index]));

const cellText = (row: SheetRow | undefined, index: number): string =>
	(row?.cells[index] ?? '').trim();

/** Several words; or a single one over some of the columns, as a group printed above them is. */
function mayBegin(sheet: Sheet, row: SheetRow): boolean {
	const [only, ...more] = filledIn(row);
	if (only === undefined) return false;
	if (more.length > 0) return true;
	return (sheet.merges ?? []).some(
		({ fromRow, fromColumn, toColumn }) =>
			fromRow === row.number && fromColumn === only && only > 0 && toColumn > fromColumn
	);
}

/** "UBND HUYỆN …", "Quý III/2023", "Độc lập - Tự do - Hạnh phúc". */
function isTitleLine(row: SheetRow): boolean {
	const keys = filledIn(row).map((index) => headingKey(cellText(row, index)));
	if (keys.length > MOST_IN_TITLE || keys.some((key) => ROLE_KEYS.has(key))) return false;
	return keys.some((key) => TITLE.test(key));
}

/** A sign alone ("%" below a group) is a heading. */
const NUMBER_LIKE = /^(?=.*\d)[-+]?[\d.,%()=+\s-]+$/u;
const YEAR = /^[12]\d{3}$/;

/** Does the row below the last one still head the table? */
function goesOn(sheet: Sheet, first: number, last: number): boolean {
	const [above, next] = [sheet.rows[last], sheet.rows[last + 1]];
	if (above === undefined || next === undefined || next.number !== above.number + 1) return false;
	const filled = filledIn(next);
	if (!filled.every((index) => mayHead(sheet, { above, next, index }))) return false;
	const from = sheet.rows[first]?.number ?? above.number;
	if (isMergedInto(sheet, { from, to: next.number, into: next.number })) return true;
	if (filled.length < 2 || (isTitleLine(next) && !hasPeriodsOnly(next))) return false;
	return subdivides(sheet, sheet.rows.slice(first, last + 1), next);
}

/** No number, unless it is a year below a group of several: "2022 | 2023". */
function mayHead(
	sheet: Sheet,
	of: { readonly above: SheetRow; readonly next: SheetRow; readonly index: number }
): boolean {
	const { above, next, index } = of;
	if (!isNumber(next, index)) return true;
	if (!YEAR.test(cellText(next, index))) return false;
	const isBeside = [index - 1, index + 1].some((other) => cellText(next, other) !== '');
	return isBeside && leavesRolesAlone([above], next) && dividesGroup(sheet, above, next);
}

function subdivides(sheet: Sheet, headed: readonly SheetRow[], next: SheetRow): boolean {
	const above = headed.at(-1);
	if (above === undefined || !leavesRolesAlone(headed, next)) return false;
	if (!dividesGroup(sheet, above, next)) return false;
	// Beside a group that is divided a single heading may be too, in a table that says whose its rows are.
	const hasRoles = [...headed, next].some((row) =>
		filledIn(row).some((index) => isRole(row, index))
	);
	return hasRoles || filledIn(next).every((index) => isGroupCell(above, next, index));
}

/** "Quý II/2023 | Quý III/2023" below a group names its columns, not the report. */
const hasPeriodsOnly = (row: SheetRow): boolean =>
	filledIn(row).every((index) => senseOf(cellText(row, index)).rest === '');

/** Words stand side by side below one heading. */
function dividesGroup({ merges = [] }: Sheet, above: SheetRow, next: SheetRow): boolean {
	const filled = filledIn(next);
	const isMerged = merges.some(
		({ fromRow, fromColumn, toColumn }) =>
			fromRow === above.number &&
			filled.filter((index) => index >= fromColumn && index <= toColumn).length >= 2
	);
	return isMerged || filled.some((index) => isGroupStart(above, next, index));
}

/** Some programs write the words of a merged cell into each of its columns. */
function isGroupStart(above: SheetRow, next: SheetRow, index: number): boolean {
	const [group, beside] = [cellText(above, index), cellText(above, index + 1)];
	const isOne = group !== '' && (beside === '' || beside === group);
	return isOne && cellText(next, index) !== '' && cellText(next, index + 1) !== '';
}

const isGroupCell = (above: SheetRow, next: SheetRow, index: number): boolean =>
	cellText(above, index) === '' ||
	cellText(above, index) === cellText(above, index - 1) ||
	isGroupStart(above, next, index);

const isNumber = (row: SheetRow, index: number): boolean =>
	row.numbers?.[index] !== undefined || NUMBER_LIKE.test(cellText(row, index));

const isRole = (row: SheetRow, index: number): boolean =>
	ROLE_KEYS.has(headingKey(cellText(row, index)));

/** A heading merged downwards over the row: "STT" and "Đơn vị" beside headings of two rows. */
function isMergedInto(
	{ merges = [] }: Sheet,
	of: { readonly from: number; readonly to: number; readonly into: number }
): boolean {
	return merges.some(
		({ fromRow, toRow }) => fromRow >= of.from && fromRow < of.into && toRow >= of.into
	);
}

/** Below "Đơn vị" and "Kỳ báo cáo" of a heading over two rows there is nothing; in a row of data there is. */
function leavesRolesAlone(headed: readonly SheetRow[], next: SheetRow): boolean {
	return headed.every((row) =>
		filledIn(row).every((index) => {
			const below = cellText(next, index);
			return (
				below === '' ||
				!isRole(row, index) ||
				headingKey(below) === headingKey(cellText(row, index))
			);
		})
	);
}

interface Word {
	readonly text: string;
	/** Cells of one merge, or of one group, have the same. */
	readonly origin: string;
	readonly row: number;
	readonly column: number;
	/** Does it stand over other columns too? */
	readonly isShared: boolean;
}

/** The words above each column over these rows. */
export function columnsOf(sheet: Sheet, first: number, last: number): ColumnWords[] {
	const rows = sheet.rows.slice(first, last + 1);
	const [top, bottom] = [rows[0]?.number ?? 0, rows.at(-1)?.number ?? 0];
	const merges = (sheet.merges ?? []).filter(
		({ fromRow, toRow }) => fromRow >= top && fromRow <= bottom && toRow >= top
	);
	const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
	const grid = rows.map((row) => wordsOf(row, { rows, merges, width }));
	if (!merges.some(({ fromColumn, toColumn }) => toColumn > fromColumn)) spreadGroups(grid);
	return Array.from({ length: width }, (_, index) => pathOf(grid, index)).filter(
		(column) => column !== undefined
	);
}

function wordsOf(
	row: SheetRow,
	of: {
		readonly rows: readonly SheetRow[];
		readonly merges: readonly Merge[];
		readonly width: number;
	}
): (Word | undefined)[] {
	return Array.from({ length: of.width }, (_, index) => {
		const merge = of.merges.find(
			({ fromRow, toRow, fromColumn, toColumn }) =>
				fromRow <= row.number && toRow >= row.number && fromColumn <= index && toColumn >= index
		);
		const origin = merge === undefined ? row : of.rows.find((r) => r.number === merge.fromRow);
		const text = cellText(origin, merge?.fromColumn ?? index);
		if (text === '' || origin === undefined) return undefined;
		const column = merge?.fromColumn ?? index;
		const isShared = merge !== undefined && merge.toColumn > merge.fromColumn;
		return { text, origin: `${origin.number}:${column}`, row: origin.number, column, isShared };
	});
}

/** Without merged cells a group reaches over the empty cells to its right, as far as words stand below them. */
function spreadGroups(grid: (Word | undefined)[][]): void {
	for (const [depth, words] of grid.entries()) {
		const above = grid[depth - 1];
		for (let index = 1; index < words.length; index += 1) {
			const group = words[index - 1];
			if (words[index] !== undefined || group === undefined) continue;
			const isDivided = grid.slice(depth + 1).some((row) => row[index] !== undefined);
			const isOneGroup = above === undefined || above[index]?.origin === above[index - 1]?.origin;
			if (isDivided && isOneGroup) words[index] = { ...group, isShared: true };
		}
	}
}

/** A column below a group without a heading of its own has none. */
function pathOf(grid: readonly (Word | undefined)[][], index: number): ColumnWords | undefined {
	const words = grid.flatMap((row) => row[index] ?? []);
	const path = words.filter(
		(word, depth) =>
			word.origin !== words[depth - 1]?.origin &&
			headingKey(word.text) !== headingKey(words[depth - 1]?.text ?? '')
	);
	const own = path.at(-1);
	if (own === undefined) return undefined;
	// One heading merged over two columns that are not told apart heads the first.
	if (own.isShared && (isDivided(grid, own) || own.column !== index)) return undefined;
	return { index, path: path.map(({ text }) => text.replace(/\s+/gu, ' ')), row: own.row };
}

const isDivided = (grid: readonly (Word | undefined)[][], group: Word): boolean =>
	grid.some((row, depth) =>
		row.some(
			(word, index) =>
				word?.origin === group.origin &&
				grid
					.slice(depth + 1)
					.some((below) => below[index] !== undefined && below[index]?.origin !== group.origin)
		)
	);

/** "(3)" typed into a spreadsheet becomes -3. */
const COLUMN_NUMBER = /^[-(]?(\d{1,2}|[A-Z])\)?(?: *=[-–+:/*()\d\s.%]+)?$/u;

/** "(1) | (2) | (3)=(4)+(5)", "A | B | 1 | 2 | 3": counted from the first, in brackets, by letters, or five and more. */
export function isColumnNumbers(row: SheetRow): boolean {
	const first = row.cells.find((cell) => cell.trim() !== '')?.trim() ?? '';
	if (!COLUMN_NUMBER.test(first)) return false;
	const texts = row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
	const counted = texts.map((text) => COLUMN_NUMBER.exec(text)?.[1]);
	if (texts.length < 3 || counted.some((number) => number === undefined)) return false;
	const numbers = counted.filter((number) => /^\d/.test(number ?? '')).map(Number);
	const isInOrder = numbers.every((number, order) => number === (numbers[0] ?? 0) + order);
	if (!isInOrder || (numbers[0] ?? 9) > 3) return false;
	if (numbers.length < texts.length || texts.some((text) => /[-(=]/.test(text))) return true;
	return numbers[0] === 1 && numbers.length >= 5;
}

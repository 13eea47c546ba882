// Where a table of any layout begins: its heading rows, and the full heading of each column over all of them.
import { fold } from '../../../domain/text';
import { HEADING_WITHIN } from './columns/columns';
import { columnsOf, isColumnNumbers } from './headings/heading-block';
import type { Sheet, SheetRow } from './sheet';
import { headingKey } from './headings/heading-key';

export interface TableHead {
	/** Positions in `rows`: the first and the last heading row. */
	readonly first: number;
	readonly last: number;
	/** Position of the first row below; a row of column numbers "(1) (2) (3)" is passed over. */
	readonly body: number;
	/** By column, over all heading rows: "Tiếp nhận › Tổng số"; '' where nothing heads the column. */
	readonly headings: readonly string[];
}

export const PATH = ' › ';
/** Headings over more rows than this are a text, not a table. */
const MOST_HEADING_ROWS = 4;
/** So many rows below are looked at for figures. */
const ROWS_BELOW = 6;

/** The heading rows that the row belongs to, as numbered; undefined when the sheet has nothing there. */
export function headAt(sheet: Sheet, rowNumber: number): TableHead | undefined {
	const at = sheet.rows.findIndex(({ number }) => number === rowNumber);
	const row = sheet.rows[at];
	if (row === undefined || filledIn(row).length === 0) return undefined;
	let [first, last] = [at, at];
	while (last - first + 1 < MOST_HEADING_ROWS && isSubRow(sheet, first)) first -= 1;
	while (last - first + 1 < MOST_HEADING_ROWS && isSubRow(sheet, last + 1)) last += 1;
	const next = sheet.rows[last + 1];
	const body = next !== undefined && isColumnNumbers(next) ? last + 2 : last + 1;
	return { first, last, body, headings: headingsOver(sheet, first, last) };
}

/** The most telling row of words with figures below it; `isKnown` headings count more than others. */
export function findHead(
	sheet: Sheet,
	isKnown: (heading: string) => boolean
): TableHead | undefined {
	const scored = sheet.rows
		.slice(0, HEADING_WITHIN)
		.map((row, position) => ({ row, score: scoreOf(row, isKnown), position }))
		.filter(({ score, position }) => score > 0 && hasFiguresBelow(sheet, position));
	const most = Math.max(...scored.map(({ score }) => score));
	// A row of the body may hold a word more than the headings: nearly as telling and above it is the heading.
	const best = scored.find(({ score }) => score > most * NEARLY);
	return best === undefined ? undefined : headAt(sheet, best.row.number);
}
const NEARLY = 0.75;

function scoreOf(row: SheetRow, isKnown: (heading: string) => boolean): number {
	const filled = filledIn(row);
	const numeric = filled.filter((index) => isNumeric(row, index)).length;
	if (filled.length < 2 || numeric * 4 > filled.length) return 0;
	if (isTitle(row) || isColumnNumbers(row)) return 0;
	const words = new Set(filled.map((index) => headingKey(row.cells[index] ?? '')));
	return words.size + 3 * filled.filter((index) => isKnown(row.cells[index] ?? '')).length;
}

const hasFiguresBelow = ({ rows }: Sheet, position: number): boolean =>
	rows
		.slice(position + 1, position + 1 + ROWS_BELOW)
		.some((row) => !isColumnNumbers(row) && filledIn(row).some((index) => isNumeric(row, index)));

/** Does this row subdivide the headings of the row above it? */
function isSubRow(sheet: Sheet, position: number): boolean {
	const [above, row] = [sheet.rows[position - 1], sheet.rows[position]];
	if (above === undefined || row === undefined || row.number !== above.number + 1) return false;
	const [over, filled] = [filledIn(above), filledIn(row)];
	if (over.length < 2 || filled.length < 2 || isColumnNumbers(row)) return false;
	if (filled.some((index) => isNumeric(row, index))) return false;
	const groups = groupsOf(sheet, above).filter(
		({ from, to }) => filled.filter((index) => index >= from && index <= to).length >= 2
	);
	const isUnder = (index: number): boolean =>
		groups.some(({ from, to }) => index >= from && index <= to);
	// Each word of it stands under a group, and the group's own first column is divided too.
	if (groups.length === 0 || !filled.every(isUnder)) return false;
	if (!groups.every(({ from }) => filled.includes(from))) return false;
	return over.some((index) => !filled.includes(index)) || !isTitle(above);
}

interface Group {
	readonly from: number;
	readonly to: number;
}

/** Cells of a heading row that stand over several columns: merged, or followed by empty cells where nothing is merged. */
function groupsOf({ merges = [] }: Sheet, row: SheetRow): Group[] {
	const ofRow = merges.filter(
		({ fromRow, fromColumn, toColumn }) => fromRow === row.number && toColumn > fromColumn
	);
	const textAt = (index: number): string => (row.cells[index] ?? '').trim();
	if (ofRow.length > 0)
		return ofRow.flatMap(({ fromColumn, toColumn }) =>
			textAt(fromColumn) === '' ? [] : [{ from: fromColumn, to: toColumn }]
		);
	const filled = filledIn(row);
	return filled.flatMap((from, order) => {
		const to = (filled[order + 1] ?? Number.MAX_SAFE_INTEGER) - 1;
		return to > from ? [{ from, to }] : [];
	});
}

/** Full headings by column. */
function headingsOver(sheet: Sheet, first: number, last: number): string[] {
	const width = sheet.rows
		.slice(first, last + 1)
		.reduce((most, { cells }) => Math.max(most, cells.length), 0);
	const headings = Array.from({ length: width }, () => '');
	for (const { index, path } of columnsOf(sheet, first, last)) headings[index] = path.join(PATH);
	return headings;
}

export const filledIn = (row: SheetRow): number[] =>
	row.cells.flatMap((cell, index) => (cell.trim() === '' ? [] : [index]));

const NUMERIC = /^[-+]?\d[\d.,\s]*%?$/u;
/** A figure, whatever else it may mean; a date is none. */
export function isNumeric(row: SheetRow, index: number): boolean {
	const stored = row.numbers?.[index];
	if (stored !== undefined) return stored.kind !== 'date';
	return NUMERIC.test((row.cells[index] ?? '').trim());
}

const TITLE =
	/^(?:cong hoa xa hoi|doc lap|uy ban nhan dan|ubnd |so |bieu |phu luc|bao cao |thong ke |tong hop |\(?tu ngay|\(?kem theo)/;
/** Lines of a letter: who, what, when; never the headings of a table. */
function isTitle(row: SheetRow): boolean {
	const texts = filledIn(row).map((index) => fold(row.cells[index] ?? ''));
	return (
		texts.length <= 3 && texts.some((text) => TITLE.test(text) || /^[^:]{2,40}: ?\S/.test(text))
	);
}

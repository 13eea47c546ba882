// Tables one below the other on a sheet: where each begins, with the lines above it that are its title.
import { bieuMauColumns } from '../../formats/bieu-mau-columns';
import { headingBlockAt, isColumnNumbers } from '../headings/heading-block';
import { headingKey } from '../headings/heading-key';
import { ROLE_KEYS } from '../headings/heading-roles';
import type { Sheet, SheetRow } from '../sheet';
import { filledIn } from '../table-head';
import { isTotalName, isTotalOfPart } from '../rows/totals';
import type { Vocabulary } from '../vocabulary';

/** Positions in the sheet's rows: of the first title line, and of the first heading. */
export interface TableStart {
	readonly title: number;
	readonly heading: number;
}

export interface Beginning extends TableStart {
	/** Position of the first heading that is the same: on the next page, or above the table of somebody else. */
	readonly form: number;
	/** Is the table before it complete? */
	readonly isAfterTotal: boolean;
}

/** Every row that begins a table or prints its headings again; the first is that of the first table. */
export function tableBeginnings(sheet: Sheet, vocabulary: Vocabulary): Beginning[] {
	const test = headingTest(vocabulary);
	const seen: Seen = { starts: [], figureColumns: new Set(), lastFigures: -1, end: -1 };
	for (const [position, row] of sheet.rows.entries()) {
		if (position <= seen.end) continue;
		if (hasFigures(row)) lookAtFigures(row, position, seen);
		else if (isBeginning(position, { sheet, seen, test })) begin(sheet, position, seen);
	}
	return seen.starts;
}

interface Seen {
	readonly starts: Beginning[];
	/** Of the table being read. */
	readonly figureColumns: Set<number>;
	/** Position of the last row with figures. */
	lastFigures: number;
	/** Position of the last row of the headings being read. */
	end: number;
}

function lookAtFigures(row: SheetRow, position: number, seen: Seen): void {
	if (seen.starts.length === 0 || isColumnNumbers(row)) return;
	seen.lastFigures = position;
	if (seen.figureColumns.size === 0)
		for (const index of filledIn(row)) if (isNumberIn(row, index)) seen.figureColumns.add(index);
}

function begin(sheet: Sheet, heading: number, seen: Seen): void {
	const before = seen.starts.at(-1);
	const isFirst = before === undefined;
	// Headings without figures below them are no table: lines of a letter, the upper rows of the headings.
	const isSecond = !isFirst && seen.lastFigures > before.heading;
	seen.end = headingBlockAt(sheet, heading)?.last ?? heading;
	if (!isFirst && !isSecond) return;
	const same = seen.starts.find((start) => isSameHeading(sheet, start.heading, heading));
	const title = isFirst ? 0 : seen.lastFigures + 1;
	const isAfterTotal = !isFirst && isTotal(sheet.rows[seen.lastFigures]);
	seen.starts.push({ title, heading, form: same?.form ?? heading, isAfterTotal });
	seen.figureColumns.clear();
}

const isTotal = (row: SheetRow | undefined): boolean =>
	(row?.cells ?? []).some((cell) => isTotalName(cell) && !isTotalOfPart(cell));

function isSameHeading(sheet: Sheet, first: number, second: number): boolean {
	const [one, other] = [sheet.rows[first], sheet.rows[second]];
	if (one === undefined || other === undefined) return false;
	// Biểu mẫu 1-7 head each of their forms.
	if (bieuMauColumns(one, sheet) !== undefined) return bieuMauColumns(other, sheet) !== undefined;
	const width = Math.max(one.cells.length, other.cells.length);
	return Array.from({ length: width }, (_, index) => index).every(
		(index) => headingKey(one.cells[index] ?? '') === headingKey(other.cells[index] ?? '')
	);
}

interface Looking {
	readonly sheet: Sheet;
	readonly seen: Seen;
	readonly test: HeadingTest;
}

function isBeginning(position: number, { sheet, seen, test }: Looking): boolean {
	const row = sheet.rows[position];
	if (row === undefined) return false;
	if (test.isKnown(row)) return true;
	return seen.figureColumns.size > 0 && isUnknownHeading(position, { sheet, seen, test });
}

const NO_DATA = /^(?:khong|chua|dang (?:cap nhat|tong hop)|x+)\b|^$/;

/** Words where the table has figures, different ones, and figures right below them: headings that nobody knows. */
function isUnknownHeading(position: number, { sheet, seen }: Looking): boolean {
	const [above, row, below] = [position - 1, position, position + 1].map((at) => sheet.rows[at]);
	if (row === undefined || below === undefined || !hasFigures(below)) return false;
	const headed = [...seen.figureColumns].filter((index) => (row.cells[index] ?? '').trim() !== '');
	const belowHeaded = headed.some((index) => isNumberIn(below, index));
	if (!belowHeaded || isColumnNumbers(below)) return false;
	const keys = filledIn(row).map((index) => headingKey(row.cells[index] ?? ''));
	if (new Set(keys).size < keys.length || keys.some((key) => NO_DATA.test(key))) return false;
	const isApart =
		above === undefined || above.number < row.number - 1 || filledIn(above).length < 2;
	return isApart || (headed.length > 1 && headed.length === seen.figureColumns.size);
}

interface HeadingTest {
	readonly isKnown: (row: SheetRow) => boolean;
}

/** Known headings are half of the row. */
function headingTest(vocabulary: Vocabulary): HeadingTest {
	const meanings = new Map<string, 'role' | 'indicator' | 'unknown'>();
	const meaningOf = (text: string): 'role' | 'indicator' | 'unknown' => {
		const before = meanings.get(text);
		if (before !== undefined) return before;
		const other = vocabulary.heading(text).kind === 'none' ? 'unknown' : 'indicator';
		const is = ROLE_KEYS.has(headingKey(text)) ? 'role' : other;
		if (meanings.size < MOST_KEPT) meanings.set(text, is);
		return is;
	};
	return {
		isKnown({ cells }) {
			let [filled, known, roles] = [0, 0, 0];
			for (const cell of cells) {
				const text = cell.trim();
				if (text === '') continue;
				if (text.length > LONGEST) return false;
				filled += 1;
				const meaning = meaningOf(text);
				if (meaning !== 'unknown') known += 1;
				if (meaning === 'role') roles += 1;
				// In a row of data an indicator and a word may stand side by side; this runs for many rows.
				if (filled === LOOKED_AT && known === 0) return false;
			}
			if (known < 2 || known * 2 < filled) return false;
			return roles > 0 || known > 2 || known === filled;
		}
	};
}
/** Headings begin with a known one, or soon. */
const LOOKED_AT = 8;
/** Different texts that are remembered. */
const MOST_KEPT = 10_000;
/** A longer text is a sentence. */
const LONGEST = 120;

const NUMBER_LIKE = /^[-+(]?\d[\d.,%\s)]*$/;

const isNumberIn = (row: SheetRow, index: number): boolean =>
	row.numbers?.[index] !== undefined || NUMBER_LIKE.test((row.cells[index] ?? '').trim());

/** Stops at the first: this runs for every row of a file. */
function hasFigures(row: SheetRow): boolean {
	for (let index = row.cells.length - 1; index >= 0; index -= 1)
		if (isNumberIn(row, index)) return true;
	return false;
}

// How a binary workbook looks: hidden rows and columns, cells and runs struck through or raised.
import { columnLetter } from '../../../../../domain/figures/column-letter';
import type { SheetLooks } from '../book';
import { recordsOf } from './records';

/** Numbers of records in MS-XLSB. */
const ROW = 0;
const FIRST_CELL = 1;
/** With a column of its own. */
const LAST_CELL = 11;
const LAST_SHORT_CELL = 18;
const SHARED_STRING = 19;
const FONT = 43;
const FORMAT = 47;
const COLUMNS = 60;
const CELL_FORMATS = 617;
const END_CELL_FORMATS = 618;

const ROW_IS_HIDDEN = 0x10;
const COLUMN_IS_HIDDEN = 0x01;
const FONT_IS_STRUCK = 0x08;
const RAISED = 1;
const HAS_RUNS = 0x01;

export interface Dress {
	/** Formats of cells, as cells number them. */
	readonly struckFormats: ReadonlySet<number>;
	/** Fonts whose letters are not read: struck through, or raised like a footnote. */
	readonly unseenFonts: ReadonlySet<number>;
}

export function dressOf(styles: Buffer | undefined): Dress {
	const records = styles === undefined ? [] : [...recordsOf(styles)];
	const fonts = records.flatMap(({ type, content }) =>
		type === FONT && content.length >= 8 ? [content] : []
	);
	const struck = places(fonts, (font) => (font.readUInt16LE(2) & FONT_IS_STRUCK) !== 0);
	const raised = places(fonts, (font) => font.readUInt16LE(6) === RAISED);
	const from = records.findIndex(({ type }) => type === CELL_FORMATS);
	const to = records.findIndex(({ type }) => type === END_CELL_FORMATS);
	const formats = records
		.slice(from + 1, Math.max(from, to))
		.flatMap(({ type, content }) => (type === FORMAT && content.length >= 6 ? [content] : []));
	return {
		struckFormats: places(formats, (format) => struck.has(format.readUInt16LE(4))),
		unseenFonts: new Set([...struck, ...raised])
	};
}

const places = <T>(all: readonly T[], is: (one: T) => boolean): ReadonlySet<number> =>
	new Set(all.flatMap((one, index) => (is(one) ? [index] : [])));

export interface BinarySheet extends SheetLooks {
	readonly cells: number;
}

export function sheetLooks(part: Buffer, { struckFormats }: Dress): BinarySheet {
	const hiddenRows: number[] = [];
	const hiddenColumns: number[] = [];
	const struckCells = new Set<string>();
	let cells = 0;
	let row = 0;
	for (const { type, content } of recordsOf(part)) {
		if (type === ROW && content.length >= 12) {
			row = content.readUInt32LE(0) + 1;
			if ((content.readUInt8(11) & ROW_IS_HIDDEN) !== 0) hiddenRows.push(row);
		} else if (type === COLUMNS) hide(hiddenColumns, content);
		else if (type >= FIRST_CELL && type <= LAST_SHORT_CELL) {
			cells += 1;
			const column =
				struckFormats.size === 0 ? undefined : columnIfIn(struckFormats, type, content);
			if (column !== undefined) struckCells.add(`${columnLetter(column)}${row}`);
		}
	}
	return { hiddenRows, hiddenColumns, struckCells, cells };
}

/** The column of a cell in one of the formats. */
function columnIfIn(
	formats: ReadonlySet<number>,
	type: number,
	content: Buffer
): number | undefined {
	const isPlaced = type <= LAST_CELL && content.length >= 8;
	return isPlaced && formats.has(content.readUIntLE(4, 3)) ? content.readUInt32LE(0) : undefined;
}

/** No sheet is wider; "to the last column" is how programs hide the rest of one. */
const WIDEST = 16_384;
function hide(columns: number[], content: Buffer): void {
	if (content.length < 18 || (content.readUInt16LE(16) & COLUMN_IS_HIDDEN) === 0) return;
	const last = Math.min(content.readUInt32LE(4), WIDEST - 1);
	for (let column = content.readUInt32LE(0); column <= last; column += 1) columns.push(column);
}

/** Whether a text of cells has a run in one of the fonts: the library gives texts without runs. */
export function hasRunsIn(strings: Buffer | undefined, fonts: ReadonlySet<number>): boolean {
	if (strings === undefined || fonts.size === 0) return false;
	for (const { type, content } of recordsOf(strings)) {
		if (type !== SHARED_STRING || content.length < 5) continue;
		if ((content.readUInt8(0) & HAS_RUNS) === 0) continue;
		const runs = 5 + content.readUInt32LE(1) * 2;
		for (let at = runs + 4; at + 4 <= content.length; at += 4) {
			if (fonts.has(content.readUInt16LE(at + 2))) return true;
		}
	}
	return false;
}

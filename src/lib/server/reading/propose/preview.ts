// A look into a file before it is checked: its worksheets, the first rows of one, and what of them will be read.
import type { LayoutId } from '../../../domain/layouts';
import { columnLetter } from '../../../domain/figures/column-letter';
import type { Window } from '../../../domain/figures/period';
import type { Knowledge } from '../draft';
import { layoutOfSheet } from '../formats';
import { mapFile } from '../map-file';
import { withMends } from './mend';
import type { ReadFile } from '../read';
import { headOf, rememberedIn, withColumns } from './relabel';
import { shownCell } from '../read/cell-marks';
import type { Merge, ReadRange, Sheet, SheetRow } from '../table/sheet';
import { filledIn } from '../table/table-head';
import { readTitle } from '../table/titles/title';

export interface PreviewSheet {
	/** Absent for CSV. */
	readonly name?: string;
	readonly fileName: string;
	readonly hidden: boolean;
	/** Rows that hold anything. */
	readonly rows: number;
	/** Id of the layout; null: none is recognised. */
	readonly layout: LayoutId | null;
	/** Words with figures below them, of a known layout or not. */
	readonly hasTable: boolean;
}
export interface PreviewCell {
	/** Cut where it is long. */
	readonly text: string;
	readonly isCut: boolean;
	/** What the file said, where something was typed over it. */
	readonly was?: string;
	readonly columns: number;
	readonly rows: number;
}
export interface PreviewRow {
	/** As numbered. */
	readonly number: number;
	readonly hidden: boolean;
	readonly part: 'title' | 'heading' | 'data' | 'after';
	/** Rows with something in them that are left out above this one. */
	readonly leftOutAbove: number;
	/** By column; null under a merged cell. */
	readonly cells: readonly (PreviewCell | null)[];
}
export interface SheetPreview extends PreviewSheet {
	/** What will be read, table by table; none where no table is found. */
	readonly ranges: readonly ReadRange[];
	/** Letters of the columns shown. */
	readonly letters: readonly string[];
	readonly columnsLeftOut: number;
	readonly shown: readonly PreviewRow[];
	readonly rowsLeftOut: number;
	/** Words of the lines above the table that were understood. */
	readonly titles: {
		readonly unit?: TitleWords;
		readonly period?: TitleWords;
		readonly window?: Window;
	};
	/** Rows that a person may name as the headings. */
	readonly headingRows: readonly { readonly number: number; readonly words: string }[];
}
export interface TitleWords {
	readonly text: string;
	readonly row: number | null;
}
export type Preview =
	| { readonly kind: 'json' }
	| {
			readonly kind: 'sheets';
			readonly sheets: readonly PreviewSheet[];
			/** Of the sheet chosen, or of the one that would be read; null when the file has none. */
			readonly chosen: SheetPreview | null;
			/** Names of the worksheets that are read as things stand: a report may stand on several. */
			readonly read: readonly string[];
			/** Several could be the report: nothing is read until one is chosen. */
			readonly asksForSheet: boolean;
	  };

const ROWS_SHOWN = 20;
/** Of the lines above a table that begins further down. */
const TITLES_SHOWN = 5;
const COLUMNS_SHOWN = 40;
const LONGEST = 120;
const HEADINGS_OFFERED = 40;

/** With the cells that were typed over and the columns that were chosen. */
export function previewOf(file: ReadFile, knowledge: Knowledge): Preview {
	if (file.kind === 'json') return { kind: 'json' };
	const mended = withMends(file.sheets, knowledge.choices.mends ?? []).sheets;
	const labelled = withColumns(mended, knowledge).sheets;
	const sheets = mended.map((sheet, index) =>
		sheetHead(sheet, labelled[index] ?? sheet, knowledge)
	);
	const { ranges = [], issues } = mapFile({ kind: 'sheets', sheets: labelled }, knowledge);
	const about = {
		kind: 'sheets',
		sheets,
		read: [...new Set(ranges.flatMap((range) => range.sheet ?? []))],
		asksForSheet: issues.some(({ code }) => code === 'several_sheets')
	} as const;
	const at = chosenSheet(sheets, ranges, knowledge);
	const [sheet, head] = [mended[at], sheets[at]];
	if (sheet === undefined || head === undefined) return { ...about, chosen: null };
	const found = ranges.filter((one) => one.sheet === sheet.name);
	const isRelabelled = labelled[at] !== sheet;
	const known = isRelabelled ? found.map((one) => overHead(one, sheet, knowledge)) : found;
	const own = known.length > 0 ? known : rangesOfHead(sheet, knowledge);
	return { ...about, chosen: { ...head, ...lookAt(sheet, own, knowledge), ranges: own } };
}

function sheetHead(sheet: Sheet, labelled: Sheet, knowledge: Knowledge): PreviewSheet {
	const layout = layoutOfSheet(labelled, knowledge);
	return {
		...(sheet.name === undefined ? {} : { name: sheet.name }),
		fileName: sheet.fileName,
		hidden: sheet.hidden === true,
		rows: sheet.rows.filter(isFilled).length,
		layout: layout?.id ?? null,
		hasTable: layout !== undefined || headOf(sheet, knowledge) !== undefined
	};
}

function chosenSheet(
	sheets: readonly PreviewSheet[],
	ranges: readonly ReadRange[],
	{ choices }: Knowledge
): number {
	const wanted = [
		sheets.findIndex(({ name }) => choices.sheet !== undefined && name === choices.sheet),
		sheets.findIndex(({ name }) => ranges.some(({ sheet }) => sheet === name)),
		sheets.findIndex(({ layout, hidden }) => layout !== null && !hidden),
		sheets.findIndex(({ hasTable, hidden }) => hasTable && !hidden),
		sheets.findIndex(({ hidden, rows }) => !hidden && rows > 0)
	];
	return wanted.find((at) => at >= 0) ?? 0;
}

/** Where no layout found its table, what seems to be one. */
function rangesOfHead(sheet: Sheet, knowledge: Knowledge): ReadRange[] {
	const head = headOf(sheet, knowledge);
	if (head === undefined) return [];
	const rows = sheet.rows.slice(head.first).filter(isFilled);
	const columns = head.headings.flatMap((heading, index) => (heading === '' ? [] : [index]));
	return [
		{
			...(sheet.name === undefined ? {} : { sheet: sheet.name }),
			headingRow: sheet.rows[head.first]?.number ?? 1,
			lastHeadingRow: sheet.rows[head.last]?.number ?? 1,
			lastRow: rows.at(-1)?.number ?? 1,
			firstColumn: columns[0] ?? 0,
			lastColumn: columns.at(-1) ?? 0
		}
	];
}

/** Headings over several rows are one where their columns were chosen; all of them are shown as headings. */
function overHead(range: ReadRange, sheet: Sheet, knowledge: Knowledge): ReadRange {
	const head = rememberedIn(sheet, knowledge)?.head ?? headOf(sheet, knowledge);
	if (head === undefined) return range;
	const first = sheet.rows[head.first]?.number ?? range.headingRow;
	const last = sheet.rows[head.last]?.number ?? range.lastHeadingRow;
	if (first > range.lastHeadingRow || last < range.headingRow) return range;
	return {
		...range,
		headingRow: Math.min(first, range.headingRow),
		lastHeadingRow: Math.max(last, range.lastHeadingRow)
	};
}

function lookAt(
	sheet: Sheet,
	ranges: readonly ReadRange[],
	knowledge: Knowledge
): Pick<
	SheetPreview,
	'letters' | 'columnsLeftOut' | 'shown' | 'rowsLeftOut' | 'titles' | 'headingRows'
> {
	const filled = sheet.rows.filter(isFilled);
	const range = firstOf(ranges);
	const width = filled.reduce((most, row) => Math.max(most, (filledIn(row).at(-1) ?? 0) + 1), 0);
	const columns = Math.min(width, COLUMNS_SHOWN);
	const picked = rowsToShow(filled, range);
	return {
		letters: Array.from({ length: columns }, (_, index) => columnLetter(index)),
		columnsLeftOut: width - columns,
		shown: picked.map((row, order) => ({
			number: row.number,
			hidden: row.hidden === true,
			part: partOf(row, ranges),
			leftOutAbove: leftOutBetween(filled, picked[order - 1], row),
			cells: cellsOf(row, { columns, shown: picked, merges: sheet.merges ?? [] })
		})),
		rowsLeftOut: filled.length - picked.length,
		titles: titlesOf(sheet, range, knowledge),
		headingRows: filled.slice(0, HEADINGS_OFFERED).map((row) => ({
			number: row.number,
			words: cutTo(wordsOf(row), LONGEST)
		}))
	};
}

const isFilled = ({ cells }: SheetRow): boolean => cells.some((cell) => cell.trim() !== '');

/** The first rows; of a table that begins far down the first lines of the letter and then the table. */
function rowsToShow(filled: readonly SheetRow[], range: ReadRange | undefined): SheetRow[] {
	const start = filled.findIndex(({ number }) => number >= (range?.headingRow ?? 0));
	const headings = (range?.lastHeadingRow ?? 0) - (range?.headingRow ?? 0) + 1;
	if (range === undefined || start + headings + TITLES_SHOWN <= ROWS_SHOWN)
		return filled.slice(0, ROWS_SHOWN);
	return [
		...filled.slice(0, TITLES_SHOWN),
		...filled.slice(start, start + ROWS_SHOWN - TITLES_SHOWN)
	];
}

function leftOutBetween(
	filled: readonly SheetRow[],
	before: SheetRow | undefined,
	row: SheetRow
): number {
	const from = before === undefined ? -1 : filled.indexOf(before);
	return filled.indexOf(row) - from - 1;
}

function firstOf(ranges: readonly ReadRange[]): ReadRange | undefined {
	return ranges.toSorted((a, b) => a.headingRow - b.headingRow)[0];
}

/** Tables may stand below each other or side by side. */
function partOf({ number }: SheetRow, ranges: readonly ReadRange[]): PreviewRow['part'] {
	const own = ranges.filter((range) => number >= range.headingRow && number <= range.lastRow);
	if (own.some(({ lastHeadingRow }) => number <= lastHeadingRow)) return 'heading';
	if (own.length > 0) return 'data';
	return ranges.every(({ headingRow }) => number < headingRow) ? 'title' : 'after';
}

function cellsOf(
	row: SheetRow,
	of: {
		readonly columns: number;
		readonly shown: readonly SheetRow[];
		readonly merges: readonly Merge[];
	}
): (PreviewCell | null)[] {
	const merges = of.merges.filter(
		({ fromRow, toRow }) => fromRow <= row.number && toRow >= row.number
	);
	return Array.from({ length: of.columns }, (_, index) => {
		const merge = merges.find(
			({ fromColumn, toColumn }) => fromColumn <= index && toColumn >= index
		);
		if (merge === undefined) return cellOf(row, index, { columns: 1, rows: 1 });
		const inMerge = of.shown.filter(
			({ number }) => number >= merge.fromRow && number <= merge.toRow
		);
		// Its first row may be left out of what is shown.
		if (merge.fromColumn !== index || inMerge[0] !== row) return null;
		const columns = Math.min(merge.toColumn, of.columns - 1) - index + 1;
		return cellOf(row, index, { columns, rows: inMerge.length });
	});
}

function cellOf(
	row: SheetRow,
	index: number,
	span: { readonly columns: number; readonly rows: number }
): PreviewCell {
	const text = shownCell(row.cells[index] ?? '').trim();
	const was = row.was?.[index];
	return {
		text: cutTo(text, LONGEST),
		isCut: text.length > LONGEST,
		...(was === undefined ? {} : { was }),
		...span
	};
}

const cutTo = (text: string, most: number): string =>
	text.length > most ? `${text.slice(0, most).trimEnd()}…` : text;

const wordsOf = (row: SheetRow): string =>
	filledIn(row)
		.map((index) => (row.cells[index] ?? '').replace(/\s+/gu, ' ').trim())
		.join(' | ');

function titlesOf(
	sheet: Sheet,
	range: ReadRange | undefined,
	knowledge: Knowledge
): SheetPreview['titles'] {
	if (range === undefined) return {};
	const above = sheet.rows.filter(({ number }) => number < range.headingRow);
	const { unit, period, window } = readTitle(above, sheet, knowledge);
	return {
		...(unit === null ? {} : { unit: { text: unit.text, row: unit.place.row ?? null } }),
		...(period === null ? {} : { period: { text: period.text, row: period.place.row ?? null } }),
		...(window === null ? {} : { window })
	};
}

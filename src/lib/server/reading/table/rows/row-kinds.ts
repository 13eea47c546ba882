// What each row below the headings is: figures of somebody, a total, a group's name, the headings again, or a remark.
import type { Issue } from '../../../../domain/checks/issue';
import { rowPlace, type Table } from '../columns/columns';
import { isColumnNumbers } from '../headings/heading-block';
import { headingKey } from '../headings/heading-key';
import { isUnreadableText } from '../../read/cell-marks';
import type { SheetRow } from '../sheet';
import { asideKind, isOfficeName, type AsideKind } from './rows-aside';
import { isPageTotal, isTotalName, isTotalOfOffice, isTotalOfPart } from './totals';

/** `blank`: the row of somebody who reports nothing. */
export type RowKind = 'data' | 'total' | 'group' | 'heading' | 'blank' | 'remark' | AsideKind;

export interface SortedRow {
	readonly row: SheetRow;
	readonly kind: RowKind;
	/** Positions in the sorted rows of the data that a total or a group sums. */
	readonly parts: readonly number[];
	/** What it may sum as well: the page alone, or all pages so far. */
	readonly orParts?: readonly number[];
	/** A total that names the whole office. */
	readonly isOfAll?: true;
}

/** How a layout looks at its rows. */
export interface RowLayout {
	/** Text of the numbering column: "1", "I"; '' without one. */
	readonly counter: (row: SheetRow) => string;
	/** Whose row it is, as written; where that cell is empty the text merged over it and the cells before. */
	readonly label: (row: SheetRow) => string;
	readonly figureColumns: readonly number[];
	/** Is it the row of a known unit or field, whether or not it has figures? */
	readonly isNamed: (row: SheetRow) => boolean;
	/** Does it say elsewhere what it is about (a period of its own)? */
	readonly isPlaced: (row: SheetRow) => boolean;
	/** Is the label that of a unit we know? Asked of few labels only: those that read like something else. */
	readonly isUnit?: (label: string, row: SheetRow) => boolean;
}

export function sortRows(table: Table, view: RowLayout): SortedRow[] {
	const isHeading = headingRowTest(table);
	const filled = table.body.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
	const isAnyCounted = filled.some((row) => isCount(view.counter(row)));
	const sorted = filled.map((row) =>
		isHeading(row) ? ('heading' as const) : kindOf(row, view, isAnyCounted)
	);
	const kinds = withOffices(sorted, filled, view);
	const data = kinds.flatMap((kind, at) => (kind === 'data' ? [at] : []));
	const of = { filled, kinds, view, data };
	return filled.map((row, index) => {
		const kind = kinds[index] ?? 'remark';
		if (kind === 'total') return { row, kind, ...totalled(index, of) };
		if (kind === 'carried') return { row, kind, parts: data.filter((at) => at < index) };
		return { row, kind, parts: kind === 'group' ? grouped(index, of) : [] };
	});
}

/** Among communes the row of an office is their total; of several offices each heads its own. */
function withOffices(
	sorted: readonly (RowKind | 'office')[],
	filled: readonly SheetRow[],
	view: RowLayout
): RowKind[] {
	const offices = sorted.filter((kind) => kind === 'office').length;
	if (offices === 0) return sorted.map((kind) => (kind === 'office' ? 'data' : kind));
	const isOthers = sorted.some((kind) => kind === 'data');
	const isAbove = sorted.indexOf('office') < sorted.indexOf('data');
	return sorted.map((kind, at) => {
		if (kind !== 'office') return kind;
		const row = filled[at];
		const says = row !== undefined && view.figureColumns.some((index) => isFigure(row, index));
		if (!says) return 'group';
		if (!isOthers) return 'data';
		return offices > 1 && isAbove ? 'group' : 'total';
	});
}

const isCount = (counter: string): boolean => /^\d+\.?$/.test(counter);
const LEVELS: readonly RegExp[] = [/^[A-HĐ][.)]?$/u, /^[IVX]+[.)]?$/];
const GROUP_NAME = /^(?:khoi|cum|nhom|vung|cac xa|cac phuong|cac thi tran)\b/;
/** The same in any spelling, so that few names need folding. */
const MAYBE_GROUP = /^\W*(?:kh|cụ|cu|cá|ca|nh|vù|vu)/iu;

function kindOf(row: SheetRow, view: RowLayout, isAnyCounted: boolean): RowKind | 'office' {
	const label = view.label(row);
	const counter = view.counter(row);
	const hasFigures = view.figureColumns.some((index) => isFigure(row, index));
	const aside = nobodys(label, row, view);
	if (aside !== undefined) return hasFigures || aside === 'office' ? aside : 'remark';
	if (isTotalName(label) || isTotalName(counter)) return hasFigures ? 'total' : 'remark';
	if (isGroup({ counter, label }, isAnyCounted) && !view.isNamed(row)) return 'group';
	return hasFigures || view.isPlaced(row) ? 'data' : withoutFigures(row, view);
}

function withoutFigures(row: SheetRow, view: RowLayout): 'data' | 'blank' | 'remark' {
	const isCounted = isCount(view.counter(row)) && view.label(row) !== '';
	const isOfSomebody = isCounted || view.isNamed(row);
	if (!isOfSomebody) return 'remark';
	return view.figureColumns.some((index) => (row.cells[index] ?? '').trim() !== '')
		? 'data'
		: 'blank';
}

function nobodys(label: string, row: SheetRow, view: RowLayout): AsideKind | 'office' | undefined {
	const kind = asideKind(label) ?? (isOfficeName(label) ? 'office' : undefined);
	return kind === undefined || view.isUnit?.(label, row) === true ? undefined : kind;
}

function isGroup(
	{ counter, label }: { readonly counter: string; readonly label: string },
	isAnyCounted: boolean
): boolean {
	if (isAnyCounted && LEVELS.some((level) => level.test(counter))) return true;
	return counter === '' && (isGroupName(label) || /^[IVX]+[.)] /.test(label));
}

const isGroupName = (label: string): boolean =>
	MAYBE_GROUP.test(label) && GROUP_NAME.test(headingKey(label));

/** A number, or text that is meant as one; a day below the table ("ngày 15 tháng 9") is none. */
export function isFigure(row: SheetRow, index: number): boolean {
	if (row.numbers?.[index] !== undefined) return true;
	const text = (row.cells[index] ?? '').trim();
	if (isUnreadableText(text)) return true;
	if (text === '' || text.length > MOST_LETTERS) return false;
	if (text === '-') return true;
	return /\d/.test(text) && !/ngày|tháng/iu.test(text);
}
const MOST_LETTERS = 24;

interface Sorted {
	readonly filled: readonly SheetRow[];
	readonly kinds: readonly RowKind[];
	readonly view: RowLayout;
	/** Positions of the data. */
	readonly data: readonly number[];
}

/** All data; where several rows sum, "Cộng" sums only what stands between it and the sum before, or all down to it. */
function totalled(
	index: number,
	{ filled, kinds, view, data }: Sorted
): Pick<SortedRow, 'parts' | 'orParts' | 'isOfAll'> {
	const row = filled[index];
	const label = row === undefined ? '' : view.label(row);
	const isOnly = kinds.filter((kind) => kind === 'total').length === 1;
	if (isTotalOfOffice(label)) return { parts: data, isOfAll: true };
	if (isOnly || !(isTotalOfPart(label) || isOfficeName(label))) return { parts: data };
	const before = kinds.findLastIndex(
		(kind, at) => at < index && (kind === 'total' || kind === 'group')
	);
	const page = data.filter((at) => at > before && at < index);
	// On the pages of a long table it may go on from the page before.
	const isCarried = kinds.includes('carried') || isPageTotal(label);
	return isCarried ? { parts: page, orParts: data.filter((at) => at < index) } : { parts: page };
}

/** The data down to the next group of its level, or of a higher one. */
function grouped(index: number, { filled, kinds, view, data }: Sorted): number[] {
	const level = levelOf(filled[index], view);
	const end = kinds.findIndex(
		(kind, at) => at > index && kind === 'group' && levelOf(filled[at], view) <= level
	);
	return data.filter((at) => at > index && (end < 0 || at < end));
}

function levelOf(row: SheetRow | undefined, view: RowLayout): number {
	const counter = row === undefined ? '' : view.counter(row);
	const level = LEVELS.findIndex((pattern) => pattern.test(counter));
	return level < 0 ? LEVELS.length : level;
}

/** The row of column numbers, and the headings printed again on the next page. */
function headingRowTest(table: Table): (row: SheetRow) => boolean {
	const printed = new Map<number, Set<string>>();
	for (const { cells } of table.headingRows)
		for (const [index, cell] of cells.entries())
			printed.set(index, (printed.get(index) ?? new Set<string>()).add(cell.trim()));
	return (row) => {
		let filled = 0;
		for (const [index, cell] of row.cells.entries()) {
			const text = cell.trim();
			if (text === '') continue;
			filled += 1;
			if (printed.get(index)?.has(text) !== true) return isColumnNumbers(row);
		}
		return filled >= 2;
	};
}

type LeftOut = Extract<Issue, { readonly code: 'rows_left_out' }>['why'];
const TOLD: readonly (readonly [RowKind, LeftOut])[] = [
	['average', 'average'],
	['rate', 'rate'],
	['target', 'target'],
	['other_period', 'other_period'],
	['rank', 'rank'],
	['carried', 'carried'],
	['heading', 'title'],
	['total', 'total'],
	['group', 'group'],
	['blank', 'no_value'],
	['remark', 'signature']
];

/** One note for each kind of row that is no data. */
export function rowsLeftOut(table: Table, rows: readonly SortedRow[]): Issue[] {
	return TOLD.flatMap(([kind, why]) => {
		const left = rows.filter((sorted) => sorted.kind === kind).map(({ row }) => row);
		const [first] = left;
		if (first === undefined) return [];
		const numbers = left.map(({ number }) => number);
		const place = { ...rowPlace(first, table.sheet), quote: quoteOf(first) };
		return [{ code: 'rows_left_out', severity: 'info', place, rows: numbers, why }];
	});
}

const quoteOf = ({ cells }: SheetRow): string =>
	cells
		.filter((cell) => cell.trim() !== '')
		.join(' | ')
		.slice(0, 120);

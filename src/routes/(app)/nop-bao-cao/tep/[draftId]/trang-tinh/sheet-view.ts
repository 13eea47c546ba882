// The first rows of a worksheet as the page draws them: which cells will be read, and where that block ends.
import { layoutText } from '$lib/format/intake/layout-text';
import { formatCount } from '$lib/format/number';
import { formatWindow } from '$lib/format/period';
import { formatRange } from '$lib/format/range';
import type {
	Preview,
	PreviewCell,
	PreviewRow,
	SheetPreview
} from '$lib/server/reading/propose/preview';
import type { ReadRange } from '$lib/server/reading/table/sheet';

export interface ShownCell {
	readonly text: string;
	readonly was: string | null;
	readonly columns: number;
	readonly rows: number;
	/** Sides of the block that will be read: "top left". */
	readonly edges: string;
	readonly isRead: boolean;
	readonly isFigure: boolean;
	readonly key: string;
}
export interface ShownRow {
	readonly number: number;
	readonly hidden: boolean;
	readonly part: PreviewRow['part'];
	readonly leftOutAbove: string | null;
	readonly cells: readonly ShownCell[];
}

export function sheetsView(preview: Extract<Preview, { readonly kind: 'sheets' }>) {
	const { sheets, chosen } = preview;
	return {
		automatic: automaticText(preview),
		sheets: sheets.map(({ name, hidden, rows, layout, hasTable }) => ({
			name: name ?? '',
			hidden,
			about: rows === 0 ? 'trống' : `${formatCount(rows)} dòng, ${recognised(layout, hasTable)}`
		})),
		chosen: chosen === null ? null : chosenView(chosen)
	};
}

/** What happens when no worksheet is named. */
function automaticText({ read, asksForSheet }: Extract<Preview, { readonly kind: 'sheets' }>) {
	if (asksForSheet) return 'có nhiều trang giống báo cáo nên phải chọn một';
	if (read.length === 0) return 'chưa nhận ra trang nào là báo cáo';
	return `đọc ${read.map((name) => `“${name}”`).join(', ')}`;
}

function recognised(layout: string | null, hasTable: boolean): string {
	if (layout !== null) return layoutText(layout);
	return hasTable ? 'có bảng, chưa nhận ra kiểu' : 'không thấy bảng';
}

function chosenView(sheet: SheetPreview) {
	const { ranges, shown, letters, columnsLeftOut, rowsLeftOut } = sheet;
	const lastRow = Math.max(...ranges.map((range) => range.lastRow));
	return {
		name: sheet.name ?? '',
		layout: sheet.layout === null ? null : layoutText(sheet.layout),
		rangeText: rangesText(ranges),
		headingRow: ranges[0]?.headingRow ?? null,
		letters: letters.map((letter, index) => ({
			letter,
			isRead: ranges.some((range) => isColumnIn(index, range))
		})),
		rows: shown.map((row) => rowView(row, shown, ranges)),
		leftOut: [
			...(rowsLeftOut > 0 ? [`còn ${formatCount(rowsLeftOut)} dòng nữa`] : []),
			...(columnsLeftOut > 0 ? [`còn ${formatCount(columnsLeftOut)} cột nữa`] : [])
		].join(', '),
		titles: titleLines(sheet),
		headingRows: sheet.headingRows,
		hiddenRows: shown.some(({ hidden }) => hidden),
		hasMends: shown.some(({ cells }) => cells.some((cell) => cell?.was !== undefined)),
		reachesBelow: ranges.length > 0 && !shown.some(({ number }) => number >= lastRow)
	};
}
export type ChosenView = ReturnType<typeof chosenView>;

function titleLines({ titles }: SheetPreview): string[] {
	const at = (row: number | null): string => (row === null ? '' : ` (dòng ${row})`);
	const { unit, period, window } = titles;
	return [
		...(unit === undefined ? [] : [`Đơn vị: “${unit.text}”${at(unit.row)}`]),
		...(period === undefined ? [] : [`Kỳ: “${period.text}”${at(period.row)}`]),
		...(window === undefined ? [] : [`Thời gian số liệu: ${formatWindow(window)}`])
	];
}

/** Written out; the others are counted. */
const MOST_RANGES = 6;

function rangesText(ranges: readonly ReadRange[]): string | null {
	if (ranges.length === 0) return null;
	const texts = ranges.map(({ sheet: _sheet, ...block }) => formatRange(block));
	const more = texts.length - MOST_RANGES;
	return [
		texts.slice(0, MOST_RANGES).join('; '),
		...(more > 0 ? [`và ${formatCount(more)} vùng nữa`] : [])
	].join(' ');
}

const isColumnIn = (index: number, range: ReadRange): boolean =>
	index >= range.firstColumn && index <= range.lastColumn;
const isRowIn = (row: number, range: ReadRange): boolean =>
	row >= range.headingRow && row <= range.lastRow;

function rowView(
	row: PreviewRow,
	shown: readonly PreviewRow[],
	ranges: readonly ReadRange[]
): ShownRow {
	return {
		number: row.number,
		hidden: row.hidden,
		part: row.part,
		leftOutAbove:
			row.leftOutAbove === 0 ? null : `${formatCount(row.leftOutAbove)} dòng không hiện ở đây`,
		cells: spread(row).flatMap((cell, index) => {
			if (cell === null) return [];
			const range = ranges.find((one) => isRowIn(row.number, one) && isColumnIn(index, one));
			return [cellView(cell, { row, index, shown, range })];
		})
	};
}

/** A line of the letter reaches over the empty cells at its right, as it does on the sheet. */
function spread({ part, cells }: PreviewRow): readonly (PreviewCell | null)[] {
	if (part !== 'title' && part !== 'after') return cells;
	const spread = [...cells];
	for (let index = cells.length - 1; index > 0; index -= 1) {
		const [before, cell] = [spread[index - 1], spread[index]];
		const isOpen = cell?.text === '' && cell.was === undefined && cell.rows === 1;
		if (!isOpen || before?.rows !== 1 || before.columns > 1) continue;
		spread[index - 1] = { ...before, columns: 1 + cell.columns };
		spread[index] = null;
	}
	return spread;
}

interface Standing {
	readonly row: PreviewRow;
	readonly index: number;
	readonly shown: readonly PreviewRow[];
	/** The table that the cell is read in. */
	readonly range: ReadRange | undefined;
}

function cellView(cell: PreviewCell, at: Standing): ShownCell {
	const { text, was, columns, rows } = cell;
	const { index, range } = at;
	return {
		...{ text, columns, rows, isRead: range !== undefined },
		isFigure: FIGURE.test(text),
		was: was ?? null,
		edges: range === undefined ? '' : edgesOf(cell, { ...at, range }).join(' '),
		key: String(index)
	};
}

const FIGURE = /^[-+]?\d[\d.,\s]*%?$/u;

function edgesOf(
	{ columns, rows }: PreviewCell,
	{ row, index, shown, range }: Standing & { readonly range: ReadRange }
): string[] {
	const read = shown.filter(({ number }) => isRowIn(number, range));
	const last = read.at(-1);
	const reaches = last !== undefined && row.number + rows - 1 >= last.number;
	return [
		...(row === read[0] ? ['top'] : []),
		// The block goes on below what is shown: it stays open.
		...(reaches && last.number === range.lastRow ? ['bottom'] : []),
		...(index === range.firstColumn ? ['left'] : []),
		...(index + columns - 1 >= range.lastColumn ? ['right'] : [])
	];
}

// "Tải dòng lỗi": only the rows to be mended, under the sender's own headings, with what is wrong in a column before them.
import { ERROR_COLUMN } from '../../domain/office/own-files';
import type { Marks } from './annotate';
import { minimalWorkbook } from './annotate/minimal-workbook';
import { csvText, inert } from './csv';
import type { TableNumber, TableRange, TableRow, TableSheet } from './table-sheet';

export interface ErrorRowsOf {
	readonly sheets: readonly TableSheet[];
	readonly ranges: readonly TableRange[];
	readonly marks: Marks;
}

/** Opens in Excel at a double click; '' when no row of the file is at fault. */
export function errorRowsCsv(of: ErrorRowsOf): string {
	const rows = errorSheets(of).flatMap(({ rows }) => rows.map((row) => csvCells(row)));
	return rows.length === 0 ? '' : csvText(rows, 'excel');
}

/** undefined when no row of the file is at fault. */
export function errorRowsXlsx(of: ErrorRowsOf): Uint8Array | undefined {
	const sheets = errorSheets(of);
	return sheets.length === 0 ? undefined : minimalWorkbook(sheets);
}

function errorSheets({ sheets, ranges, marks }: ErrorRowsOf): TableSheet[] {
	return sheets.flatMap((sheet, index) => {
		const isOf = (name: string | undefined): boolean =>
			name === undefined ? index === 0 : name === sheet.name;
		const faults = faultsByRow(marks, isOf);
		const range = ranges.find(({ sheet: name }) => isOf(name));
		const kept = keptRows(sheet, range, faults);
		return kept === undefined ? [] : [cutSheet(sheet, { kept, faults, range })];
	});
}

/** What is said of each row; notes have not to be mended. */
function faultsByRow(
	{ cells }: Marks,
	isOf: (sheet: string | undefined) => boolean
): Map<number, string[]> {
	const faults = new Map<number, string[]>();
	for (const { sheet, ref, severity, note } of cells) {
		if (severity === 'info' || !isOf(sheet)) continue;
		const row = Number(ref.replace(/^[A-Z]+/u, ''));
		const where = /^[A-Z]/u.test(ref) ? `Ô ${ref}: ` : '';
		const said = `${where}${note.replace(/([.!?:;])?\n+/gu, (_, stop?: string) => `${stop ?? '.'} `)}`;
		const known = faults.get(row) ?? [];
		if (!known.includes(said)) faults.set(row, [...known, said]);
	}
	return faults;
}

/** Titles and headings, and of the rows below them those at fault, each under the line that it belongs to. */
function keptRows(
	{ rows }: TableSheet,
	range: TableRange | undefined,
	faults: ReadonlyMap<number, readonly string[]>
): TableRow[] | undefined {
	const last = range?.lastHeadingRow ?? 0;
	const head = rows.filter(({ number }) => number <= last);
	const headings = rows
		.filter(({ number }) => range !== undefined && number >= range.headingRow && number <= last)
		.map(filledText);
	const kept: TableRow[] = [];
	let waiting: TableRow[] = [];
	let isInBlock = false;
	for (const row of rows.filter(({ number }) => number > last)) {
		if (faults.has(row.number)) {
			kept.push(...waiting, row);
			waiting = [];
		} else if (isHeadingLike(row, headings)) {
			if (!isInBlock) waiting = [];
			waiting.push(row);
			isInBlock = true;
			continue;
		}
		isInBlock = false;
	}
	const isHeadAtFault = head.some(({ number }) => faults.has(number));
	return kept.length === 0 && !isHeadAtFault ? undefined : [...head, ...kept];
}

const filledText = ({ cells }: TableRow): string =>
	cells
		.map((cell) => cell.trim())
		.filter((cell) => cell !== '')
		.join('\n');

/** "Biểu mẫu 3", its title, and its headings printed again: without them its rows are of nobody. */
function isHeadingLike(row: TableRow, headings: readonly string[]): boolean {
	const text = filledText(row);
	return text !== '' && (!text.includes('\n') || headings.includes(text));
}

function cutSheet(
	sheet: TableSheet,
	of: {
		readonly kept: readonly TableRow[];
		readonly faults: ReadonlyMap<number, readonly string[]>;
		readonly range: TableRange | undefined;
	}
): TableSheet {
	const { kept, faults, range } = of;
	const headingRow = range?.headingRow ?? kept[0]?.number;
	const numbers = new Map(kept.map(({ number }, index) => [number, index + 1]));
	const rows = kept.map((row, index): TableRow => {
		const said = (faults.get(row.number) ?? []).join('\n');
		const first = row.number === headingRow ? ERROR_COLUMN : said;
		return {
			number: index + 1,
			cells: [first, ...row.cells],
			...(row.numbers === undefined ? {} : { numbers: [undefined, ...row.numbers] })
		};
	});
	const merges = (sheet.merges ?? []).flatMap((merge) => {
		const [from, to] = [numbers.get(merge.fromRow), numbers.get(merge.toRow)];
		const isWhole =
			from !== undefined && to !== undefined && to - from === merge.toRow - merge.fromRow;
		if (!isWhole) return [];
		const { fromColumn, toColumn } = merge;
		return [{ fromRow: from, toRow: to, fromColumn: fromColumn + 1, toColumn: toColumn + 1 }];
	});
	const { fileName, name } = sheet;
	return { fileName, ...(name === undefined ? {} : { name }), rows, merges };
}

function csvCells({ cells, numbers }: TableRow): string[] {
	return cells.map((text, index) => {
		const number = numbers?.[index];
		return number === undefined ? inertText(text) : numberText(number, text);
	});
}

/** "-5", "+3 %" and a lone "-" are run by no program; the reader takes the quote off again. */
const inertText = (text: string): string => (/^[-+]?[\d.,\s]*%?$/u.test(text) ? text : inert(text));

/** Without thousands signs, which could be read in two ways. */
function numberText({ value, kind }: TableNumber, text: string): string {
	if (kind === 'date') return text;
	const shown = kind === 'percent' ? Number((value * 100).toPrecision(15)) : value;
	return `${String(shown).replace('.', ',')}${kind === 'percent' ? '%' : ''}`;
}

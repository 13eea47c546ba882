// Delimited text → Sheet: cells stay text, rows keep their numbers, a damaged table is refused with its line.
import Papa from 'papaparse';
import { failed, passed, type Checked, type Issue } from '../../../../domain/checks/issue';
import type { Sheet, SheetRow } from '../../table/sheet';
import { scanTable, type TableScan } from './csv-scan';
import { mendSheets } from '../encodings';
import { DEFAULT_LIMITS, type ReadLimits } from '../limits';
import { lineAt } from './text';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Enough rows to see past title lines to the table. */
const SAMPLE_ROWS = 60;
const SAMPLE_CHARACTERS = 65_536;
/** Excel's line that names the delimiter, and hides itself. */
const DECLARED = /^"?sep=([^\n"])"?[^\S\n\t]*(?:\n|$)/i;
/** Short texts that a table repeats are kept once. */
const REPEATED = { length: 24, kinds: 200_000 } as const;

type Bounds = Pick<ReadLimits, 'rows' | 'columns'>;

export function readCsv(
	text: string,
	fileName: string,
	limits: Bounds = DEFAULT_LIMITS
): Checked<Sheet> {
	const plain = plainText(text);
	const declared = DECLARED.exec(plain);
	const table = unwrapped(declared === null ? plain : plain.slice(declared[0].length));
	const firstLine = declared === null ? 1 : 2;
	const delimiter = declared?.[1] ?? delimiterOf(table);
	const scan = scanTable(table, { delimiter, columns: limits.columns });
	const fault = faultOf(scan, { table, firstLine, limits });
	if (fault !== undefined) return failed([fault]);
	const pieces = scan.cuts.slice(1).map((end, index) => {
		const from = scan.cuts[index] ?? 0;
		return table.slice(from === 0 ? 0 : from + 1, end);
	});
	const cells = cellsOf(pieces, { delimiter, columns: limits.columns });
	const { sheets, issues } = mendSheets([
		{ fileName, rows: numbered(cells, firstLine), delimiter }
	]);
	return passed(sheets[0] ?? { fileName, rows: [] }, issues);
}

const WHOLE_LINE = /^[^\S\n]*"((?:[^"\n]|"")*)"[^\S\n]*$/;

/** Some programs put each line as a whole in quotes: `"Xã A,""1,5"",12"`. What is inside is the table. */
function unwrapped(text: string): string {
	if (!/^\s*"/.test(text.slice(0, 200))) return text;
	const sample = text.slice(0, SAMPLE_CHARACTERS).split('\n').slice(0, SAMPLE_ROWS);
	if (text.length > SAMPLE_CHARACTERS && sample.length < SAMPLE_ROWS) sample.pop();
	const filled = sample.filter((line) => line.trim() !== '');
	if (filled.length < 2 || !filled.every((line) => WHOLE_LINE.test(line))) return text;
	const inside = (line: string): string =>
		WHOLE_LINE.exec(line)?.[1]?.replaceAll('""', '"') ?? line;
	const table = filled.map(inside).join('\n');
	const delimiter = delimiterOf(table);
	const isCut = filled.every((line) => inside(line).includes(delimiter));
	// Where the quotes are those of a single column nothing is cut by taking them away.
	return isCut ? text.split('\n').map(inside).join('\n') : text;
}

/** The delimiter that cuts most rows into the same number of cells; the wider table when two do. */
export function delimiterOf(text: string): string {
	const sample = text.slice(0, SAMPLE_CHARACTERS);
	let best = { delimiter: ',', rows: 0, width: 1 };
	for (const delimiter of DELIMITERS) {
		const { data } = Papa.parse<string[]>(sample, {
			delimiter,
			newline: '\n',
			header: false,
			preview: SAMPLE_ROWS
		});
		const widths = new Map<number, number>();
		for (const { length } of data) {
			if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
		}
		for (const [width, rows] of widths) {
			if (rows > best.rows || (rows === best.rows && width > best.width)) {
				best = { delimiter, rows, width };
			}
		}
	}
	return best.delimiter;
}

/** Every line end one line feed; control characters, which no program shows, left out. */
function plainText(text: string): string {
	const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
	return CONTROL.test(lines) ? lines.replace(CONTROLS, '').replace(BREAKS, ' ') : lines;
}

/** Tabs and line ends belong to the table. */
const HIDDEN = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code))
	.filter((sign) => !/[\t\n\v\f\r]/.test(sign))
	.concat('\x7f')
	.join('');
const CONTROL = new RegExp(`[${HIDDEN}\v\f]`);
/** Between two digits it stays: nobody knows which number was meant. */
const CONTROLS = new RegExp(`(?<!\\d)[${HIDDEN}]+|[${HIDDEN}]+(?!\\d)`, 'g');
const BREAKS = /[\v\f]/g;

function faultOf(
	{ rows, tooWide, openQuote }: TableScan,
	{
		table,
		firstLine,
		limits
	}: { readonly table: string; readonly firstLine: number; readonly limits: Bounds }
): Issue | undefined {
	if (openQuote !== undefined) {
		const line = lineAt(table, openQuote) + firstLine - 1;
		const start = table.lastIndexOf('\n', openQuote) + 1;
		const quote = (table.slice(start, start + 400).split('\n')[0] ?? '').trim().slice(0, 120);
		return { code: 'unclosed_quote', severity: 'error', place: { line, quote } };
	}
	if (rows === 0) return { code: 'empty_file', severity: 'error', place: {} };
	if (rows > limits.rows) {
		const place = { row: limits.rows + 1 };
		const facts = { found: rows, limit: limits.rows };
		return { code: 'too_many_rows', severity: 'error', place, ...facts };
	}
	if (tooWide === undefined) return undefined;
	const facts = { found: tooWide.cells, limit: limits.columns };
	return { code: 'too_many_columns', severity: 'error', place: { row: tooWide.row }, ...facts };
}

/** Piece by piece: the cells of a million rows are never held twice. */
function cellsOf(
	pieces: readonly string[],
	{ delimiter, columns }: { readonly delimiter: string; readonly columns: number }
): string[][] {
	const rows: string[][] = [];
	const kept = new Map<string, string>();
	const once = (cell: string): string => {
		if (cell.length > REPEATED.length) return cell;
		const known = kept.get(cell);
		if (known !== undefined) return known;
		if (kept.size < REPEATED.kinds) kept.set(cell, cell);
		return cell;
	};
	for (const piece of pieces) {
		// header and dynamicTyping stay off: they rename repeated headings and turn 00123 into 123.
		const { data } = Papa.parse<string[]>(piece, {
			delimiter,
			newline: '\n',
			header: false,
			dynamicTyping: false,
			skipEmptyLines: false
		});
		// Cells beyond the widest table allowed are empty, as the scan has seen.
		for (const cells of data) rows.push(cells.slice(0, columns).map(once));
	}
	return rows;
}

function numbered(data: readonly string[][], firstLine: number): SheetRow[] {
	let line = firstLine;
	return data.map((cells, index) => {
		const number = index + 1;
		const row = line === number ? { number, cells } : { number, line, cells };
		line += 1;
		for (const cell of cells) if (cell.includes('\n')) line += cell.split('\n').length - 1;
		return row;
	});
}

// Delimited text → Sheet: cells stay text, rows keep their numbers, a damaged table is refused with its line.
import Papa from 'papaparse';
import { failed, passed, type Checked, type Issue } from '../../../domain/issue';
import type { Sheet, SheetRow } from '../sheet';
import { MAX_COLUMNS, MAX_ROWS } from './limits';
import { lineAt } from './text';

const DELIMITERS = [',', ';', '\t'] as const;
/** Enough rows to see past title lines to the table. */
const SAMPLE_ROWS = 60;

export function readCsv(text: string, fileName: string): Checked<Sheet> {
	const declared = /^sep=(.)\r?\n/.exec(text);
	const delimiter = declared?.[1] ?? delimiterOf(text);
	// header and dynamicTyping stay off: they rename repeated headings and turn 00123 into 123.
	const parsed = Papa.parse<string[]>(declared === null ? text : text.slice(declared[0].length), {
		delimiter,
		header: false,
		dynamicTyping: false,
		skipEmptyLines: false
	});
	const broken = brokenQuote(text, parsed.errors);
	if (broken !== undefined) return failed([broken]);
	const rows = withoutEmptyTail(numbered(parsed.data));
	const issue = outOfBounds(rows);
	return issue === undefined ? passed({ fileName, rows }) : failed([issue]);
}

/** The delimiter that cuts most rows into the same number of cells; the wider table when two do. */
export function delimiterOf(text: string): string {
	let best = { delimiter: ',', rows: 0, width: 1 };
	for (const delimiter of DELIMITERS) {
		const { data } = Papa.parse<string[]>(text, { delimiter, header: false, preview: SAMPLE_ROWS });
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

function brokenQuote(text: string, errors: readonly Papa.ParseError[]): Issue | undefined {
	const error = errors.find(({ type }) => type === 'Quotes');
	if (error === undefined) return undefined;
	const line = lineAt(text, error.index ?? 0);
	const quote = (text.split('\n')[line - 1] ?? '').trim().slice(0, 120);
	return { code: 'unclosed_quote', severity: 'error', place: { line, quote } };
}

function numbered(data: readonly string[][]): SheetRow[] {
	let line = 1;
	return data.map((cells, index) => {
		const number = index + 1;
		const row = line === number ? { number, cells } : { number, line, cells };
		line += 1 + cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
		return row;
	});
}

function withoutEmptyTail(rows: readonly SheetRow[]): readonly SheetRow[] {
	const last = rows.findLastIndex(({ cells }) => cells.some((cell) => cell.trim() !== ''));
	return rows.slice(0, last + 1);
}

function outOfBounds(rows: readonly SheetRow[]): Issue | undefined {
	if (rows.length === 0) return { code: 'empty_file', severity: 'error', place: {} };
	if (rows.length > MAX_ROWS) {
		const place = { row: MAX_ROWS + 1 };
		return { code: 'too_many_rows', severity: 'error', place, found: rows.length, limit: MAX_ROWS };
	}
	const wide = rows.find(({ cells }) => cells.length > MAX_COLUMNS);
	if (wide === undefined) return undefined;
	const found = wide.cells.length;
	const place = { row: wide.number };
	return { code: 'too_many_columns', severity: 'error', place, found, limit: MAX_COLUMNS };
}

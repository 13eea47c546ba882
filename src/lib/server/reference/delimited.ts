// The small lists of units, as comma, semicolon or tab separated text with one heading row.
import { failed, passed, type Checked, type Issue } from '../../domain/checks/issue';
import { fold } from '../../domain/text';

/** A row by column name; missing trailing cells are ''. */
export interface ListRow {
	/** As a spreadsheet numbers it: the heading is row 1. */
	readonly number: number;
	readonly cell: (column: string) => string;
}
export interface ListColumns {
	readonly required: readonly string[];
	readonly optional?: readonly string[];
}

export function readList(text: string, columns: ListColumns): Checked<readonly ListRow[]> {
	const records = splitRecords(text.replace(/^\ufeff/, ''));
	if (records === undefined) {
		return failed([{ code: 'unclosed_quote', severity: 'error', place: {} }]);
	}
	const heading = records[0];
	if (heading === undefined || heading.every((cell) => cell === '')) {
		return failed([{ code: 'empty_file', severity: 'error', place: {} }]);
	}
	const names = heading.map(fold);
	const issues = [
		...headingIssues(names, heading, columns),
		...records.slice(1).flatMap((cells, index) => lengthIssues(cells, names.length, index + 2))
	];
	if (issues.length > 0) return failed(issues);
	const rows = records.slice(1).map((cells, index) => ({
		number: index + 2,
		cell: (column: string): string => cells[names.indexOf(column)] ?? ''
	}));
	return passed(rows.filter((row) => names.some((name) => row.cell(name) !== '')));
}

function headingIssues(
	names: readonly string[],
	written: readonly string[],
	{ required, optional = [] }: ListColumns
): Issue[] {
	const place = { row: 1 };
	const known = [...required, ...optional];
	const missing = required
		.filter((column) => !names.includes(column))
		.map((column): Issue => ({ code: 'missing_column', severity: 'error', place, column }));
	const wrong = names.flatMap((name, index): Issue[] => {
		const heading = written[index] ?? '';
		const at = { ...place, column: heading };
		if (name === '') return [];
		const first = names.indexOf(name);
		if (first < index) {
			const both = [first, index].map((place) => String(place + 1));
			return [{ code: 'repeated_heading', severity: 'error', place: at, heading, columns: both }];
		}
		if (known.includes(name)) return [];
		return [{ code: 'unknown_column', severity: 'error', place: at, heading, nearest: known }];
	});
	return [...missing, ...wrong];
}

function lengthIssues(cells: readonly string[], expected: number, row: number): Issue[] {
	if (cells.slice(expected).every((cell) => cell === '')) return [];
	return [{ code: 'uneven_row', severity: 'error', place: { row }, found: cells.length, expected }];
}

/** Rows of trimmed cells; undefined when a quote is never closed. */
function splitRecords(text: string): string[][] | undefined {
	const delimiter = delimiterOf(text);
	const records: string[][] = [];
	let cells: string[] = [];
	let at = 0;
	while (at < text.length) {
		const cell = readCell(text, at, delimiter);
		if (cell === undefined) return undefined;
		cells.push(cell.text.normalize('NFC').trim());
		at = cell.end;
		if (text[at] === delimiter) {
			at += 1;
			if (at < text.length) continue;
			cells.push('');
		}
		records.push(cells);
		cells = [];
		at += text.startsWith('\r\n', at) ? 2 : 1;
	}
	return records;
}

function delimiterOf(text: string): string {
	const heading = text.slice(0, text.search(/[\r\n]|$/));
	const counts = [',', ';', '\t'].map((sign) => ({ sign, count: heading.split(sign).length }));
	return counts.sort((a, b) => b.count - a.count)[0]?.sign ?? ',';
}

function readCell(
	text: string,
	start: number,
	delimiter: string
): { readonly text: string; readonly end: number } | undefined {
	if (text[start] !== '"') {
		const end = endOf(text, start, delimiter);
		return { text: text.slice(start, end), end };
	}
	let close = text.indexOf('"', start + 1);
	while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
	if (close < 0) return undefined;
	const end = endOf(text, close + 1, delimiter);
	return {
		text: text.slice(start + 1, close).replaceAll('""', '"') + text.slice(close + 1, end),
		end
	};
}

function endOf(text: string, start: number, delimiter: string): number {
	let end = start;
	while (end < text.length && ![delimiter, '\r', '\n'].includes(text[end] ?? '')) end += 1;
	return end;
}

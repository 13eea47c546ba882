// Table → CSV. Two styles, because one file cannot serve both Excel in Vietnam and a program.
import type { ReportCell, ReportTable } from '../../format/table';

/**
 * `excel`: UTF-8 with BOM, semicolons and decimal comma, as Excel with Vietnamese settings opens it at a double click ·
 * `plain`: UTF-8, commas and decimal points, column keys as headings.
 */
export type CsvStyle = 'excel' | 'plain';

export function tableCsv(table: ReportTable, style: CsvStyle): string {
	const headings = table.columns.map(({ key, heading }) => (style === 'excel' ? heading : key));
	const rows = table.rows.map(({ cells }) => cells.map((cell) => cellText(cell, style)));
	return csvText([headings, ...rows], style);
}

/** Cells as they stand; what a spreadsheet would run must be `inert` already. */
export function csvText(rows: readonly (readonly string[])[], style: CsvStyle): string {
	return (style === 'excel' ? '\uFEFF' : '') + rows.map((cells) => csvLine(cells, style)).join('');
}

/** One row with its end. */
export function csvLine(cells: readonly string[], style: CsvStyle): string {
	const separator = style === 'excel' ? ';' : ',';
	return `${cells.map((text) => quoted(text, separator)).join(separator)}\r\n`;
}

/** Thousands stay ungrouped: "1.144" would be read as 1,144 by a spreadsheet with other settings. */
function cellText(cell: ReportCell, style: CsvStyle): string {
	if (cell.kind === 'text') return inert(cell.text);
	if (style === 'excel') return cell.text.replaceAll('.', '');
	return plainNumber(cell.value, cell.text);
}

/** The displayed digits with a decimal point; the sign and the mark of a tie are not digits. */
function plainNumber(value: number, text: string): string {
	const digits = text.replace(/[^\d,]/g, '').replace(',', '.');
	return value < 0 ? `-${digits}` : digits;
}

/** A cell that a spreadsheet would run as a formula is written as text. */
export function inert(text: string): string {
	return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string, separator: string): string {
	const needed = text.includes(separator) || /["\r\n]|^\s|\s$/.test(text);
	return needed ? `"${text.replaceAll('"', '""')}"` : text;
}

// Table → XLSX; the only module that knows the spreadsheet library.
import ExcelJS from 'exceljs';
import type { ReportCell, ReportColumn, ReportTable, ReportRow } from '../../format/table';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface XlsxOptions {
	/** Name of the worksheet. */
	readonly sheetName: string;
	/** ISO instant written into the file. */
	readonly createdAt: string;
}

export async function tableXlsx(table: ReportTable, options: XlsxOptions): Promise<Buffer> {
	const workbook = new ExcelJS.Workbook();
	workbook.creator = 'Thước đo CCHC';
	workbook.created = new Date(options.createdAt);
	workbook.modified = workbook.created;
	const sheet = workbook.addWorksheet(sheetName(options.sheetName));
	writeLines(sheet, [table.title, ...table.subtitle], table.columns.length);
	const headerRow = writeHeader(sheet, table.columns);
	for (const row of table.rows) writeRow(sheet, row, table.columns);
	sheet.addRow([]);
	writeLines(sheet, table.notes, table.columns.length);
	layOut(sheet, table, headerRow);
	const bytes = await workbook.xlsx.writeBuffer();
	return Buffer.from(bytes);
}

/** Excel refuses these characters and more than 31 letters in a sheet's name. */
function sheetName(name: string): string {
	return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}

function writeLines(sheet: ExcelJS.Worksheet, lines: readonly string[], width: number): void {
	for (const line of lines) {
		const row = sheet.addRow([line]);
		sheet.mergeCells(row.number, 1, row.number, width);
		row.getCell(1).alignment = { wrapText: true, vertical: 'top' };
		// A merged cell does not grow by itself; about 110 letters fit one line of the page.
		row.height = 15 * Math.max(1, Math.ceil(line.length / 110));
		if (row.number === 1) row.font = { bold: true, size: 14 };
		if (row.number === 1) row.height = 20 * Math.max(1, Math.ceil(line.length / 80));
	}
}

function writeHeader(sheet: ExcelJS.Worksheet, columns: readonly ReportColumn[]): number {
	sheet.addRow([]);
	const row = sheet.addRow(columns.map((column) => column.heading));
	row.eachCell((cell, index) => {
		const horizontal = columns[index - 1]?.align === 'end' ? 'right' : 'left';
		cell.font = { bold: true };
		cell.alignment = { wrapText: true, vertical: 'bottom', horizontal };
		cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF3' } };
		cell.border = { bottom: { style: 'thin' } };
	});
	return row.number;
}

function writeRow(
	sheet: ExcelJS.Worksheet,
	{ kind, cells }: ReportRow,
	columns: readonly ReportColumn[]
): void {
	const row = sheet.addRow([]);
	cells.forEach((cell, index) => {
		const target = row.getCell(index + 1);
		const horizontal = columns[index]?.align === 'end' ? 'right' : 'left';
		target.alignment = { vertical: 'top', horizontal, wrapText: cell.kind === 'text' };
		if (cell.kind === 'text') {
			if (cell.text !== '') target.value = cell.text;
		} else {
			target.value = cell.value;
			target.numFmt = numberFormat(cell);
		}
		if (kind === 'total') target.font = { bold: true };
		if (kind === 'total') target.border = { top: { style: 'thin' }, bottom: { style: 'thin' } };
	});
}

/** Real numbers, shown as on the page: decimals, sign of a change, "=" of a tie. */
function numberFormat(cell: Exclude<ReportCell, { kind: 'text' }>): string {
	const digits = cell.decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(cell.decimals)}`;
	if (cell.text.endsWith('=')) return `${digits}"="`;
	if (/^[+-]/.test(cell.text)) return `+${digits};-${digits};${digits}`;
	return digits;
}

function layOut(sheet: ExcelJS.Worksheet, table: ReportTable, headerRow: number): void {
	table.columns.forEach((column, index) => {
		const lengths = table.rows.map(({ cells }) => cells[index]?.text.length ?? 0);
		const longest = Math.max(8, ...lengths, ...column.heading.split(' ').map((w) => w.length));
		sheet.getColumn(index + 1).width = Math.min(48, longest + 2);
	});
	sheet.views = [{ state: 'frozen', ySplit: headerRow, xSplit: 0 }];
	sheet.pageSetup = {
		paperSize: 9,
		orientation: table.columns.length > 6 ? 'landscape' : 'portrait',
		fitToPage: true,
		fitToWidth: 1,
		fitToHeight: 0,
		printTitlesRow: `${headerRow}:${headerRow}`,
		margins: { left: 0.5, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }
	};
	sheet.headerFooter = { oddFooter: '&L&"-,Regular"&8&F&R&8Trang &P/&N' };
}

// The sheets beside a form: the units to choose from, other lists, and the guide. The reader knows them by their first cell.
import type ExcelJS from 'exceljs';
import { HELPER_SHEET_MARK } from '../../../domain/office/own-files';
import { guideOf } from './guide';
import type { TemplateOf } from './template-of';
import type { ListRanges } from './looks';

const UNIT_SHEET = 'Danh sách đơn vị';
const LIST_SHEET = 'Danh mục';
const GUIDE_SHEET = 'Hướng dẫn';
const FONT = 'Times New Roman';
const FIRST_ROW = 5;

/** Says where each list stands. */
export function addLists(workbook: ExcelJS.Workbook, of: TemplateOf): ListRanges {
	const units = of.units.map(({ name }) => name);
	const indicators = [...of.catalogue.indicators.values()].map(({ name }) => name);
	const fields = of.catalogue.fields.map(({ name }) => name);
	addUnits(workbook, of);
	const sheet = helperSheet(workbook, LIST_SHEET, [24, 40, 70]);
	sheet.state = 'hidden';
	const lists = [of.periods, fields, indicators];
	['Kỳ báo cáo', 'Lĩnh vực', 'Chỉ tiêu'].forEach((heading, index) => {
		headingCell(sheet.getCell(FIRST_ROW - 1, index + 1), heading);
		(lists[index] ?? []).forEach((text, row) => {
			sheet.getCell(FIRST_ROW + row, index + 1).value = text;
		});
	});
	return {
		...(units.length === 0 ? {} : { units: rangeOf(UNIT_SHEET, 'B', units.length) }),
		...(of.periods.length === 0 ? {} : { periods: rangeOf(LIST_SHEET, 'A', of.periods.length) }),
		fields: rangeOf(LIST_SHEET, 'B', fields.length),
		indicators: rangeOf(LIST_SHEET, 'C', indicators.length)
	};
}

const rangeOf = (sheet: string, column: string, length: number): string =>
	`'${sheet}'!$${column}$${FIRST_ROW}:$${column}$${FIRST_ROW + length - 1}`;

function addUnits(workbook: ExcelJS.Workbook, { units, office }: TemplateOf): void {
	const sheet = helperSheet(workbook, UNIT_SHEET, [7, 36, 16]);
	titleCell(sheet.getCell('A2'), `DANH SÁCH ĐƠN VỊ${office === undefined ? '' : ` – ${office}`}`);
	const said =
		units.length === 0
			? 'Mẫu tải về khi chưa chọn cơ quan tổng hợp nên không có danh sách. Chọn cơ quan ở đầu trang rồi tải lại.'
			: 'Chép tên từ đây hoặc chọn từ danh sách thả xuống ở cột “Đơn vị”.';
	lineCell(sheet.getCell('A3'), said);
	['STT', 'Đơn vị', 'Mã đơn vị'].forEach((heading, index) =>
		headingCell(sheet.getCell(FIRST_ROW - 1, index + 1), heading)
	);
	units.forEach(({ name, code }, index) => {
		[index + 1, name, code].forEach((value, column) => {
			const cell = sheet.getCell(FIRST_ROW + index, column + 1);
			cell.value = value;
			cell.font = { name: FONT, size: 11 };
			if (column === 2) cell.numFmt = '@';
		});
	});
	sheet.views = [{ state: 'frozen', ySplit: FIRST_ROW - 1, xSplit: 0 }];
}

export function addGuide(workbook: ExcelJS.Workbook, { template }: TemplateOf): void {
	const sheet = helperSheet(workbook, GUIDE_SHEET, [4, 110]);
	titleCell(sheet.getCell('A2'), `HƯỚNG DẪN ĐIỀN MẪU: ${template.name.toUpperCase()}`);
	let row = 4;
	for (const { heading, lines } of guideOf(template)) {
		const cell = sheet.getCell(row, 1);
		cell.value = heading;
		cell.font = { name: FONT, size: 12, bold: true };
		row += 1;
		for (const line of lines) {
			sheet.getCell(row, 1).value = '•';
			sheet.getCell(row, 1).alignment = { horizontal: 'right', vertical: 'top' };
			lineCell(sheet.getCell(row, 2), line);
			sheet.getCell(row, 2).alignment = { wrapText: true, vertical: 'top' };
			sheet.getRow(row).height = 16 * Math.ceil(line.length / 115);
			row += 1;
		}
		row += 1;
	}
}

/** Locked as the form is, without a password. */
function helperSheet(
	workbook: ExcelJS.Workbook,
	name: string,
	widths: readonly number[]
): ExcelJS.Worksheet {
	const sheet = workbook.addWorksheet(name, {
		pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToHeight: 0 }
	});
	widths.forEach((width, index) => (sheet.getColumn(index + 1).width = width));
	const mark = sheet.getCell('A1');
	mark.value = HELPER_SHEET_MARK;
	mark.font = { name: FONT, size: 8, color: { argb: 'FF8C8C8C' } };
	return sheet;
}

function titleCell(cell: ExcelJS.Cell, text: string): void {
	cell.value = text;
	cell.font = { name: FONT, size: 14, bold: true };
}

function lineCell(cell: ExcelJS.Cell, text: string): void {
	cell.value = text;
	cell.font = { name: FONT, size: 11 };
}

function headingCell(cell: ExcelJS.Cell, text: string): void {
	cell.value = text;
	cell.font = { name: FONT, size: 11, bold: true };
	cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF3' } };
	cell.border = { bottom: { style: 'thin' } };
}

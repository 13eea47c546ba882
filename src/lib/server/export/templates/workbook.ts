// A template as a workbook: the form first, then its guide and its lists.
import ExcelJS from 'exceljs';
import { NOTE_AUTHOR } from '../../../domain/office/own-files';
import type { TemplateOf } from './template-of';
import { addGuide, addLists } from './lists';
import { styleCell, validationOf, type ListRanges } from './looks';
import type { TemplateCell, TemplateForm } from './model';

export async function formWorkbook(form: TemplateForm, of: TemplateOf): Promise<Buffer> {
	const workbook = new ExcelJS.Workbook();
	workbook.creator = NOTE_AUTHOR;
	workbook.title = of.template.name;
	workbook.created = new Date(of.createdAt);
	workbook.modified = workbook.created;
	const sheet = workbook.addWorksheet(form.name);
	addGuide(workbook, of);
	const lists = addLists(workbook, of);
	writeForm(sheet, form, lists);
	await Promise.all(workbook.worksheets.map((each) => lock(each)));
	return Buffer.from(await workbook.xlsx.writeBuffer());
}

function writeForm(sheet: ExcelJS.Worksheet, form: TemplateForm, lists: ListRanges): void {
	form.widths.forEach((width, index) => (sheet.getColumn(index + 1).width = width));
	for (const [index, row] of form.rows.entries()) {
		const number = index + 1;
		if (row.height !== undefined) sheet.getRow(number).height = row.height;
		if (row.isNewPage === true) sheet.getRow(number - 1).addPageBreak();
		for (const cell of row.cells) writeCell(sheet, number, { cell, lists });
	}
	layOut(sheet, form);
}

function writeCell(
	sheet: ExcelJS.Worksheet,
	row: number,
	{ cell, lists }: { readonly cell: TemplateCell; readonly lists: ListRanges }
): void {
	const { column, to = column, down = 0, text, formula, check } = cell;
	// Every cell of a merged area has its own borders.
	for (let below = row; below <= row + down; below += 1)
		for (let beside = column; beside <= to; beside += 1)
			styleCell(sheet.getCell(below, beside), cell);
	if (to > column || down > 0) sheet.mergeCells(row, column, row + down, to);
	const target = sheet.getCell(row, column);
	if (text !== undefined && text !== '') target.value = text;
	if (formula !== undefined) target.value = { formula, result: '', date1904: false };
	const validation = check && validationOf(check, lists);
	if (validation !== undefined) target.dataValidation = validation;
}

function layOut(sheet: ExcelJS.Worksheet, form: TemplateForm): void {
	const { rows, columns } = form.frozen;
	if (rows + columns > 0) sheet.views = [{ state: 'frozen', ySplit: rows, xSplit: columns }];
	sheet.pageSetup = {
		paperSize: 9,
		orientation: form.isLandscape ? 'landscape' : 'portrait',
		fitToPage: true,
		fitToWidth: 1,
		fitToHeight: 0,
		...(form.printed === undefined
			? {}
			: { printTitlesRow: `${form.printed.from}:${form.printed.to}` }),
		margins: { left: 0.5, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }
	};
	sheet.headerFooter = { oddFooter: '&L&"-,Regular"&8&F&R&8Trang &P/&N' };
}

/** Without a password: against slips, not against people. */
const lock = (sheet: ExcelJS.Worksheet): Promise<void> =>
	sheet.protect('', {
		selectLockedCells: true,
		selectUnlockedCells: true,
		formatColumns: true,
		formatRows: true,
		autoFilter: true
	});

// How the cells of a template look and what may be typed into them.
import type ExcelJS from 'exceljs';
import type { Validation, ListName, CellStyle, TemplateCell } from './model';

const THIN = { style: 'thin', color: { argb: 'FF808080' } } as const;
const BOX = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const FONT = 'Times New Roman';
const fill = (argb: string): ExcelJS.Fill => ({
	type: 'pattern',
	pattern: 'solid',
	fgColor: { argb }
});

interface Style {
	readonly font: Partial<ExcelJS.Font>;
	readonly align: 'left' | 'center' | 'right';
	readonly isBoxed: boolean;
	readonly fill?: string;
	readonly isOpen?: true;
}

const STYLES: Readonly<Record<CellStyle, Style>> = {
	title: { font: { size: 14, bold: true }, align: 'center', isBoxed: false },
	line: { font: { size: 11, italic: true }, align: 'left', isBoxed: false },
	small: { font: { size: 8, color: { argb: 'FF595959' } }, align: 'right', isBoxed: false },
	label: { font: { size: 11, bold: true }, align: 'left', isBoxed: false },
	heading: { font: { size: 11, bold: true }, align: 'center', isBoxed: true, fill: 'FFE8EDF3' },
	numbers: { font: { size: 8, italic: true }, align: 'center', isBoxed: true, fill: 'FFF4F6F9' },
	given: { font: { size: 11 }, align: 'left', isBoxed: true, fill: 'FFF4F6F9' },
	open: { font: { size: 11 }, align: 'left', isBoxed: true, isOpen: true },
	answer: { font: { size: 11 }, align: 'left', isBoxed: true, fill: 'FFFFFBE6', isOpen: true },
	total: { font: { size: 11, bold: true }, align: 'right', isBoxed: true, fill: 'FFF4F6F9' },
	sign: { font: { size: 11, bold: true }, align: 'center', isBoxed: false }
};

export function styleCell(cell: ExcelJS.Cell, { look, align, check }: TemplateCell): void {
	const style = STYLES[look];
	const isNumber = check !== undefined && check.kind !== 'list' && check.kind !== 'date';
	cell.font = { name: FONT, ...style.font };
	cell.alignment = {
		vertical: 'middle',
		horizontal: align ?? (isNumber ? 'right' : style.align),
		wrapText: true
	};
	if (style.isBoxed) cell.border = BOX;
	if (style.fill !== undefined) cell.fill = fill(style.fill);
	cell.protection = { locked: style.isOpen !== true };
	if (check?.kind === 'count') cell.numFmt = '#,##0';
	if (check?.kind === 'date') cell.numFmt = 'dd/mm/yyyy';
}

/** Where the entries of a list stand; absent where there are none to choose from. */
export type ListRanges = Readonly<Partial<Record<ListName, string>>>;

export function validationOf(
	check: Validation,
	lists: ListRanges
): ExcelJS.DataValidation | undefined {
	switch (check.kind) {
		case 'list':
			return lists[check.list] === undefined
				? undefined
				: {
						...LIST_WORDS[check.list],
						type: 'list',
						allowBlank: true,
						formulae: [lists[check.list]]
					};
		case 'codes':
			return codesOf(check.codes);
		case 'count':
			return { ...COUNT, operator: 'greaterThanOrEqual', formulae: [0] };
		case 'amount':
			return { ...AMOUNT, operator: 'greaterThanOrEqual', formulae: [0] };
		case 'percent':
			return { ...PERCENT, operator: 'between', formulae: [0, 100] };
		case 'date':
			return { ...DATE, operator: 'greaterThan', formulae: [1] };
	}
}

type Words = Omit<ExcelJS.DataValidation, 'formulae' | 'operator'>;
const STOP = { allowBlank: true, showErrorMessage: true, errorStyle: 'stop' } as const;
/** What is not in the list may be right all the same: it is asked, not refused. */
const ASK = { showErrorMessage: true, errorStyle: 'warning' } as const;

const COUNT: Words = {
	...STOP,
	type: 'whole',
	errorTitle: 'Cần một số nguyên',
	error:
		'Ô này nhận số nguyên từ 0 trở lên. Không phát sinh thì ghi 0; chưa có số liệu thì để trống.'
};
const AMOUNT: Words = {
	...STOP,
	type: 'decimal',
	errorTitle: 'Cần một số',
	error: 'Ô này nhận số từ 0 trở lên. Không phát sinh thì ghi 0; chưa có số liệu thì để trống.'
};
const PERCENT: Words = {
	...STOP,
	type: 'decimal',
	errorTitle: 'Cần một tỷ lệ',
	error: 'Ô này nhận tỷ lệ phần trăm từ 0 đến 100, ví dụ 98,17.',
	showInputMessage: true,
	promptTitle: 'Tỷ lệ phần trăm',
	prompt: 'Ghi từ 0 đến 100, ví dụ 98,17.'
};
const DATE: Words = {
	...STOP,
	type: 'date',
	errorTitle: 'Cần một ngày',
	error: 'Ghi ngày theo dạng ngày/tháng/năm, ví dụ 31/12.'
};
const LIST_WORDS: Readonly<Record<ListName, Omit<Words, 'type' | 'allowBlank'>>> = {
	units: {
		...ASK,
		errorTitle: 'Không có trong danh sách',
		error: 'Tên đơn vị không có trong trang “Danh sách đơn vị”. Chọn từ danh sách để khỏi nhầm.'
	},
	periods: {
		...ASK,
		errorTitle: 'Kỳ khác danh sách',
		error: 'Kỳ báo cáo ghi như “Quý III/…”, “6 tháng đầu năm …”, “9 tháng đầu năm …”, “Năm …”.'
	},
	fields: {
		...ASK,
		errorTitle: 'Không có trong danh sách',
		error: 'Lĩnh vực không có trong danh mục. Chọn từ danh sách để khỏi nhầm.'
	},
	indicators: {
		...ASK,
		errorTitle: 'Không có trong danh sách',
		error: 'Chỉ tiêu không có trong danh mục. Chọn từ danh sách để khỏi nhầm.'
	}
};

function codesOf(codes: Readonly<Record<string, string>>): ExcelJS.DataValidation {
	const meanings = Object.entries(codes).map(([code, meaning]) => `${code} = ${meaning}`);
	return {
		...STOP,
		type: 'list',
		formulae: [`"${Object.keys(codes).join(',')}"`],
		errorTitle: 'Cần một mã',
		error: `Ô này nhận một trong các mã: ${meanings.join('; ')}.`,
		showInputMessage: true,
		promptTitle: 'Mã',
		prompt: meanings.join('; ')
	};
}

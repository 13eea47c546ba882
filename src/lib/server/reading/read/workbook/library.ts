// The one place that talks to the workbook library: always the same options, parts that were checked before.
import {
	parse_zip,
	read,
	SSF,
	utils,
	write,
	type CellObject,
	type ParsingOptions,
	type WorkBook,
	type WorkSheet
} from '@e965/xlsx';
import type { Sheet, SheetRow } from '../../table/sheet';

// Exported by the library beside `read`, which would unpack on its own, without limits; missing in its types.
declare module '@e965/xlsx' {
	interface PackagePart {
		readonly name: string;
		asNodeBuffer(): Buffer;
	}
	function parse_zip(
		zip: { readonly files: Readonly<Record<string, PackagePart>> },
		options: ParsingOptions
	): WorkBook;
}
export type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';

const OPTIONS: ParsingOptions = {
	dense: true,
	cellNF: true,
	cellDates: false,
	cellFormula: true,
	cellHTML: false,
	// Texts of numbers are made by our own conventions.
	cellText: false,
	cellStyles: false
};

/** Without stubs a formula whose value is not stored would vanish. */
export function readPackage(parts: ReadonlyMap<string, Buffer>): WorkBook {
	const files = Object.fromEntries(
		[...parts].map(([name, content]) => [name, { name, asNodeBuffer: () => content }])
	);
	return parse_zip({ files }, { ...OPTIONS, sheetStubs: true });
}

export const readXmlWorkbook = (text: string): WorkBook =>
	read(text, { ...OPTIONS, type: 'string', sheetStubs: false });

/** Number formats that every program has and no file spells out; the library knows only some. */
export const IMPLIED_FORMATS: ReadonlyMap<number, string> = new Map([
	[5, '#,##0\\ "₫"'],
	[6, '#,##0\\ "₫"'],
	[7, '#,##0.00\\ "₫"'],
	[8, '#,##0.00\\ "₫"'],
	...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'm/d/yy'] as const),
	...[32, 33, 34, 35, 55, 56].map((id) => [id, 'h:mm:ss'] as const),
	[41, '#,##0'],
	[42, '#,##0\\ "₫"'],
	[43, '#,##0.00'],
	[44, '#,##0.00\\ "₫"']
]);
const FORMATS = 0x188;
/** By number, of every workbook that does not say otherwise. */
export const DEFAULT_FORMATS: readonly string[] = Array.from({ length: FORMATS }, (_, id) => {
	const own = (SSF as Formats).get_table()[id];
	return own ?? IMPLIED_FORMATS.get(id) ?? 'General';
});

interface Formats {
	get_table(): Readonly<Record<number, string>>;
	format(format: string, value: number, options?: { readonly date1904?: boolean }): string;
	is_date(format: string): boolean;
	parse_date_code(serial: number): DateParts | null;
}
export interface DateParts {
	readonly y: number;
	readonly m: number;
	readonly d: number;
	readonly H: number;
	readonly M: number;
	readonly S: number;
}
const formats = SSF as Formats;

/** As an American program shows it; undefined where the format is beyond the library. */
export function formattedNumber(value: number, format: string): string | undefined {
	try {
		return formats.format(format, value);
	} catch {
		return undefined;
	}
}

export const isDateFormat = (format: string): boolean => formats.is_date(format);
/** Days since 1900, with the leap day that never was. */
export const datePartsOf = (serial: number): DateParts | null => formats.parse_date_code(serial);

/** A plain workbook of the same cells in the same places: values, merged cells and hidden rows, nothing else. */
export function sheetsAsWorkbook(sheets: readonly Sheet[]): Uint8Array {
	const book = utils.book_new();
	for (const [index, sheet] of sheets.entries()) {
		utils.book_append_sheet(book, worksheetOf(sheet), sheet.name ?? `Trang ${index + 1}`);
		if (sheet.hidden) hide(book, index);
	}
	return new Uint8Array(
		write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
	);
}

function hide(book: WorkBook, index: number): void {
	const properties = ((book.Workbook ??= {}).Sheets ??= []);
	while (properties.length <= index) properties.push({});
	properties[index] = { Hidden: 1 };
}

function worksheetOf({ rows, merges = [], hiddenColumns = [] }: Sheet): WorkSheet {
	const sheet: WorkSheet = { '!data': [] };
	const data: CellObject[][] = (sheet['!data'] = []);
	let width = 1;
	for (const row of rows) {
		width = Math.max(width, row.cells.length);
		// Every row up to it must be there.
		while (data.length < row.number - 1) data.push([]);
		data[row.number - 1] = row.cells.map((text, index) => cellOf(row, index, text));
	}
	const last = { r: Math.max(0, data.length - 1), c: width - 1 };
	sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: last });
	sheet['!merges'] = merges.map(({ fromRow, toRow, fromColumn, toColumn }) => ({
		s: { r: fromRow - 1, c: fromColumn },
		e: { r: toRow - 1, c: toColumn }
	}));
	sheet['!cols'] = [];
	for (const column of hiddenColumns) sheet['!cols'][column] = { hidden: true };
	const hidden = rows.filter((row) => row.hidden);
	sheet['!rows'] = [];
	for (const { number } of hidden) sheet['!rows'][number - 1] = { hidden: true };
	return sheet;
}

function cellOf({ numbers }: SheetRow, index: number, text: string): CellObject {
	const number = numbers?.[index];
	if (number === undefined) return text === '' ? { t: 'z' } : { t: 's', v: text };
	// As it was sent, so that it is the same question when it is read again.
	if (number.doubt !== undefined) return { t: 'n', v: number.doubt.stored, z: number.doubt.format };
	const decimals = number.decimals === 0 ? '0' : `0.${'0'.repeat(number.decimals)}`;
	const format = { number: decimals, percent: `${decimals}%`, date: 'dd/mm/yyyy' }[number.kind];
	return { t: 'n', v: number.value, z: format };
}

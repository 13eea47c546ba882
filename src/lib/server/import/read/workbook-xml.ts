// Excel 2003's "XML Spreadsheet".
import { type Checked, passed } from '../../../domain/issue';
import type { Sheet } from '../sheet';
import { FORMULA_MARK } from './cell-marks';
import type { ReadLimits } from './limits';
import { damaged, refusedAs, unsafe } from './refusals';
import { readText } from './text';
import { toSheets } from './workbook-book';
import { readXmlWorkbook, type WorkBook } from './workbook-library';

export function readXmlBook(
	file: { readonly name: string; readonly bytes: Uint8Array },
	limits: ReadLimits
): Checked<readonly Sheet[]> {
	const text = readText(file.bytes);
	if (!text.ok) return text;
	if (/<!(?:DOCTYPE|ENTITY)/.test(text.value)) return refusedAs(unsafe('external_entity', ''));
	const book = tryRead(prepared(text.value));
	if (book === undefined) return damaged('Excel');
	const sheets = toSheets({ fileName: file.name, book, limits });
	return sheets.ok ? passed(sheets.value, [...text.issues, ...sheets.issues]) : sheets;
}

const VALUELESS =
	/(<(?:\w+:)?Cell\b[^>]*?\sss:Formula="=?([^"]*)"[^>]*?)\s*(?:\/>|>\s*<\/(?:\w+:)?Cell>)/g;

/** The library forgets a formula without a value, and counts through each column that a span names. */
const prepared = (text: string): string =>
	text
		.replaceAll(/<(?:\w+:)?Column\b[^>]*\/>/g, '')
		.replaceAll(VALUELESS, `$1><Data ss:Type="String">${FORMULA_MARK}$2</Data></Cell>`);

function tryRead(text: string): WorkBook | undefined {
	try {
		const book = readXmlWorkbook(text);
		return book.SheetNames.length === 0 ? undefined : book;
	} catch {
		return undefined;
	}
}

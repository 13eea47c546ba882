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
	if (!sheets.ok) return sheets;
	if (sheets.value.some(hasCoveredText)) return damaged('XML Spreadsheet');
	return passed(sheets.value, [...text.issues, ...sheets.issues]);
}

/** LibreOffice forgets which column a cell below a merged one is in: then nobody knows whose number it is. */
function hasCoveredText({ rows, merges = [] }: Sheet): boolean {
	const tall = merges.filter(({ fromRow, toRow }) => toRow > fromRow);
	const cellsOf = new Map(rows.map(({ number, cells }) => [number, cells]));
	return tall.some(({ fromRow, toRow, fromColumn, toColumn }) => {
		for (let row = fromRow + 1; row <= toRow; row += 1) {
			if (!isBlank(cellsOf.get(row)?.slice(fromColumn, toColumn + 1) ?? [])) return true;
		}
		return false;
	});
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

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

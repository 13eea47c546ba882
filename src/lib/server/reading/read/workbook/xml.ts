// Excel 2003's "XML Spreadsheet".
import { type Checked, passed } from '../../../../domain/checks/issue';
import type { Sheet } from '../../table/sheet';
import { FORMULA_MARK } from '../cell-marks';
import type { ReadLimits } from '../limits';
import { damaged, refusedAs, unsafe } from '../refusals';
import { closeMark, markedText, openMark, type Unseen } from '../sight-marks';
import { readText } from '../text/text';
import { toSheets } from './book';
import { readXmlWorkbook, type WorkBook } from './library';

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
	withSightMarks(text)
		.replaceAll(/<(?:\w+:)?Column\b[^>]*\/>/g, '')
		.replaceAll(VALUELESS, `$1><Data ss:Type="String">${FORMULA_MARK}$2</Data></Cell>`);

const WHY: Readonly<Record<string, Unseen>> = { sup: 'raised', s: 'struck', del: 'struck' };
const UNSEEN_TAG = /<(\/?)(?:html:)?(Sup|S|Del)(?:\s[^<>]*)?>/gi;
const STRUCK_STYLE =
	/<(?:\w+:)?Style\b[^<>]*\sss:ID="([^"]*)"[^<>]*>(?:(?!<\/?(?:\w+:)?Style\b)[^])*?ss:StrikeThrough="1"/g;
const CELL =
	/(<(?:\w+:)?Cell\b[^<>]*\sss:StyleID="([^"]*)"[^<>]*>\s*<(?:\w+:)?Data\b[^<>]*\sss:Type=")(\w+)("[^<>]*>)([^<]*)</g;

/** Raised and struck letters, and cells whose style is struck, carry the marks that every reader puts. */
function withSightMarks(text: string): string {
	const marked = text.replaceAll(UNSEEN_TAG, (_, end: string, tag: string) => {
		const why = WHY[tag.toLowerCase()] ?? 'raised';
		return end === '' ? openMark(why) : closeMark(why);
	});
	const struck = new Set([...marked.matchAll(STRUCK_STYLE)].map(([, id]) => id));
	if (struck.size === 0) return marked;
	return marked.replaceAll(CELL, (...[whole, head, id, , rest, written]: string[]) =>
		struck.has(id)
			? `${head ?? ''}String${rest ?? ''}${markedText(written ?? '', 'struck')}<`
			: (whole ?? '')
	);
}

function tryRead(text: string): WorkBook | undefined {
	try {
		const book = readXmlWorkbook(text);
		return book.SheetNames.length === 0 ? undefined : book;
	} catch {
		return undefined;
	}
}

// Excel 2003's "XML Spreadsheet".
import { type Checked, passed } from '../../../../domain/checks/issue';
import type { Sheet } from '../../table/sheet';
import { FORMULA_MARK } from '../cell-marks';
import type { ReadLimits } from '../limits';
import { damaged, refusedAs, unsafe } from '../refusals';
import { closeMark, markedText, openMark, type Unseen } from '../sight-marks';
import { readText } from '../text/text';
import { toSheets, type SheetLooks } from './book';
import { looksOfXmlSpreadsheet } from './markup-looks';
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
	const hidden = looksOfXmlSpreadsheet(text.value);
	const looks = (sheet: string): SheetLooks | undefined => hidden.get(sheet);
	const sheets = toSheets({ fileName: file.name, book, limits, looks });
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

/** A cell that ends where it begins. */
const BARE_CELL = /<((?:\w+:)?Cell)\b((?:[^<>"]|"[^<"]*")*)>(<\/(?:\w+:)?Cell>)?/g;
const FORMULA = /\sss:Formula="=?([^"]*)"/;

/** The library forgets a formula without a value, and counts through each column that a span names. */
const prepared = (text: string): string =>
	withSightMarks(text)
		.replaceAll(/<(?:\w+:)?Column\b[^<>]*\/>/g, '')
		.replaceAll(/>\s+<\//g, '></')
		.replaceAll(BARE_CELL, (...[whole, name, attributes, end]: string[]) => {
			const isBare = end !== undefined || (attributes ?? '').endsWith('/');
			const formula = isBare ? FORMULA.exec(attributes ?? '')?.[1] : undefined;
			if (formula === undefined) return whole ?? '';
			const opened = `<${name ?? ''}${(attributes ?? '').replace(/\/$/, '')}>`;
			return `${opened}<Data ss:Type="String">${FORMULA_MARK}${formula}</Data></Cell>`;
		});

const WHY: Readonly<Record<string, Unseen>> = { sup: 'raised', s: 'struck', del: 'struck' };
const UNSEEN_TAG = /<(\/?)(?:html:)?(Sup|S|Del)(?:\s[^<>]*)?>/gi;
const CELL = /(<(?:\w+:)?Cell\b)([^<>]*)(>\s*<(?:\w+:)?Data\b)([^<>]*)(>)([^<]*)(?=<)/g;
const STYLE_OF_CELL = /\sss:StyleID="([^"]*)"/;
const TYPE_OF_DATA = /\sss:Type="\w+"/;

/** Ids of styles that strike through what they dress. */
const struckStyles = (text: string): ReadonlySet<string> =>
	new Set(
		text
			.split(/<(?:\w+:)?Style(?=\s)/)
			.slice(1)
			.flatMap((part) => {
				const style = part.split(/<\/(?:\w+:)?Style>/, 1)[0] ?? '';
				const id = /\sss:ID="([^"]*)"/.exec(style)?.[1];
				return id !== undefined && style.includes('ss:StrikeThrough="1"') ? [id] : [];
			})
	);

/** Raised and struck letters, and cells whose style is struck, carry the marks that every reader puts. */
function withSightMarks(text: string): string {
	const marked = text.replaceAll(UNSEEN_TAG, (_, end: string, tag: string) => {
		const why = WHY[tag.toLowerCase()] ?? 'raised';
		return end === '' ? openMark(why) : closeMark(why);
	});
	const struck = struckStyles(marked);
	if (struck.size === 0) return marked;
	return marked.replaceAll(
		CELL,
		(...[whole, cell, dress = '', data, type = '', end, written]: string[]) => {
			const id = STYLE_OF_CELL.exec(dress)?.[1];
			if (id === undefined || !struck.has(id) || !TYPE_OF_DATA.test(type)) return whole ?? '';
			const asText = type.replace(TYPE_OF_DATA, ' ss:Type="String"');
			return `${cell ?? ''}${dress}${data ?? ''}${asText}${end ?? ''}${markedText(written ?? '', 'struck')}`;
		}
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

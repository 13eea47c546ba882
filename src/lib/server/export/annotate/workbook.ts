// The sheets of a workbook and where they are kept.
import { columnLetter } from '../../../domain/figures/column-letter';
import {
	ERROR_COLUMNS,
	ERROR_SHEET_MARK,
	ERROR_SHEET_NAME
} from '../../../domain/office/own-files';
import { readRef } from './cell-ref';
import type { OfficePackage } from './package';
import { declarePart, freePart, relate, relationshipsOf } from './parts';
import {
	appended,
	attribute,
	attributesOf,
	childOf,
	childrenOf,
	edited,
	localName,
	outlineOf,
	prefixAt,
	relationshipId,
	rootOf,
	scan,
	textOf,
	type Element
} from './xml';
import { escaped } from './xml-text';

export interface WorksheetPart {
	readonly name: string;
	readonly part: string;
}
export interface WorkbookOutline {
	readonly part: string;
	readonly sheets: readonly WorksheetPart[];
	readonly stylesPart: string | undefined;
	readonly stringsPart: string | undefined;
	/** That of the spreadsheet's own elements. */
	readonly namespace: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
const STYLES_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';

/** undefined: no workbook of this kind. */
export function workbookOutline(file: OfficePackage): WorkbookOutline | undefined {
	const main = relationshipsOf(file, '').find(({ type }) => type === 'officeDocument');
	const part = main?.part ?? 'xl/workbook.xml';
	const xml = file.read(part);
	const outline = xml && outlineOf(xml);
	if (xml === undefined || outline === undefined) return undefined;
	const { root, children } = outline;
	const list = children.find(({ name }) => name === 'sheets');
	const related = relationshipsOf(file, part);
	const sheets = (list === undefined ? [] : childrenOf(xml, list)).flatMap((element) => {
		const attributes = attributesOf(xml, element);
		const id = attributes.find(({ name }) => /:id$/u.test(name))?.value;
		const name = attributes.find((found) => found.name === 'name')?.value ?? '';
		const to = related.find((relationship) => relationship.id === id);
		return to?.type === 'worksheet' ? [{ name, part: to.part }] : [];
	});
	const partOf = (type: string) => related.find((to) => to.type === type)?.part;
	return {
		part,
		sheets,
		stylesPart: partOf('styles'),
		stringsPart: partOf('sharedStrings'),
		namespace: attributesOf(xml, root).find(({ value }) => isMain(value))?.value ?? MAIN
	};
}

const isMain = (value: string): boolean => /\/spreadsheetml\/(?:2006\/)?main$/u.test(value);

export function saveStyles(file: OfficePackage, workbook: WorkbookOutline, xml: Buffer): void {
	if (workbook.stylesPart !== undefined) {
		file.write(workbook.stylesPart, xml);
		return;
	}
	const part = freePart(file, (number) => `xl/styles${number === 1 ? '' : number}.xml`);
	file.write(part, xml);
	declarePart(file, part, STYLES_TYPE);
	relate(file, workbook.part, { type: 'styles', part });
}

/** As the last sheet, under a name that is free; no other sheet changes its number. */
export function addSheet(file: OfficePackage, workbook: WorkbookOutline, content: string): void {
	const part = freePart(file, (number) => `xl/worksheets/sheet${number}.xml`);
	file.write(part, content);
	declarePart(file, part, SHEET_TYPE);
	const id = relate(file, workbook.part, { type: 'worksheet', part });
	const xml = file.read(workbook.part);
	const root = xml && rootOf(xml);
	const list = xml && root && childOf(xml, root, 'sheets');
	if (xml === undefined || root === undefined || list === undefined) return;
	const elements = childrenOf(xml, list);
	const ids = elements.map((element) => Number(attribute(xml, element, 'sheetId') ?? 0));
	const names = elements.map((element) => attribute(xml, element, 'name') ?? '');
	const text =
		`<${prefixAt(xml, root)}sheet name="${escaped(freeName(names))}"` +
		` sheetId="${Math.max(0, ...ids) + 1}"${relationshipId(xml, root, id)}/>`;
	file.write(workbook.part, edited(xml, [appended(xml, list, text)]));
}

function freeName(taken: readonly string[]): string {
	const folded = new Set(taken.map((name) => name.normalize('NFC').toLowerCase()));
	let name = ERROR_SHEET_NAME;
	for (let number = 2; folded.has(name.toLowerCase()); number += 1)
		name = `${ERROR_SHEET_NAME} (${number})`;
	return name;
}

export interface OldErrorSheet extends WorksheetPart {
	/** What marked cells looked like, by sheet and cell: `Quý 1!D14`. */
	readonly looks: ReadonlyMap<string, string>;
}

/** Our sheet of an earlier return, under whatever name it has now. */
export function oldErrorSheet(
	file: OfficePackage,
	{ sheets, stringsPart }: WorkbookOutline
): OldErrorSheet | undefined {
	const strings = sharedStrings(file, stringsPart);
	const mark = `${columnLetter(ERROR_COLUMNS.code)}1`;
	for (const sheet of sheets) {
		const xml = file.read(sheet.part);
		if (xml === undefined) continue;
		const first = cellTexts(xml, strings, { lastRow: 1, wanted: (ref) => ref === mark });
		if (first.get(mark) !== ERROR_SHEET_MARK) continue;
		const [cell, look] = [ERROR_COLUMNS.marked, ERROR_COLUMNS.look].map((n) => columnLetter(n));
		const texts = cellTexts(xml, strings, {
			lastRow: Number.POSITIVE_INFINITY,
			wanted: (ref) => /^[JK]\d/u.test(ref)
		});
		const looks = [...texts].flatMap(([ref, text]) => {
			if (cell === undefined || !ref.startsWith(cell)) return [];
			return [[text, texts.get(`${look ?? ''}${ref.slice(cell.length)}`) ?? ''] as const];
		});
		return { ...sheet, looks: new Map(looks) };
	}
	return undefined;
}

type Strings = (index: number) => string;

/** Looked up one by one: a workbook may hold a million of them and only a few are asked for. */
function sharedStrings(file: OfficePackage, part: string | undefined): Strings {
	let elements: Element[] | undefined;
	let xml: Buffer | undefined;
	return (index) => {
		if (elements === undefined) {
			xml = part === undefined ? undefined : file.read(part);
			const root = xml && rootOf(xml);
			elements = xml === undefined || root === undefined ? [] : childrenOf(xml, root);
		}
		const element = elements[index];
		return xml === undefined || element === undefined ? '' : textOf(xml, element);
	};
}

/** Texts of some cells of a worksheet, by cell. */
function cellTexts(
	xml: Buffer,
	strings: Strings,
	of: { readonly lastRow: number; readonly wanted: (ref: string) => boolean }
): Map<string, string> {
	const texts = new Map<string, string>();
	let open: { readonly start: number; readonly openEnd: number } | undefined;
	scan(xml, (tag) => {
		if (localName(xml, tag) !== 'c' || tag.isEmpty) return true;
		if (!tag.isClose) {
			open = { start: tag.start, openEnd: tag.end };
			return isWithinRow(attribute(xml, open, 'r'), of.lastRow);
		}
		const ref = open && attribute(xml, open, 'r');
		if (open !== undefined && ref !== undefined && of.wanted(ref)) {
			const cell = { ...open, name: 'c', closeStart: tag.start, end: tag.end, isEmpty: false };
			texts.set(ref, cellText(xml, strings, cell));
		}
		return true;
	});
	return texts;
}

const isWithinRow = (ref: string | undefined, lastRow: number): boolean =>
	(readRef(ref ?? '')?.row ?? 1) <= lastRow;

function cellText(xml: Buffer, strings: Strings, cell: Element): string {
	const type = attribute(xml, cell, 't');
	const value = childOf(xml, cell, type === 'inlineStr' ? 'is' : 'v');
	const text = value === undefined ? '' : textOf(xml, value);
	return type === 's' ? strings(Number(text)) : text;
}

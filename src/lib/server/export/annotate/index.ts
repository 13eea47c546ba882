// The sender's own workbook given back: faulty cells coloured, a note on each, a sheet "Lỗi"; nothing else is changed.
import type { Severity } from '../../../domain/checks/issue';
import type { TableSheet } from '../table-sheet';
import { readRef, refOf, type CellRef } from './cell-ref';
import { cellEdits } from './cells';
import { errorSheetXml } from './error-sheet';
import type { CellMark, FaultLine, Marks } from './marks';
import { minimalWorkbook } from './minimal-workbook';
import { hasOwnNotes, writeNotes, type Worksheet } from './notes';
import { OfficePackage } from './package';
import { StyleSheet, type LookBefore } from './style-sheet';
import {
	addSheet,
	oldErrorSheet,
	saveStyles,
	workbookOutline,
	type OldErrorSheet,
	type WorksheetPart,
	type WorkbookOutline
} from './workbook';
import { attribute, childrenOf, edited, outlineOf, withAttribute, type Edit } from './xml';

export { marksOf } from './marks';
export type { CellMark, FaultLine, Marks, MarksAbout } from './marks';

/** null: no workbook that can be written into (XLS, CSV, damaged): see workbookOf. */
export function annotateWorkbook(bytes: Uint8Array, marks: Marks): Uint8Array | null {
	const file = OfficePackage.open(bytes);
	const workbook = file === null ? undefined : workbookOutline(file);
	if (file === null || workbook === undefined) return null;
	const old = oldErrorSheet(file, workbook);
	const sheets = workbook.sheets.filter(({ part }) => part !== old?.part);
	const styles = new StyleSheet(
		workbook.stylesPart === undefined ? undefined : file.read(workbook.stylesPart)
	);
	const context: Context = { file, workbook, styles, old, marks: bySheet(sheets, marks.cells) };
	const done = sheets.map((sheet) => [sheet.name, markSheet(sheet, context)] as const);
	const results = new Map(done);
	const content = errorSheetXml({
		lines: marks.lines.map((line) => resolvedLine(line, { results, sheets })),
		looks: done.flatMap(([sheet, { looks }]) =>
			[...looks].map(([ref, look]) => ({ cell: `${sheet}!${ref}`, look }))
		),
		styles,
		namespace: workbook.namespace
	});
	saveStyles(file, workbook, styles.bytes());
	if (old === undefined) addSheet(file, workbook, content);
	else file.write(old.part, content);
	return file.bytes();
}

/** For what is no XLSX: a new workbook with the sender's table as it was read, marked the same way. */
export function workbookOf(sheets: readonly TableSheet[], marks: Marks): Uint8Array {
	const marked = annotateWorkbook(minimalWorkbook(sheets), marks);
	if (marked === null) throw new Error('A workbook of our own cannot be written into.');
	return marked;
}

interface Context {
	readonly file: OfficePackage;
	readonly workbook: WorkbookOutline;
	readonly styles: StyleSheet;
	readonly old: OldErrorSheet | undefined;
	readonly marks: ReadonlyMap<string, readonly CellMark[]>;
}
interface MarkedSheet {
	/** Which cell a mark went to: that of its merged area, or the first filled one of its row. */
	readonly cellOf: (ref: string) => string | undefined;
	readonly looks: ReadonlyMap<string, LookBefore>;
}
const UNTOUCHED: MarkedSheet = { cellOf: () => undefined, looks: new Map() };

/** A mark that names no sheet is of the first one; one of a sheet that is not there has no cell. */
function bySheet(
	sheets: readonly WorksheetPart[],
	cells: readonly CellMark[]
): Map<string, CellMark[]> {
	const marks = new Map<string, CellMark[]>();
	for (const cell of cells) {
		const name = nameIn(sheets, cell.sheet);
		if (name !== undefined) marks.set(name, [...(marks.get(name) ?? []), cell]);
	}
	return marks;
}

const nameIn = (sheets: readonly WorksheetPart[], name: string | undefined): string | undefined =>
	name === undefined ? sheets[0]?.name : sheets.find((sheet) => isSame(sheet.name, name))?.name;

const isSame = (a: string, b: string): boolean =>
	a.normalize('NFC').trim() === b.normalize('NFC').trim();

/** Beyond so many in a sheet programs become slow; the cells are coloured and listed all the same. */
const MOST_NOTES = 3000;
/** A program cuts longer ones. */
const LONGEST_NOTE = 4000;

function markSheet({ name, part }: WorksheetPart, context: Context): MarkedSheet {
	const { file, styles, old } = context;
	const marks = context.marks.get(name) ?? [];
	const wasMarked = old !== undefined || hasOwnNotes(file, part);
	if (marks.length === 0 && !wasMarked) return UNTOUCHED;
	const xml = file.read(part);
	const outline = xml && outlineOf(xml);
	if (xml === undefined || outline === undefined) return UNTOUCHED;
	const sheet: Worksheet = { part, xml, ...outline };
	const anchor = anchorsOf(sheet);
	const found = cellEdits(xml, sheet.children, {
		cells: severities(marks, anchor),
		styles,
		...(wasMarked ? { before: (ref) => lookBefore(old, `${name}!${ref}`) } : {})
	});
	const cellOf = (ref: string): string | undefined => {
		const cell = readRef(ref);
		return cell === undefined ? found.first.get(Number(ref)) : refOf(anchor(cell));
	};
	const notes = notesOf(marks, cellOf);
	const edits = [
		...found.edits,
		...dimension(sheet, notes.keys()),
		...writeNotes(file, sheet, notes)
	];
	if (edits.length > 0) file.write(part, edited(xml, edits));
	return { cellOf, looks: found.looks };
}

function lookBefore(old: OldErrorSheet | undefined, cell: string): LookBefore {
	const [fill = '', font = ''] = (old?.looks.get(cell) ?? '').split('|');
	return { ...(fill === '' ? {} : { fill }), ...(font === '' ? {} : { font }) };
}

/** The first cell of a merged area stands for all of it: only that one is seen. */
function anchorsOf({ xml, children }: Worksheet): (cell: CellRef) => CellRef {
	const merges = children.find(({ name }) => name === 'mergeCells');
	const areas = (merges === undefined ? [] : childrenOf(xml, merges)).flatMap((element) => {
		const [from, to] = (attribute(xml, element, 'ref') ?? '').split(':').map(readRef);
		return from === undefined || to === undefined ? [] : [{ from, to }];
	});
	return (cell) => areas.find((area) => isWithin(cell, area))?.from ?? cell;
}

const isWithin = (
	{ row, column }: CellRef,
	{ from, to }: { readonly from: CellRef; readonly to: CellRef }
): boolean => row >= from.row && row <= to.row && column >= from.column && column <= to.column;

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** By row and column, the gravest of each cell; column 0 is the first filled one. */
function severities(
	marks: readonly CellMark[],
	anchor: (cell: CellRef) => CellRef
): Map<number, Map<number, Severity>> {
	const rows = new Map<number, Map<number, Severity>>();
	for (const { ref, severity } of marks) {
		const cell = readRef(ref);
		const { row, column } = cell === undefined ? { row: Number(ref), column: 0 } : anchor(cell);
		if (!(row > 0)) continue;
		const cells = rows.get(row) ?? new Map<number, Severity>();
		rows.set(row, cells);
		const known = cells.get(column);
		if (known === undefined || RANK[severity] > RANK[known]) cells.set(column, severity);
	}
	return rows;
}

function notesOf(
	marks: readonly CellMark[],
	cellOf: (ref: string) => string | undefined
): Map<string, string> {
	const notes = new Map<string, string>();
	for (const { ref, note } of marks) {
		const cell = cellOf(ref);
		if (cell === undefined) continue;
		const known = notes.get(cell);
		if (known === undefined && notes.size >= MOST_NOTES) continue;
		if (known?.includes(note) === true) continue;
		notes.set(cell, (known === undefined ? note : `${known}\n\n${note}`).slice(0, LONGEST_NOTE));
	}
	return notes;
}

/** Some readers look no further than the area that the sheet claims. */
function dimension({ xml, children }: Worksheet, marked: Iterable<string>): Edit[] {
	const element = children.find(({ name }) => name === 'dimension');
	const ends = element && (attribute(xml, element, 'ref') ?? '').split(':').map(readRef);
	const [from, to = from] = ends ?? [];
	if (element === undefined || from === undefined || to === undefined) return [];
	const cells = [from, to, ...[...marked].flatMap((ref) => readRef(ref) ?? [])];
	const corner = (pick: (...values: number[]) => number): string =>
		refOf({
			row: cells.reduce((best, { row }) => pick(best, row), from.row),
			column: cells.reduce((best, { column }) => pick(best, column), from.column)
		});
	const value = `${corner(Math.min)}:${corner(Math.max)}`;
	const isWider = value !== `${refOf(from)}:${refOf(to)}`;
	return isWider ? [withAttribute(xml, element, { name: 'ref', value })] : [];
}

/** The line under the sheet's name as the workbook writes it, and the cell that was really marked. */
function resolvedLine(
	{ ref, sheet, ...line }: FaultLine,
	of: {
		readonly results: ReadonlyMap<string, MarkedSheet>;
		readonly sheets: readonly WorksheetPart[];
	}
): FaultLine {
	const name = nameIn(of.sheets, sheet);
	const cell =
		ref === undefined || name === undefined ? undefined : of.results.get(name)?.cellOf(ref);
	if (name === undefined || cell === undefined)
		return sheet === undefined ? line : { ...line, sheet };
	return { ...line, sheet: name, ref: cell };
}

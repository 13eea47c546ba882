// The XML of one worksheet before the library sees it: counted, and cut down to its rows and merged cells.
// What follows them (links over a million cells, filters, rules) is never needed and can cost minutes.
import { passed, type Checked } from '../../../../../domain/checks/issue';
import type { ReadLimits } from '../../limits';
import { damaged, refusedAs } from '../../refusals';
import { hiddenColumnsIn } from '../looks';

export interface SheetPart {
	readonly content: Buffer;
	readonly hiddenRows: readonly number[];
	/** From 0. */
	readonly hiddenColumns: readonly number[];
	readonly cells: number;
}

const LESS_THAN = 0x3c;
/** What is said of columns and views before the first row; more is no sheet that a person made. */
const LONGEST_HEAD = 1 << 20;
/** Each of them is compared with each cell by the library. */
const MOST_ARRAY_FORMULAS = 2000;

/** "x:" in `<x:worksheet>`; undefined when the part is no worksheet. */
export function worksheetPrefix(xml: Buffer): string | undefined {
	const match = /<(\w+:)?worksheet[\s>]/.exec(xml.toString('latin1', 0, 4096));
	return match === null ? undefined : (match[1] ?? '');
}

/** Works in place: the part was unpacked for us. */
export function prepareSheetPart(
	xml: Buffer,
	prefix: string,
	about: { readonly name: string; readonly limits: ReadLimits }
): Checked<SheetPart> {
	const region = rowsRegion(xml, prefix);
	if (region === undefined) return damaged(about.name);
	if (region === 'empty')
		return passed({ content: xml, hiddenRows: [], hiddenColumns: [], cells: 0 });
	const end = endOfFilledRows(xml, prefix, region);
	const { rows, cells } = countElements(xml.subarray(region.from, end), prefix);
	const { limits } = about;
	if (rows > limits.rows) {
		const issue = { code: 'too_many_rows', severity: 'error', found: rows } as const;
		return refusedAs({ ...issue, limit: limits.rows, place: { row: limits.rows + 1 } });
	}
	const head = xml.toString('latin1', Math.max(0, region.from - LONGEST_HEAD), region.from);
	const hiddenColumns = hiddenColumnsIn(head, limits.columns);
	const content = withoutRest(xml, prefix, { end, close: region.to });
	const data = content.subarray(region.from, end);
	calmArrayFormulas(data);
	return passed({ content, hiddenRows: hiddenRowsOf(data, prefix), hiddenColumns, cells });
}

interface Region {
	readonly from: number;
	readonly to: number;
}

function rowsRegion(xml: Buffer, prefix: string): Region | 'empty' | undefined {
	const open = xml.indexOf(`<${prefix}sheetData`);
	const openEnd = open < 0 ? -1 : xml.indexOf('>', open);
	if (openEnd < 0) return undefined;
	if (xml[openEnd - 1] === 0x2f) return 'empty';
	const to = xml.lastIndexOf(`</${prefix}sheetData>`);
	return to < openEnd ? undefined : { from: openEnd + 1, to };
}

/** Rows that only carry a style, often to the end of the sheet, are left out. */
function endOfFilledRows(xml: Buffer, prefix: string, { from, to }: Region): number {
	const last = Math.max(
		...['v', 'is', 'f'].map((tag) => xml.lastIndexOf(`<${prefix}${tag}`, to - 1))
	);
	if (last < from) return from;
	const closing = `</${prefix}row>`;
	const rowEnd = xml.indexOf(closing, last);
	return rowEnd < 0 || rowEnd > to ? to : rowEnd + closing.length;
}

function withoutRest(
	xml: Buffer,
	prefix: string,
	{ end, close }: { readonly end: number; readonly close: number }
): Buffer {
	const closing = `</${prefix}sheetData>`;
	const mergesFrom = xml.indexOf(`<${prefix}mergeCells`, close);
	const mergesEnd = `</${prefix}mergeCells>`;
	const mergesTo = mergesFrom < 0 ? -1 : xml.indexOf(mergesEnd, mergesFrom);
	const merges =
		mergesTo < 0 ? '' : xml.toString('latin1', mergesFrom, mergesTo + mergesEnd.length);
	// There was room for more than this before.
	const written = xml.write(closing + merges, end, 'latin1');
	return xml.subarray(0, end + written);
}

function countElements(
	data: Buffer,
	prefix: string
): { readonly rows: number; readonly cells: number } {
	const row = Buffer.from(`<${prefix}row`);
	const cell = Buffer.from(`<${prefix}c`);
	const counts = { rows: 0, cells: 0 };
	for (let at = data.indexOf(LESS_THAN); at >= 0; at = nextTag(data, at)) {
		if (startsWith(data, cell, at)) counts.cells += 1;
		else if (startsWith(data, row, at)) counts.rows += 1;
	}
	return counts;
}

/** By hand: a call for each of ten million tags would take seconds. */
function nextTag(data: Buffer, at: number): number {
	for (let next = at + 1; next < data.length; next += 1) if (data[next] === LESS_THAN) return next;
	return -1;
}

function startsWith(data: Buffer, tag: Buffer, at: number): boolean {
	for (let index = 1; index < tag.length; index += 1) {
		if (data[at + index] !== tag[index]) return false;
	}
	const after = data[at + tag.length];
	return after === 0x20 || after === 0x3e || after === 0x2f || after === 0x0a || after === 0x0d;
}

function hiddenRowsOf(data: Buffer, prefix: string): number[] {
	const rows: number[] = [];
	for (let at = data.indexOf(' hidden='); at >= 0; at = data.indexOf(' hidden=', at + 1)) {
		const open = data.lastIndexOf(LESS_THAN, at);
		const tag = data.toString('latin1', open, Math.max(open, data.indexOf('>', at)));
		if (!tag.startsWith(`<${prefix}row `) || !/ hidden=["'](?:1|true)["']/.test(tag)) continue;
		const number = / r=["'](\d{1,7})["']/.exec(tag)?.[1];
		if (number !== undefined) rows.push(Number(number));
	}
	return rows;
}

/** Their value and text are read all the same; only that they span cells is no longer seen. */
function calmArrayFormulas(data: Buffer): void {
	const found: number[] = [];
	for (let at = data.indexOf('t="array"'); at >= 0; at = data.indexOf('t="array"', at + 1)) {
		found.push(at);
	}
	if (found.length <= MOST_ARRAY_FORMULAS) return;
	for (const at of found) data.write('t="plain"', at, 'latin1');
}

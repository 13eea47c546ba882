// How the cells of an XLSX look, where that changes what is read: raised and struck runs, struck styles, hidden columns.
// Styles are looked at once, not cell by cell; a workbook without any of it costs three searches.
import { closeMark, openMark, type Unseen } from '../sight-marks';

const STRIKE = /<(?:\w+:)?strike(?=[\s/>])[^<>]*>/;
const OFF = /\sval=["'](?:0|false)["']/;
const RAISED = /<(?:\w+:)?vertAlign\s[^<>]*val=["']superscript["']/;

/** The texts of a part, with marks around runs that are not read with the rest. */
export function withMarkedRuns(xml: Buffer): Buffer {
	if (!xml.includes('superscript') && !xml.includes('strike')) return xml;
	const text = xml.toString('utf8');
	const pieces: string[] = [];
	let from = 0;
	const open = /<(\w+:)?r>/g;
	for (let run = open.exec(text); run !== null; run = open.exec(text)) {
		const end = text.indexOf(`</${run[1] ?? ''}r>`, open.lastIndex);
		if (end < 0) break;
		pieces.push(text.slice(from, open.lastIndex), markedRun(text.slice(open.lastIndex, end)));
		from = end;
		open.lastIndex = end;
	}
	return from === 0 ? xml : Buffer.from(pieces.join('') + text.slice(from));
}

function markedRun(run: string): string {
	const why = runKind(run);
	if (why === undefined) return run;
	return run.replace(
		/(<(?:\w+:)?t(?:\s[^<>]*)?>)([^<]*)/g,
		(_, tag: string, text: string) => `${tag}${openMark(why)}${text}${closeMark(why)}`
	);
}

function runKind(run: string): Unseen | undefined {
	if (isStruck(run)) return 'struck';
	return RAISED.test(run) ? 'raised' : undefined;
}

function isStruck(xml: string): boolean {
	const [tag] = STRIKE.exec(xml) ?? [];
	return tag !== undefined && !OFF.test(tag);
}

/** Positions of the cell styles whose font is struck through. */
export function struckStyles(xml: Buffer): ReadonlySet<number> {
	const found = new Set<number>();
	if (!xml.includes('strike')) return found;
	const text = xml.toString('utf8');
	const fonts = elementsIn(text, 'fonts', 'font').map(isStruck);
	for (const [index, xf] of elementsIn(text, 'cellXfs', 'xf').entries()) {
		const font = Number(/\sfontId=["'](\d{1,6})["']/.exec(xf)?.[1] ?? -1);
		if (fonts[font] === true) found.add(index);
	}
	return found;
}

/** Each from its tag to the next one. */
function elementsIn(text: string, list: string, name: string): string[] {
	const from = new RegExp(`<(?:\\w+:)?${list}[\\s>]`).exec(text)?.index ?? -1;
	const to = from < 0 ? -1 : text.indexOf(`${list}>`, from + list.length + 2);
	if (to < 0) return [];
	return text
		.slice(from, to)
		.split(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])`))
		.slice(1);
}

const STYLE = Buffer.from(' s="');
const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;

/** References of the cells that have one of the styles: "A3". */
export function cellsOfStyles(xml: Buffer, styles: ReadonlySet<number>): ReadonlySet<string> {
	const cells = new Set<string>();
	if (styles.size === 0) return cells;
	for (let at = xml.indexOf(STYLE); at >= 0; at = xml.indexOf(STYLE, at + STYLE.length)) {
		const style = Number.parseInt(xml.toString('latin1', at + STYLE.length, at + STYLE.length + 6));
		if (!styles.has(style)) continue;
		const tag = tagAround(xml, at);
		const cell = /^<(?:\w+:)?c\s/.test(tag) ? / r="([A-Z]{1,3}\d{1,7})"/.exec(tag)?.[1] : undefined;
		if (cell !== undefined) cells.add(cell);
	}
	return cells;
}

/** Tags of cells are short; what is longer is none. */
const LONGEST_TAG = 200;

function tagAround(xml: Buffer, at: number): string {
	let from = at;
	while (from > at - LONGEST_TAG && from > 0 && xml[from] !== LESS_THAN) from -= 1;
	let to = at;
	while (to < at + LONGEST_TAG && to < xml.length && xml[to] !== GREATER_THAN) to += 1;
	return xml.toString('latin1', from, to);
}

/** Before the rows a sheet says how wide its columns are; from 0, no further than any table is read. */
export function hiddenColumnsIn(head: string, most: number): number[] {
	const columns: number[] = [];
	for (const [tag] of head.matchAll(/<(?:\w+:)?col\s[^<>]*>/g)) {
		const isHidden =
			/ hidden=["'](?:1|true)["']/.test(tag) || / width=["']0(?:\.0*)?["']/.test(tag);
		if (!isHidden) continue;
		const first = Number(/ min=["'](\d{1,7})["']/.exec(tag)?.[1] ?? 0);
		const last = Number(/ max=["'](\d{1,7})["']/.exec(tag)?.[1] ?? first);
		for (let column = Math.max(1, first); column <= Math.min(last, most); column += 1) {
			columns.push(column - 1);
		}
	}
	return columns;
}

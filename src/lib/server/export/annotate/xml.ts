// Tags of an XML part found in its bytes, so that what is not touched stays as it was, byte for byte.
import { escaped, unescaped } from './xml-text';

/** Places in the bytes; one object is filled again for every tag of a scan. */
export interface Tag {
	/** Of "<". */
	start: number;
	/** Behind ">". */
	end: number;
	nameStart: number;
	/** Behind the prefix, where the name has one. */
	localStart: number;
	nameEnd: number;
	isClose: boolean;
	/** `<c/>` */
	isEmpty: boolean;
}
export interface Attribute {
	/** With its prefix. */
	readonly name: string;
	/** Entities read. */
	readonly value: string;
	/** From the white space before it to behind its quote. */
	readonly start: number;
	readonly end: number;
}
export interface Element {
	/** Without its prefix. */
	readonly name: string;
	readonly start: number;
	/** Behind the opening tag. */
	readonly openEnd: number;
	/** Of the closing tag; for an empty element its end. */
	readonly closeStart: number;
	readonly end: number;
	readonly isEmpty: boolean;
}
/** Bytes from..to give way to the text. */
export interface Edit {
	readonly from: number;
	readonly to: number;
	readonly text: string;
}

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
const QUESTION = 0x3f;
const BANG = 0x21;
const DOUBLE = 0x22;
const SINGLE = 0x27;

/** Every tag in order; comments, CDATA and instructions are passed over. `visit` ends the scan by giving false. */
export function scan(
	xml: Buffer,
	visit: (tag: Tag) => boolean | void,
	range: { readonly from: number; readonly to: number } = { from: 0, to: xml.length }
): void {
	const tag: Tag = {
		start: 0,
		end: 0,
		nameStart: 0,
		localStart: 0,
		nameEnd: 0,
		isClose: false,
		isEmpty: false
	};
	let at = nextTag(xml, range.from, range.to);
	while (at < range.to) {
		const next = xml[at + 1];
		if (next === BANG || next === QUESTION) at = endOfAside(xml, at);
		else {
			readTag(xml, at, tag);
			if (visit(tag) === false) return;
			at = tag.end;
		}
		at = nextTag(xml, at, range.to);
	}
}

/** Texts between tags are short: looking byte by byte is faster than asking the buffer. */
function nextTag(xml: Buffer, from: number, to: number): number {
	let at = from;
	while (at < to && xml[at] !== LESS) at += 1;
	return at;
}

function endOfAside(xml: Buffer, start: number): number {
	const opening = xml.toString('latin1', start, start + 9);
	const closing = opening.startsWith('<!--')
		? '-->'
		: opening === '<![CDATA['
			? ']]>'
			: opening.startsWith('<?')
				? '?>'
				: '>';
	const end = xml.indexOf(closing, start + 2, 'latin1');
	return end < 0 ? xml.length : end + closing.length;
}

function readTag(xml: Buffer, start: number, tag: Tag): void {
	tag.start = start;
	tag.isClose = xml[start + 1] === SLASH;
	tag.nameStart = start + (tag.isClose ? 2 : 1);
	tag.localStart = tag.nameStart;
	let at = tag.nameStart;
	for (; at < xml.length && isNameByte(xml[at] ?? 0); at += 1)
		if (xml[at] === COLON) tag.localStart = at + 1;
	tag.nameEnd = at;
	tag.end = endOfTag(xml, at);
	tag.isEmpty = !tag.isClose && xml[tag.end - 2] === SLASH;
}

const isNameByte = (byte: number): boolean => byte > 0x20 && byte !== SLASH && byte !== GREATER;

/** Behind the ">" that stands in no quotes. */
function endOfTag(xml: Buffer, from: number): number {
	let quote = 0;
	for (let at = from; at < xml.length; at += 1) {
		const byte = xml[at];
		if (quote !== 0) {
			if (byte === quote) quote = 0;
		} else if (byte === GREATER) return at + 1;
		else if (byte === DOUBLE || byte === SINGLE) quote = byte;
	}
	return xml.length;
}

export const localName = (xml: Buffer, tag: Pick<Tag, 'localStart' | 'nameEnd'>): string =>
	xml.toString('latin1', tag.localStart, tag.nameEnd);

/** Prefix of an element's name with its colon: "x:", or ''. */
export function prefixAt(xml: Buffer, { start, openEnd }: Pick<Element, 'start' | 'openEnd'>) {
	return /^<([^\s/>:]+:)/u.exec(xml.toString('latin1', start, openEnd))?.[1] ?? '';
}

const ATTRIBUTE = /\s+([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

export function attributesOf(
	xml: Buffer,
	tag: { readonly start: number; readonly openEnd: number }
): Attribute[] {
	// Offsets are of bytes, so the bytes are looked at one by one; only the values are text.
	const written = xml.toString('latin1', tag.start, tag.openEnd);
	return [...written.matchAll(ATTRIBUTE)].map((found) => ({
		name: found[1] ?? '',
		value: unescaped(Buffer.from(found[2] ?? found[3] ?? '', 'latin1').toString('utf8')),
		start: tag.start + found.index,
		end: tag.start + found.index + found[0].length
	}));
}

export function attribute(
	xml: Buffer,
	tag: { readonly start: number; readonly openEnd: number },
	name: string
): string | undefined {
	return attributesOf(xml, tag).find((found) => found.name === name)?.value;
}

/** The element that holds everything; undefined where the part is no XML. */
export function rootOf(xml: Buffer): Element | undefined {
	return elementsIn(xml, { from: 0, to: xml.length })[0];
}

export function childrenOf(xml: Buffer, { openEnd, closeStart, isEmpty }: Element): Element[] {
	return isEmpty ? [] : elementsIn(xml, { from: openEnd, to: closeStart });
}

export function childOf(xml: Buffer, parent: Element, name: string): Element | undefined {
	return childrenOf(xml, parent).find((child) => child.name === name);
}

/** The root and what stands directly in it, found in one pass: a worksheet may be long. */
export function outlineOf(
	xml: Buffer
): { readonly root: Element; readonly children: Element[] } | undefined {
	const [roots, children] = elementsByDepth(xml, { from: 0, to: xml.length }, 2);
	const root = roots?.[0];
	return root === undefined ? undefined : { root, children: children ?? [] };
}

const elementsIn = (
	xml: Buffer,
	range: { readonly from: number; readonly to: number }
): Element[] => elementsByDepth(xml, range, 1)[0] ?? [];

type Opened = Pick<Element, 'name' | 'start' | 'openEnd'>;

/** The elements of a range down to a depth, each level in its order. */
function elementsByDepth(
	xml: Buffer,
	range: { readonly from: number; readonly to: number },
	levels: number
): Element[][] {
	const found = Array.from({ length: levels }, (): Element[] => []);
	const open: Opened[] = [];
	let depth = 0;
	const visit = (tag: Tag): void => {
		if (tag.isClose) {
			depth -= 1;
			const opened = depth < levels ? open.pop() : undefined;
			if (opened === undefined) return;
			const element = { ...opened, closeStart: tag.start, end: tag.end, isEmpty: false };
			found[depth]?.push(element);
			return;
		}
		if (depth < levels) {
			if (tag.isEmpty) found[depth]?.push(emptyElement(xml, tag));
			else open.push({ name: localName(xml, tag), start: tag.start, openEnd: tag.end });
		}
		if (!tag.isEmpty) depth += 1;
	};
	scan(xml, visit, range);
	return found;
}

function emptyElement(xml: Buffer, tag: Tag): Element {
	const { start, end } = tag;
	return { name: localName(xml, tag), start, openEnd: end, closeStart: end, end, isEmpty: true };
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** `r:id="…"` under the prefix of the part: some programs know no other than "r". */
export function relationshipId(xml: Buffer, root: Element, id: string): string {
	const known = attributesOf(xml, root).find(
		({ name, value }) => name.startsWith('xmlns:') && value.endsWith('/relationships')
	);
	if (known !== undefined) return ` ${known.name.slice('xmlns:'.length)}:id="${id}"`;
	return ` xmlns:r="${RELATIONSHIPS}" r:id="${id}"`;
}

/** Text between the tags of an element, entities read. */
export function textOf(xml: Buffer, { openEnd, closeStart, isEmpty }: Element): string {
	if (isEmpty) return '';
	return xml
		.toString('utf8', openEnd, closeStart)
		.split(/(<!\[CDATA\[[\s\S]*?\]\]>)/u)
		.map((part) =>
			part.startsWith('<![CDATA[')
				? part.slice(9, -3)
				: unescaped(part.replace(/<!--[\s\S]*?-->|<[^>]*>/gu, ''))
		)
		.join('');
}

/** The part with the edits in their places; edits at one place stand in the order given. */
export function edited(xml: Buffer, edits: readonly Edit[]): Buffer {
	const pieces: Buffer[] = [];
	let at = 0;
	for (const { from, to, text } of edits.toSorted((a, b) => a.from - b.from)) {
		pieces.push(xml.subarray(at, from), Buffer.from(text, 'utf8'));
		at = to;
	}
	pieces.push(xml.subarray(at));
	return Buffer.concat(pieces);
}

/** Puts text before the closing tag of an element, opening it where it is empty. */
export function appended(xml: Buffer, element: Element, text: string): Edit {
	if (!element.isEmpty) return { from: element.closeStart, to: element.closeStart, text };
	const name = /^<([^\s/>]+)/u.exec(xml.toString('latin1', element.start, element.end))?.[1] ?? '';
	return { from: element.end - 2, to: element.end, text: `>${text}</${name}>` };
}

/** Sets an attribute of an opening tag. */
export function withAttribute(
	xml: Buffer,
	tag: { readonly start: number; readonly openEnd: number },
	set: { readonly name: string; readonly value: string }
): Edit {
	const written = ` ${set.name}="${escaped(set.value)}"`;
	const known = attributesOf(xml, tag).find(({ name }) => name === set.name);
	if (known !== undefined) return { from: known.start, to: known.end, text: written };
	const isEmpty = xml[tag.openEnd - 2] === SLASH;
	const at = tag.openEnd - (isEmpty ? 2 : 1);
	return { from: at, to: at, text: written };
}

// HTML text → its tags and texts in one pass; nothing a page can contain makes it look twice.
// The workbook library's own reader knows no numbered characters, no nested tables and takes scripts for cells.
import { decodeReferences } from './entities';

export type HtmlToken =
	| { readonly kind: 'text'; readonly text: string }
	| {
			readonly kind: 'open';
			readonly name: string;
			readonly attributes: string;
	  }
	| { readonly kind: 'close'; readonly name: string };

/** Their content is no text of the page. */
const UNSEEN = new Set([
	'script',
	'style',
	'title',
	'xml',
	'template',
	'datalist',
	'noscript',
	'comment'
]);

export function* htmlTokens(html: string): Generator<HtmlToken> {
	let at = 0;
	while (at < html.length) {
		const open = html.indexOf('<', at);
		const textEnd = open < 0 ? html.length : open;
		if (textEnd > at) yield { kind: 'text', text: decodeReferences(html.slice(at, textEnd)) };
		if (open < 0) return;
		const markup = markupAt(html, open);
		if (markup.token !== undefined) yield markup.token;
		at = markup.end;
	}
}

interface Markup {
	readonly token?: HtmlToken;
	readonly end: number;
}

function markupAt(html: string, open: number): Markup {
	if (html.startsWith('<!--', open)) return { end: after(html, '-->', open + 4) };
	const next = html.charAt(open + 1);
	if (next === '!' || next === '?') return { end: after(html, '>', open) };
	const isClosing = next === '/';
	const nameStart = open + (isClosing ? 2 : 1);
	if (!/[a-z]/i.test(html.charAt(nameStart))) {
		return { token: { kind: 'text', text: '<' }, end: open + 1 };
	}
	const end = tagEnd(html, nameStart);
	const inside = html.slice(nameStart, end - 1);
	const [name = ''] = /^[^\s/>]+/.exec(inside) ?? [];
	const lower = name.toLowerCase();
	if (isClosing) return { token: { kind: 'close', name: lower }, end };
	if (UNSEEN.has(lower) && !inside.endsWith('/')) return { end: endOfUnseen(html, lower, end) };
	return { token: { kind: 'open', name: lower, attributes: inside.slice(name.length) }, end };
}

function after(html: string, words: string, from: number): number {
	const found = html.indexOf(words, from);
	return found < 0 ? html.length : found + words.length;
}

/** A quote counts only behind "=": `<td align=center">` ends where it looks as if. */
function tagEnd(html: string, from: number): number {
	for (let at = from; at < html.length; at += 1) {
		const sign = html.charCodeAt(at);
		if (sign === 0x3e) return at + 1;
		if (sign !== 0x3d) continue;
		let value = at + 1;
		while (html.charCodeAt(value) <= 0x20) value += 1;
		const quote = html.charAt(value);
		if (quote !== '"' && quote !== "'") continue;
		const closing = html.indexOf(quote, value + 1);
		if (closing < 0) return html.length;
		at = closing;
	}
	return html.length;
}

function endOfUnseen(html: string, name: string, from: number): number {
	const closing = new RegExp(`</${name}\\s*>`, 'gi');
	closing.lastIndex = from;
	const found = closing.exec(html);
	return found === null ? html.length : found.index + found[0].length;
}

/** Value of one attribute of a tag, decoded; '' for one without a value, undefined for none. */
export function attributeOf(attributes: string, name: string): string | undefined {
	const pattern = attributePattern(name);
	const match = pattern.exec(attributes);
	if (match === null) return undefined;
	return decodeReferences(match[1] ?? match[2] ?? match[3] ?? '');
}

const patterns = new Map<string, RegExp>();

function attributePattern(name: string): RegExp {
	const known = patterns.get(name);
	if (known !== undefined) return known;
	const value = `(?:"([^"]*)"|'([^']*)'|([^\\s>]*))`;
	const pattern = new RegExp(`(?:^|[\\s"'])${name}(?=[\\s=/]|$)(?:\\s*=\\s*${value})?`, 'i');
	patterns.set(name, pattern);
	return pattern;
}

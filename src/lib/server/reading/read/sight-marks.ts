// Text that stands in a cell and is not read with it: a footnote mark, what is struck through, what is hidden.
// Every reader puts the same marks around it, so that all kinds of workbook are seen alike.
import type { LeftOutText } from '../../../domain/checks/issue-sight';

export type Unseen = LeftOutText['why'];

/** From the private range, no keyboard writes them. */
const OPEN: Readonly<Record<Unseen, string>> = {
	struck: '\ue0f3',
	raised: '\ue0f5',
	hidden: '\ue0f7'
};
const CLOSE: Readonly<Record<Unseen, string>> = {
	struck: '\ue0f4',
	raised: '\ue0f6',
	hidden: '\ue0f8'
};
const ANY = /[\ue0f3-\ue0f8]/;
const CUT = /([\ue0f3-\ue0f8])/;
const KINDS: ReadonlyMap<string, Unseen> = new Map(
	(['struck', 'raised', 'hidden'] as const).map((why) => [OPEN[why], why])
);

export const openMark = (why: Unseen): string => OPEN[why];
export const closeMark = (why: Unseen): string => CLOSE[why];
export const markedText = (text: string, why: Unseen): string =>
	text === '' ? '' : `${OPEN[why]}${text}${CLOSE[why]}`;
export const hasMarks = (text: string): boolean => ANY.test(text);

export interface SeenText {
	readonly text: string;
	readonly left: readonly Omit<LeftOutText, 'cell'>[];
}

/** What a person reads in the cell, and what was left out of it. */
export function seenText(marked: string): SeenText {
	const left: Omit<LeftOutText, 'cell'>[] = [];
	const open: Unseen[] = [];
	let text = '';
	let out = '';
	for (const piece of marked.split(CUT)) {
		const why = KINDS.get(piece);
		if (why !== undefined) open.push(why);
		else if (ANY.test(piece)) {
			const [outer] = open;
			open.pop();
			if (open.length > 0 || outer === undefined) continue;
			if (outer === 'raised' && !isFootnote(text, out)) text += out;
			else if (out.trim() !== '') left.push({ text: out.trim(), why: outer });
			out = '';
		} else if (open.length > 0) out += piece;
		else text += piece;
	}
	return { text: text + out, left };
}

/** Behind a figure or a name; "m²" and a cell that is raised as a whole are what they say. */
function isFootnote(before: string, raised: string): boolean {
	const tail = before.slice(-8);
	if (tail.trim() === '' || !FOOTNOTE.test(raised.trim())) return false;
	return !EXPONENT.test(tail);
}
const FOOTNOTE = /^[([]?(?:\d{1,3}|[*†‡]{1,4}|\p{L}{1,3})(?:[,; ]{1,2}\d{1,3}){0,4}[)\].:]?$/u;
const EXPONENT = /(?:^|[^\p{L}])(?:[mkcdh]?m)\s?$/u;

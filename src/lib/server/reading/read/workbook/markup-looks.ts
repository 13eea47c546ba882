// Hidden rows and columns of sheets written as one XML text: OpenDocument and Excel 2003's "XML Spreadsheet".
import type { SheetLooks } from './book';

/** How a kind of file writes its tables. */
interface Markup {
	/** Opening tags of sheets, columns and rows, in the order they stand. */
	readonly tags: RegExp;
	readonly name: RegExp;
	readonly hidden: RegExp;
	/** One tag may stand for several. */
	readonly times: (tag: string) => number;
	/** From 1, where a tag says which it is. */
	readonly index: RegExp | undefined;
}

const INSIDE = `((?:[^<>"]|"[^<"]*")*)`;
const OPEN_DOCUMENT: Markup = {
	tags: new RegExp(`<table:(table|table-column|table-row)(?=[\\s/>])${INSIDE}>`, 'g'),
	name: /\stable:name="([^"]*)"/,
	hidden: /\stable:visibility="(?:collapse|filter)"/,
	times: (tag) =>
		Number(/\stable:number-(?:rows|columns)-repeated="(\d{1,9})"/.exec(tag)?.[1] ?? 1),
	index: undefined
};
const XML_SPREADSHEET: Markup = {
	tags: new RegExp(`<(?:\\w+:)?(Worksheet|Column|Row)(?=[\\s/>])${INSIDE}>`, 'g'),
	name: /\sss:Name="([^"]*)"/,
	hidden: /\sss:Hidden="1"/,
	times: (tag) => 1 + Number(/\sss:Span="(\d{1,9})"/.exec(tag)?.[1] ?? 0),
	index: /\sss:Index="(\d{1,9})"/
};

export const looksOfOpenDocument = (content: string): Map<string, SheetLooks> =>
	looksIn(content, OPEN_DOCUMENT);
export const looksOfXmlSpreadsheet = (content: string): Map<string, SheetLooks> =>
	looksIn(content, XML_SPREADSHEET);

/** No program has more; what is hidden behind them holds nothing. */
const WIDEST = 16_384;
const LONGEST = 1_048_576;

interface Looked {
	readonly rows: number[];
	readonly columns: number[];
	/** The row and the column that come next, from 1. */
	row: number;
	column: number;
}

function looksIn(content: string, markup: Markup): Map<string, SheetLooks> {
	const sheets = new Map<string, SheetLooks>();
	let looked: Looked | undefined;
	for (const [, kind = '', tag = ''] of content.matchAll(markup.tags)) {
		if (kind === 'table' || kind === 'Worksheet') {
			looked = { rows: [], columns: [], row: 1, column: 1 };
			const name = unescaped(markup.name.exec(tag)?.[1] ?? '');
			sheets.set(name, { hiddenRows: looked.rows, hiddenColumns: looked.columns });
		} else if (looked !== undefined) look(looked, tag, { markup, isRow: /row$/i.test(kind) });
	}
	return sheets;
}

function look(
	looked: Looked,
	tag: string,
	{ markup, isRow }: { readonly markup: Markup; readonly isRow: boolean }
): void {
	const said = markup.index?.exec(tag)?.[1];
	const from = said === undefined ? (isRow ? looked.row : looked.column) : Number(said);
	const next = from + markup.times(tag);
	if (markup.hidden.test(tag)) {
		const end = Math.min(next, (isRow ? LONGEST : WIDEST) + 1);
		for (let at = from; at < end; at += 1) {
			if (isRow) looked.rows.push(at);
			else looked.columns.push(at - 1);
		}
	}
	if (isRow) looked.row = next;
	else looked.column = next;
}

const NAMED: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'"
};
const unescaped = (text: string): string =>
	text.replaceAll(/&(?:#(\d{1,7})|(amp|lt|gt|quot|apos));/g, (_, code?: string, name?: string) =>
		code === undefined
			? (NAMED[name ?? ''] ?? '')
			: String.fromCodePoint(Math.min(Number(code), 0x10ffff))
	);

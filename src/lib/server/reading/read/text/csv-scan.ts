// One look at delimited text before it is cut into cells: how many rows and columns say something, and does every quote close.

export interface TableScan {
	/** Rows up to the last that says something. */
	readonly rows: number;
	/** Ends of rows, a good piece of text apart; the last is the end of the last row that says something. */
	readonly cuts: readonly number[];
	/** The first row that says something beyond the widest one allowed. */
	readonly tooWide?: { readonly row: number; readonly cells: number };
	/** Start of the quoted cell that does not end where a cell ends. */
	readonly openQuote?: number;
}

const QUOTE = '"';
const LINE_FEED = 10;
const SPACE = 32;
const NO_BREAK_SPACE = 0xa0;
const PIECE = 1 << 20;

interface Cell {
	/** Position of the delimiter or line end behind it; -1 when its quote never closes. */
	readonly end: number;
	readonly isFilled: boolean;
}

/** Text whose lines end with a line feed. */
export function scanTable(
	text: string,
	{ delimiter, columns }: { readonly delimiter: string; readonly columns: number }
): TableScan {
	const code = delimiter.charCodeAt(0);
	const cuts = [0];
	let filled = { rows: 0, end: 0 };
	let tooWide: TableScan['tooWide'];
	for (let at = 0, row = 1; at < text.length; row += 1) {
		const { end, width, openQuote } = scanRow(text, at, code);
		if (openQuote !== undefined) return { rows: filled.rows, cuts: [], openQuote };
		at = end + 1;
		if (width === 0) continue;
		filled = { rows: row, end };
		if (end - (cuts.at(-1) ?? 0) > PIECE) cuts.push(end);
		if (width > columns) tooWide ??= { row, cells: width };
	}
	if (cuts.at(-1) !== filled.end) cuts.push(filled.end);
	const found = { rows: filled.rows, cuts };
	return tooWide === undefined ? found : { ...found, tooWide };
}

interface Row {
	readonly end: number;
	/** Cells up to the last that says something. */
	readonly width: number;
	readonly openQuote?: number;
}

function scanRow(text: string, from: number, code: number): Row {
	let width = 0;
	let cells = 0;
	let at = from;
	for (;;) {
		const cell =
			text[at] === QUOTE ? quotedCell(text, at, code) : plainCell({ text, from: at, code });
		if (cell.end < 0) return { end: at, width, openQuote: at };
		cells += 1;
		if (cell.isFilled) width = cells;
		at = cell.end;
		if (text.charCodeAt(at) !== code) return { end: at, width };
		at += 1;
	}
}

function quotedCell(text: string, from: number, code: number): Cell {
	let close = text.indexOf(QUOTE, from + 1);
	while (close >= 0 && text[close + 1] === QUOTE) close = text.indexOf(QUOTE, close + 2);
	if (close < 0) return { end: -1, isFilled: true };
	const behind = plainCell({ text, from: close + 1, code });
	return behind.isFilled
		? { end: -1, isFilled: true }
		: { end: behind.end, isFilled: text.slice(from + 1, close).trim() !== '' };
}

function plainCell({
	text,
	from,
	code
}: {
	readonly text: string;
	readonly from: number;
	readonly code: number;
}): Cell {
	let isFilled = false;
	for (let at = from; at < text.length; at += 1) {
		const character = text.charCodeAt(at);
		if (character === code || character === LINE_FEED) return { end: at, isFilled };
		if (character > SPACE && character !== NO_BREAK_SPACE) isFilled = true;
	}
	return { end: text.length, isFilled };
}

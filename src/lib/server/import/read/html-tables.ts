// Tokens of a page → its blocks in order: lines of text and tables, a table inside a table included.
import { attributeOf, htmlTokens, type HtmlToken } from './html-tokens';

export type HtmlBlock = string | HtmlTable;
export interface HtmlTable {
	readonly rows: HtmlRow[];
}
export interface HtmlRow {
	readonly cells: HtmlCell[];
	readonly isHidden: boolean;
}
export interface HtmlCell {
	readonly attributes: string;
	/** Text and inner tables as they follow one another. */
	readonly content: HtmlBlock[];
}

/** They end a line. */
const BREAKS = new Set(
	'br p div li ul ol h1 h2 h3 h4 h5 h6 hr center caption blockquote pre address section'.split(' ')
);
const CELLS = new Set(['td', 'th']);
/** Deeper is no table but an attack on the stack. */
const DEEPEST = 50;

interface OpenTable {
	readonly table: HtmlTable;
	row: HtmlRow | undefined;
	cell: HtmlCell | undefined;
}

/** The page, read into blocks; `\n` in a text is a line end. */
export function htmlBlocks(html: string): readonly HtmlBlock[] {
	const page: HtmlBlock[] = [];
	const reader = new BlockReader(page);
	for (const token of htmlTokens(html)) reader.take(token);
	return page;
}

class BlockReader {
	readonly #page: HtmlBlock[];
	readonly #open: OpenTable[] = [];
	/** Tables below the deepest that is kept. */
	#ignored = 0;

	constructor(page: HtmlBlock[]) {
		this.#page = page;
	}

	take(token: HtmlToken): void {
		if (token.kind === 'text') this.#write(token.text.replaceAll(/[\t\n\f\r ]+/g, ' '));
		else if (BREAKS.has(token.name)) this.#write('\n');
		if (token.kind === 'open') this.#openTag(token.name, token.attributes);
		else if (token.kind === 'close') this.#closeTag(token.name);
	}

	get #top(): OpenTable | undefined {
		return this.#open.at(-1);
	}

	#write(text: string): void {
		const place = this.#place;
		const last = place.at(-1);
		if (typeof last === 'string') place[place.length - 1] = last + text;
		else place.push(text);
	}

	/** Text between the cells of a table falls out of it. */
	get #place(): HtmlBlock[] {
		for (const { cell } of this.#open.toReversed()) if (cell !== undefined) return cell.content;
		return this.#page;
	}

	#openTag(name: string, attributes: string): void {
		if (name === 'table') this.#openTable();
		else if (name === 'tr') this.#openRow(attributes);
		else if (CELLS.has(name)) this.#openCell(attributes);
	}

	#openTable(): void {
		if (this.#open.length >= DEEPEST) {
			this.#ignored += 1;
			return;
		}
		const table: HtmlTable = { rows: [] };
		this.#place.push(table);
		this.#open.push({ table, row: undefined, cell: undefined });
	}

	#openRow(attributes: string): void {
		const top = this.#top;
		if (top === undefined) return;
		const style = attributeOf(attributes, 'style') ?? '';
		const row = { cells: [], isHidden: /display\s*:\s*none/i.test(style) };
		top.table.rows.push(row);
		top.row = row;
		top.cell = undefined;
	}

	#openCell(attributes: string): void {
		const top = this.#top;
		if (top === undefined) return;
		if (top.row === undefined) this.#openRow('');
		const cell = { attributes, content: [] };
		top.row?.cells.push(cell);
		top.cell = cell;
	}

	#closeTag(name: string): void {
		const top = this.#top;
		if (top === undefined) return;
		if (name === 'table') this.#closeTable();
		else if (name === 'tr') {
			top.row = undefined;
			top.cell = undefined;
		} else if (CELLS.has(name)) top.cell = undefined;
	}

	#closeTable(): void {
		if (this.#ignored > 0) this.#ignored -= 1;
		else this.#open.pop();
	}
}

// Tokens of a page → its blocks in order: lines of text and tables, a table inside a table included.
import { DressedText } from './dress';
import { OpenSelect } from './select';
import { pageStyles, type HtmlStyle, type PageStyles } from './styles';
import { attributeOf, htmlTokens, type HtmlToken } from './tokens';

export type HtmlBlock = string | HtmlTable;
export interface HtmlTable {
	readonly rows: HtmlRow[];
}
export interface HtmlRow {
	readonly cells: HtmlCell[];
	readonly isHidden: boolean;
	/** Of its table. */
	readonly hiddenColumns: ReadonlySet<number>;
}
export interface HtmlCell {
	readonly attributes: string;
	readonly isHidden: boolean;
	/** Number format of its class. */
	readonly format?: string | undefined;
	/** Text and inner tables as they follow one another. */
	readonly content: HtmlBlock[];
}

/** They end a line. */
const BREAKS = new Set(
	'br p div li ul ol h1 h2 h3 h4 h5 h6 hr center caption blockquote pre address section'.split(' ')
);
const CELLS = new Set(['td', 'th']);
const TABLE_PARTS = new Set(['table', 'tr', 'td', 'th', 'tbody', 'thead', 'tfoot']);
/** Deeper is no table but an attack on the stack. */
const DEEPEST = 50;

interface OpenTable {
	readonly table: HtmlTable;
	/** The table itself, or the group of rows that is open. */
	isHidden: boolean;
	readonly isTableHidden: boolean;
	/** Columns that `<col>` hides, and how many were named. */
	readonly hiddenColumns: Set<number>;
	columns: number;
	row: HtmlRow | undefined;
	cell: HtmlCell | undefined;
}

/** The page, read into blocks; `\n` in a text is a line end. */
export function htmlBlocks(html: string): readonly HtmlBlock[] {
	const page: HtmlBlock[] = [];
	const reader = new BlockReader(page, pageStyles(html));
	for (const token of htmlTokens(html)) reader.take(token);
	return page;
}

const GROUPS = new Set(['tbody', 'thead', 'tfoot']);
/** They have no end tag. */
const EMPTY = new Set('br hr img input col meta link wbr base area source embed'.split(' '));
/** Typed into a form, and seen. */
const SEEN_INPUTS = new Set([
	'',
	'text',
	'number',
	'tel',
	'search',
	'url',
	'email',
	'date',
	'month'
]);

class BlockReader {
	readonly #page: HtmlBlock[];
	readonly #styles: PageStyles;
	readonly #open: OpenTable[] = [];
	/** Elements around the text that change how it is seen. */
	readonly #dressed = new DressedText();
	#select: OpenSelect | undefined;
	/** Tables below the deepest that is kept. */
	#ignored = 0;

	constructor(page: HtmlBlock[], styles: PageStyles) {
		this.#page = page;
		this.#styles = styles;
	}

	take(token: HtmlToken): void {
		if (token.kind === 'text') this.#say(token.text.replaceAll(/[\t\n\f\r ]+/g, ' '));
		else if (BREAKS.has(token.name)) this.#write('\n');
		if (token.kind === 'open') this.#openTag(token.name, token.attributes);
		else if (token.kind === 'close') this.#closeTag(token.name);
	}

	#say(text: string): void {
		if (this.#select === undefined) this.#write(this.#dressed.dress(text));
		else this.#select.add(text);
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
		const look = this.#styles.lookOf(name, attributes);
		if (name === 'table') this.#openTable(look);
		else if (name === 'tr') this.#openRow(look);
		else if (CELLS.has(name)) this.#openCell(attributes, look);
		else if (name === 'col') this.#column(attributes, look);
		else if (GROUPS.has(name)) this.#openGroup(look);
		else if (name === 'input') this.#input(attributes, look);
		else if (name === 'select') this.#select = new OpenSelect();
		else if (name === 'option') this.#select?.open(attributes);
		else if (!EMPTY.has(name)) this.#dressed.open(name, look);
	}

	#input(attributes: string, look: HtmlStyle | undefined): void {
		const type = (attributeOf(attributes, 'type') ?? '').toLowerCase();
		if (!SEEN_INPUTS.has(type) || look?.isHidden === true) return;
		this.#say(` ${attributeOf(attributes, 'value') ?? ''} `);
	}

	#openTable(look: HtmlStyle | undefined): void {
		if (this.#open.length >= DEEPEST) {
			this.#ignored += 1;
			return;
		}
		const table: HtmlTable = { rows: [] };
		const isHidden = look?.isHidden === true || this.#dressed.isHidden;
		this.#place.push(table);
		this.#open.push({
			table,
			isHidden,
			isTableHidden: isHidden,
			hiddenColumns: new Set(),
			columns: 0,
			row: undefined,
			cell: undefined
		});
	}

	#openGroup(look: HtmlStyle | undefined): void {
		const top = this.#top;
		if (top !== undefined) top.isHidden = top.isTableHidden || look?.isHidden === true;
	}

	#column(attributes: string, look: HtmlStyle | undefined): void {
		const top = this.#top;
		if (top === undefined) return;
		const span = Math.min(
			1000,
			Math.max(1, Number.parseInt(attributeOf(attributes, 'span') ?? '1'))
		);
		const count = Number.isNaN(span) ? 1 : span;
		if (look?.isHidden === true)
			for (let at = 0; at < count; at += 1) top.hiddenColumns.add(top.columns + at);
		top.columns += count;
	}

	#openRow(look: HtmlStyle | undefined): void {
		const top = this.#top;
		if (top === undefined) return;
		const isHidden = top.isHidden || look?.isHidden === true;
		const row = { cells: [], isHidden, hiddenColumns: top.hiddenColumns };
		top.table.rows.push(row);
		top.row = row;
		top.cell = undefined;
		this.#dressed.closeTo(this.#open.length, 'row');
		this.#dressed.open('tr', look?.isStruck === true ? { ...look, isHidden: false } : undefined);
	}

	#openCell(attributes: string, look: HtmlStyle | undefined): void {
		const top = this.#top;
		if (top === undefined) return;
		if (top.row === undefined) this.#openRow(undefined);
		const isHidden = look?.isHidden === true;
		const cell = { attributes, content: [], isHidden, format: look?.format };
		top.row?.cells.push(cell);
		top.cell = cell;
		this.#dressed.closeTo(this.#open.length, 'cell');
		const isDressed = look !== undefined && (look.isStruck || look.isRaised);
		this.#dressed.open('td', isDressed ? { ...look, isHidden: false } : undefined);
	}

	#closeTag(name: string): void {
		if (name === 'select' && this.#select !== undefined) {
			const { chosen } = this.#select;
			this.#select = undefined;
			this.#say(` ${chosen} `);
		}
		const top = this.#top;
		if (top === undefined || !TABLE_PARTS.has(name)) this.#dressed.close(name);
		if (top === undefined) return;
		if (name === 'table') this.#closeTable();
		else if (name === 'tr') {
			top.row = undefined;
			top.cell = undefined;
		} else if (CELLS.has(name)) top.cell = undefined;
		else if (GROUPS.has(name)) top.isHidden = top.isTableHidden;
	}

	#closeTable(): void {
		if (this.#ignored > 0) this.#ignored -= 1;
		else {
			this.#dressed.closeTo(this.#open.length, 'row');
			this.#open.pop();
		}
	}
}

// Gives single cells of a worksheet another style, putting in the cells and rows that the file leaves out.
import type { Severity } from '../../../domain/checks/issue';
import { readRef, refOf } from './cell-ref';
import type { LookBefore, StyleSheet } from './style-sheet';
import {
	appended,
	attribute,
	attributesOf,
	childrenOf,
	localName,
	prefixAt,
	scan,
	withAttribute,
	type Edit,
	type Element,
	type Tag
} from './xml';

export interface Wanted {
	/** Column 0 stands for the first filled cell of the row. */
	readonly cells: ReadonlyMap<number, ReadonlyMap<number, Severity>>;
	readonly styles: StyleSheet;
	/** What a cell marked in an earlier return looked like; absent where there was none. */
	readonly before?: (ref: string) => LookBefore;
}
export interface CellEdits {
	readonly edits: readonly Edit[];
	/** By row: which cell stood for column 0. */
	readonly first: ReadonlyMap<number, string>;
	/** Look that the marks hide, by cell. */
	readonly looks: ReadonlyMap<string, LookBefore>;
}

/** `children` are those of the worksheet's root. */
export function cellEdits(xml: Buffer, children: readonly Element[], wanted: Wanted): CellEdits {
	const data = children.find(({ name }) => name === 'sheetData');
	if (data === undefined) return { edits: [], first: new Map(), looks: new Map() };
	const writer = new CellWriter(xml, wanted, {
		prefix: prefixAt(xml, data),
		columnStyle: columnStyles(xml, children)
	});
	if (!data.isEmpty)
		scan(xml, (tag) => writer.visit(tag), { from: data.openEnd, to: data.closeStart });
	writer.end(data);
	return writer.result();
}

type ColumnStyle = (column: number) => number;

function columnStyles(xml: Buffer, children: readonly Element[]): ColumnStyle {
	const cols = children.find(({ name }) => name === 'cols');
	const ranges = (cols === undefined ? [] : childrenOf(xml, cols)).map((col) => {
		const [min, max, style] = ['min', 'max', 'style'].map((name) =>
			Number(attribute(xml, col, name) ?? 0)
		);
		return { min: min ?? 0, max: max ?? 0, style: style ?? 0 };
	});
	return (column) => ranges.find(({ min, max }) => column >= min && column <= max)?.style ?? 0;
}

interface OpenRow {
	readonly number: number;
	/** Marks not put anywhere yet. */
	readonly left: Map<number, Severity>;
	/** Of cells that are not there; undefined: that of their column. */
	readonly style: number | undefined;
	/** Of the cell read last. */
	column: number;
}

const WORST: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };
const FIRST = 0;
const END = Number.POSITIVE_INFINITY;
const LETTER_C = 0x63;
const LESS = 0x3c;
const SLASH = 0x2f;

class CellWriter {
	readonly #xml: Buffer;
	readonly #wanted: Wanted;
	readonly #columnStyle: ColumnStyle;
	readonly #prefix: string;
	readonly #marked: ReadonlySet<number>;
	/** Rows with marks, those that did not come yet. */
	readonly #coming: number[];
	readonly #edits: Edit[] = [];
	readonly #first = new Map<number, string>();
	readonly #looks = new Map<string, LookBefore>();
	#row: OpenRow | undefined;
	#number = 0;

	constructor(
		xml: Buffer,
		wanted: Wanted,
		of: { readonly prefix: string; readonly columnStyle: ColumnStyle }
	) {
		this.#xml = xml;
		this.#wanted = wanted;
		this.#columnStyle = of.columnStyle;
		this.#prefix = of.prefix;
		this.#marked = wanted.before === undefined ? new Set() : wanted.styles.markedStyles();
		this.#coming = [...wanted.cells.keys()].sort((a, b) => a - b);
	}

	result(): CellEdits {
		return { edits: this.#edits, first: this.#first, looks: this.#looks };
	}

	visit(tag: Tag): void {
		const length = tag.nameEnd - tag.localStart;
		if (length === 1 && this.#xml[tag.localStart] === LETTER_C) {
			if (!tag.isClose && this.#row !== undefined) this.#cell(tag, this.#row);
		} else if (length === 3 && localName(this.#xml, tag) === 'row') {
			if (tag.isClose) this.#closeRow(tag);
			else this.#openRow(tag);
		}
	}

	/** Marked rows below all that are there. */
	end(data: Element): void {
		const text = this.#rowsBefore(END);
		if (text !== '') this.#edits.push(appended(this.#xml, data, text));
	}

	#openRow(tag: Tag): void {
		const at = { start: tag.start, openEnd: tag.end };
		const written = new Map(attributesOf(this.#xml, at).map(({ name, value }) => [name, value]));
		this.#number = Number(written.get('r') ?? this.#number + 1);
		const missing = this.#rowsBefore(this.#number);
		if (missing !== '') this.#edits.push({ from: tag.start, to: tag.start, text: missing });
		if (this.#coming[0] === this.#number) this.#coming.shift();
		const left = new Map(this.#wanted.cells.get(this.#number));
		const isStyled = ['1', 'true'].includes(written.get('customFormat') ?? '');
		const style = isStyled ? Number(written.get('s') ?? 0) : undefined;
		const row: OpenRow = { number: this.#number, left, style, column: 0 };
		const spans = wider(written.get('spans'), [...left.keys()]);
		if (spans !== undefined)
			this.#edits.push(withAttribute(this.#xml, at, { name: 'spans', value: spans }));
		if (!tag.isEmpty) this.#row = row;
		else if (left.size > 0) {
			const text = `>${this.#cellsBefore(row, END)}</${this.#prefix}row>`;
			this.#edits.push({ from: tag.end - 2, to: tag.end, text });
		}
	}

	#closeRow(tag: Tag): void {
		const row = this.#row;
		this.#row = undefined;
		if (row === undefined || row.left.size === 0) return;
		const text = this.#cellsBefore(row, END);
		this.#edits.push({ from: tag.start, to: tag.start, text });
	}

	/** Marked rows that the file leaves out. */
	#rowsBefore(number: number): string {
		const name = `${this.#prefix}row`;
		let text = '';
		while ((this.#coming[0] ?? number) < number) {
			const missing = this.#coming.shift() ?? 0;
			const left = new Map(this.#wanted.cells.get(missing));
			const row = { number: missing, left, style: undefined, column: 0 };
			text += `<${name} r="${missing}">${this.#cellsBefore(row, END)}</${name}>`;
		}
		return text;
	}

	#cell(tag: Tag, row: OpenRow): void {
		if (row.left.size === 0 && this.#marked.size === 0) return;
		const at = { start: tag.start, openEnd: tag.end };
		const written = new Map(attributesOf(this.#xml, at).map(({ name, value }) => [name, value]));
		row.column = readRef(written.get('r') ?? '')?.column ?? row.column + 1;
		const missing = this.#cellsBefore(row, row.column);
		if (missing !== '') this.#edits.push({ from: tag.start, to: tag.start, text: missing });
		const style = Number(written.get('s') ?? 0);
		const severity = this.#severityOf(row, this.#isFilled(tag));
		const next = this.#nextStyle(style, severity, refOf(cellOf(row, row.column)));
		if (next !== style)
			this.#edits.push(withAttribute(this.#xml, at, { name: 's', value: String(next) }));
	}

	#severityOf(row: OpenRow, isFilled: boolean): Severity | undefined {
		const own = row.left.get(row.column);
		const first = isFilled ? row.left.get(FIRST) : undefined;
		row.left.delete(row.column);
		if (first === undefined) return own;
		row.left.delete(FIRST);
		this.#first.set(row.number, refOf(cellOf(row, row.column)));
		return own !== undefined && WORST[own] > WORST[first] ? own : first;
	}

	/** Something stands between its tags. */
	#isFilled(tag: Tag): boolean {
		return !tag.isEmpty && !(this.#xml[tag.end] === LESS && this.#xml[tag.end + 1] === SLASH);
	}

	#nextStyle(style: number, severity: Severity | undefined, ref: string): number {
		const { styles, before } = this.#wanted;
		const wasMarked = this.#marked.has(style);
		if (severity === undefined)
			return wasMarked ? styles.unmarked(style, before?.(ref) ?? {}) : style;
		const look = wasMarked ? (before?.(ref) ?? {}) : styles.lookOf(style);
		if (look.fill !== undefined || look.font !== undefined) this.#looks.set(ref, look);
		return styles.marked(style, severity);
	}

	/** Marked cells of the row that the file leaves out, those before a column. */
	#cellsBefore(row: OpenRow, column: number): string {
		if (column === END) this.#placeFirst(row);
		const columns = [...row.left.keys()]
			.filter((marked) => marked !== FIRST && marked < column)
			.sort((a, b) => a - b);
		return columns.map((missing) => this.#missingCell(row, missing)).join('');
	}

	/** Nothing is filled in this row: its first marked cell stands for it, or A. */
	#placeFirst(row: OpenRow): void {
		const severity = row.left.get(FIRST);
		if (severity === undefined) return;
		row.left.delete(FIRST);
		const column = row.left.size === 0 ? row.column + 1 : Math.min(...row.left.keys());
		row.left.set(column, row.left.get(column) ?? severity);
		this.#first.set(row.number, refOf(cellOf(row, column)));
	}

	#missingCell(row: OpenRow, column: number): string {
		const severity = row.left.get(column) ?? 'info';
		row.left.delete(column);
		const ref = refOf(cellOf(row, column));
		const style = this.#nextStyle(row.style ?? this.#columnStyle(column), severity, ref);
		return `<${this.#prefix}c r="${ref}" s="${style}"/>`;
	}
}

const cellOf = ({ number }: OpenRow, column: number) => ({ row: number, column });

/** `spans` of a row that is to hold these columns too; undefined where they fit. */
function wider(spans: string | undefined, columns: readonly number[]): string | undefined {
	const found = /^(\d+):(\d+)$/u.exec(spans ?? '');
	const marked = columns.filter((column) => column !== FIRST);
	if (found === null || marked.length === 0) return undefined;
	const [from, to] = [Number(found[1]), Number(found[2])];
	const [first, last] = [Math.min(from, ...marked), Math.max(to, ...marked)];
	return first === from && last === to ? undefined : `${first}:${last}`;
}

// One worksheet of a legacy workbook: its cells with their stored values, hidden rows and merged cells.
import { columnLetter } from '../../../../../domain/figures/column-letter';
import {
	BOF,
	biffRecords,
	biffText,
	continuedParts,
	EOF,
	richText,
	type BiffRecord
} from './biff-records';
import { OUTSIDE_FORMULA } from '../formula';
import type { BiffGlobals } from './biff-globals';
import type { CellObject } from '../library';

export interface BiffSheet {
	readonly data: CellObject[][];
	readonly hiddenRows: readonly number[];
	/** From 0. */
	readonly hiddenColumns: readonly number[];
	/** "A3" */
	readonly struckCells: ReadonlySet<string>;
	readonly merges: readonly Span[];
	readonly cells: number;
}
interface Span {
	readonly s: { readonly r: number; readonly c: number };
	readonly e: { readonly r: number; readonly c: number };
}

const FORMULA = 0x0006;
const COLUMN = 0x007d;
const MERGED = 0x00e5;
const ROW = 0x0208;
const ARRAY = 0x0221;
const STRING = 0x0207;
/** In the flags of a row. */
const IS_HIDDEN = 0x20;
/** In the place of a number: the value is of another kind. */
const NO_NUMBER = 0xffff;
const LAST_COLUMN = 255;

/** undefined when a record that holds cells is damaged: a shorter report would be a wrong one. */
export function readBiffSheet(
	stream: Buffer,
	at: number,
	globals: BiffGlobals
): BiffSheet | undefined {
	const reader = new SheetReader(stream, globals);
	let depth = 0;
	for (const record of biffRecords(stream, at)) {
		if (depth === 0 && record.type !== BOF) return undefined;
		if (record.type === BOF) depth += 1;
		else if (record.type === EOF) depth -= 1;
		// Charts inside the sheet have records of their own.
		else if (depth === 1 && !reader.take(record)) return undefined;
		if (depth === 0) return reader.sheet;
	}
	return undefined;
}

type Taker = (body: Buffer, record: BiffRecord) => boolean;

class SheetReader {
	readonly #stream: Buffer;
	readonly #globals: BiffGlobals;
	readonly #data: CellObject[][] = [];
	readonly #hiddenRows: number[] = [];
	readonly #hiddenColumns: number[] = [];
	readonly #struckCells = new Set<string>();
	readonly #merges: Span[] = [];
	#cells = 0;
	/** A formula whose text stands in a record of its own. */
	#waiting: CellObject | undefined;

	constructor(stream: Buffer, globals: BiffGlobals) {
		this.#stream = stream;
		this.#globals = globals;
	}

	get sheet(): BiffSheet {
		return {
			data: this.#data,
			hiddenRows: this.#hiddenRows,
			hiddenColumns: this.#hiddenColumns,
			struckCells: this.#struckCells,
			merges: this.#merges,
			cells: this.#cells
		};
	}

	/** false: the record is cut off. */
	take(record: BiffRecord): boolean {
		const taker = this.#takers[record.type];
		if (taker === undefined) return true;
		const [shortest, take] = taker;
		return record.body.length >= shortest && take(record.body, record);
	}

	readonly #takers: Readonly<Record<number, readonly [shortest: number, take: Taker]>> = {
		[FORMULA]: [22, (body) => this.#formula(body)],
		[STRING]: [2, (_, record) => this.#formulaText(record)],
		[ARRAY]: [14, (body) => this.#arrayFormula(body)],
		[ROW]: [16, (body) => this.#row(body)],
		[COLUMN]: [10, (body) => this.#columns(body)],
		[MERGED]: [2, (body) => this.#merged(body)],
		0x0203: [14, (body) => this.#put(body, { t: 'n', v: body.readDoubleLE(6) })],
		0x027e: [10, (body) => this.#put(body, { t: 'n', v: packedNumber(body.readUInt32LE(6)) })],
		0x00bd: [12, (body) => this.#numbers(body)],
		0x00fd: [10, (body) => this.#sharedText(body)],
		0x0204: [8, (body) => this.#text(body)],
		0x00d6: [8, (body) => this.#richText(body)],
		0x0205: [8, (body) => this.#put(body, flag(body.readUInt8(6), body.readUInt8(7) === 1))]
	};

	#put(body: Buffer, cell: CellObject): boolean {
		const row = body.readUInt16LE(0);
		const column = body.readUInt16LE(2);
		const style = body.readUInt16LE(4);
		this.#set(row, column, { ...cell, z: this.#format(style) });
		this.#strike(row, column, style);
		return true;
	}

	#strike(row: number, column: number, style: number): void {
		if (this.#globals.struckStyles[style] !== true) return;
		this.#struckCells.add(`${columnLetter(column)}${row + 1}`);
	}

	#columns(body: Buffer): boolean {
		const isHidden = (body.readUInt16LE(8) & 1) !== 0 || body.readUInt16LE(4) === 0;
		const last = Math.min(body.readUInt16LE(2), LAST_COLUMN);
		for (let column = body.readUInt16LE(0); isHidden && column <= last; column += 1)
			this.#hiddenColumns.push(column);
		return true;
	}

	#set(row: number, column: number, cell: CellObject): void {
		(this.#data[row] ??= [])[column] = cell;
		this.#cells += 1;
	}

	#format(style: number): string {
		return this.#globals.formats[style] ?? 'General';
	}

	#numbers(body: Buffer): boolean {
		const row = body.readUInt16LE(0);
		const first = body.readUInt16LE(2);
		const count = (body.length - 6) / 6;
		if (body.readUInt16LE(body.length - 2) - first + 1 !== count) return false;
		for (let index = 0; index < count; index += 1) {
			const at = 4 + index * 6;
			const v = packedNumber(body.readUInt32LE(at + 2));
			const style = body.readUInt16LE(at);
			this.#set(row, first + index, { t: 'n', v, z: this.#format(style) });
			this.#strike(row, first + index, style);
		}
		return true;
	}

	#sharedText(body: Buffer): boolean {
		const text = this.#globals.shared[body.readUInt32LE(6)];
		return text !== undefined && this.#put(body, { t: 's', v: text });
	}

	#text(body: Buffer): boolean {
		const v = biffText([body], 6, { text: this.#globals.text, lengthBytes: 2 });
		return v !== undefined && this.#put(body, { t: 's', v });
	}

	#richText(body: Buffer): boolean {
		const { text, fonts } = this.#globals;
		const v = richText(body, 6, { text, fonts });
		return v !== undefined && this.#put(body, { t: 's', v });
	}

	#formula(body: Buffer): boolean {
		const value = formulaValue(body);
		const size = body.readUInt16LE(20);
		const isOutside = this.#globals.links.reachesOut(body.subarray(22, 22 + size));
		const cell: CellObject = { ...value, ...(isOutside ? { f: OUTSIDE_FORMULA } : {}) };
		this.#put(body, cell);
		const kept = this.#data[body.readUInt16LE(0)]?.[body.readUInt16LE(2)];
		// Until its text comes it is a formula without a value.
		this.#waiting = cell.t === 'z' ? kept : undefined;
		return true;
	}

	#formulaText(record: BiffRecord): boolean {
		const cell = this.#waiting;
		this.#waiting = undefined;
		if (cell === undefined) return true;
		const parts = continuedParts(this.#stream, record);
		const v = biffText(parts, 0, { text: this.#globals.text, lengthBytes: 2 });
		if (v === undefined) return false;
		cell.t = 's';
		cell.v = v;
		if (cell.f !== OUTSIDE_FORMULA) delete cell.f;
		return true;
	}

	/** The tokens of formulas over several cells stand here, not in the cells. */
	#arrayFormula(body: Buffer): boolean {
		const size = body.readUInt16LE(12);
		if (!this.#globals.links.reachesOut(body.subarray(14, 14 + size))) return true;
		const cell = this.#data[body.readUInt16LE(0)]?.[body.readUInt8(4)];
		if (cell !== undefined) cell.f = OUTSIDE_FORMULA;
		return true;
	}

	#row(body: Buffer): boolean {
		if ((body.readUInt8(12) & IS_HIDDEN) !== 0) this.#hiddenRows.push(body.readUInt16LE(0) + 1);
		return true;
	}

	#merged(body: Buffer): boolean {
		const count = body.readUInt16LE(0);
		if (body.length < 2 + count * 8) return false;
		for (let at = 2; at < 2 + count * 8; at += 8) {
			this.#merges.push({
				s: { r: body.readUInt16LE(at), c: body.readUInt16LE(at + 4) },
				e: { r: body.readUInt16LE(at + 2), c: body.readUInt16LE(at + 6) }
			});
		}
		return true;
	}
}

/** 30 bits of a number, whole or the upper half of a double, perhaps a hundred times too large. */
function packedNumber(packed: number): number {
	const isHundredfold = (packed & 1) !== 0;
	const value = (packed & 2) !== 0 ? packed >> 2 : upperHalf(packed & ~3);
	return isHundredfold ? value / 100 : value;
}

const half = Buffer.alloc(8);
function upperHalf(bits: number): number {
	half.writeInt32LE(bits, 4);
	return half.readDoubleLE(0);
}

const flag = (value: number, isError: boolean): CellObject =>
	isError ? { t: 'e', v: value } : { t: 'b', v: value === 1 };

/** The value that was stored; for a text still to come, a formula without value. */
function formulaValue(body: Buffer): CellObject {
	if (body.readUInt16LE(12) !== NO_NUMBER) return { t: 'n', v: body.readDoubleLE(6) };
	switch (body.readUInt8(6)) {
		case 1:
			return flag(body.readUInt8(8), false);
		case 2:
			return flag(body.readUInt8(8), true);
		case 3:
			return { t: 's', v: '' };
		default:
			return { t: 'z', f: '' };
	}
}

// Which formulas of a legacy workbook take their value from another file, by the tokens they are stored in.
import type { BiffRecord } from './biff-records';

export interface OutsideLinks {
	/** Whether the tokens name a cell or a name of another file. */
	reachesOut(tokens: Buffer): boolean;
}

const EXTERN_SHEET = 0x0017;
const NAMES = [0x0018, 0x0218];
const SUP_BOOK = 0x01ae;
const OWN_BOOK = 0x0401;
const ADD_INS = 0x3a01;
/** First letter of a sheet of this workbook, or of add-in functions, in the older list. */
const OWN_SIGNS = [0x02, 0x03, 0x04, 0x3a];

const TEXT = 0x17;
const ATTRIBUTE = 0x19;
const CHOOSE = 0x04;
const NAME = 0x23;
const OUTSIDE_NAME = 0x39;
/** Cells and areas with a sheet before them, also broken ones. */
const ON_SHEET = [0x3a, 0x3b, 0x3c, 0x3d];

/** Bytes of a token, itself included; operators take one. */
const COMMON: Readonly<Record<number, number>> = {
	...{ 0x01: 5, 0x02: 5, 0x1c: 2, 0x1d: 2, 0x1e: 3, 0x1f: 9 },
	...{ 0x20: 8, 0x21: 3, 0x22: 4, 0x26: 7, 0x27: 7, 0x28: 7, 0x29: 3, 0x2e: 3, 0x2f: 3 }
};
const UNICODE_SIZES: Readonly<Record<number, number>> = {
	...COMMON,
	...{ 0x23: 5, 0x24: 5, 0x25: 9, 0x2a: 5, 0x2b: 9, 0x2c: 5, 0x2d: 9 },
	...{ 0x39: 7, 0x3a: 7, 0x3b: 11, 0x3c: 7, 0x3d: 11 }
};
const OLDER_SIZES: Readonly<Record<number, number>> = {
	...COMMON,
	...{ 0x23: 15, 0x24: 4, 0x25: 7, 0x2a: 4, 0x2b: 7, 0x2c: 4, 0x2d: 7 },
	...{ 0x39: 25, 0x3a: 18, 0x3b: 21, 0x3c: 18, 0x3d: 21 }
};

export function outsideLinks(records: readonly BiffRecord[], isUnicode: boolean): OutsideLinks {
	const sheets = isUnicode ? unicodeLinks(records) : olderLinks(records);
	if (sheets.size === 0) return { reachesOut: () => false };
	const names = new Set<number>();
	const reachesOut = (tokens: Buffer): boolean => {
		for (const { id, argument } of tokensOf(tokens, isUnicode)) {
			if (id === NAME && names.has(argument)) return true;
			if ((ON_SHEET.includes(id) || id === OUTSIDE_NAME) && sheets.has(argument)) return true;
		}
		return false;
	};
	const defined = records.filter(({ type, body }) => NAMES.includes(type) && body.length >= 14);
	for (const [index, { body }] of defined.entries()) {
		if (reachesOut(nameTokens(body, isUnicode))) names.add(index + 1);
	}
	return { reachesOut };
}

/** Positions in the list of sheets that stand for sheets of other files. */
function unicodeLinks(records: readonly BiffRecord[]): ReadonlySet<number> {
	const books = records
		.filter(({ type, body }) => type === SUP_BOOK && body.length >= 4)
		.map(({ body }) => ![OWN_BOOK, ADD_INS].includes(body.readUInt16LE(2)));
	const list = records.find(({ type, body }) => type === EXTERN_SHEET && body.length >= 2)?.body;
	const outside = new Set<number>();
	if (list === undefined) return outside;
	for (let index = 0; 2 + (index + 1) * 6 <= list.length; index += 1) {
		if (books[list.readUInt16LE(2 + index * 6)] === true) outside.add(index);
	}
	return outside;
}

/** Counted from 1; a minus sign before a position means this workbook. */
function olderLinks(records: readonly BiffRecord[]): ReadonlySet<number> {
	const lists = records.filter(({ type }) => type === EXTERN_SHEET);
	return new Set(
		lists.flatMap(({ body }, index) => (OWN_SIGNS.includes(body[1] ?? 0x02) ? [] : [index + 1]))
	);
}

function nameTokens(body: Buffer, isUnicode: boolean): Buffer {
	const nameLength = body.readUInt8(3);
	const size = body.readUInt16LE(4);
	const isWide = isUnicode && ((body[14] ?? 0) & 1) !== 0;
	const start = 14 + (isUnicode ? 1 : 0) + nameLength * (isWide ? 2 : 1);
	return body.subarray(start, start + size);
}

/** Ends at the first token that is not known: what follows would be guessed. */
function* tokensOf(
	tokens: Buffer,
	isUnicode: boolean
): Generator<{ id: number; argument: number }> {
	const sizes = isUnicode ? UNICODE_SIZES : OLDER_SIZES;
	for (let at = 0; at < tokens.length;) {
		const raw = tokens.readUInt8(at);
		const id = raw < 0x20 ? raw : (raw & 0x1f) | 0x20;
		const argument = at + 3 <= tokens.length ? tokens.readUInt16LE(at + 1) : 0;
		yield { id, argument };
		const size = sizeOf(tokens, at, { id, isUnicode }) ?? sizes[id] ?? (id <= 0x16 ? 1 : undefined);
		if (size === undefined) return;
		at += size;
	}
}

function sizeOf(
	tokens: Buffer,
	at: number,
	{ id, isUnicode }: { readonly id: number; readonly isUnicode: boolean }
): number | undefined {
	if (id === TEXT) {
		const length = tokens[at + 1] ?? 0;
		return isUnicode ? 3 + length * (((tokens[at + 2] ?? 0) & 1) + 1) : 2 + length;
	}
	if (id !== ATTRIBUTE) return undefined;
	const isChoose = ((tokens[at + 1] ?? 0) & CHOOSE) !== 0;
	const choices = (tokens[at + 2] ?? 0) + (tokens[at + 3] ?? 0) * 256;
	return isChoose ? 4 + (choices + 1) * 2 : 4;
}

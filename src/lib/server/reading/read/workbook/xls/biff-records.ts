// Records of a legacy workbook (BIFF5 and BIFF8), and the texts inside them. Nothing is read past its record.
// By hand: the library counts to "not a number" where a damaged record ends too early, until the memory is full.
import { isUtf8 } from 'node:buffer';
import { windows1252, windows1258 } from '../../encodings/code-pages';
import { markedText, type Unseen } from '../../sight-marks';

export interface BiffRecord {
	readonly type: number;
	/** Where it begins in the stream. */
	readonly at: number;
	readonly body: Buffer;
}

/** By number; undefined for one that changes nothing. */
export type Fonts = readonly (Unseen | undefined)[];

export const BOF = 0x0809;
export const EOF = 0x000a;
export const CONTINUE = 0x003c;

/** How texts are written: two bytes a letter, or in the code page of the machine. */
export type BiffText =
	| { readonly kind: 'unicode' }
	/** Small scripts write what they have: often UTF-8 where a code page belongs. */
	| { readonly kind: 'bytes'; readonly codePage: number; readonly isLoose: boolean };

export function* biffRecords(stream: Buffer, from = 0): Generator<BiffRecord> {
	for (let at = from; at + 4 <= stream.length;) {
		const end = at + 4 + stream.readUInt16LE(at + 2);
		if (end > stream.length) return;
		yield { type: stream.readUInt16LE(at), at, body: stream.subarray(at + 4, end) };
		at = end;
	}
}

/** Bodies of a record and of those that continue it. */
export function continuedParts(stream: Buffer, record: BiffRecord): Buffer[] {
	const parts = [record.body];
	for (const next of biffRecords(stream, record.at + 4 + record.body.length)) {
		if (next.type !== CONTINUE) break;
		parts.push(next.body);
	}
	return parts;
}

/** A text with its length before it; undefined when it is longer than what is there. */
export function biffText(
	parts: readonly Buffer[],
	at: number,
	{ text, lengthBytes }: { readonly text: BiffText; readonly lengthBytes: 1 | 2 }
): string | undefined {
	return textFrom(new PartsReader(parts, at), { text, lengthBytes });
}

function textFrom(
	reader: PartsReader,
	{ text, lengthBytes }: { readonly text: BiffText; readonly lengthBytes: 1 | 2 }
): string | undefined {
	const length = lengthBytes === 1 ? reader.byte() : reader.word();
	if (length === undefined) return undefined;
	if (text.kind === 'unicode') return length === 0 ? '' : reader.flaggedText(length);
	const bytes = reader.bytes(length);
	return bytes === undefined ? undefined : decoded(bytes, text);
}

/** A text in its cell with the fonts of its letters behind it; undefined when one of both is cut off. */
export function richText(
	body: Buffer,
	at: number,
	{ text, fonts }: { readonly text: BiffText; readonly fonts: Fonts }
): string | undefined {
	const reader = new PartsReader([body], at);
	const letters = textFrom(reader, { text, lengthBytes: 2 });
	if (letters === undefined || letters === '' || reader.isAtEnd) return letters;
	const isWide = text.kind === 'unicode';
	const count = isWide ? reader.word() : reader.byte();
	const runs = count === undefined ? undefined : reader.bytes(count * (isWide ? 4 : 2));
	if (runs === undefined) return undefined;
	return markedRuns(letters, isWide ? runs : Buffer.from(new Uint16Array(runs).buffer), fonts);
}

function decoded(bytes: Buffer, { codePage, isLoose }: BiffText & { kind: 'bytes' }): string {
	if (isLoose && isUtf8(bytes)) return bytes.toString('utf8');
	const page = codePage === 1258 ? windows1258 : windows1252;
	return page.decode(bytes.toString('latin1'));
}

/** All texts of the shared table; undefined when one of them is cut off. */
export function sharedTexts(parts: readonly Buffer[], fonts: Fonts): string[] | undefined {
	const reader = new PartsReader(parts, 4);
	const count = reader.double();
	if (count === undefined) return undefined;
	const texts: string[] = [];
	while (texts.length < count && !reader.isAtEnd) {
		const text = reader.sharedText(fonts);
		if (text === undefined) return undefined;
		texts.push(text);
	}
	return texts;
}

/** From a letter on, a font: its text is marked where the font strikes or raises it. */
function markedRuns(text: string, runs: Buffer, fonts: Fonts): string {
	const pieces: string[] = [];
	let from = 0;
	let why: Unseen | undefined;
	for (let at = 0; at < runs.length; at += 4) {
		const start = Math.min(text.length, Math.max(from, runs.readUInt16LE(at)));
		const piece = text.slice(from, start);
		pieces.push(why === undefined ? piece : markedText(piece, why));
		from = start;
		why = fonts[runs.readUInt16LE(at + 2)];
	}
	const last = text.slice(from);
	return pieces.join('') + (why === undefined ? last : markedText(last, why));
}

const IS_WIDE = 1;
const HAS_EXTENSION = 4;
const HAS_RUNS = 8;

class PartsReader {
	readonly #parts: readonly Buffer[];
	#part = 0;
	#at: number;

	constructor(parts: readonly Buffer[], at: number) {
		this.#parts = parts;
		this.#at = at;
		this.#settle();
	}

	get isAtEnd(): boolean {
		return this.#part >= this.#parts.length;
	}

	byte(): number | undefined {
		return this.bytes(1)?.[0];
	}

	word(): number | undefined {
		return this.bytes(2)?.readUInt16LE(0);
	}

	double(): number | undefined {
		return this.bytes(4)?.readUInt32LE(0);
	}

	bytes(length: number): Buffer | undefined {
		const taken: Buffer[] = [];
		let left = length;
		while (left > 0) {
			const piece = this.#piece(left);
			if (piece === undefined) return undefined;
			taken.push(piece);
			left -= piece.length;
		}
		return taken.length === 1 ? taken[0] : Buffer.concat(taken);
	}

	/** Its flags before it, its runs behind it; phonetics are passed over. */
	sharedText(fonts: Fonts): string | undefined {
		const length = this.word();
		const flags = this.byte();
		if (length === undefined || flags === undefined) return undefined;
		const runs = (flags & HAS_RUNS) === 0 ? 0 : this.word();
		const extension = (flags & HAS_EXTENSION) === 0 ? 0 : this.double();
		if (runs === undefined || extension === undefined) return undefined;
		const text = this.#letters(length, (flags & IS_WIDE) !== 0);
		const behind = this.bytes(runs * 4 + extension);
		if (behind === undefined || text === undefined) return undefined;
		return runs === 0 ? text : markedRuns(text, behind.subarray(0, runs * 4), fonts);
	}

	flaggedText(length: number): string | undefined {
		const flags = this.byte();
		return flags === undefined ? undefined : this.#letters(length, (flags & IS_WIDE) !== 0);
	}

	/** A text that goes on in the next record has flags of its own there. */
	#letters(length: number, isWide: boolean): string | undefined {
		let text = '';
		let wide = isWide;
		for (let left = length; left > 0;) {
			if (this.#at === 0) {
				const flags = this.byte();
				if (flags === undefined) return undefined;
				wide = (flags & IS_WIDE) !== 0;
			}
			const piece = this.#piece(left * (wide ? 2 : 1));
			if (piece === undefined || (wide && piece.length % 2 !== 0)) return undefined;
			text += piece.toString(wide ? 'utf16le' : 'latin1');
			left -= wide ? piece.length / 2 : piece.length;
		}
		return text;
	}

	/** As much of it as the current part holds. */
	#piece(length: number): Buffer | undefined {
		const part = this.#parts[this.#part];
		if (part === undefined) return undefined;
		const piece = part.subarray(this.#at, this.#at + length);
		this.#at += piece.length;
		this.#settle();
		return piece;
	}

	#settle(): void {
		while (!this.isAtEnd && this.#at >= (this.#parts[this.#part]?.length ?? 0)) {
			this.#part += 1;
			this.#at = 0;
		}
	}
}

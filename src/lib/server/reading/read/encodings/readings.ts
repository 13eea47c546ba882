// What each text of a table may stand for: right as it is, certainly of an old encoding, or either.
import { FROM_TEXT, type Conversion } from './conversions';
import { isBeyondAscii, wordsOf, WordJudge, type WordCount } from './words';

export interface Fix {
	readonly conversion: Conversion;
	readonly text: string;
	readonly count: WordCount;
}
export interface Decoding {
	readonly text: string;
	readonly before: WordCount;
}

/** Of the words of one text; the rest may be foreign names. */
const ENOUGH = 0.8;
/** Once an encoding is proven: names of other languages ("Êban") may outnumber the rest. */
const SOME = 0.3;
/** A word that no language writes ("C\xb8ch", "tr\xcan") proves its encoding alone when it is this long. */
const TELLING_LENGTH = 4;
const TELLING = /[\u0080-\u00bf\u00d7\u00f7ˆ˜–—‘’‚“”„†‡•…‰‹›€™₫]|\p{Ll}\p{Lu}/u;
/** Otherwise different words must agree, and have so many letters together. */
const AGREEING = { words: 2, letters: 6 } as const;

export class Readings {
	readonly #judge = new WordJudge();
	readonly #known = new Map<string, Decoding>();

	get all(): Iterable<Decoding> {
		return this.#known.values();
	}

	of(text: string): Decoding {
		const known = this.#known.get(text);
		if (known !== undefined) return known;
		const reading = { text, before: this.#judge.count(text) };
		this.#known.set(text, reading);
		return reading;
	}

	/** Conversions that the texts prove to be needed. */
	proven(): readonly Conversion[] {
		const proofs = new Map<Conversion, Set<string>>();
		for (const reading of this.all) {
			if (isRight(reading)) continue;
			const fix = this.#best(reading, FROM_TEXT, ENOUGH);
			if (fix === undefined) continue;
			const words = proofs.get(fix.conversion) ?? new Set<string>();
			for (const word of this.#provingWords(reading.text, fix.conversion)) words.add(word);
			proofs.set(fix.conversion, words);
		}
		const proven = [...proofs].filter(([, words]) => isProof(words));
		return proven.map(([conversion]) => conversion);
	}

	/** The text read by one conversion, where both readings would be Vietnamese. */
	either({ text, before }: Decoding, conversion: Conversion): Fix | undefined {
		const fix = this.#fix(text, conversion);
		if (fix === undefined || fix.count.words === 0) return undefined;
		return fix.count.valid === fix.count.words && fix.count.valid >= before.valid ? fix : undefined;
	}

	/** What stands there is no Vietnamese, what comes out is; word by word, where the whole cannot be converted. */
	certain(reading: Decoding, proven: readonly Conversion[]): Fix | undefined {
		const best = this.#best(reading, proven, SOME);
		if (best !== undefined) return best;
		// A cell has one font: a word that proves it proves the words beside it, where they can be of it at all.
		const pieces = this.#inPieces(reading, proven);
		return pieces === undefined
			? undefined
			: (this.#fix(reading.text, pieces.conversion) ?? pieces);
	}

	/** Word by word, where one cell holds both right and old text. */
	#inPieces({ text }: Decoding, conversions: readonly Conversion[]): Fix | undefined {
		let used: Conversion | undefined;
		const pieces = text.split(/(\s+)/u).map((piece) => {
			if (!isBeyondAscii(piece) || isRight({ before: this.#judge.count(piece) })) return piece;
			const fix = this.#best(
				{ text: piece, before: this.#judge.count(piece) },
				conversions,
				ENOUGH
			);
			used ??= fix?.conversion;
			return fix?.text ?? piece;
		});
		const mended = pieces.join('');
		return used === undefined
			? undefined
			: { conversion: used, text: mended, count: this.#judge.count(mended) };
	}

	/** The fix that makes most words Vietnamese; the first of the list where several do. */
	#best(
		{ text, before }: Pick<Decoding, 'text' | 'before'>,
		among: readonly Conversion[],
		enough: number
	): Fix | undefined {
		let best: Fix | undefined;
		for (const conversion of among) {
			const fix = this.#fix(text, conversion);
			if (fix === undefined || fix.count.valid <= before.valid) continue;
			if (shareOf(fix.count) < enough) continue;
			if (best === undefined || shareOf(fix.count) > shareOf(best.count)) best = fix;
		}
		return best;
	}

	#fix(text: string, conversion: Conversion): Fix | undefined {
		const converted = conversion.convert(text);
		if (converted === undefined || converted === text) return undefined;
		return { conversion, text: converted, count: this.#judge.count(converted) };
	}

	#provingWords(text: string, { convert }: Conversion): string[] {
		return wordsOf(text).filter((word) => {
			if (this.#judge.isValid(word)) return false;
			const { words, valid } = this.#judge.count(convert(word) ?? '');
			return words > 0 && words === valid;
		});
	}
}

/** Nothing in it speaks against being Vietnamese as it stands. */
export const isRight = ({ before }: Pick<Decoding, 'before'>): boolean =>
	before.valid === before.words;

const shareOf = ({ words, valid }: WordCount): number => (words === 0 ? 0 : valid / words);

function isProof(words: ReadonlySet<string>): boolean {
	const all = [...words];
	if (all.some((word) => word.length >= TELLING_LENGTH && TELLING.test(word))) return true;
	return all.length >= AGREEING.words && all.join('').length >= AGREEING.letters;
}

// How many of the words with diacritics in a text can be Vietnamese.
import { isSyllable } from './syllable';

export interface WordCount {
	/** Words with a letter or sign beyond ASCII. */
	readonly words: number;
	readonly valid: number;
}

/** Letters, and the signs that letters of an old encoding turn into when read as Windows-1252. */
const WORD = /[\p{L}\p{M}\u0080-\u009f\u00a1-\u00bf\u00d7\u00f7ˆ˜–—‘’‚“”„†‡•…‰‹›€™₫]+/gu;
/** Quotes and dashes stand beside words in any text. */
const EDGES = /^[–—‘’“”…•]+|(?<![–—‘’“”…•])[–—‘’“”…•]+$/gu;
const HAS_LETTER = /\p{L}/u;
const BEYOND_ASCII = /[^\0-\x7f]/u;
const ONLY_LETTERS = /^\p{L}[\p{L}\p{M}]*$/u;

export const isBeyondAscii = (text: string): boolean => BEYOND_ASCII.test(text);

/** Remembers the words it has judged: a table repeats the same few. */
export class WordJudge {
	readonly #known = new Map<string, boolean>();

	count(text: string): WordCount {
		const words = wordsOf(text);
		return { words: words.length, valid: words.filter((word) => this.isValid(word)).length };
	}

	isValid(word: string): boolean {
		const known = this.#known.get(word);
		if (known !== undefined) return known;
		const valid = ONLY_LETTERS.test(word) && isSyllable(word);
		this.#known.set(word, valid);
		return valid;
	}
}

/** Words with something beyond ASCII in them. */
export function wordsOf(text: string): string[] {
	return (text.match(WORD) ?? [])
		.map((word) => word.replace(EDGES, ''))
		.filter((word) => BEYOND_ASCII.test(word) && HAS_LETTER.test(word));
}

// Written Vietnamese made comparable: `spell` keeps the diacritics, `fold` drops them.

/** Tone marks as combining characters: huyền, sắc, ngã, hỏi, nặng. */
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** A run of letters; a mark that follows a space ("bi ̣tại") belongs to no letter and is left where it is. */
const WORD = /\p{L}[\p{L}\p{M}]*/gu;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu;
const BEYOND_ASCII = /[^\0-\x7f]/;
/** Composed letters with single spaces: nearly every name, and nothing is to be tidied in it. */
const TIDY_LETTERS =
	'!-~\\u00c0-\\u00ff\\u0102\\u0103\\u0110\\u0111\\u0128\\u0129\\u0168\\u0169\\u01a0\\u01a1\\u01af\\u01b0\\u1ea0-\\u1ef9';
const TIDY = new RegExp(`^[${TIDY_LETTERS}]+(?: [${TIDY_LETTERS}]+)*$`);
/**
 * Letters that look like Vietnamese ones and are typed for them: the oi, capitals of Cyrillic and Greek keyboards,
 * the "o" and "u" of African alphabets. Nobody sees the difference, so there is none.
 */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
	Object.entries({
		...{ Ƣ: 'Ư', ƣ: 'ư', Ɵ: 'Ơ', ɵ: 'ơ', Ʊ: 'Ư', ʊ: 'ư', Ɖ: 'Đ', ɖ: 'đ', ɑ: 'a', ı: 'i' },
		...{ А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', І: 'I', Ј: 'J', К: 'K', М: 'M', О: 'O', Р: 'P' },
		...{ Ѕ: 'S', Т: 'T', Х: 'X', У: 'Y', а: 'a', с: 'c', е: 'e', һ: 'h', і: 'i', ј: 'j', о: 'o' },
		...{ р: 'p', ѕ: 's', х: 'x', у: 'y', ԁ: 'd', ԛ: 'q', ԝ: 'w', Ԛ: 'Q', Ԝ: 'W' },
		...{ Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P' },
		...{ Τ: 'T', Υ: 'Y', Χ: 'X', ο: 'o', ν: 'v', ι: 'i' }
	})
);
const LOOK_ALIKE = new RegExp(`[${[...LOOK_ALIKES.keys()].join('')}]`, 'gu');
const ONSET = /^(?:qu|[bcdđghklmnpqrstvx]*)/u;

/**
 * The same word always spelled the same way: NFC, lower case, single spaces, one tone placement.
 * `spell('Đảng Uỷ số hoá')` = `đảng ủy số hóa`.
 */
export function spell(text: string): string {
	const lower = tidy(text).toLowerCase();
	return BEYOND_ASCII.test(lower) ? lower.replaceAll('ð', 'đ').replace(WORD, placedTone) : lower;
}

/** Without diacritics, for comparing what was typed carelessly: `fold('Lai Cách')` = `lai cach`. */
export function fold(text: string): string {
	const lower = tidy(text).toLowerCase();
	if (!BEYOND_ASCII.test(lower)) return lower;
	return lower
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[đð]/gu, 'd')
		.replace(/ {2,}/g, ' ')
		.trim();
}

/** What is longer is prose: no unit, period, number or heading. */
export const LONGEST_NAME = 500;

/** As much of a text as is quoted where it is no name. */
export const cutText = (text: string): string =>
	text.length > LONGEST_NAME ? `${text.slice(0, 200)}…` : text;

/** NFC, every kind of space one space, every kind of dash a hyphen, nothing invisible. */
export function tidy(text: string): string {
	if (TIDY.test(text)) return text;
	return text
		.replace(INVISIBLE, '')
		.normalize('NFD')
		.replace(LOOK_ALIKE, (letter) => LOOK_ALIKES.get(letter) ?? letter)
		.normalize('NFC')
		.replace(/\s+/gu, ' ')
		.replace(DASHES, '-')
		.trim();
}

/** Written Vietnamese has few syllables; more than these are no Vietnamese. */
const MOST_SYLLABLES = 20_000;
const placed = new Map<string, string>();

function placedTone(word: string): string {
	const known = placed.get(word);
	if (known !== undefined) return known;
	const spelled = placeTone(word);
	if (placed.size < MOST_SYLLABLES) placed.set(word, spelled);
	return spelled;
}

/** Moves the tone of one syllable to its place: "hoá" → "hóa", "tóan" → "toán", "qúy" → "quý". */
function placeTone(word: string): string {
	const parts = word.normalize('NFD');
	const tones = parts.match(TONE) ?? [];
	const tone = tones[0];
	if (tone === undefined || tones.length > 1) return word;
	const bare = parts.replace(TONE, '').normalize('NFC');
	const at = tonePosition(bare);
	if (at === undefined) return word;
	return (bare.slice(0, at + 1) + tone + bare.slice(at + 1)).normalize('NFC');
}

/** Index of the vowel that carries the tone, for the syllables in which writers differ. */
function tonePosition(bare: string): number | undefined {
	const onset = ONSET.exec(bare)?.[0] ?? '';
	const rime = bare.slice(onset.length);
	const start = onset.length;
	if (onset === 'qu') {
		const marked = /^y?[ăâêơ]/u.exec(rime);
		if (marked) return start + marked[0].length - 1;
		return /^[aeiy][aiouynmcghpt]*$/u.test(rime) ? start : undefined;
	}
	const glide = /^(?:o[aăe]|uy)(.*)$/u.exec(rime);
	if (!glide) return undefined;
	const rest = glide[1] ?? '';
	if (rest === '') return rime.startsWith('oă') ? start + 1 : start;
	if (rest.startsWith('ê')) return start + 2;
	return /^[aiouy]?[cghmnpt]*$/u.test(rest) ? start + 1 : undefined;
}

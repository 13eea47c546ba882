// Bytes that are no Unicode → text, when one old encoding makes Vietnamese of them and no other does.
import { passed, failed, type Checked } from '../../../../domain/checks/issue';
import { binaryOf, windows1252 } from './code-pages';
import { FROM_BYTES, type Conversion } from './conversions';
import { convertedIssue, type Sample } from './issues';
import { wordsOf, WordJudge } from './words';

/** Of the words with diacritics; the rest may be foreign names. */
const ENOUGH = 0.8;
/** The second best must stay this far behind. */
const AHEAD = 0.3;
const SAMPLES = 3;
/** A word with bytes beyond ASCII; a cell or a quoted string ends where it ends. */
const WORD = /(?<![^\0-\x20,;|"\xa0])[^\0-\x20,;|"\xa0]*[\x80-\x9f\xa1-\xff][^\0-\x20,;|"\xa0]*/g;
const PIECE = 1 << 18;

/** What `damage` says of bytes that are valid UTF-8 but for a few. */
export function isDamagedUtf8(bytes: Uint8Array): boolean {
	let letters = 0;
	let faults = 0;
	for (let at = 0; at < bytes.length; at += 1) {
		const byte = bytes[at] ?? 0;
		if (byte < 0x80) continue;
		const length = followers(byte);
		if (length > 0 && isFollowed(bytes, at, length)) {
			letters += 1;
			at += length;
		} else faults += 1;
	}
	return letters > faults;
}

/** The text, and a warning that says which encoding was meant; not ok when that is not certain. */
export function decodeOldBytes(bytes: Uint8Array): Checked<string> {
	const pieces = piecesOf(binaryOf(bytes));
	const words = [...new Set(pieces.flatMap((piece) => [...new Set(piece.match(WORD))]))];
	const conversion = certainOf(words);
	if (conversion === undefined) return failed([]);
	const converted = pieces.map((piece) => conversion.convert(piece));
	if (converted.includes(undefined)) return failed([]);
	const samples = samplesOf(words, conversion);
	return passed(converted.join(''), [convertedIssue(conversion.name, 'bytes', samples)]);
}

/** The conversion that makes Vietnamese of nearly all words, where no other one comes close. */
function certainOf(words: readonly string[]): Conversion | undefined {
	const judge = new WordJudge();
	const [best, second] = FROM_BYTES.map((conversion) => ({
		conversion,
		share: shareOf(words, conversion, judge)
	})).toSorted((a, b) => b.share - a.share);
	if (best === undefined || best.share < ENOUGH) return undefined;
	return best.share - (second?.share ?? 0) < AHEAD ? undefined : best.conversion;
}

/** Whole lines, so that a large file is converted without holding it many times over. */
function piecesOf(binary: string): string[] {
	const pieces: string[] = [];
	for (let from = 0; from < binary.length;) {
		const feed = binary.indexOf('\n', from + PIECE);
		const end = feed < 0 ? binary.indexOf('\r', from + PIECE) : feed;
		const next = end < 0 ? binary.length : end + 1;
		pieces.push(binary.slice(from, next));
		from = next;
	}
	return pieces;
}

function shareOf(words: readonly string[], { convert }: Conversion, judge: WordJudge): number {
	let all = 0;
	let valid = 0;
	for (const word of words) {
		const converted = convert(word);
		if (converted === undefined) {
			all += 1;
			continue;
		}
		const count = judge.count(converted);
		all += count.words;
		valid += count.valid;
	}
	return all === 0 ? 0 : valid / all;
}

function samplesOf(words: readonly string[], { convert }: Conversion): Sample[] {
	const samples: Sample[] = [];
	for (const word of words) {
		const [after] = wordsOf(convert(word) ?? '');
		const before = windows1252.decode(word);
		if (after !== undefined && after !== before) samples.push({ before, after });
		if (samples.length === SAMPLES) break;
	}
	return samples;
}

function followers(lead: number): number {
	if (lead >= 0xc2 && lead <= 0xdf) return 1;
	if (lead >= 0xe0 && lead <= 0xef) return 2;
	return lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
}

function isFollowed(bytes: Uint8Array, at: number, length: number): boolean {
	for (let next = at + 1; next <= at + length; next += 1) {
		if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return false;
	}
	return true;
}

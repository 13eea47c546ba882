// Bytes that are no Unicode → text, when one old encoding makes Vietnamese of them and no other does.
import { passed, failed, type Checked } from '../../../../domain/issue';
import { binaryOf, windows1252 } from './code-pages';
import { FROM_BYTES, type Conversion } from './conversions';
import { convertedIssue, type Sample } from './issues';
import { isBeyondAscii, wordsOf, WordJudge } from './words';

/** Of the words with diacritics; the rest may be foreign names. */
const ENOUGH = 0.8;
/** The second best must stay this far behind. */
const AHEAD = 0.3;
const SAMPLES = 3;
const BETWEEN_WORDS = /[\0-\x20,;|"\xa0]+/;

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
	const binary = binaryOf(bytes);
	const words = [...new Set(binary.split(BETWEEN_WORDS))].filter(isBeyondAscii);
	const judge = new WordJudge();
	const [best, second] = FROM_BYTES.map((conversion) => ({
		conversion,
		share: shareOf(words, conversion, judge)
	})).toSorted((a, b) => b.share - a.share);
	if (best === undefined || second === undefined) return failed([]);
	if (best.share < ENOUGH || best.share - second.share < AHEAD) return failed([]);
	const text = best.conversion.convert(binary);
	if (text === undefined) return failed([]);
	const samples = samplesOf(words, best.conversion);
	return passed(text, [convertedIssue(best.conversion.name, 'bytes', samples)]);
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

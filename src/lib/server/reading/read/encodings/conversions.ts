// The ways in which Vietnamese text is stored or misread, each turned back into Unicode.
import { windows1252, windows1258, type CodePage } from './code-pages';
import { decodeTcvn3 } from './tcvn3';
import { decodeVni } from './vni';

export type EncodingName = 'UTF-8 đọc nhầm' | 'TCVN3 (ABC)' | 'VNI' | 'Windows-1258';

export interface Conversion {
	readonly name: EncodingName;
	/** undefined when the text cannot have come about in this way. */
	readonly convert: (text: string) => string | undefined;
}

/** A sign of a tone that stands on no letter: after NFC only a wrong reading leaves one. */
const STRAY_TONE = /[\u0300\u0301\u0303\u0309\u0323]/u;
/** What Windows has no sign for. */
const CONTROL = /[\x80-\x9f]/;

const decode1258 = (binary: string): string | undefined => {
	const text = windows1258.decode(binary).normalize('NFC');
	return STRAY_TONE.test(text) ? undefined : text;
};
const whole = (decode: (binary: string) => string | undefined) => (binary: string) => {
	const text = decode(binary);
	return text === undefined || CONTROL.test(text) ? undefined : text;
};

/** For the bytes of a file, given as a string of characters U+0000 to U+00FF. */
export const FROM_BYTES: readonly Conversion[] = [
	{ name: 'Windows-1258', convert: whole(decode1258) },
	{ name: 'TCVN3 (ABC)', convert: whole(decodeTcvn3) },
	{ name: 'VNI', convert: whole(decodeVni) }
];

/** For text that a program has read with the wrong code page before. */
export const FROM_TEXT: readonly Conversion[] = [
	misread('UTF-8 đọc nhầm', windows1252, decodeUtf8),
	misread('TCVN3 (ABC)', windows1252, decodeTcvn3),
	misread('VNI', windows1252, decodeVni),
	misread('Windows-1258', windows1252, decode1258),
	misread('UTF-8 đọc nhầm', windows1258, decodeUtf8),
	misread('TCVN3 (ABC)', windows1258, decodeTcvn3),
	misread('VNI', windows1258, decodeVni),
	misread('UTF-8 đọc nhầm', windows1252, decodeUtf8Twice)
];

function misread(
	name: EncodingName,
	page: CodePage,
	decode: (binary: string) => string | undefined
): Conversion {
	const wholly = whole(decode);
	return {
		name,
		convert: (text) => {
			const binary = page.encode(text);
			return binary === undefined ? undefined : wholly(binary);
		}
	};
}

/** "à" is the bytes C3 A0; A0 became a plain space, or was cut off at the end of a cell. */
const LOST_SPACE = /\xc3(?: |$)/g;

function decodeUtf8(binary: string): string | undefined {
	const bytes = Buffer.from(binary.replace(LOST_SPACE, '\xc3\xa0'), 'latin1');
	const text = bytes.toString('utf8');
	return text.includes('\ufffd') ? undefined : text.normalize('NFC');
}

function decodeUtf8Twice(binary: string): string | undefined {
	const once = decodeUtf8(binary);
	const again = once === undefined ? undefined : windows1252.encode(once);
	return again === undefined ? undefined : decodeUtf8(again);
}

// Windows code pages in both directions. Bytes are held as a string of characters U+0000 to U+00FF.

export interface CodePage {
	decode(binary: string): string;
	/** undefined when a character has no byte in this page. */
	encode(text: string): string | undefined;
}

const HIGH = /[\x80-\xff]/g;
// Own tables: decoders built into the platform read Windows-1252 as Latin-1 in some versions.
/** 0x80 to 0x9f; a control character where Windows has no sign. */
const SIGNS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
/** Where Windows-1258 differs. */
const VIETNAMESE: Readonly<Record<number, string>> = {
	0x8a: '\x8a',
	0x8e: '\x8e',
	0x9a: '\x9a',
	0x9e: '\x9e',
	0xc3: 'Ă',
	0xcc: '\u0300',
	0xd0: 'Đ',
	0xd2: '\u0309',
	0xd5: 'Ơ',
	0xdd: 'Ư',
	0xde: '\u0303',
	0xe3: 'ă',
	0xec: '\u0301',
	0xf0: 'đ',
	0xf2: '\u0323',
	0xf5: 'ơ',
	0xfd: 'ư',
	0xfe: '₫'
};

export const windows1252 = codePage((byte) => SIGNS[byte - 0x80] ?? String.fromCharCode(byte));
/** Vietnamese: some vowels are whole, tones are characters of their own. */
export const windows1258 = codePage(
	(byte) => VIETNAMESE[byte] ?? SIGNS[byte - 0x80] ?? String.fromCharCode(byte)
);

export function binaryOf(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function codePage(characterOf: (byte: number) => string): CodePage {
	const characters = Array.from({ length: 256 }, (_, byte) => characterOf(byte));
	const bytes = new Map(
		characters.map((character, byte) => [character, String.fromCharCode(byte)])
	);
	// A program that reads Latin-1 leaves control characters where Windows has signs.
	for (let byte = 0x80; byte < 0xa0; byte += 1) {
		const control = String.fromCharCode(byte);
		if (!bytes.has(control)) bytes.set(control, control);
	}
	return {
		decode: (binary) => binary.replace(HIGH, (byte) => characters[byte.charCodeAt(0)] ?? byte),
		encode: (text) => encoded(text, bytes)
	};
}

function encoded(text: string, bytes: ReadonlyMap<string, string>): string | undefined {
	let binary = '';
	for (const character of text) {
		const byte = bytes.get(character) ?? pieces(character, bytes);
		if (byte === undefined) return undefined;
		binary += byte;
	}
	return binary;
}

/** A letter whose tone is a character of its own in this page. */
function pieces(character: string, bytes: ReadonlyMap<string, string>): string | undefined {
	const parts = [...character.normalize('NFD')];
	if (parts.length < 2) return undefined;
	const tone = bytes.get(parts.pop() ?? '');
	const base = bytes.get(parts.join('').normalize('NFC'));
	return base === undefined || tone === undefined ? undefined : base + tone;
}

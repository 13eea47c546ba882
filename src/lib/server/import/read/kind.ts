// What a file is, by its content; its name says nothing certain.

export type FileKind = 'empty' | 'csv' | 'json' | 'not_supported' | 'binary';
export interface RecognisedKind {
	readonly kind: FileKind;
	/** For what is not supported: "Excel", "Word", "PDF", "ZIP", "HTML". */
	readonly found: string;
}

const MAGIC: readonly (readonly [found: string, bytes: readonly number[]])[] = [
	['Excel', [0xd0, 0xcf, 0x11, 0xe0]],
	['PDF', [0x25, 0x50, 0x44, 0x46]],
	['ZIP', [0x50, 0x4b]]
];

export function recogniseKind(bytes: Uint8Array): RecognisedKind {
	for (const [found, magic] of MAGIC) {
		if (magic.every((byte, index) => bytes[index] === byte)) {
			return { kind: 'not_supported', found: found === 'ZIP' ? insideZip(bytes) : found };
		}
	}
	const start = firstCharacters(bytes);
	if (start === '') return { kind: 'empty', found: '' };
	if (start.startsWith('<')) return { kind: 'not_supported', found: 'HTML' };
	if (/^[{[]/.test(start)) return { kind: 'json', found: '' };
	return {
		kind: isUtf16(bytes) || !bytes.subarray(0, 4096).includes(0) ? 'csv' : 'binary',
		found: ''
	};
}

export const isUtf16 = (bytes: Uint8Array): boolean =>
	(bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

/** The names of the parts stand readable at the start of an Office file. */
function insideZip(bytes: Uint8Array): string {
	const names = Buffer.from(bytes.subarray(0, 8192)).toString('latin1');
	if (names.includes('xl/')) return 'Excel';
	if (names.includes('word/')) return 'Word';
	return names.includes('[Content_Types].xml') ? 'Excel' : 'ZIP';
}

/** The first text after a byte order mark and white space; enough to tell JSON and HTML from a table. */
function firstCharacters(bytes: Uint8Array): string {
	const encoding =
		bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : isUtf16(bytes) ? 'utf-16le' : 'utf-8';
	for (let from = 0; from < bytes.length; from += 65_536) {
		const text = new TextDecoder(encoding).decode(bytes.subarray(from, from + 65_536)).trimStart();
		if (text !== '') return text.slice(0, 16);
	}
	return '';
}

// What a file is, by its content; its name says nothing certain.
import {
	FILE_KIND_IDS,
	fileKindOf,
	type FileKind,
	type ZippedKind
} from '../../../domain/file-kinds';
import { looksUtf32, utf16Of } from './encodings';

/** A container of which the parts tell more, or what is read by nobody. */
type OtherKind = 'empty' | 'zip' | 'not_supported' | 'binary';
export interface RecognisedKind {
	readonly kind: Exclude<FileKind, ZippedKind> | OtherKind;
	/** For what is not supported: "PDF", "RAR", "HTML". */
	readonly found: string;
}

type Magic = readonly [kind: RecognisedKind['kind'], found: string, bytes: readonly number[]];
const isZipped = (kind: FileKind): kind is ZippedKind => fileKindOf(kind).isZip === true;
const MAGIC: readonly Magic[] = [
	...FILE_KIND_IDS.flatMap((kind): Magic[] =>
		isZipped(kind) ? [] : (fileKindOf(kind).begins ?? []).map((bytes) => [kind, '', bytes])
	),
	['zip', '', [0x50, 0x4b, 0x03, 0x04]],
	['zip', '', [0x50, 0x4b, 0x05, 0x06]],
	['not_supported', 'Excel 4.0', [0x09, 0x04, 0x06, 0x00]],
	['not_supported', 'Excel 4.0', [0x09, 0x02, 0x06, 0x00]],
	['not_supported', 'Excel 4.0', [0x09, 0x00, 0x04, 0x00]],
	['not_supported', 'PDF', [0x25, 0x50, 0x44, 0x46]],
	['not_supported', 'RAR', [0x52, 0x61, 0x72, 0x21, 0x1a]],
	['not_supported', '7-Zip', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
	['not_supported', 'GZIP', [0x1f, 0x8b, 0x08]],
	['not_supported', 'RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]]
];

/** How far a web page is looked through for its table; styles of office programs come before it. */
const MARKUP_SAMPLE = 400_000;

export function recogniseKind(bytes: Uint8Array): RecognisedKind {
	for (const [kind, found, magic] of MAGIC) {
		if (magic.every((byte, index) => bytes[index] === byte)) return { kind, found };
	}
	const start = firstCharacters(bytes);
	if (start === '') return { kind: 'empty', found: '' };
	if (start.startsWith('<')) {
		const markup = markupKind(bytes);
		if (markup !== undefined) return markup;
	}
	if (/^mime-version:/i.test(start)) return { kind: 'not_supported', found: 'MHTML' };
	if (/^[{[]/.test(start)) return { kind: 'json', found: '' };
	// UTF-32 is refused by name where text is decoded.
	const isWide = utf16Of(bytes) !== undefined || looksUtf32(bytes);
	const isText = isWide || !bytes.subarray(0, 4096).includes(0);
	return { kind: isText ? 'csv' : 'binary', found: '' };
}

/** A CSV may begin with "<" too. */
function markupKind(bytes: Uint8Array): RecognisedKind | undefined {
	const sample = bytes.subarray(0, MARKUP_SAMPLE);
	const text = new TextDecoder(utf16Of(bytes) ?? 'utf-8').decode(sample);
	if (/<(?:\w+:)?Workbook[\s>]/.test(text) && text.includes('urn:schemas-microsoft-com:office')) {
		return { kind: 'xml_workbook', found: '' };
	}
	if (/<office:document[\s>]/.test(text)) return { kind: 'flat_ods', found: '' };
	if (/<table[\s>]/i.test(text)) return { kind: 'html', found: '' };
	const start = text.trimStart();
	if (/^<(?:!doctype html|html|head|body|meta|title|script|style|div|p|br)[\s>/]/i.test(start)) {
		return bytes.length > MARKUP_SAMPLE
			? { kind: 'html', found: '' }
			: { kind: 'not_supported', found: 'HTML' };
	}
	return /^<(?:\?xml|!doctype|svg)[\s>]/i.test(start)
		? { kind: 'not_supported', found: 'XML' }
		: undefined;
}

/** The first text after a byte order mark and white space; enough to tell JSON and markup from a table. */
function firstCharacters(bytes: Uint8Array): string {
	const encoding = utf16Of(bytes) ?? 'utf-8';
	for (let from = 0; from < bytes.length; from += 65_536) {
		const text = new TextDecoder(encoding).decode(bytes.subarray(from, from + 65_536)).trimStart();
		if (text !== '') return text.slice(0, 16);
	}
	return '';
}

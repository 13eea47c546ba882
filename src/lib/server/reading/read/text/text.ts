// Bytes → text, only when every character is certain.
import { failed, passed, type Checked } from '../../../../domain/checks/issue';
import {
	binaryOf,
	decodeOldBytes,
	isDamagedUtf8,
	looksUtf32,
	utf16Of,
	windows1252
} from '../encodings';

const LOST_LETTER = '\ufffd';
const LINE_END = /\r\n|\r|\n/g;

/** UTF-8, UTF-16, or an old Vietnamese encoding that is told by an issue; always NFC, no byte order mark. */
export function readText(bytes: Uint8Array): Checked<string> {
	if (looksUtf32(bytes)) return failed([unreadable('UTF-32', '', 0)]);
	const utf16 = utf16Of(bytes);
	const text = new TextDecoder(utf16 ?? 'utf-8').decode(bytes);
	const damaged = text.indexOf(LOST_LETTER);
	if (damaged < 0) return passed(text.normalize('NFC'));
	if (utf16 !== undefined) return failed([unreadable(utf16.toUpperCase(), text, damaged)]);
	if (isDamagedUtf8(bytes)) return failed([unreadable('UTF-8', text, damaged)]);
	const old = decodeOldBytes(bytes);
	if (old.ok) return passed(old.value.normalize('NFC'), old.issues);
	const shown = windows1252.decode(binaryOf(bytes));
	return failed([unreadable('', shown, Math.max(0, shown.search(/[^\0-\x7f]/)))]);
}

/** Where the first letter is that cannot be told, with its line as far as it can be read. */
function unreadable(found: string, text: string, at: number) {
	const line = lineAt(text, at);
	const quote = (text.split(LINE_END)[line - 1] ?? '').replaceAll(LOST_LETTER, '?').slice(0, 120);
	const place = text === '' ? {} : { line, quote };
	return {
		code: 'unreadable_file' as const,
		severity: 'error' as const,
		place,
		detail: 'encoding' as const,
		found
	};
}

/** Line of a character, from 1. */
export function lineAt(text: string, offset: number): number {
	return lineFinder(text)(offset);
}

/** For many questions about one text; lines end as any program ends them. */
export function lineFinder(text: string): (offset: number) => number {
	const starts = [0];
	for (const { index, 0: end } of text.matchAll(LINE_END)) starts.push(index + end.length);
	return (offset) => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if ((starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return low + 1;
	};
}

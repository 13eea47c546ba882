// Bytes → text, only when every character is certain.
import { failed, passed, type Checked } from '../../../domain/issue';
import { isUtf16 } from './kind';

/** UTF-8 with or without its mark, or UTF-16 with one (Excel's "Unicode Text"); always NFC. */
export function readText(bytes: Uint8Array): Checked<string> {
	const encoding = !isUtf16(bytes) ? 'utf-8' : bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
	const text = new TextDecoder(encoding).decode(bytes).normalize('NFC');
	const damaged = text.indexOf('\ufffd');
	if (damaged < 0) return passed(text);
	const line = lineAt(text, damaged);
	const quote = (text.split(/\r\n|\r|\n/)[line - 1] ?? '').slice(0, 120);
	return failed([
		{
			code: 'unreadable_file',
			severity: 'error',
			place: { line, quote },
			detail: 'encoding',
			found: encoding.toUpperCase()
		}
	]);
}

/** Line of a character, from 1. */
export function lineAt(text: string, offset: number): number {
	return lineFinder(text)(offset);
}

/** For many questions about one text. */
export function lineFinder(text: string): (offset: number) => number {
	const starts = [0];
	for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) {
		starts.push(index + 1);
	}
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

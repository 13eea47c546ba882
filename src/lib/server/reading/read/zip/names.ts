// Names inside a ZIP: their old code pages, and whether they stay inside it.
import { isUtf8 } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { binaryOf, windows1258 } from '../encodings/code-pages';
import { extraField } from './extra';

export interface RawName {
	readonly bytes: Buffer;
	/** Its flag says so; without it the code page of the machine that packed it holds. */
	readonly isUtf8: boolean;
	readonly extra: Buffer;
}

/** Info-ZIP's own field for the name in UTF-8. */
const UNICODE_PATH = 0x7075;

/** A Vietnamese Windows packs in code page 1258 where it does not say UTF-8. */
export function zipName({ bytes, isUtf8: isFlagged, extra }: RawName): string {
	const unicode = unicodePath(extra, bytes);
	if (unicode !== undefined) return unicode.normalize('NFC');
	const isUnicode = isFlagged || isUtf8(bytes);
	const name = isUnicode ? bytes.toString('utf8') : windows1258.decode(binaryOf(bytes));
	return name.normalize('NFC');
}

/** Version, checksum of the plain name, name; out of date when the plain one was changed since. */
function unicodePath(extra: Buffer, plain: Buffer): string | undefined {
	const field = extraField(extra, UNICODE_PATH);
	if (field === undefined || field.length <= 5) return undefined;
	const name = field.subarray(5);
	return field.readUInt32LE(1) === crc32(plain) && isUtf8(name) ? name.toString('utf8') : undefined;
}

/** Leads out of the archive, or would on some machine: nothing honest is called so. */
export function isUnsafeName(name: string): boolean {
	if (name.includes('\0') || name.includes('\\')) return true;
	if (name.startsWith('/') || /^[a-z]:/i.test(name)) return true;
	return name.split('/').includes('..');
}

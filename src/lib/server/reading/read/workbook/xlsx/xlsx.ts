// XLSX: guarded as an archive, unpacked by us, read by the library.
import type { Checked } from '../../../../../domain/checks/issue';
import type { Sheet } from '../../../table/sheet';
import type { ReadLimits } from '../../limits';
import { damaged, refusedAs } from '../../refusals';
import { toSheets } from '../book';
import { looksBySheet } from './sheet-looks';
import { readPackage, type WorkBook } from '../library';
import { macroPart, unpackParts, type WorkbookParts } from './parts';
import { zipFault } from '../../zip/content';
import type { ZipEntry } from '../../zip/directory';

export function readXlsx(
	file: { readonly name: string; readonly bytes: Uint8Array },
	entries: readonly ZipEntry[],
	limits: ReadLimits
): Checked<readonly Sheet[]> {
	const fault = zipFault(entries, { ...limits, entries: limits.parts }) ?? macroPart(entries);
	if (fault !== undefined) return refusedAs(fault);
	if (hasTwins(entries)) return damaged('Excel');
	const unpacked = unpackParts(file.bytes, entries, limits);
	if (!unpacked.ok) return unpacked;
	const book = tryRead(unpacked.value);
	if (book === undefined) return damaged('Excel');
	const looks = looksBySheet(book, unpacked.value);
	return toSheets({ fileName: file.name, book, limits, looks });
}

/** Two parts of one name: which one a program reads is chance. */
const hasTwins = (entries: readonly ZipEntry[]): boolean =>
	new Set(entries.map(({ name }) => name.toLowerCase())).size !== entries.length;

function tryRead({ parts }: WorkbookParts): WorkBook | undefined {
	try {
		const book = readPackage(parts);
		return book.SheetNames.length === 0 ? undefined : book;
	} catch {
		return undefined;
	}
}

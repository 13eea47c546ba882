// XLSB, Excel's binary workbook: guarded as an archive, unpacked by us, read by the library.
import type { Checked } from '../../../../../domain/checks/issue';
import type { Sheet } from '../../../table/sheet';
import type { ReadLimits } from '../../limits';
import { damaged, refusedAs, tooManyCells, unreadable } from '../../refusals';
import { unpackEntry, zipFault } from '../../zip/content';
import type { ZipEntry } from '../../zip/directory';
import { toSheets } from '../book';
import { readPackage, type WorkBook } from '../library';
import { macroPart } from '../xlsx/parts';
import { looksBySheet } from '../xlsx/sheet-looks';
import { dressOf, hasRunsIn, sheetLooks, type BinarySheet } from './looks';

/** What holds the tables; drawings, links, caches and the like are not unpacked. */
const READ =
	/^(?:\[content_types\]\.xml|_rels\/\.rels|xl\/(?:workbook\.bin|_rels\/workbook\.bin\.rels|sharedstrings\.bin|styles\.bin|metadata\.bin|worksheets\/[^/]+\.bin))$/i;
const SHEET = /^xl\/worksheets\/(?!binaryindex)[^/]+\.bin$/i;
/** Runs of a text that a reader does not count in: the library gives the text without its runs. */
const DRESSED_TEXT = 'XLSB có chữ gạch ngang hoặc chỉ số trên trong ô';

export function readXlsb(
	file: { readonly name: string; readonly bytes: Uint8Array },
	entries: readonly ZipEntry[],
	limits: ReadLimits
): Checked<readonly Sheet[]> {
	const fault = zipFault(entries, { ...limits, entries: limits.parts }) ?? macroPart(entries);
	if (fault !== undefined) return refusedAs(fault);
	const parts = new Map<string, Buffer>();
	for (const entry of entries.filter(({ name }) => READ.test(name))) {
		const part = unpackEntry(file.bytes, entry);
		if (!part.ok) return part;
		parts.set(entry.name, part.value);
	}
	const dress = dressOf(partOf(parts, 'xl/styles.bin'));
	if (hasRunsIn(partOf(parts, 'xl/sharedstrings.bin'), dress.unseenFonts))
		return refusedAs(unreadable('not_supported', DRESSED_TEXT));
	const looks = new Map<string, BinarySheet>();
	for (const [name, part] of parts) if (SHEET.test(name)) looks.set(name, sheetLooks(part, dress));
	const cells = [...looks.values()].reduce((sum, sheet) => sum + sheet.cells, 0);
	if (cells > limits.cells) return tooManyCells(cells, limits);
	const book = tryRead(parts);
	if (book === undefined) return damaged('Excel');
	return toSheets({
		fileName: file.name,
		book,
		limits,
		looks: looksBySheet(book, { parts, looks })
	});
}

const partOf = (parts: ReadonlyMap<string, Buffer>, name: string): Buffer | undefined =>
	[...parts].find(([part]) => part.toLowerCase() === name)?.[1];

function tryRead(parts: ReadonlyMap<string, Buffer>): WorkBook | undefined {
	try {
		const book = readPackage(parts);
		return book.SheetNames.length === 0 ? undefined : book;
	} catch {
		return undefined;
	}
}

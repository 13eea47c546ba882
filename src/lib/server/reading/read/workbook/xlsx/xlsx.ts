// XLSX: guarded as an archive, unpacked by us, read by the library.
import type { Checked } from '../../../../../domain/checks/issue';
import type { Sheet } from '../../../table/sheet';
import type { ReadLimits } from '../../limits';
import { damaged, refusedAs } from '../../refusals';
import { toSheets, type SheetLooks } from '../book';
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

/** Sheet → relation → part, as the workbook names them. */
function looksBySheet(
	book: WorkBook,
	{ parts, looks }: WorkbookParts
): (sheet: string) => SheetLooks | undefined {
	const relations = [...parts].find(([name]) =>
		/(?:^|\/)_rels\/workbook\d*\.xml\.rels$/i.test(name)
	);
	const targets = new Map<string, string>();
	for (const [tag] of relations?.[1].toString('utf8').matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g) ??
		[]) {
		const id = /\sId=["']([^"']*)["']/.exec(tag)?.[1];
		const target = /\sTarget=["']([^"']*)["']/.exec(tag)?.[1];
		if (id !== undefined && target !== undefined) targets.set(id, target.split('/').at(-1) ?? '');
	}
	return (sheet) => {
		const about: unknown = book.Workbook?.Sheets?.find(({ name }) => name === sheet);
		const file = targets.get(relationOf(about));
		const part = [...looks].find(([name]) => file !== undefined && name.endsWith(`/${file}`));
		return part?.[1] ?? NO_LOOKS;
	};
}

const NO_LOOKS: SheetLooks = { hiddenRows: [], hiddenColumns: [] };

/** `r:id`, under the name that the library keeps it by. */
function relationOf(sheet: unknown): string {
	if (typeof sheet !== 'object' || sheet === null || !('id' in sheet)) return '';
	return typeof sheet.id === 'string' ? sheet.id : '';
}

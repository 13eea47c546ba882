// Data of citizens never gets further than the reader: before a file is kept, and before it is understood.
import type { Issue } from '../../../domain/checks/issue';
import type { DroppedColumn } from '../../../domain/checks/issue-reading';
import type { Place } from '../../../domain/figures/observation';
import { readFile, type ReadFile } from '../read';
import { isArchive, nameInArchive, unpackArchive } from '../read/archive';
import { DEFAULT_LIMITS, type ReadLimits } from '../read/limits';
import type { Sheet } from '../table/sheet';
import { personalColumns, withoutColumns } from './columns';
import { withoutPersonalValues } from './json';
import { rewritten } from './rewrite';

export interface KeptFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}
export interface Screened {
	/** The file itself where nothing had to go. */
	readonly file: KeptFile;
	/** What went, to be told; empty where nothing did. */
	readonly dropped: readonly Issue[];
}

/** Sheets without columns of citizens' data, and which these were. */
function withoutPersonalColumns(sheets: readonly Sheet[]): {
	readonly sheets: readonly Sheet[];
	readonly dropped: readonly Issue[];
} {
	const dropped: Issue[] = [];
	const kept = sheets.map((sheet) => {
		const columns = personalColumns(sheet);
		if (columns.length === 0) return sheet;
		const place = sheet.name === undefined ? {} : { sheet: sheet.name };
		dropped.push(
			droppedIn(
				place,
				columns.map(({ letter, heading, kind, cells }) => ({ letter, heading, kind, cells }))
			)
		);
		return withoutColumns(sheet, columns);
	});
	return { sheets: dropped.length === 0 ? sheets : kept, dropped };
}

/**
 * What is to be kept of a file. One that cannot be read is kept as it came, so that its sender can be told why; an
 * archive with citizens' data in it comes apart into its reports, the others stay archives.
 */
export function screenFile(file: KeptFile, limits: ReadLimits = DEFAULT_LIMITS): Screened[] {
	if (isArchive(file.bytes)) return screenArchive(file, limits);
	const content = readFile(file, limits);
	return [content.ok ? screenContent(file, content.value) : { file, dropped: [] }];
}

/** The same of a file that has been read already. */
export function screenContent(file: KeptFile, content: ReadFile): Screened {
	// A file without anything to drop is handed back as it is: the same object.
	if (content.document !== undefined) {
		const { text, columns } = withoutPersonalValues(content.document);
		if (columns.length === 0) return { file, dropped: [] };
		const bytes = new TextEncoder().encode(text);
		return { file: { name: file.name, bytes }, dropped: [droppedIn({}, columns)] };
	}
	if (content.kind === 'json') return { file, dropped: [] };
	const { sheets, dropped } = withoutPersonalColumns(content.sheets);
	return dropped.length === 0 ? { file, dropped } : { file: rewritten(file, sheets), dropped };
}

function screenArchive(file: KeptFile, limits: ReadLimits): Screened[] {
	const unpacked = unpackArchive(file, limits);
	if (!unpacked.ok) return [{ file, dropped: [] }];
	const screened = unpacked.value.flatMap((entry) =>
		screenFile({ ...entry, name: nameInArchive(file.name, entry.name) }, limits)
	);
	const isClean = screened.every(({ dropped }) => dropped.length === 0);
	return isClean ? [{ file, dropped: [] }] : screened;
}

const droppedIn = (place: Place, columns: readonly DroppedColumn[]): Issue => ({
	code: 'personal_columns_dropped',
	severity: 'info',
	place,
	columns
});

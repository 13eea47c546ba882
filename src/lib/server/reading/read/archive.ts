// A ZIP of reports → its files, each on its own way from there.
import { failed, passed, type Checked, type Issue } from '../../../domain/checks/issue';
import { recogniseKind } from './kind';
import { DEFAULT_LIMITS, type ReadLimits } from './limits';
import { refusedAs, unreadable } from './refusals';
import { unpackEntry, zipFault } from './zip/content';
import { readZipDirectory, type ZipEntry } from './zip/directory';
import { zipProgram } from './zip/program';

/** A file taken out of an archive; its name keeps the folders: "Cẩm Giang/II.06a.xlsx". */
export interface UnpackedFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** What systems leave beside the files; nobody put it there. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$|~\$[^/]*$)/i;

const MOST_LETTERS = 200;

/** "goi.zip › Cẩm Giang/II.06a.xlsx" */
export const nameInArchive = (archive: string, entry: string): string =>
	`${archive} › ${entry.normalize('NFC').slice(-MOST_LETTERS)}`;

/** A ZIP that is no workbook or document of an office program. */
export function isArchive(bytes: Uint8Array): boolean {
	if (recogniseKind(bytes).kind !== 'zip') return false;
	const entries = readZipDirectory(bytes);
	return entries.ok && zipProgram(entries.value) === 'archive';
}

/** The reports of an archive; what is none is left out and told. An archive inside is not opened. */
export function unpackArchive(
	file: { readonly name: string; readonly bytes: Uint8Array },
	limits: ReadLimits = DEFAULT_LIMITS
): Checked<readonly UnpackedFile[]> {
	const directory = readZipDirectory(file.bytes);
	if (!directory.ok) return directory;
	const fault = zipFault(directory.value, { ...limits, entries: limits.archiveFiles });
	if (fault !== undefined) return refusedAs(fault);
	const entries = directory.value.filter(({ name, isFolder }) => !isFolder && !LITTER.test(name));
	const files: UnpackedFile[] = [];
	const leftOut: string[] = [];
	for (const entry of entries) {
		const unpacked = unpackEntry(file.bytes, entry);
		if (!unpacked.ok) return unpacked;
		if (isReport(unpacked.value)) files.push({ name: entry.name, bytes: unpacked.value });
		else leftOut.push(entry.name);
	}
	const notes = leftOut.length === 0 ? [] : [leftOutNote(leftOut)];
	return files.length === 0 ? nothingInside(entries, notes) : passed(files, notes);
}

/** Whether a way in exists for it; what is wrong with it is told when it is read. */
function isReport(bytes: Uint8Array): boolean {
	switch (recogniseKind(bytes).kind) {
		case 'empty':
		case 'binary':
		case 'not_supported':
			return false;
		case 'zip':
			return isWorkbook(bytes);
		case 'csv':
		case 'json':
		case 'html':
		case 'xml_workbook':
		case 'flat_ods':
		case 'ole':
		case 'bare_xls':
			return true;
	}
}

function isWorkbook(bytes: Uint8Array): boolean {
	const entries = readZipDirectory(bytes);
	return entries.ok && zipProgram(entries.value) === 'xlsx';
}

const leftOutNote = (entries: readonly string[]): Issue => ({
	code: 'entries_left_out',
	severity: 'info',
	place: {},
	entries
});

function nothingInside(entries: readonly ZipEntry[], notes: readonly Issue[]): Checked<never> {
	if (entries.length > 0) return failed([unreadable('not_supported', 'ZIP'), ...notes]);
	return refusedAs({ code: 'empty_file', severity: 'error', place: {} });
}

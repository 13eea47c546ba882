// Legacy XLS (Excel 5/95 and 97 to 2003): its container opened, its records read to their declared ends only.
import type { Checked } from '../../../../../domain/checks/issue';
import type { Sheet } from '../../../table/sheet';
import type { ReadLimits } from '../../limits';
import { damaged, refusedAs, tooManyCells, unreadable, unsafe } from '../../refusals';
import { readGlobals, type BiffGlobals } from './biff-globals';
import { readBiffSheet, type BiffSheet } from './biff-sheet';
import { toSheets, type SheetLooks } from '../book';
import { openContainer } from '../container';
import type { WorkBook, WorkSheet } from '../library';

interface LegacyFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** The container of an old office program, or of an encrypted XLSX. */
export function readContainer(file: LegacyFile, limits: ReadLimits): Checked<readonly Sheet[]> {
	const container = openContainer(file.bytes);
	if (container === undefined) return damaged('Excel');
	const { names } = container;
	if (names.includes('EncryptedPackage')) return refusedAs(unsafe('password', ''));
	// Files for both Excel 95 and 97 hold the same workbook twice.
	const [stream] = ['workbook', 'book'].flatMap((wanted) =>
		names.filter((name) => name.toLowerCase() === wanted)
	);
	if (stream === undefined) return refusedAs(unreadable('not_supported', otherProgram(names)));
	if (names.includes('_VBA_PROJECT_CUR')) return refusedAs(unsafe('macro', '_VBA_PROJECT_CUR'));
	const records = container.read(stream);
	if (records === undefined) return damaged('Excel');
	return readBareXls({ name: file.name, bytes: records }, limits);
}

/** A workbook of records alone. */
export function readBareXls(file: LegacyFile, limits: ReadLimits): Checked<readonly Sheet[]> {
	const { buffer, byteOffset, byteLength } = file.bytes;
	const stream = Buffer.from(buffer, byteOffset, byteLength);
	const globals = readGlobals(stream);
	if (globals === 'damaged') return damaged('Excel');
	if (typeof globals === 'string') return refusedAs(unsafe(globals, ''));
	const sheets = new Map<string, WorkSheet>();
	const looks = new Map<string, SheetLooks>();
	let cells = 0;
	for (const { name, at, isChart } of globals.sheets) {
		const sheet = isChart ? NOTHING : readBiffSheet(stream, at, globals);
		if (sheet === undefined || sheets.has(name)) return damaged(name);
		cells += sheet.cells;
		if (cells > limits.cells) return tooManyCells(cells, limits);
		if (isChart) continue;
		sheets.set(name, asWorksheet(sheet));
		looks.set(name, sheet);
	}
	return toSheets({
		fileName: file.name,
		book: asBook(globals, sheets),
		limits,
		looks: (name) => looks.get(name)
	});
}

const NOTHING: BiffSheet = {
	data: [],
	hiddenRows: [],
	hiddenColumns: [],
	struckCells: new Set(),
	merges: [],
	cells: 0
};

const asWorksheet = ({ data, merges }: BiffSheet): WorkSheet => ({
	'!data': data,
	'!merges': [...merges]
});

const asBook = (globals: BiffGlobals, sheets: ReadonlyMap<string, WorkSheet>): WorkBook => ({
	SheetNames: [...sheets.keys()],
	Sheets: Object.fromEntries(sheets),
	Workbook: {
		WBProps: { date1904: globals.date1904 },
		Sheets: globals.sheets.map(({ name, isHidden }) => ({ name, Hidden: isHidden ? 1 : 0 }))
	}
});

function otherProgram(names: readonly string[]): string {
	if (names.includes('WordDocument')) return 'Word';
	if (names.includes('PowerPoint Document')) return 'PowerPoint';
	return names.some((name) => name.startsWith('__properties_version')) ? 'Outlook' : '';
}

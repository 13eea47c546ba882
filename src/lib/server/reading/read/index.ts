// Any file → sheets of text or a JSON tree, by the kinds of files that the domain names.
import { passed, type Checked } from '../../../domain/checks/issue';
import type { ZippedKind } from '../../../domain/file-kinds';
import type { Sheet } from '../table/sheet';
import { unpackArchive } from './archive';
import { readCsv } from './text/csv';
import { mendSheets } from './encodings';
import { readHtml } from './html/html';
import { readJson, type JsonDocument } from './text/json';
import { readRecords } from './text/records';
import { recogniseKind, type RecognisedKind } from './kind';
import { DEFAULT_LIMITS, type ReadLimits } from './limits';
import { damaged, refusedAs, unreadable } from './refusals';
import { readText } from './text/text';
import { readFlatOds, readOds } from './workbook/ods';
import { readBareXls, readContainer } from './workbook/xls/xls';
import { readXlsb } from './workbook/xlsb/xlsb';
import { readXlsx } from './workbook/xlsx/xlsx';
import { readXmlBook } from './workbook/xml';
import { readZipDirectory, type ZipEntry } from './zip/directory';
import { zipProgram } from './zip/program';

export type ReadFile =
	| {
			readonly kind: 'sheets';
			readonly sheets: readonly Sheet[];
			/** Where the sheet is a list of JSON records. */
			readonly document?: JsonDocument;
	  }
	| { readonly kind: 'json'; readonly document: JsonDocument };

interface GivenFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

export function readFile(file: GivenFile, limits: ReadLimits = DEFAULT_LIMITS): Checked<ReadFile> {
	const size = file.bytes.byteLength;
	if (size > limits.bytes) return refusedAs(unreadable('too_large', `${size}`, limits.bytes));
	const { kind, found } = recogniseKind(file.bytes);
	if (kind === 'not_supported' || kind === 'binary') return refusedAs(unreadable(kind, found));
	return READERS[kind](file, limits);
}

const EMPTY = { code: 'empty_file', severity: 'error', place: {} } as const;

type FileReader = (file: GivenFile, limits: ReadLimits) => Checked<ReadFile>;
const READERS: Readonly<
	Record<Exclude<RecognisedKind['kind'], 'not_supported' | 'binary'>, FileReader>
> = {
	empty: () => refusedAs(EMPTY),
	json: (file) => readDocument(file),
	csv: (file) => (/\.json$/i.test(file.name) ? readDocument(file) : readTable(file)),
	html: readPage,
	flat_ods: readFlat,
	xml_workbook: (file, limits) => asSheets(readXmlBook(file, limits)),
	ole: (file, limits) => asSheets(readContainer(file, limits)),
	bare_xls: (file, limits) => asSheets(readBareXls(file, limits)),
	zip: readZip
};
type ZipReader = (
	file: GivenFile,
	entries: readonly ZipEntry[],
	limits: ReadLimits
) => Checked<ReadFile>;
const ZIP_READERS: Readonly<Record<ZippedKind, ZipReader>> = {
	xlsx: (...of) => asSheets(readXlsx(...of)),
	xlsb: (...of) => asSheets(readXlsb(...of)),
	ods: (...of) => asSheets(readOds(...of)),
	archive: (file, _entries, limits) => readOnlyFile(file, limits)
};

function readDocument({ name, bytes }: GivenFile): Checked<ReadFile> {
	const text = readText(bytes);
	if (!text.ok) return text;
	const document = readJson(text.value, name);
	if (!document.ok) return document;
	const issues = [...text.issues, ...document.issues];
	const records = readRecords(document.value);
	if (records === undefined) return passed({ kind: 'json', document: document.value }, issues);
	if (!records.ok) return records;
	const table = { sheets: [records.value], document: document.value };
	return passed({ kind: 'sheets', ...table }, [...issues, ...records.issues]);
}

function readTable({ name, bytes }: GivenFile): Checked<ReadFile> {
	const text = readText(bytes);
	if (!text.ok) return text;
	const sheet = readCsv(text.value, name);
	if (!sheet.ok) return sheet;
	return passed({ kind: 'sheets', sheets: [sheet.value] }, [...text.issues, ...sheet.issues]);
}

function readPage({ name, bytes }: GivenFile, limits: ReadLimits): Checked<ReadFile> {
	const text = readText(bytes);
	if (!text.ok) return text;
	const sheet = readHtml(text.value, name, limits);
	if (!sheet.ok) return sheet;
	const mended = mendSheets([sheet.value]);
	return asSheets(passed(mended.sheets, [...text.issues, ...sheet.issues, ...mended.issues]));
}

function readFlat(file: GivenFile, limits: ReadLimits): Checked<ReadFile> {
	const text = readText(file.bytes);
	return text.ok ? asSheets(readFlatOds(file, text.value, limits)) : text;
}

function readZip(file: GivenFile, limits: ReadLimits): Checked<ReadFile> {
	const entries = readZipDirectory(file.bytes);
	if (!entries.ok) return damaged(zipWord(file.bytes));
	const program = zipProgram(entries.value);
	if (typeof program !== 'string') return refusedAs(unreadable('not_supported', program.other));
	return ZIP_READERS[program](file, entries.value, limits);
}

/** An archive of one report is that report; several are several uploads, which the caller unpacks first. */
function readOnlyFile(file: GivenFile, limits: ReadLimits): Checked<ReadFile> {
	const unpacked = unpackArchive(file, limits);
	if (!unpacked.ok) return unpacked;
	const [only, second] = unpacked.value;
	if (only === undefined || second !== undefined) {
		return refusedAs(unreadable('not_supported', 'ZIP nhiều tệp'));
	}
	const read = readFile(only, limits);
	return read.ok ? passed(read.value, [...unpacked.issues, ...read.issues]) : read;
}

/** What a cut-off ZIP was: the names of its first parts still stand readable. */
function zipWord(bytes: Uint8Array): string {
	const names = Buffer.from(bytes.subarray(0, 8192)).toString('latin1');
	return names.includes('xl/') || names.includes('[Content_Types].xml') ? 'Excel' : 'ZIP';
}

/** A workbook without any text is an empty file. */
function asSheets(sheets: Checked<readonly Sheet[]>): Checked<ReadFile> {
	if (!sheets.ok) return sheets;
	if (sheets.value.every(({ rows }) => rows.length === 0)) return refusedAs(EMPTY);
	return passed({ kind: 'sheets', sheets: sheets.value }, sheets.issues);
}

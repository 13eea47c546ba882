import { describe, expect, test } from 'vitest';
import { rawXlsx, rows, zipped } from '../../../../../tests/support/workbook-files';
import { readFile } from './';
import { isArchive, unpackArchive } from './archive';
import { DEFAULT_LIMITS } from './limits';

const CSV = 'Đơn vị,Giá trị\nXã A,1\n';
const XLSX = rawXlsx({
	sheets: [{ name: 'A', xml: rows('<row r="1"><c r="A1"><v>1</v></c></row>') }]
});
const unpack = (parts: Record<string, string | Uint8Array>, limits = DEFAULT_LIMITS) =>
	unpackArchive({ name: 'bao-cao.zip', bytes: zipped(parts) }, limits);

test('a ZIP of reports is an archive, a workbook is not', () => {
	expect(isArchive(zipped({ 'a.csv': CSV }))).toBe(true);
	expect(isArchive(XLSX)).toBe(false);
	expect(isArchive(new TextEncoder().encode(CSV))).toBe(false);
	expect(isArchive(new Uint8Array())).toBe(false);
});

test('the reports come out with their folders, and what is no report is told', () => {
	const unpacked = unpack({
		'Cẩm Giàng/Lai Cách.xlsx': XLSX,
		'Cẩm Giàng/quý 1.csv': CSV,
		'Cẩm Giàng/': '',
		'ảnh.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]),
		'công văn.docx': zipped({ '[Content_Types].xml': '<a/>', 'word/document.xml': '<a/>' }),
		'cũ.zip': zipped({ 'a.csv': CSV }),
		'__MACOSX/._quý 1.csv': 'x',
		'.DS_Store': 'x',
		'Thumbs.db': 'x',
		'~$Lai Cách.xlsx': 'x'
	});
	expect(unpacked.ok && unpacked.value.map(({ name }) => name).sort()).toEqual([
		'Cẩm Giàng/Lai Cách.xlsx',
		'Cẩm Giàng/quý 1.csv'
	]);
	expect(unpacked.issues).toEqual([
		{
			code: 'entries_left_out',
			severity: 'info',
			place: {},
			entries: ['ảnh.png', 'công văn.docx', 'cũ.zip']
		}
	]);
});

describe('names', () => {
	const named = (raw: Buffer): string | undefined => {
		const zip = Buffer.from(zipped({ [`${'x'.repeat(raw.length - 4)}.csv`]: CSV }));
		const old = Buffer.from(`${'x'.repeat(raw.length - 4)}.csv`);
		for (let at = zip.indexOf(old); at >= 0; at = zip.indexOf(old, at + 1)) raw.copy(zip, at);
		const unpacked = unpackArchive({ name: 'a.zip', bytes: zip });
		return unpacked.ok ? unpacked.value[0]?.name : JSON.stringify(unpacked.issues);
	};

	test('a name in UTF-8 without its flag is read as UTF-8', () => {
		expect(named(Buffer.from('Xã Cẩm Giàng.csv'))).toBe('Xã Cẩm Giàng.csv');
	});

	test('a name of a Vietnamese Windows is read by its code page', () => {
		const bytes = Buffer.from([0xd0, 0xf4, 0x20, 0x74, 0x68, 0x69, 0xf2, 0x2e, 0x63, 0x73, 0x76]);
		expect(named(bytes)).toBe('Đô thị.csv');
	});

	test('a name of a Mac is composed', () => {
		const unpacked = unpack({ ['Xã.csv'.normalize('NFD')]: CSV });
		expect(unpacked.ok && unpacked.value[0]?.name).toBe('Xã.csv'.normalize('NFC'));
	});

	test.each(['../a.csv', '/a.csv', 'C:\\a.csv', 'c:a.csv', 'x\\a.csv', 'x/../../a.csv'])(
		'a name that leads elsewhere is refused: %s',
		(name) => {
			expect(unpack({ [name]: CSV }).issues).toMatchObject([
				{ code: 'unsafe_file', detail: 'path_in_archive' }
			]);
		}
	);
});

test('an archive of one report is read as that report', () => {
	const read = readFile({ name: 'a.zip', bytes: zipped({ 'a.csv': CSV, 'b.png': '\x89PNG\0' }) });
	expect(read.ok && read.value.kind === 'sheets' && read.value.sheets[0]?.rows[1]?.cells).toEqual([
		'Xã A',
		'1'
	]);
	expect(read.issues.map(({ code }) => code)).toEqual(['entries_left_out']);
});

test('an archive of several reports is unpacked first', () => {
	const read = readFile({ name: 'a.zip', bytes: zipped({ 'a.csv': CSV, 'b.csv': CSV }) });
	expect(read.issues).toMatchObject([
		{ code: 'unreadable_file', detail: 'not_supported', found: 'ZIP nhiều tệp' }
	]);
});

test('an archive without any report, or without anything, says so', () => {
	expect(unpack({ 'b.png': '\x89PNG\0' }).issues).toMatchObject([
		{ code: 'unreadable_file', detail: 'not_supported', found: 'ZIP' },
		{ code: 'entries_left_out', entries: ['b.png'] }
	]);
	expect(unpack({}).issues).toMatchObject([{ code: 'empty_file' }]);
	expect(unpack({ '.DS_Store': 'x' }).issues).toMatchObject([{ code: 'empty_file' }]);
});

test('an archive of too many files is not unpacked', () => {
	const parts = Object.fromEntries(
		Array.from({ length: 201 }, (_, index) => [`${index}.csv`, CSV] as const)
	);
	expect(unpack(parts).issues).toMatchObject([{ code: 'unsafe_file', detail: 'too_many_entries' }]);
});

test('an archive that unpacks past its limit is not unpacked', () => {
	const limits = { ...DEFAULT_LIMITS, unpackedBytes: 1000 };
	expect(unpack({ 'a.csv': CSV.repeat(100) }, limits).issues).toMatchObject([
		{ code: 'unsafe_file', detail: 'unpacks_too_large' }
	]);
});

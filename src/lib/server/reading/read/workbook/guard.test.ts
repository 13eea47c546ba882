// What a hostile or unusable file costs: an answer in plain words, at once.
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
	DIRECTORY,
	rawXlsx,
	rows,
	withDirectoryField,
	workbookParts,
	zipped,
	type RawWorkbook
} from '../../../../../../tests/support/workbook-files';
import { readFile } from '..';
import { DEFAULT_LIMITS, MAX_BYTES, type ReadLimits } from '../limits';

const ONE: RawWorkbook = {
	sheets: [{ name: 'Biểu', xml: rows('<row r="1"><c r="A1"><v>1</v></c></row>') }]
};
const formula = (text: string, more: Partial<RawWorkbook> = {}): Uint8Array =>
	rawXlsx({
		sheets: [{ name: 'Biểu', xml: rows(`<row r="4"><c r="D4"><f>${text}</f><v>1</v></c></row>`) }],
		...more
	});

function answer(bytes: Uint8Array, limits?: Partial<ReadLimits>) {
	const started = performance.now();
	const before = process.memoryUsage().rss;
	const result = readFile({ name: 'tep.xlsx', bytes }, { ...DEFAULT_LIMITS, ...limits });
	expect(performance.now() - started).toBeLessThan(2000);
	expect(process.memoryUsage().rss - before).toBeLessThan(400e6);
	expect(result.ok).toBe(false);
	const [issue] = result.issues;
	if (issue?.code === 'unsafe_file' || issue?.code === 'unreadable_file') {
		return `${issue.code} ${issue.detail} ${issue.found}`;
	}
	return JSON.stringify(issue);
}

describe('size', () => {
	test('a file over the limit is refused with both sizes', () => {
		const result = readFile({ name: 'a', bytes: new Uint8Array(MAX_BYTES + 1) });
		expect(result.issues).toMatchObject([
			{ code: 'unreadable_file', detail: 'too_large', found: `${MAX_BYTES + 1}`, limit: MAX_BYTES }
		]);
		expect(readFile({ name: 'a', bytes: rawXlsx(ONE) }, { ...DEFAULT_LIMITS, bytes: 100 }).ok).toBe(
			false
		);
	});

	test('a small file that unpacks to more than it may is not unpacked', () => {
		const bomb = rawXlsx({ ...ONE, parts: { 'xl/worksheets/sheet1.xml': new Uint8Array(8e6) } });
		expect(bomb.length).toBeLessThan(20_000);
		expect(answer(bomb, { unpackedBytesPerEntry: 5e6 })).toBe(
			'unsafe_file unpacks_too_large xl/worksheets/sheet1.xml'
		);
	});

	test('a part that is packed tighter than any table is refused below the limit too', () => {
		const bomb = rawXlsx({ ...ONE, parts: { 'xl/media/a.bin': new Uint8Array(11e6) } });
		expect(answer(bomb)).toBe('unsafe_file unpacks_too_large xl/media/a.bin');
	});

	test('many parts that are small each are refused for their sum', () => {
		const noise = Buffer.alloc(1e6, 'đơn vị hành chính '.repeat(3));
		for (let at = 0; at < noise.length; at += 40) noise.writeUInt32LE((at * 2_654_435) >>> 0, at);
		const parts = Object.fromEntries(
			Array.from({ length: 4 }, (_, index) => [`xl/x${index}.xml`, noise])
		);
		expect(answer(rawXlsx({ ...ONE, parts }), { unpackedBytes: 3e6 })).toBe(
			'unsafe_file unpacks_too_large '
		);
	});

	test('a part that is larger than it says is cut off where it lied', () => {
		const zip = rawXlsx({ ...ONE, parts: { 'xl/worksheets/sheet1.xml': new Uint8Array(12e6) } });
		const lying = withDirectoryField(zip, 'xl/worksheets/sheet1.xml', {
			at: DIRECTORY.size,
			value: 1000,
			bytes: 4
		});
		expect(answer(lying)).toBe('unsafe_file unpacks_too_large xl/worksheets/sheet1.xml');
	});

	test('a part that is smaller than it says is damaged', () => {
		const lying = withDirectoryField(rawXlsx(ONE), 'xl/worksheets/sheet1.xml', {
			at: DIRECTORY.size,
			value: 5_000_000,
			bytes: 4
		});
		expect(answer(lying)).toBe('unreadable_file damaged xl/worksheets/sheet1.xml');
	});

	test('too many parts are not looked at', () => {
		const parts = Object.fromEntries(
			Array.from({ length: 60 }, (_, index) => [`xl/a${index}.xml`, '<a/>'])
		);
		expect(answer(rawXlsx({ ...ONE, parts }), { parts: 50 })).toBe(
			'unsafe_file too_many_entries 67'
		);
	});

	test('rows beyond the limit are counted, not read', () => {
		const lines: string[] = [];
		for (let row = 1; row <= 50_001; row += 1) lines.push(`<row r="${row}"><c><v>1</v></c></row>`);
		const bytes = rawXlsx({ sheets: [{ name: 'A', xml: rows(lines.join('')) }] });
		expect(answer(bytes, { rows: 50_000 })).toBe(
			'{"code":"too_many_rows","severity":"error","found":50001,"limit":50000,"place":{"row":50001}}'
		);
	});

	test('more cells than one import takes are counted, not read', () => {
		const row = '<row><c><v>1</v></c><c><v>2</v></c></row>';
		const bytes = rawXlsx({ sheets: [{ name: 'A', xml: rows(row.repeat(40)) }] });
		expect(answer(bytes, { cells: 50 })).toBe(
			'{"code":"too_many_figures","severity":"error","place":{},"found":80,"limit":50}'
		);
	});
});

describe('content', () => {
	test.each(['xl/vbaProject.bin', 'xl/macrosheets/sheet1.xml', 'xl/vbaProject1.bin'])(
		'a macro in %s is refused',
		(part) => {
			expect(answer(rawXlsx({ ...ONE, parts: { [part]: 'x' } }))).toBe(`unsafe_file macro ${part}`);
		}
	);

	test('a workbook that declares macros is refused without any', () => {
		const types =
			'<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>';
		expect(answer(rawXlsx({ ...ONE, types }))).toBe('unsafe_file macro [Content_Types].xml');
	});

	test.each(['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/drawings/drawing1.xml'])(
		'an entity in %s is refused',
		(part) => {
			const xml = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>';
			expect(answer(rawXlsx({ ...ONE, parts: { [part]: xml } }))).toBe(
				`unsafe_file external_entity ${part}`
			);
		}
	);

	test('an entity written in UTF-16 is refused', () => {
		const xml = Buffer.from('\ufeff<!DOCTYPE a [<!ENTITY b "c">]><a/>', 'utf16le');
		expect(answer(rawXlsx({ ...ONE, parts: { 'xl/sharedStrings.xml': xml } }))).toBe(
			'unsafe_file external_entity xl/sharedStrings.xml'
		);
	});

	test.each([
		'[1]Sheet1!A1',
		"'C:\\bao cao\\[a.xlsx]Quý 1'!B2+1",
		"'[2]Quý 1'!B2",
		'[1]!TenVung',
		"Excel|'C:\\a.xls'!R1C1",
		'WEBSERVICE("http://a")',
		'SUM(A1,[3]Tong!$B$4)'
	])('a formula that takes its value from outside is refused with its cell: %s', (text) => {
		const escaped = text.replaceAll('&', '&amp;');
		const result = readFile({ name: 'a', bytes: formula(escaped) });
		expect(result.issues).toMatchObject([
			{
				code: 'unsafe_file',
				detail: 'external_link',
				found: 'D4',
				place: { sheet: 'Biểu', row: 4 }
			}
		]);
	});

	test('a name that stands for a cell of another file counts as that cell', () => {
		const definedNames = '<definedName name="Tong_cu">[1]Sheet1!$A$1</definedName>';
		expect(answer(formula('Tong_cu*2', { definedNames }))).toBe('unsafe_file external_link D4');
		expect(readFile({ name: 'a', bytes: formula('Tong_cu_2*2', { definedNames }) }).ok).toBe(true);
	});

	test.each([
		'Sheet2!A1',
		"'Quý 1'!A1",
		'Bang1[[#This Row],[Tổng số]]+Sheet2!A1',
		'Bang1[Cot]',
		'IF(A1="[1]a!",1,0)',
		'A1&amp;"|x!"'
	])('a formula inside the workbook is read: %s', (text) => {
		expect(readFile({ name: 'a', bytes: formula(text) }).ok).toBe(true);
	});

	test('links to other files that no formula uses do no harm', () => {
		const parts = { 'xl/externalLinks/externalLink1.xml': '<externalLink/>' };
		expect(readFile({ name: 'a', bytes: rawXlsx({ ...ONE, parts }) }).ok).toBe(true);
	});

	test.each(['../evil.xml', '/etc/passwd', 'C:/a.xml', 'xl\\..\\a.xml', 'a\0.xml', 'a/../../b'])(
		'a part called %j is refused',
		(name) => {
			expect(answer(rawXlsx({ ...ONE, parts: { [name]: 'x' } }))).toMatch(
				/^unsafe_file path_in_archive /
			);
		}
	);

	test('an encrypted part asks for the password to be taken off', () => {
		const locked = withDirectoryField(rawXlsx(ONE), 'xl/workbook.xml', {
			at: DIRECTORY.flags,
			value: 1,
			bytes: 2
		});
		expect(answer(locked)).toBe('unsafe_file password xl/workbook.xml');
	});
});

describe('damage', () => {
	const whole = rawXlsx(ONE);

	test('a file that stops early is damaged', () => {
		expect(answer(whole.subarray(0, whole.length - 40))).toBe('unreadable_file damaged Excel');
		expect(answer(whole.subarray(0, 600))).toBe('unreadable_file damaged Excel');
	});

	test('a changed byte of a packed part is found by its checksum', () => {
		const bytes = Buffer.from(zipped(workbookParts(ONE), 0));
		bytes[bytes.indexOf('<v>1</v>') + 3] = 0x39;
		expect(answer(bytes)).toBe('unreadable_file damaged xl/worksheets/sheet1.xml');
	});

	test('a worksheet that stops in the middle is damaged, not a shorter report', () => {
		const xml = '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2">';
		expect(answer(rawXlsx({ ...ONE, parts: { 'xl/worksheets/sheet1.xml': xml } }))).toBe(
			'unreadable_file damaged xl/worksheets/sheet1.xml'
		);
	});

	test('a sheet whose texts are missing is damaged, not empty', () => {
		const xml = rows('<row r="1"><c r="A1" t="s"><v>7</v></c></row>');
		expect(answer(rawXlsx({ sheets: [{ name: 'Biểu', xml }] }))).toBe(
			'unreadable_file damaged Biểu'
		);
	});

	test('a workbook without its sheet is damaged', () => {
		const parts = Object.fromEntries(
			Object.entries(workbookParts(ONE)).filter(([name]) => !name.includes('sheet1'))
		);
		expect(answer(zipped(parts))).toBe('unreadable_file damaged Biểu');
	});

	test('two parts of one name are damaged: which one counts is chance', () => {
		const twice = Buffer.concat([rawXlsx({ ...ONE, parts: { 'xl/workbook.xmL': 'x' } })]);
		expect(answer(twice)).toBe('unreadable_file damaged Excel');
	});

	test('letters that are no UTF-8 are damaged, never guessed', () => {
		const bytes = Buffer.concat([
			Buffer.from('<sst><si><t>X'),
			Buffer.from([0xe3, 0x28]),
			Buffer.from('</t></si></sst>')
		]);
		expect(answer(rawXlsx({ ...ONE, parts: { 'xl/sharedStrings.xml': bytes } }))).toBe(
			'unreadable_file damaged xl/sharedStrings.xml'
		);
	});
});

test('other ways of packing are named', () => {
	const strange = withDirectoryField(rawXlsx(ONE), 'xl/workbook.xml', {
		at: DIRECTORY.method,
		value: 9,
		bytes: 2
	});
	expect(answer(strange)).toBe('unreadable_file not_supported ZIP (xl/workbook.xml)');
});

test('parts over the same bytes are refused: so are bombs made that unpack to gigabytes', () => {
	const zip = Buffer.from(rawXlsx(ONE));
	const first = zip.indexOf('PK\x01\x02');
	const second = zip.indexOf('PK\x01\x02', first + 4);
	zip.copy(zip, second + 20, first + 20, first + 24);
	zip.writeUInt32LE(zip.readUInt32LE(first + 42), second + 42);
	expect(answer(zip)).toBe('unreadable_file damaged Excel');
});

test('programs whose files are no workbooks are named', () => {
	expect(answer(zipped({ '[Content_Types].xml': '<a/>', 'word/document.xml': '<a/>' }))).toBe(
		'unreadable_file not_supported Word'
	);
	expect(answer(zipped({ 'Index/Document.iwa': 'x' }))).toBe(
		'unreadable_file not_supported Numbers'
	);
	expect(answer(zipped({ mimetype: 'x', 'META-INF/manifest.xml': '<a/>' }))).toBe(
		'unreadable_file not_supported ODS'
	);
});

test('a deflated stream that is no stream is damaged', () => {
	const parts = { ...workbookParts(ONE) };
	const zip = Buffer.from(zipped(parts));
	const packed = deflateRawSync(Buffer.from('x'));
	const at = zip.indexOf('PK\x03\x04');
	zip.fill(0xff, at + 50, at + 50 + packed.length);
	expect(answer(zip)).toMatch(/^unreadable_file damaged/);
});

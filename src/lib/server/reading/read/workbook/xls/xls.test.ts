import { CFB, utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readFile } from '../..';
import { formulaWithoutValue } from '../../cell-marks';

const record = (type: number, body: Uint8Array = new Uint8Array()): Buffer => {
	const head = Buffer.alloc(4);
	head.writeUInt16LE(type, 0);
	head.writeUInt16LE(body.length, 2);
	return Buffer.concat([head, body]);
};
const words = (...values: number[]): Buffer => Buffer.from(new Uint16Array(values).buffer);
const label = (row: number, column: number, bytes: readonly number[]): Buffer =>
	record(0x204, Buffer.concat([words(row, column, 0, bytes.length), Buffer.from(bytes)]));
const number = (row: number, column: number, value: number): Buffer => {
	const body = Buffer.alloc(14);
	body.writeUInt16LE(row, 0);
	body.writeUInt16LE(column, 2);
	body.writeDoubleLE(value, 6);
	return record(0x203, body);
};
const bound = (position: number, flags: readonly [number, number], name: string): Buffer => {
	const head = Buffer.alloc(7);
	head.writeUInt32LE(position, 0);
	head.set(flags, 4);
	head.writeUInt8(name.length, 6);
	return record(0x85, Buffer.concat([head, Buffer.from(name, 'latin1')]));
};
const END = record(0x0a);

/** Excel 5/95: texts in a code page. */
function excel95(
	codePage: number,
	sheet: readonly Buffer[],
	globals: readonly Buffer[] = []
): Buffer {
	const begin = (kind: number) => record(0x809, words(0x0500, kind, 0, 0));
	const parts = (position: number) => [
		begin(5),
		record(0x42, words(codePage)),
		...globals,
		bound(position, [0, 0], 'Quy 1'),
		END
	];
	const position = Buffer.concat(parts(0)).length;
	return Buffer.concat([...parts(position), begin(0x10), ...sheet, END]);
}
function contained(streams: Readonly<Record<string, Buffer>>): Uint8Array {
	const container = CFB.utils.cfb_new() as unknown;
	for (const [name, content] of Object.entries(streams))
		CFB.utils.cfb_add(container, name, content);
	return CFB.write(container, { type: 'buffer' }) as Uint8Array;
}
function read(bytes: Uint8Array) {
	const result = readFile({ name: 'cu.xls', bytes });
	if (!result.ok) throw new Error(JSON.stringify(result.issues));
	if (result.value.kind !== 'sheets') throw new Error('no sheets');
	return { sheets: result.value.sheets, issues: result.issues };
}
const told = (bytes: Uint8Array): string =>
	readFile({ name: 'cu.xls', bytes })
		.issues.map((issue) => ('detail' in issue ? `${issue.code} ${issue.detail}` : issue.code))
		.join(', ');

describe('Excel 97 to 2003', () => {
	const sheet = utils.aoa_to_sheet([
		['Đơn vị', 'Tổng số', 'Tỷ lệ', 'Ngày', '001234'],
		['Thị trấn Lai Cách', 1144, 0.95, 45016, '1-2']
	]);
	sheet['B2'] = { t: 'n', v: 1144, z: '#,##0' };
	sheet['C2'] = { t: 'n', v: 0.95, z: '0.00%' };
	sheet['D2'] = { t: 'n', v: 45016, z: 'dd/mm/yyyy' };
	sheet['A3'] = { t: 'e', v: 0x17 };
	sheet['B3'] = { t: 'n', v: 1144, f: 'SUM(B2:B2)' };
	sheet['!ref'] = 'A1:E3';
	sheet['!merges'] = [utils.decode_range('A3:A3'), utils.decode_range('D1:E1')];
	sheet['!rows'] = [{}, { hidden: true }];
	const book = utils.book_new();
	utils.book_append_sheet(book, sheet, 'Quý 1');
	utils.book_append_sheet(book, utils.aoa_to_sheet([[1]]), 'Danh mục');
	book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] };
	const bytes = write(book, { type: 'buffer', bookType: 'biff8' }) as Uint8Array;

	test('texts, numbers, percents, days, errors and formulas are read as from XLSX', () => {
		const { sheets, issues } = read(bytes);
		expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
			['Quý 1', undefined],
			['Danh mục', true]
		]);
		expect(sheets[0]?.rows.map(({ cells }) => cells)).toEqual([
			['Đơn vị', 'Tổng số', 'Tỷ lệ', 'Ngày', '001234'],
			['Thị trấn Lai Cách', '1.144', '95,00%', '31/03/2023', '1-2'],
			['#REF!', '1144', '', '', '']
		]);
		expect(sheets[0]?.rows[1]?.numbers).toEqual([
			undefined,
			{ value: 1144, decimals: 0, kind: 'number' },
			{ value: 0.95, decimals: 2, kind: 'percent' },
			{ value: 45016, decimals: 0, kind: 'date' }
		]);
		expect(sheets[0]?.merges).toEqual([{ fromRow: 1, toRow: 1, fromColumn: 3, toColumn: 4 }]);
		expect(issues).toEqual([]);
	});

	test('a file after another one does not take over its number formats', () => {
		const other = utils.aoa_to_sheet([[1]]);
		other['A1'] = { t: 'n', v: 1, z: 'dd/mm/yyyy' };
		const first = write(
			{ SheetNames: ['A'], Sheets: { A: other } },
			{ type: 'buffer', bookType: 'xlsx' }
		);
		read(first as Uint8Array);
		expect(read(bytes)).toEqual(read(bytes));
	});

	test('the bytes of the sender are left as they came', () => {
		const before = Buffer.from(bytes);
		read(bytes);
		expect(before.equals(bytes)).toBe(true);
	});
});

describe('before Unicode', () => {
	test('texts are read by the code page of the file, tones composed', () => {
		const rows = [label(0, 0, [0xd0, 0xf4, 0x20, 0x74, 0x68, 0x69, 0xf2]), number(1, 0, 12)];
		const { sheets } = read(contained({ '/Book': excel95(1258, rows) }));
		expect(sheets[0]?.name).toBe('Quy 1');
		expect(sheets[0]?.rows.map(({ cells }) => cells)).toEqual([['Đô thị'], ['12']]);
	});

	test('signs of Windows are no control characters', () => {
		const { sheets } = read(
			contained({ '/Book': excel95(1252, [label(0, 0, [0x93, 0x41, 0x94, 0x96])]) })
		);
		expect(sheets[0]?.rows[0]?.cells).toEqual(['“A”–']);
	});

	test('records without a container, as small scripts write them, are a workbook', () => {
		const bytes = Buffer.concat([
			record(0x809, words(0, 0x10, 0, 0)),
			label(0, 0, [0x58, 0x61]),
			number(0, 1, 5),
			END
		]);
		expect(read(bytes).sheets[0]?.rows[0]?.cells).toEqual(['Xa', '5']);
	});
});

describe('refused', () => {
	const one = [number(0, 0, 1)];

	test('a password', () => {
		const locked = excel95(1252, one, [record(0x2f, Buffer.alloc(6))]);
		expect(told(contained({ '/Workbook': locked }))).toBe('unsafe_file password');
		expect(
			told(
				contained({ '/EncryptedPackage': Buffer.alloc(64), '/EncryptionInfo': Buffer.alloc(64) })
			)
		).toBe('unsafe_file password');
	});

	test('a macro', () => {
		const macro = excel95(1252, one, [bound(0, [0, 1], 'Macro1')]);
		expect(told(contained({ '/Workbook': macro }))).toBe('unsafe_file macro');
		const project = {
			'/Workbook': excel95(1252, one),
			'/_VBA_PROJECT_CUR/VBA/dir': Buffer.alloc(9)
		};
		expect(told(contained(project))).toBe('unsafe_file macro');
	});

	test('other programs, by name', () => {
		const found = (streams: Record<string, Buffer>) =>
			readFile({ name: 'a.doc', bytes: contained(streams) }).issues;
		expect(found({ '/WordDocument': Buffer.alloc(9) })).toMatchObject([
			{ detail: 'not_supported', found: 'Word' }
		]);
		expect(found({ '/PowerPoint Document': Buffer.alloc(9) })).toMatchObject([
			{ detail: 'not_supported', found: 'PowerPoint' }
		]);
	});

	test('damage', () => {
		const bytes = contained({ '/Workbook': Buffer.alloc(5000, 7) });
		expect(told(bytes)).toBe('unreadable_file damaged');
		expect(told(bytes.subarray(0, 700))).toBe('unreadable_file damaged');
		expect(told(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe(
			'unreadable_file damaged'
		);
	});
});

describe('records', () => {
	const told95 = (...cells: Buffer[]): string =>
		told(contained({ '/Book': excel95(1252, [number(0, 0, 1), ...cells]) }));

	test.each([
		['a text longer than its record', record(0x204, words(0, 1, 0, 500))],
		['a text without its length', record(0x204, words(0, 1, 0))],
		['a number cut off', record(0x203, words(0, 1, 0, 7))],
		['a row of numbers that does not fit', record(0xbd, words(0, 1, 0, 0, 0, 9))],
		['a text that the table does not have', record(0xfd, words(0, 1, 0, 77, 0))],
		['more merged cells than there are', record(0xe5, words(9, 0, 0, 0, 0))]
	])('%s is damage, and is found at once', (_, cell) => {
		const started = performance.now();
		expect(told95(cell)).toBe('unreadable_file damaged');
		expect(performance.now() - started).toBeLessThan(500);
	});

	test('a sheet that does not end is damaged, not a shorter report', () => {
		const whole = excel95(1252, [number(0, 0, 1), number(1, 0, 2)]);
		expect(told(contained({ '/Book': whole.subarray(0, whole.length - 4) }))).toBe(
			'unreadable_file damaged'
		);
	});

	test('a container whose sectors run in a circle is damaged, and costs nothing', () => {
		const bytes = Buffer.from(contained({ '/Book': excel95(1252, [number(0, 0, 1)]) }));
		const table = (bytes.readUInt32LE(76) + 1) * 512;
		for (let at = table; at < table + 64; at += 4) bytes.writeUInt32LE(1, at);
		expect(told(bytes)).toBe('unreadable_file damaged');
	});

	test('texts that run over several records are whole', () => {
		const texts = Array.from({ length: 3000 }, (_, index) => [
			`Xã số ${index} ấp ${'x'.repeat(index % 50)}`
		]);
		const bytes = write(
			{ SheetNames: ['A'], Sheets: { A: utils.aoa_to_sheet(texts) } },
			{ type: 'buffer', bookType: 'biff8', bookSST: true }
		) as Uint8Array;
		expect(read(bytes).sheets[0]?.rows.map(({ cells }) => cells)).toEqual(texts);
	});
});

test('a link over all cells of a legacy sheet is not followed', () => {
	const links = Array.from({ length: 50 }, () =>
		record(0x1b8, Buffer.concat([words(0, 0xffff, 0, 0xffff), Buffer.alloc(60)]))
	);
	const started = performance.now();
	const { sheets } = read(contained({ '/Workbook': excel95(1252, [number(0, 0, 1), ...links]) }));
	expect(sheets[0]?.rows[0]?.cells).toEqual(['1']);
	expect(performance.now() - started).toBeLessThan(1000);
});

describe('XML Spreadsheet 2003', () => {
	const xml = (table: string, more = '') =>
		Buffer.from(
			`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="p"><NumberFormat ss:Format="0.00%"/></Style><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles><Worksheet ss:Name="Quý 1"><Table>${table}</Table>${more}</Worksheet></Workbook>`
		);

	test('texts, numbers, percents, days, merges and places are read', () => {
		const { sheets } = read(
			xml(
				'<Column ss:Span="999999999"/><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Đơn vị &amp; số</Data></Cell><Cell><Data ss:Type="String">001</Data></Cell></Row><Row ss:Index="4" ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="Number">5</Data></Cell><Cell ss:StyleID="p"><Data ss:Type="Number">0.5</Data></Cell><Cell ss:StyleID="d"><Data ss:Type="DateTime">2023-03-31T00:00:00.000</Data></Cell></Row>'
			)
		);
		expect(sheets[0]?.rows.map(({ number: at, cells, hidden }) => [at, cells, hidden])).toEqual([
			[1, ['Đơn vị & số', '', '001', ''], undefined],
			[4, ['', '5', '50,00%', '31/03/2023'], true]
		]);
		expect(sheets[0]?.merges).toEqual([{ fromRow: 1, toRow: 1, fromColumn: 0, toColumn: 1 }]);
	});

	test('a formula without a value is marked', () => {
		const { sheets } = read(
			xml(
				'<Row><Cell ss:Formula="=SUM(R[1]C:R[2]C)"/><Cell><Data ss:Type="Number">1</Data></Cell></Row>'
			)
		);
		expect(formulaWithoutValue(sheets[0]?.rows[0]?.cells[0] ?? '')).toBe('SUM(R[1]C:R[2]C)');
	});

	test('a cell under a merged one is refused: nobody knows its column', () => {
		expect(
			told(
				xml(
					'<Row><Cell ss:MergeDown="1"><Data ss:Type="String">A</Data></Cell></Row><Row><Cell><Data ss:Type="Number">1</Data></Cell></Row>'
				)
			)
		).toBe('unreadable_file damaged');
	});

	test('entities are refused', () => {
		const bytes = Buffer.from(
			xml('')
				.toString()
				.replace('<Workbook', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///x">]><Workbook')
		);
		expect(told(bytes)).toBe('unsafe_file external_entity');
	});
});

test('letters raised or struck in a text of its own cell are not read with it', () => {
	const font = (flags: number, raised: number): Buffer =>
		record(0x31, Buffer.concat([words(200, flags, 0, 400, raised), Buffer.alloc(5)]));
	const rich = (row: number, text: string, runs: readonly number[]): Buffer =>
		record(
			0xd6,
			Buffer.concat([
				words(row, 1, 0, text.length),
				Buffer.from(text, 'latin1'),
				Buffer.from([runs.length / 2, ...runs])
			])
		);
	const fonts = [font(0, 0), font(0, 1), font(8, 0)];
	const cells = [
		label(0, 0, [0x58]),
		rich(0, '2501', [3, 1]),
		label(1, 0, [0x59]),
		rich(1, '31310', [0, 2, 2, 0]),
		label(2, 0, [0x5a]),
		rich(2, '77', [])
	];
	const { sheets, issues } = read(contained({ Book: excel95(1252, cells, fonts) }));
	expect(sheets[0]?.rows.map(({ cells: [, text] }) => text)).toEqual(['250', '310', '77']);
	expect(issues).toMatchObject([{ code: 'text_left_out', count: 2 }]);
	const cut = record(0xd6, Buffer.from([...words(0, 0, 0, 1), 0x58, 2, 0, 1]));
	const file = readFile({ name: 'cu.xls', bytes: contained({ Book: excel95(1252, [cut]) }) });
	expect(file.ok).toBe(false);
});

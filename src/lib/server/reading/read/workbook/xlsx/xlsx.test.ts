import { expect, test } from 'vitest';
import { rawXlsx, rows, type RawWorkbook } from '../../../../../../../tests/support/workbook-files';
import type { Issue } from '../../../../../domain/checks/issue';
import type { Sheet } from '../../../table/sheet';
import { readFile } from '../..';
import { formulaWithoutValue } from '../../cell-marks';

function read(book: RawWorkbook): {
	readonly sheets: readonly Sheet[];
	readonly issues: readonly Issue[];
} {
	const result = readFile({ name: 'bao-cao.xlsx', bytes: rawXlsx(book) });
	if (!result.ok) throw new Error(JSON.stringify(result.issues));
	if (result.value.kind !== 'sheets') throw new Error('no sheets');
	return { sheets: result.value.sheets, issues: result.issues };
}
const readSheet = (xml: string, book: Partial<RawWorkbook> = {}): Sheet => {
	const [sheet] = read({ sheets: [{ name: 'Quý 1', xml }], ...book }).sheets;
	if (sheet === undefined) throw new Error('no sheet');
	return sheet;
};
const cell = (at: string, value: string | number, more = ''): string =>
	`<c r="${at}"${more}><v>${value}</v></c>`;
const text = (at: string, value: string): string =>
	`<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;

test('cells stand in the rows and columns where the sender sees them', () => {
	const sheet = readSheet(
		rows(
			`<row r="3">${text('B3', 'Xã Cẩm Giang')}${cell('D3', 12)}</row><row r="7">${text('A7', '001234')}</row>`
		)
	);
	expect(sheet.fileName).toBe('bao-cao.xlsx');
	expect(sheet.name).toBe('Quý 1');
	expect(sheet.rows.map(({ number, cells }) => [number, cells])).toEqual([
		[3, ['', 'Xã Cẩm Giang', '', '12']],
		[7, ['001234', '', '', '']]
	]);
});

test('a number carries its raw value beside what a person sees', () => {
	const formats = ['#,##0', '0.00%', 'dd/mm/yyyy', '#,##0.0', '00000', '0.##', '"Quý "0', ';;;'];
	const values = [1144, 0.9817, 45016, 12345.67, 1234, 0.5, 3, 77];
	const xml = values.map((value, index) =>
		cell(`${'ABCDEFGH'.charAt(index)}1`, value, ` s="${index + 1}"`)
	);
	const [row] = readSheet(rows(`<row r="1">${xml.join('')}${cell('I1', 98.17)}</row>`), {
		formats
	}).rows;
	expect(row?.cells).toEqual([
		'1.144',
		'98,17%',
		'31/03/2023',
		'12.345,7',
		'01234',
		'0,5',
		'Quý 3',
		'77',
		'98,17'
	]);
	expect(row?.numbers).toEqual([
		{ value: 1144, decimals: 0, kind: 'number' },
		{ value: 0.9817, decimals: 2, kind: 'percent' },
		{ value: 45016, decimals: 0, kind: 'date' },
		{ value: 12345.67, decimals: 1, kind: 'number' },
		{ value: 1234, decimals: 0, kind: 'number' },
		{ value: 0.5, decimals: 1, kind: 'number' },
		// Words beside it: the text says what is meant.
		undefined,
		{ value: 77, decimals: 0, kind: 'number', doubt: { why: 'hidden', stored: 77, format: ';;;' } },
		{ value: 98.17, decimals: 2, kind: 'number' }
	]);
});

test('formats that a program names by number only are known', () => {
	const formats = [9, 10, 14, 17, 22, 41, 43, 30, 3];
	const values = [0.1, 0.125, 45016, 45016, 45016.5, 1144, 1144.5, 45016, -2500];
	const xml = values.map((value, index) =>
		cell(`${'ABCDEFGHI'.charAt(index)}1`, value, ` s="${index + 1}"`)
	);
	const [row] = readSheet(rows(`<row r="1">${xml.join('')}</row>`), { formats }).rows;
	expect(row?.cells).toEqual([
		'10%',
		'12,50%',
		'31/03/2023',
		'31/03/2023',
		'31/03/2023 12:00',
		'1.144',
		'1.144,50',
		'31/03/2023',
		'-2.500'
	]);
	expect(row?.numbers?.map((number) => number?.kind)).toEqual([
		'percent',
		'percent',
		'date',
		'date',
		'date',
		'number',
		'number',
		'date',
		'number'
	]);
});

test('ten percent never becomes a date, and a day never a number', () => {
	const formats = [
		'0%',
		'd/m',
		'[$-42A]dd\\ mmmm\\ yyyy',
		'[h]:mm',
		'0.0E+00',
		'[Red]#,##0;[Blue]-#,##0',
		'@'
	];
	const xml = formats.map((_, index) =>
		cell(`${'ABCDEFG'.charAt(index)}1`, 0.1 + 45000 * Math.min(index, 1), ` s="${index + 1}"`)
	);
	const [row] = readSheet(rows(`<row r="1">${xml.join('')}</row>`), { formats }).rows;
	const kinds = row?.numbers?.map((number) => number?.kind);
	expect(kinds).toEqual(['percent', 'date', 'date', 'date', 'number', 'number', 'number']);
	expect(row?.cells[0]).toBe('10%');
	expect(row?.cells[1]).toBe('15/03/2023');
});

test('days of a workbook that counts from 1904 are the same days', () => {
	const sheet = readSheet(rows(`<row r="1">${cell('A1', 45016 - 1462, ' s="1"')}</row>`), {
		formats: [14],
		date1904: true
	});
	expect(sheet.rows[0]?.cells).toEqual(['31/03/2023']);
	expect(sheet.rows[0]?.numbers).toEqual([{ value: 45016, decimals: 0, kind: 'date' }]);
});

test('text is what a person sees: rich, phonetic, escaped, spaced, composed', () => {
	const strings = [
		'<si><r><t>Thị trấn </t></r><r><rPr><b/></rPr><t>Lai Cách</t></r></si>',
		'<si><t>Xã A</t><rPh sb="0" eb="1"><t>kana</t></rPh></si>',
		'<si><t xml:space="preserve">  12  </t></si>',
		'<si><t>dòng 1_x000D_&#10;dòng 2 &amp; &lt;b&gt;</t></si>',
		'<si><t>Tie\u0302\u0301p nha\u0323\u0302n</t></si>',
		'<si><t>_x005F_x0041_</t></si>',
		`<si><t>${'a'.repeat(32_767)}</t></si>`,
		'<si><t></t></si>'
	];
	const xml = strings.map((_, index) => cell(`${'ABCDEFGH'.charAt(index)}1`, index, ' t="s"'));
	const [row] = readSheet(rows(`<row r="1">${xml.join('')}</row>`), { strings }).rows;
	expect(row?.cells.slice(0, 6)).toEqual([
		'Thị trấn Lai Cách',
		'Xã A',
		'  12  ',
		'dòng 1\ndòng 2 & <b>',
		'Tiếp nhận',
		'_x0041_'
	]);
	expect(row?.cells[6]).toHaveLength(32_767);
	expect(row?.cells).toHaveLength(7);
	expect(row?.numbers).toBeUndefined();
});

test('a formula is read by its stored value, and one without is marked, never 0 and never blank', () => {
	const { cells = [], numbers = [] } =
		readSheet(
			rows(
				`<row r="1"><c r="A1"><f>SUM(B1:B3)</f><v>0</v></c><c r="B1"><f>SUM(D5:D9)</f></c><c r="C1"><f>D5*2</f><v></v></c><c r="D1" t="str"><f>A1&amp;"x"</f><v>0x</v></c><c r="E1" t="b"><v>1</v></c><c r="F1"><f>D6</f><v/></c></row>`
			)
		).rows[0] ?? {};
	expect(cells[0]).toBe('0');
	expect(numbers[0]?.value).toBe(0);
	expect(formulaWithoutValue(cells[1] ?? '')).toBe('SUM(D5:D9)');
	expect(formulaWithoutValue(cells[2] ?? '')).toBe('D5*2');
	expect(formulaWithoutValue(cells[5] ?? '')).toBe('D6');
	expect(numbers[1]).toBeUndefined();
	expect(cells.slice(3, 5)).toEqual(['0x', 'TRUE']);
});

test('a shared formula without values is marked in each of its cells', () => {
	const { rows: read } = readSheet(
		rows(
			`<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1+1</f></c></row><row r="2"><c r="A2"><f t="shared" si="0"/></c></row>`
		)
	);
	expect(read.map(({ cells }) => formulaWithoutValue(cells[0] ?? ''))).toEqual(['B1+1', 'B2+1']);
});

test('an error keeps its words', () => {
	const errors = ['#REF!', '#DIV/0!', '#N/A', '#NAME?', '#VALUE!', '#NUM!', '#NULL!'];
	const xml = errors.map((error, index) => cell(`${'ABCDEFG'.charAt(index)}1`, error, ' t="e"'));
	const [row] = readSheet(rows(`<row r="1">${xml.join('')}</row>`)).rows;
	expect(row?.cells).toEqual(errors);
	expect(row?.numbers).toBeUndefined();
});

test('merged cells, hidden rows and hidden sheets are told', () => {
	const xml = `${rows(`<row r="1">${text('A1', 'Đơn vị')}${text('C1', 'x')}</row><row r="2" hidden="1">${text('A2', 'Xã A')}</row><row hidden="true" r="3">${text('A3', 'Xã B')}</row>`)}<mergeCells count="3"><mergeCell ref="A1:B1"/><mergeCell ref="C1:C1048576"/><mergeCell ref="D1:E9"/></mergeCells>`;
	const { sheets, issues } = read({
		sheets: [
			{ name: 'Biểu', xml },
			{ name: 'Danh mục', xml: rows(`<row r="1">${cell('A1', 1)}</row>`), state: 'veryHidden' }
		]
	});
	expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
		['Biểu', undefined],
		['Danh mục', true]
	]);
	expect(sheets[0]?.merges).toEqual([
		{ fromRow: 1, toRow: 1, fromColumn: 0, toColumn: 1 },
		{ fromRow: 1, toRow: 3, fromColumn: 2, toColumn: 2 }
	]);
	expect(sheets[0]?.rows.map(({ hidden }) => hidden)).toEqual([undefined, true, true]);
	expect(issues).toEqual([
		{ code: 'hidden_rows', severity: 'info', place: { sheet: 'Biểu' }, rows: [2, 3] }
	]);
});

test('hidden rows are told of the sheet they are on, whatever its part is called', () => {
	const one = `${rows(`<row r="1">${cell('A1', 1)}</row>`)}`;
	const two = `${rows(`<row r="1" hidden="1">${cell('A1', 2)}</row>`)}`;
	const { sheets } = read({
		sheets: [
			{ name: 'Một', xml: one },
			{ name: 'Hai', xml: two }
		]
	});
	expect(sheets.map(({ rows: [row] }) => row?.hidden)).toEqual([undefined, true]);
});

test('a part with a prefix before every tag is read', () => {
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	const xml = `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="2" hidden="1"><x:c r="A2"><x:v>5</x:v></x:c></x:row><x:row r="3"/></x:sheetData><x:mergeCells><x:mergeCell ref="A2:B2"/></x:mergeCells></x:worksheet>`;
	const sheet = readSheet('', { parts: { 'xl/worksheets/sheet1.xml': xml } });
	expect(sheet.rows).toEqual([
		{ number: 2, cells: ['5'], numbers: [{ value: 5, decimals: 0, kind: 'number' }], hidden: true }
	]);
});

test('a sheet whose style reaches to its last cell is read as fast as its figures', () => {
	const blanks = Array.from({ length: 60_000 }, (_, index) => {
		const row = index + 3;
		return `<row r="${row}"><c r="A${row}" s="0"/><c r="XFD${row}" s="0"/></row>`;
	});
	const xml = `<dimension ref="A1:XFD1048576"/>${rows(`<row r="1">${cell('A1', 1)}<c r="XFD1" s="0"/></row><row r="2">${text('B2', '  ')}</row>${blanks.join('')}<row r="1048576"><c r="XFD1048576" s="0"/></row>`)}`;
	const started = performance.now();
	const sheet = readSheet(xml);
	expect(performance.now() - started).toBeLessThan(2000);
	expect(sheet.rows.map(({ number, cells }) => [number, cells])).toEqual([[1, ['1']]]);
});

test('one cell at the very end of the sheet costs no look at those between', () => {
	const xml = rows(
		`<row r="1">${cell('A1', 1)}</row><row r="1048576">${cell('B1048576', 2)}</row>`
	);
	const started = performance.now();
	expect(readSheet(xml).rows.map(({ number }) => number)).toEqual([1, 1_048_576]);
	expect(performance.now() - started).toBeLessThan(2000);
});

test('links, filters and rules over a million cells are not followed', () => {
	const xml = `${rows(`<row r="1">${cell('A1', 1)}</row>`)}<autoFilter ref="A1:XFD1048576"/><mergeCells><mergeCell ref="A1:B1"/></mergeCells><hyperlinks><hyperlink ref="A1:XFD1048576" location="a"/></hyperlinks>`;
	const started = performance.now();
	expect(readSheet(xml).rows).toHaveLength(1);
	expect(performance.now() - started).toBeLessThan(1000);
});

test('a chart on a sheet of its own is passed over', () => {
	const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const { sheets } = read({
		sheets: [{ name: 'Số liệu', xml: rows(`<row r="1">${cell('A1', 1)}</row>`) }],
		types:
			'<Override PartName="/xl/chartsheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.chartsheet+xml"/>',
		parts: {
			'xl/chartsheets/sheet1.xml': `<chartsheet xmlns:r="${relations}"><drawing r:id="rId1"/></chartsheet>`,
			'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"><sheets><sheet name="Biểu đồ" sheetId="2" r:id="rId9"/><sheet name="Số liệu" sheetId="1" r:id="rId1"/></sheets></workbook>`,
			'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="${relations}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`
		}
	});
	expect(sheets.map(({ name }) => name)).toEqual(['Số liệu']);
});

test('a workbook without any cell is an empty file', () => {
	const result = readFile({
		name: 'a.xlsx',
		bytes: rawXlsx({
			sheets: [
				{ name: 'A', xml: '<sheetData/>' },
				{ name: 'B', xml: rows('') }
			]
		})
	});
	expect(result.issues.map(({ code }) => code)).toEqual(['empty_file']);
});

test('far too many columns are refused, but leave out only the sheet that has them', () => {
	const wide = rows(`<row r="1">${cell('ZZ1', 1)}</row>`);
	const good = rows(`<row r="1">${cell('A1', 1)}</row>`);
	const refused = readFile({ name: 'a', bytes: rawXlsx({ sheets: [{ name: 'A', xml: wide }] }) });
	expect(refused.issues).toMatchObject([
		{ code: 'too_many_columns', found: 702, limit: 200, place: { sheet: 'A' } }
	]);
	const { sheets, issues } = read({
		sheets: [
			{ name: 'Rộng', xml: wide },
			{ name: 'Biểu', xml: good }
		]
	});
	expect(sheets.map(({ name }) => name)).toEqual(['Biểu']);
	expect(issues).toMatchObject([{ code: 'sheets_left_out', sheets: ['Rộng'], why: 'no_table' }]);
});

import { expect, test } from 'vitest';
import { readFile } from '..';
import { DEFAULT_LIMITS } from '../limits';
import { readHtml } from './html';

function read(html: string) {
	const sheet = readHtml(html, 'bao-cao.xls', DEFAULT_LIMITS);
	if (!sheet.ok) throw new Error(JSON.stringify(sheet.issues));
	return { ...sheet.value, issues: sheet.issues };
}
const cells = (html: string): readonly (readonly string[])[] =>
	read(html).rows.map((row) => row.cells);

test('text of cells stays as written: codes keep their zeros, markup goes', () => {
	expect(
		cells(
			'<table><tr><td>001234</td><td> <b>Xã</b>\n  Cẩm&nbsp;Giàng<br>(mới) </td><td><p>1</p><p>2</p></td></tr></table>'
		)
	).toEqual([['001234', 'Xã Cẩm Giàng\n(mới)', '1\n2']]);
});

test('characters by name and number are decoded, once', () => {
	expect(
		cells(
			'<table><tr><td>Th&#7883; tr&#x1EA5;n L&agrave;i C&aacute;ch</td><td>&amp;lt;b&amp;gt; &lt;i&gt;</td><td>&Abreve;&dstrok; &unknown; &#150; A&B</td><td>&#55296;&#0;&#1114112;</td></tr></table>'
		)
	).toEqual([
		['Thị trấn Lài Cách', '&lt;b&gt; <i>', 'Ăđ &unknown; – A&B', '&#55296;&#0;&#1114112;']
	]);
});

test('scripts, styles, comments and office islands are no cells', () => {
	expect(
		cells(
			'<html><head><title>Sổ</title><style>td{x:1}</style><xml><x:Name>Sheet1</x:Name></xml></head><body><!-- <td>0</td> --><table><tr><td>1<script>document.write("<td>2</td>")</script></td><![if true]><td>3</td><![endif]></tr></table></body></html>'
		)
	).toEqual([['1', '3']]);
});

test('spans over rows and columns become merges, and cells go where they are seen', () => {
	const sheet = read(
		'<table><tr><th rowspan=2>Đơn vị</th><th colspan="2">Tiếp nhận</th><th rowspan="2">Tỷ lệ</th></tr><tr><th>Tổng số</th><th>Trực tuyến</th></tr><tr><td>Xã A</td><td>5</td><td>3</td><td>60%</td></tr></table>'
	);
	expect(sheet.rows.map((row) => row.cells)).toEqual([
		['Đơn vị', 'Tiếp nhận', '', 'Tỷ lệ'],
		['', 'Tổng số', 'Trực tuyến', ''],
		['Xã A', '5', '3', '60%']
	]);
	expect(sheet.merges).toEqual([
		{ fromRow: 1, toRow: 2, fromColumn: 0, toColumn: 0 },
		{ fromRow: 1, toRow: 1, fromColumn: 1, toColumn: 2 },
		{ fromRow: 1, toRow: 2, fromColumn: 3, toColumn: 3 }
	]);
});

test('a span ends with its table', () => {
	const sheet = read(
		'<table><tr><td rowspan=9>a</td><td>b</td></tr></table><table><tr><td>c</td><td>d</td></tr></table>'
	);
	expect(sheet.rows.map((row) => row.cells)).toEqual([
		['a', 'b'],
		['c', 'd']
	]);
	expect(sheet.merges).toBeUndefined();
});

test('lines and tables follow one another as they are seen', () => {
	const sheet = read(
		'<body><p>UBND HUYỆN A</p><div>Từ ngày 01/01/2023<br>đến ngày 31/03/2023</div><table><tr><td>Đơn vị</td><td>Số</td></tr><tr><td>Xã A</td><td>5</td></tr></table><p>Người lập biểu</p></body>'
	);
	expect(sheet.rows.map(({ number, cells: [first] }) => [number, first])).toEqual([
		[1, 'UBND HUYỆN A'],
		[2, 'Từ ngày 01/01/2023'],
		[3, 'đến ngày 31/03/2023'],
		[4, 'Đơn vị'],
		[5, 'Xã A'],
		[6, 'Người lập biểu']
	]);
});

test('a table that only lays out the page gives way to those inside', () => {
	expect(
		cells(
			'<table><tr><td>Báo cáo<table><tr><td>Đơn vị</td><td>Số</td></tr><tr><td>Xã A</td><td><table><tr><td>5</td></tr></table></td></tr></table></td></tr></table>'
		)
	).toEqual([
		['Báo cáo', ''],
		['Đơn vị', 'Số'],
		['Xã A', '5']
	]);
});

test('tags that are not closed, or closed wrongly, lose nothing', () => {
	expect(
		cells('<TABLE><TR><TD align=center">1<TD title="a > b">2<TR><TD>3 < 4<TD>5</TABLE>')
	).toEqual([
		['1', '2'],
		['3 < 4', '5']
	]);
	expect(cells('<table><td>1</td><td>2</td>')).toEqual([['1', '2']]);
});

test('the number behind a cell is the one that Excel or LibreOffice wrote', () => {
	const { rows } = read(
		`<table><tr><td x:num>7</td><td x:num="1144">1.144</td><td x:num="0.9817" style='mso-number-format:"0\\.00%"'>98,17%</td><td x:num="45016" style='mso-number-format:"Short Date"'>3/31/2023</td><td style='mso-number-format:"\\@"' x:num="12">00012</td><td sdval="0" sdnum="1066;">#DIV/0!</td><td x:num="98.17">98,17</td><td sdval="0.1" sdnum="1066;0;0%">10%</td><td x:num="0">-</td></tr></table>`
	);
	expect(rows[0]?.cells).toEqual([
		'7',
		'1.144',
		'98,17%',
		'31/03/2023',
		'00012',
		'#DIV/0!',
		'98,17',
		'10%',
		'-'
	]);
	expect(rows[0]?.numbers).toEqual([
		undefined,
		{ value: 1144, decimals: 0, kind: 'number' },
		{ value: 0.9817, decimals: 2, kind: 'percent' },
		{ value: 45016, decimals: 0, kind: 'date' },
		undefined,
		undefined,
		{ value: 98.17, decimals: 2, kind: 'number' },
		{ value: 0.1, decimals: 0, kind: 'percent' },
		{ value: 0, decimals: 0, kind: 'number' }
	]);
});

test('hidden rows are told', () => {
	const sheet = read('<table><tr><td>1</td></tr><tr style="display: none"><td>2</td></tr></table>');
	expect(sheet.rows[1]?.hidden).toBe(true);
	expect(sheet.issues).toEqual([{ code: 'hidden_rows', severity: 'info', place: {}, rows: [2] }]);
});

test('a page is known by its content, whatever the file is called', () => {
	const html =
		'\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><table border=1><tr><td>Xã A</td><td>5</td></tr></table>';
	for (const bytes of [
		new TextEncoder().encode(html),
		Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(html)]),
		Buffer.from(`\ufeff${html}`, 'utf16le')
	]) {
		const result = readFile({ name: 'bao-cao.xls', bytes });
		expect(
			result.ok && result.value.kind === 'sheets' && result.value.sheets[0]?.rows[0]?.cells
		).toEqual(['Xã A', '5']);
	}
});

test('a page without a table, and a page with entities of its own, are refused', () => {
	const page = (html: string) => readFile({ name: 'a.xls', bytes: new TextEncoder().encode(html) });
	expect(page('<!DOCTYPE html><html><body>Đăng nhập</body></html>').issues).toMatchObject([
		{ code: 'unreadable_file', detail: 'not_supported', found: 'HTML' }
	]);
	expect(
		page('<!DOCTYPE html [<!ENTITY a SYSTEM "file:///x">]><table><tr><td>&a;').issues
	).toMatchObject([{ code: 'unsafe_file', detail: 'external_entity' }]);
	expect(page('<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "x"><table><tr><td>1').ok).toBe(
		true
	);
	expect(page('<table><tr><td></td></tr></table>').issues).toMatchObject([{ code: 'empty_file' }]);
});

test('a CSV that begins with a sign of markup stays a CSV', () => {
	const bytes = new TextEncoder().encode('<10 ngày,Giá trị\n1,2\n');
	const result = readFile({ name: 'a.csv', bytes });
	expect(
		result.ok && result.value.kind === 'sheets' && result.value.sheets[0]?.rows[0]?.cells
	).toEqual(['<10 ngày', 'Giá trị']);
});

test('whatever a page does, reading it takes time in proportion to its length', () => {
	const nasty = [
		'<td "'.repeat(200_000),
		`<table>${'<tr><td colspan=1000 rowspan=60000>1'.repeat(300)}`,
		'<table><tr><td>'.repeat(50_000),
		`<table><tr><td>${'<!--'.repeat(200_000)}`,
		`<table><tr><td>${'&#'.repeat(300_000)}`,
		`<table><tr><td a="${'<td x='.repeat(100_000)}`,
		`<table><tr>${'<td x:num'.repeat(100_000)}`
	];
	for (const html of nasty) {
		const started = performance.now();
		readHtml(html, 'a.xls', DEFAULT_LIMITS);
		expect(performance.now() - started, html.slice(0, 40)).toBeLessThan(4000);
	}
}, 30_000);

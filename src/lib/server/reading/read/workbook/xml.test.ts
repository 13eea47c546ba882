import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../limits';
import { formulaWithoutValue } from '../cell-marks';
import { readXmlBook } from './xml';

const HEAD =
	'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">';
const STYLES =
	'<Styles><Style ss:ID="s1"><Font ss:Bold="1"/></Style><Style ss:ID="s2"><Font ss:StrikeThrough="1"/></Style></Styles>';
const row = (...cells: readonly string[]): string => `<Row>${cells.join('')}</Row>`;
const data = (type: string, inner: string, style = ''): string =>
	`<Cell${style === '' ? '' : ` ss:StyleID="${style}"`}><ss:Data ss:Type="${type}" xmlns="http://www.w3.org/TR/REC-html40">${inner}</ss:Data></Cell>`;

function read(...rows: readonly string[]) {
	const xml = `${HEAD}${STYLES}<Worksheet ss:Name="Biểu"><Table>${rows.join('')}</Table></Worksheet></Workbook>`;
	const bytes = new TextEncoder().encode(xml);
	return readXmlBook({ name: 'bieu.xml', bytes }, DEFAULT_LIMITS);
}

test('a raised footnote mark is not read with its figure', () => {
	const read1 = read(
		row(data('String', 'Đơn vị'), data('String', 'Số phiếu')),
		row(data('String', 'Xã A'), data('String', '250<Sup>1</Sup>'))
	);
	if (!read1.ok) throw new Error('not read');
	expect(read1.value[0]?.rows[1]?.cells).toEqual(['Xã A', '250']);
	expect(read1.issues.map(({ code }) => code)).toContain('text_left_out');
});

test('a struck run is not read, and a struck row is told', () => {
	const read2 = read(
		row(data('String', 'Đơn vị'), data('String', 'Số phiếu')),
		row(data('String', 'Xã A', 's1'), data('String', '<S>25</S>250')),
		row(data('String', 'Xã B', 's2'), data('Number', '95', 's2'))
	);
	if (!read2.ok) throw new Error('not read');
	expect(read2.value[0]?.rows.map(({ cells }) => cells.join('|'))).toContain('Xã A|250');
	expect(read2.value[0]?.rows.map(({ cells }) => cells.join('|'))).not.toContain('Xã B|95');
	expect(read2.issues.map(({ code }) => code)).toContain('struck_rows');
});

test.each([
	['closed at once', '<Cell ss:Formula="=IF(A1>5,1,0)"/>'],
	['closed behind a break', '<Cell ss:Formula="=IF(A1&gt;5,1,0)">\n</Cell>'],
	['with a style', '<Cell ss:StyleID="s1" ss:Formula="=IF(A1>5,1,0)" ></Cell>']
])('a formula without a value is a cell that was not computed: %s', (_what, cell) => {
	const read3 = read(
		row(data('String', 'Đơn vị'), data('String', 'Số phiếu')),
		row(data('String', 'Xã A'), cell)
	);
	if (!read3.ok) throw new Error('not read');
	const text = read3.value[0]?.rows[1]?.cells[1] ?? '';
	expect(formulaWithoutValue(text)).toBe('IF(A1>5,1,0)');
});

import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import {
	changeCell,
	EMPTY,
	numberCell,
	percentCell,
	textCell,
	type ReportTable
} from '../../format/table';
import { tableXlsx } from './xlsx';

const TABLE: ReportTable = {
	title: 'Xếp hạng',
	subtitle: ['Cụm Thử Nghiệm, Quý III/2025'],
	columns: [
		{ key: 'rank', heading: 'Hạng', align: 'end' },
		{ key: 'name', heading: 'Đơn vị', align: 'start' },
		{ key: 'value', heading: 'Giá trị (%)', align: 'end' },
		{ key: 'change', heading: 'Thay đổi (điểm)', align: 'end' }
	],
	rows: [
		{
			kind: 'data',
			cells: [numberCell(2, '2='), textCell('=Xã Én'), percentCell(97.6695, 2), changeCell(-0.8, 2)]
		},
		{ kind: 'total', cells: [EMPTY, textCell('Cụm'), percentCell(90, 2), EMPTY] }
	],
	notes: ['Đồng hạng 1-2-2-4.']
};

async function opened() {
	const bytes = await tableXlsx(TABLE, {
		sheetName: 'Xếp hạng: quý III/2025',
		createdAt: '2025-10-20T02:00:00.000Z'
	});
	const workbook = new ExcelJS.Workbook();
	await workbook.xlsx.load(new Uint8Array(bytes).buffer);
	const [sheet] = workbook.worksheets;
	if (sheet === undefined) throw new Error('no sheet');
	return sheet;
}

describe('a table as a workbook', () => {
	test('holds real numbers, shown as on the page', async () => {
		const row = (await opened()).getRow(5);
		expect([1, 3, 4].map((column) => row.getCell(column).value)).toEqual([2, 97.6695, -0.8]);
		expect([1, 3, 4].map((column) => row.getCell(column).numFmt)).toEqual([
			'#,##0"="',
			'#,##0.00',
			'+#,##0.00;-#,##0.00;#,##0.00'
		]);
	});

	test('holds names as text even when they look like formulas', async () => {
		const cell = (await opened()).getRow(5).getCell(2);
		expect(cell.type).toBe(ExcelJS.ValueType.String);
		expect(cell.value).toBe('=Xã Én');
	});

	test('has title, period and notes around the table, and no number where there is none', async () => {
		const sheet = await opened();
		const first = (row: number) => sheet.getRow(row).getCell(1).value;
		expect([first(1), first(2), first(8)]).toEqual([
			'Xếp hạng',
			'Cụm Thử Nghiệm, Quý III/2025',
			'Đồng hạng 1-2-2-4.'
		]);
		expect(sheet.getRow(6).getCell(1).value).toBeNull();
	});

	test('prints on A4 with its heading on every page', async () => {
		const { pageSetup, views, name } = await opened();
		expect(pageSetup).toMatchObject({ paperSize: 9, fitToWidth: 1, printTitlesRow: '4:4' });
		expect(views[0]).toMatchObject({ state: 'frozen', ySplit: 4 });
		expect(name).toBe('Xếp hạng  quý III 2025');
	});
});

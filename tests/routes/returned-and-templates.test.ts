// Downloads for the sender of a file: the marked workbook, the rows to be mended, and templates to fill in.
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as getTemplate } from '../../src/routes/(app)/nop-bao-cao/mau/[layout]/+server';
import { GET as getReturned } from '../../src/routes/(app)/nop-bao-cao/tra-lai/[draftId]/+server';
import { GET as getErrorRows } from '../../src/routes/(app)/nop-bao-cao/tra-lai/[draftId]/dong-loi/+server';
import { statusOf, UploadDesk } from '../support/upload-desk';

const HEADINGS = 'Đơn vị;Kỳ báo cáo;Mới tiếp nhận;Trực tuyến;Trực tiếp, bưu chính';
const BROKEN = `${HEADINGS}\nXã An Bình;Quý III/2026;1.144;nhiều;41\nXã Bình An;Quý III/2026;5;5;0\n`;
const RIGHT = `${HEADINGS}\nXã Bình An;Quý III/2026;5;5;0\n`;

let desk: UploadDesk;
beforeAll(() => {
	desk = new UploadDesk([
		{ code: '1', name: 'An Bình' },
		{ code: '2', name: 'Bình An' }
	]);
});
afterAll(() => desk.close());

const returned = (draftId: string) =>
	getReturned(desk.eventFor(`/nop-bao-cao/tra-lai/${draftId}`, undefined, { draftId }));
const errorRows = (draftId: string, query = '') =>
	getErrorRows(
		desk.eventFor(`/nop-bao-cao/tra-lai/${draftId}/dong-loi${query}`, undefined, { draftId })
	);
const template = (layout: string, query = '') =>
	getTemplate(desk.eventFor(`/nop-bao-cao/mau/${layout}${query}`, undefined, { layout }));

async function workbookIn(response: Response): Promise<ExcelJS.Workbook> {
	const workbook = new ExcelJS.Workbook();
	await workbook.xlsx.load(await response.arrayBuffer());
	return workbook;
}
const savedAs = (response: Response): string =>
	decodeURIComponent(response.headers.get('content-disposition')?.split("UTF-8''")[1] ?? '');

const draft = (name: string, text: string): Promise<string> => desk.send({ [name]: text });

describe('the marked workbook', () => {
	it('is saved under the name of the file, and shows its faults', async () => {
		const response = await returned(await draft('quý 3.csv', BROKEN));
		expect(savedAs(response)).toBe('quý 3 - trả lại.xlsx');
		const workbook = await workbookIn(response);
		expect(workbook.worksheets.map(({ name }) => name)).toEqual(['quý 3', 'Lỗi']);
		expect(workbook.worksheets[0]?.getCell('D2').note).toBeDefined();
	});

	it('of a file that is gone says so', async () => {
		expect(await statusOf(() => returned('khong-co'))).toBe(410);
		expect(await statusOf(() => errorRows('khong-co'))).toBe(410);
	});
});

describe('the rows to be mended', () => {
	it('are saved as a workbook or as text', async () => {
		const id = await draft('quý 3.csv', BROKEN);
		const workbook = await workbookIn(await errorRows(id));
		expect(workbook.worksheets[0]?.rowCount).toBe(2);
		const text = await errorRows(id, '?dinh-dang=csv');
		expect(savedAs(text)).toBe('quý 3 - dòng lỗi.csv');
		expect(await text.text()).toContain('Xã An Bình;Quý III/2026;1.144;nhiều;41');
	});

	it('are not there for a file without faults, nor in another kind', async () => {
		const id = await draft('đúng.csv', RIGHT);
		expect(await statusOf(() => errorRows(id))).toBe(404);
		expect(await statusOf(() => errorRows(id, '?dinh-dang=pdf'))).toBe(400);
	});
});

describe('a template', () => {
	it('lists the units of the office and the periods that have begun', async () => {
		const query = `?dinh-dang=xlsx&co-quan=${desk.officeId}&ky=2026-q3`;
		const response = await template('bang-rong', query);
		expect(savedAs(response)).toBe('Mẫu Bảng rộng - Cụm Thử Nghiệm - Quý III-2026.xlsx');
		const workbook = await workbookIn(response);
		const units = workbook.getWorksheet('Danh sách đơn vị');
		expect(units?.getColumn(2).values).toEqual(
			expect.arrayContaining(['Xã An Bình', 'Xã Bình An'])
		);
		const [form] = workbook.worksheets;
		expect([form?.getCell('A6').value, form?.getCell('B6').value]).toEqual([
			'Xã An Bình',
			'Quý III/2026'
		]);
		expect(form?.getCell('A6').dataValidation.formulae).toEqual(["'Danh sách đơn vị'!$B$5:$B$6"]);
		const periods = workbook.getWorksheet('Danh mục')?.getColumn(1).values ?? [];
		expect(periods).toContain('Quý IV/2026');
		expect(periods).toContain('Năm 2024');
		expect(periods).not.toContain('Quý I/2027');
	});

	it('without an office has no list of units and says why', async () => {
		const workbook = await workbookIn(await template('ii-06a-don-vi', '?dinh-dang=xlsx'));
		expect(workbook.getWorksheet('Danh sách đơn vị')?.getCell('A3').value).toContain(
			'Chọn cơ quan'
		);
		expect(workbook.worksheets[0]?.getCell('B14').dataValidation).toBeUndefined();
	});

	it('of an unknown name, kind or period is refused', async () => {
		expect(await statusOf(() => template('bang-la'))).toBe(404);
		expect(await statusOf(() => template('bang-rong', '?dinh-dang=pdf'))).toBe(400);
		expect(await statusOf(() => template('bang-rong', '?ky=quy-3'))).toBe(400);
	});
});

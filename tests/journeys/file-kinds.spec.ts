// Each kind of file that offices send, from the choice to the stored figures, as a person walks it.
import { read as readWorkbook, utils, write, type BookType } from '@e965/xlsx';
import { expect, test, type Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { encode, misread } from '../support/old-encodings';

const UNIT = 'Xã Hoa Sim';
/** Every kind reports for a period of its own, so that none is a correction of another. */
const HEADINGS = [
	'Đơn vị',
	'Kỳ báo cáo',
	'Mới tiếp nhận',
	'Trực tuyến',
	'Trực tiếp, bưu chính',
	'Đã giải quyết',
	'Trước hạn',
	'Đúng hạn',
	'Quá hạn'
];
const figures = (period: string): string[] => [
	UNIT,
	period,
	'300',
	'280',
	'20',
	'298',
	'290',
	'8',
	'0'
];
const csv = (period: string, delimiter: string): string =>
	[HEADINGS, figures(period)].map((row) => row.map(quoted(delimiter)).join(delimiter)).join('\r\n');
const quoted = (delimiter: string) => (cell: string) =>
	cell.includes(delimiter) ? `"${cell}"` : cell;

/** As it is printed: title lines, headings over two merged rows, the row of column numbers, a total, a signature. */
function printed(period: string, bookType: BookType): Buffer {
	const counts = figures(period).slice(2).map(Number);
	const sheet = utils.aoa_to_sheet([
		['UBND CỤM VƯỜN HOA', null, null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
		[null, null, null, null, 'Độc lập - Tự do - Hạnh phúc'],
		['KẾT QUẢ TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ'],
		[`${period}`],
		['STT', 'Đơn vị', 'Tiếp nhận', null, null, 'Đã giải quyết', null, null, null],
		[
			null,
			null,
			'Mới tiếp nhận',
			'Trực tuyến',
			'Trực tiếp, bưu chính',
			'Tổng số',
			'Trước hạn',
			'Đúng hạn',
			'Quá hạn'
		],
		['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)'],
		[1, UNIT, ...counts],
		[null, 'Tổng cộng', ...counts],
		[null, null, null, null, null, null, 'Người lập biểu']
	]);
	sheet['!merges'] = ['A1:C1', 'E1:I1', 'A3:I3', 'A4:I4', 'A5:A6', 'B5:B6', 'C5:E5', 'F5:I5'].map(
		(range) => utils.decode_range(range)
	);
	const book = utils.book_new();
	utils.book_append_sheet(book, utils.aoa_to_sheet([['Hướng dẫn điền biểu']]), 'Hướng dẫn');
	utils.book_append_sheet(book, sheet, 'Biểu tổng hợp');
	return write(book, { type: 'buffer', bookType }) as Buffer;
}

const html = (period: string): string =>
	`<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body><table border="1">${[
		HEADINGS,
		figures(period)
	]
		.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
		.join('')}</table></body></html>`;

interface Kind {
	readonly kind: string;
	readonly period: string;
	readonly name: string;
	readonly buffer: Buffer;
	/** An old encoding: the words are shown and somebody says that they read right. */
	readonly isOld?: boolean;
}
const oldText = (period: string): string => csv(period, ';');
const KINDS: readonly Kind[] = [
	{
		kind: 'CSV for Excel',
		period: 'Quý I/2022',
		name: 'bao-cao.csv',
		buffer: Buffer.from(`\uFEFF${csv('Quý I/2022', ';')}`)
	},
	{
		kind: 'Unicode Text',
		period: 'Quý II/2022',
		name: 'bao-cao.txt',
		buffer: Buffer.from(encode(csv('Quý II/2022', '\t'), 'utf-16le-bom'))
	},
	{
		kind: 'a printed workbook',
		period: 'Quý III/2022',
		name: 'bieu-tong-hop.xlsx',
		buffer: printed('Quý III năm 2022', 'xlsx')
	},
	{
		kind: 'a legacy workbook',
		period: 'Quý IV/2022',
		name: 'bieu-tong-hop.xls',
		buffer: printed('Quý IV năm 2022', 'biff8')
	},
	{
		kind: 'an HTML table saved as .xls',
		period: 'Quý I/2021',
		name: 'xuat-mot-cua.xls',
		buffer: Buffer.from(html('Quý I/2021'))
	},
	{
		kind: 'a CSV in TCVN3',
		period: 'Quý II/2021',
		name: 'tcvn3.csv',
		buffer: Buffer.from(encode(oldText('Quý II/2021'), 'tcvn3')),
		isOld: true
	},
	{
		kind: 'a CSV in an old font, saved as Unicode',
		period: 'Quý III/2021',
		name: 'phong-cu.csv',
		buffer: Buffer.from(misread(oldText('Quý III/2021'), 'tcvn3')),
		isOld: true
	},
	{
		kind: 'a ZIP',
		period: 'Quý IV/2021',
		name: 'goi.zip',
		buffer: Buffer.from(zipSync({ 'hoa-sim.csv': Buffer.from(csv('Quý IV/2021', ',')) }))
	},
	{
		kind: 'JSON',
		period: 'Năm 2021',
		name: 'bao-cao.json',
		buffer: Buffer.from(
			JSON.stringify({
				submissions: [
					{
						unit: UNIT,
						period: 'Năm 2021',
						figures: { dossiers_received_new: 300, dossiers_received_online: 280 }
					}
				]
			})
		)
	}
];

async function choose(page: Page, { name, buffer }: Pick<Kind, 'name' | 'buffer'>): Promise<void> {
	await page.goto('/nop-bao-cao');
	await page.getByLabel('Tệp báo cáo').setInputFiles({ name, mimeType: '', buffer });
	await page.getByRole('button', { name: 'Gửi để kiểm tra' }).click();
	await expect(page).toHaveURL(/kiem-tra/, { timeout: 20_000 });
}

/** What needs no answer is stored as it is. */
async function confirm(page: Page): Promise<void> {
	await page
		.getByRole('link', { name: /xác nhận/i })
		.last()
		.click();
	await page.getByRole('button', { name: /^Lưu/ }).click();
	await expect(page).toHaveURL(/da-luu/, { timeout: 20_000 });
}

for (const kind of KINDS) {
	test(`${kind.kind} is read, checked, confirmed and stored`, async ({ page }, info) => {
		await choose(page, kind);
		const main = page.locator('main');
		await expect(main).toContainText(UNIT);
		await expect(main).toContainText(kind.period);
		await page.screenshot({ path: info.outputPath('kiem-tra.png'), fullPage: true });
		await page
			.getByRole('link', { name: /xác nhận/i })
			.last()
			.click();
		await expect(page).toHaveURL(/xac-nhan/);
		if (kind.isOld === true) {
			await expect(main).toContainText('Xã Hoa Sim');
			await page.getByRole('checkbox', { name: /đọc đúng/ }).check();
		}
		for (const reason of await page.locator('main textarea:not([readonly])').all())
			if (await reason.isVisible()) await reason.fill('Đúng như báo cáo của xã');
		await page.screenshot({ path: info.outputPath('xac-nhan.png'), fullPage: true });
		await page.getByRole('button', { name: /^Lưu/ }).click();
		await expect(page).toHaveURL(/da-luu/, { timeout: 20_000 });
		await expect(main).toContainText(UNIT);
		await page.screenshot({ path: info.outputPath('da-luu.png'), fullPage: true });
	});
}

test('the sender’s own workbook comes back marked, and mended in its marked cells it is stored', async ({
	page
}, info) => {
	const book = readWorkbook(printed('Quý II năm 2020', 'xlsx'));
	const sheet = book.Sheets['Biểu tổng hợp'];
	if (sheet?.['F8'] === undefined) throw new Error('the workbook has lost its cell');
	sheet['F8'] = { t: 's', v: 'hai trăm' };
	const buffer = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
	await choose(page, { name: 'bieu-co-loi.xlsx', buffer });
	const main = page.locator('main');
	await expect(main).toContainText('hai trăm');
	await expect(main).toContainText('ô F8');
	const waiting = page.waitForEvent('download');
	await page.getByRole('link', { name: /đánh dấu lỗi/ }).click();
	const path = info.outputPath('tra-lai.xlsx');
	await (await waiting).saveAs(path);

	const returned = readWorkbook(readFileSync(path));
	expect(returned.SheetNames.at(-1)).toBe('Lỗi');
	const cell = returned.Sheets['Biểu tổng hợp']?.['F8'] as { t: string; v: unknown } | undefined;
	if (cell === undefined) throw new Error('the marked cell is gone');
	cell.t = 'n';
	cell.v = 298;
	const mended = write(returned, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
	await choose(page, { name: 'bieu-da-sua.xlsx', buffer: mended });
	await expect(main).toContainText('đã hết lỗi');
	await confirm(page);
});

test('a cell is mended in place, and what was typed over stays in view', async ({ page }) => {
	const text = csv('Quý III/2020', ';').replace(';298;', ';hai trăm;');
	await choose(page, { name: 'sua-tai-cho.csv', buffer: Buffer.from(text) });
	await page.locator('main input[type="text"]:visible').last().fill('298');
	await page
		.getByRole('button', { name: /Sửa tất cả và kiểm tra lại/ })
		.first()
		.click();
	const main = page.locator('main');
	await expect(main).toContainText('hai trăm');
	await expect(page.getByRole('button', { name: /Bỏ sửa/ }).first()).toBeVisible();
	await confirm(page);
});

test('an upload is undone from its own page, and listed as undone', async ({ page }) => {
	const period = 'Quý I/2020';
	await choose(page, { name: 'hoan-tac.csv', buffer: Buffer.from(csv(period, ';')) });
	await confirm(page);
	await page
		.getByRole('link', { name: /Hoàn tác/ })
		.first()
		.click();
	await page.getByLabel(/Lý do/).first().fill('Nhập nhầm kỳ');
	await page.getByRole('button', { name: /Hoàn tác/ }).click();
	await expect(page.locator('main')).toContainText('Nhập nhầm kỳ');
	await page.goto('/lich-su');
	await expect(page.locator('main')).toContainText('hoan-tac.csv');
	await expect(page.locator('main')).toContainText(/hoàn tác/i);
});

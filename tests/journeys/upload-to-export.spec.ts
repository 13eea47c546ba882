import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';

/** A commune of the demonstration that has not reported for its latest quarter. */
const UNIT = 'Xã Hoa Sim';
const PERIOD = 'Quý III/2026';
const HEADINGS =
	'Đơn vị;Kỳ báo cáo;Mới tiếp nhận;Trực tuyến;Trực tiếp, bưu chính;Đã giải quyết;Trước hạn;Đúng hạn;Quá hạn';

const file = (name: string, row: string) => ({
	name,
	mimeType: 'text/csv',
	buffer: Buffer.from(`\uFEFF${HEADINGS}\r\n${UNIT};${PERIOD};${row}\r\n`)
});

async function send(page: Page, chosen: ReturnType<typeof file>): Promise<void> {
	await page.goto('/nop-bao-cao');
	await page.getByLabel('Tệp báo cáo').setInputFiles(chosen);
	await page.getByRole('button', { name: 'Gửi để kiểm tra' }).click();
	await expect(page).toHaveURL(/kiem-tra/);
}

test('a commune’s file goes from its faults to the ranking and out as a table', async ({
	page
}) => {
	await test.step('a text where a count belongs stops the import and names its cell', async () => {
		await send(page, file('hoa-sim.csv', '300;nhiều;20;298;290;8;0'));
		const main = page.locator('main');
		await expect(main).toContainText('Phải sửa');
		await expect(main).toContainText('nhiều');
		await expect(main).toContainText('dòng 2');
		await expect(page.getByRole('button', { name: /Lưu|Xác nhận/ })).toHaveCount(0);
		await page.getByRole('button', { name: 'Hủy' }).click();
	});

	await test.step('figures that contradict each other need a written reason', async () => {
		await send(page, file('hoa-sim.csv', '300;270;20;298;290;8;0'));
		await expect(page.locator('main')).toContainText('270 + 20 = 290 ≠ 300');
		await page.getByRole('button', { name: 'Xác nhận và lưu' }).click();
		await expect(page).toHaveURL(/kiem-tra/);
		await page.getByRole('button', { name: /^Hủy/ }).click();
	});

	await test.step('the mended file is stored and ranked', async () => {
		await send(page, file('hoa-sim.csv', '300;280;20;298;290;8;0'));
		await page.getByRole('button', { name: /^Lưu/ }).click();
		await expect(page.locator('main')).toContainText(UNIT);
		await page.goto('/xep-hang?ky=2026-q3&chi-so=online_share');
		const row = page.locator('tr[data-row="data"]').filter({ hasText: UNIT });
		await expect(row.locator('[data-cell="numerator"]')).toHaveText('280');
		await expect(row.locator('[data-cell="denominator"]')).toHaveText('300');
		await expect(row.locator('[data-cell="value"]')).toHaveText('93,33');
	});

	await test.step('the ranking goes out as a table for Excel', async () => {
		const waiting = page.waitForEvent('download');
		await page.getByRole('link', { name: /CSV/ }).first().click();
		const csv = readFileSync(await (await waiting).path(), 'utf8');
		expect(csv.startsWith('\uFEFF')).toBe(true);
		expect(csv.split('\r\n').find((line) => line.includes(UNIT))).toContain(';93,33;280;300;');
	});

	await test.step('the same file again changes nothing', async () => {
		await send(page, file('hoa-sim.csv', '300;280;20;298;290;8;0'));
		await expect(page.locator('main')).toContainText('đã được lưu');
	});

	await test.step('a corrected file supersedes, and the old figure stays readable', async () => {
		await send(page, file('hoa-sim-dinh-chinh.csv', '300;285;15;298;290;8;0'));
		await expect(page.locator('main del').first()).toBeVisible();
		await page.getByRole('button', { name: /^Lưu/ }).click();
		await page.goto('/xep-hang?ky=2026-q3&chi-so=online_share');
		const row = page.locator('tr[data-row="data"]').filter({ hasText: UNIT });
		await expect(row.locator('[data-cell="value"]')).toHaveText('95,00');
		await row.getByRole('link', { name: UNIT }).click();
		await expect(page.locator('main del').filter({ hasText: '280' }).first()).toBeAttached();
	});
});

test('a file that is no table is refused with its reason, and the server keeps running', async ({
	page
}) => {
	await page.goto('/nop-bao-cao');
	await page.getByLabel('Tệp báo cáo').setInputFiles({
		name: 'anh.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])
	});
	await page.getByRole('button', { name: 'Gửi để kiểm tra' }).click();
	await expect(page.locator('main')).toContainText('Phải sửa');
	expect((await page.goto('/tong-quan'))?.status()).toBe(200);
});

test('sending no file says what to choose', async ({ page }) => {
	await page.goto('/nop-bao-cao');
	await page.getByRole('button', { name: 'Gửi để kiểm tra' }).click();
	await expect(page.locator('main')).toContainText(/[Cc]họn/);
	await expect(page).toHaveURL(/nop-bao-cao/);
});

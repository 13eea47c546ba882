// A file with eight faults of four kinds, mended in one pass; by click and keyboard, and without script.
import { expect, test, type Page } from '@playwright/test';

const HEADINGS = 'Đơn vị;Kỳ báo cáo;Mới tiếp nhận;Trực tuyến;Trực tiếp, bưu chính';
/** Two unknown units, two words for numbers, two negative numbers, two sums that do not add up. */
const faulty = (period: string): string =>
	[
		HEADINGS,
		`Xã Hoa Ximm;${period};100;90;10`,
		`Xã Hoa Nhàii;${period};100;90;10`,
		`Xã Hoa Mai;${period};nhiều;80;20`,
		`Xã Hoa Cúc;${period};100;ít;20`,
		`Xã Hoa Lan;${period};100;-90;10`,
		`Xã Hoa Huệ;${period};100;90;-10`,
		`Xã Hoa Ban;${period};100;90;11`,
		`Xã Hoa Gạo;${period};100;80;10`
	].join('\r\n');
test.describe.configure({ timeout: 60_000 });

const PATIENT = { timeout: 20_000 };

async function send(page: Page, period: string): Promise<void> {
	await page.goto('/nop-bao-cao');
	const buffer = Buffer.from(`\uFEFF${faulty(period)}\r\n`);
	const file = { name: 'tam-loi.csv', mimeType: 'text/csv', buffer };
	await page.getByLabel('Tệp báo cáo').setInputFiles(file);
	await page.getByRole('button', { name: 'Gửi để kiểm tra' }).click();
	await expect(page.locator('main')).toContainText('Phải sửa', PATIENT);
}

/** All eight at once; contradictions stand folded. */
async function mendAll(page: Page): Promise<void> {
	const main = page.locator('main');
	await expect(main.getByRole('heading', { name: 'Phải sửa (6)' })).toBeVisible();
	await expect(main.getByRole('heading', { name: 'Cần xác nhận (2)' })).toBeVisible();
	await page.getByRole('radio', { name: 'Xã Hoa Sim' }).check();
	await page.getByRole('radio', { name: 'Xã Hoa Nhài' }).check();
	for (const [cell, text] of [
		['C4', '100'],
		['D5', '80'],
		['D6', '90'],
		['E7', '10']
	] as const)
		await page.getByLabel(new RegExp(`^ô ${cell}`)).fill(text);
	const folded = page.locator('details.mend:not([open]) > summary');
	while ((await folded.count()) > 0) await folded.first().click();
	await page.getByLabel(/^ô E8/).fill('10');
	await page.getByLabel(/^ô D9/).fill('90');
	await page.getByRole('button', { name: 'Sửa tất cả và kiểm tra lại' }).focus();
	await page.keyboard.press('Enter');
	await expect(main).toContainText('Đã sửa tại chỗ (8 ô)', PATIENT);
	await expect(main.getByRole('heading', { name: /^Phải sửa/ })).toHaveCount(0);
	await expect(main).not.toContainText('≠ 100');
}

test('eight faults of four kinds are mended in one pass', async ({ page }) => {
	await send(page, 'Quý I/2018');
	await mendAll(page);
	await page.getByRole('button', { name: 'Hủy', exact: true }).click();
});

test('the same without JavaScript', async ({ browser, baseURL }) => {
	const context = await browser.newContext({
		javaScriptEnabled: false,
		storageState: test.info().project.use.storageState,
		...(baseURL === undefined ? {} : { baseURL })
	} as never);
	const page = await context.newPage();
	await send(page, 'Quý II/2018');
	await mendAll(page);
	await context.close();
});

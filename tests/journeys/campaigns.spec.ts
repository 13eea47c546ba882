// A campaign from opening to lock, by keyboard-reachable forms alone: who is missing, what to send, what a lock refuses.
import { expect, test, type Page } from '@playwright/test';

const UNIT = 'Xã Hoa Sim';
const PERIOD = 'Quý I/2019';
const HEADINGS = 'Đơn vị;Kỳ báo cáo;Mới tiếp nhận;Trực tuyến;Trực tiếp, bưu chính';

async function send(page: Page, row: string): Promise<void> {
	await page.goto('/nop-bao-cao');
	const buffer = Buffer.from(`\uFEFF${HEADINGS}\r\n${UNIT};${PERIOD};${row}\r\n`);
	const file = { name: 'hoa-sim-2019.csv', mimeType: 'text/csv', buffer };
	await page.getByLabel('Tệp báo cáo').setInputFiles(file);
	await page.getByRole('button', { name: 'Gửi để kiểm tra' }).click();
	await expect(page).toHaveURL(/kiem-tra/, { timeout: 20_000 });
}

test('a campaign is opened, followed and locked', async ({ page }) => {
	const main = page.locator('main');
	const standing = main.locator('tr').filter({ hasText: UNIT });

	await test.step('every commune of the office is waited for, with a text to send', async () => {
		await page.goto('/dot-bao-cao');
		await page.getByRole('textbox', { name: 'Kỳ báo cáo' }).fill(PERIOD);
		await page.getByRole('button', { name: 'Mở đợt báo cáo' }).click();
		await expect(main).toContainText('Chưa chọn hạn nộp');
		await expect(page.getByRole('textbox', { name: 'Kỳ báo cáo' })).toHaveValue(PERIOD);
		await page.getByLabel('Hạn nộp').fill('2019-04-05');
		await page.getByRole('button', { name: 'Mở đợt báo cáo' }).click();
		await expect(page).toHaveURL(/2019-q1/);
		await expect(standing).toContainText('Chưa nộp');
		await expect(page.getByLabel('Lời nhắc chung')).toHaveValue(/hạn nộp 05\/04\/2019, đã quá/);
	});

	await test.step('a file with a fault is told on the board with its first fault', async () => {
		await send(page, '300;nhiều;20');
		await page.goto('/dot-bao-cao/2019-q1');
		await expect(standing).toContainText('Có lỗi');
		await expect(standing).toContainText('nhiều');
	});

	await test.step('a locked period refuses files and says why', async () => {
		await page.getByLabel('Lý do').fill('Đã trình lãnh đạo');
		await page.getByRole('button', { name: 'Khóa kỳ này' }).click();
		await expect(main).toContainText('Kỳ đã khóa');
		await send(page, '300;280;20');
		await expect(main).toContainText('Đã trình lãnh đạo');
		await expect(page.getByRole('link', { name: /Tiếp tục/ })).toHaveCount(0);
	});

	await test.step('opened again it takes the report, which is late', async () => {
		await page.goto('/dot-bao-cao/2019-q1');
		await page.getByLabel('Lý do').fill('Nhận đính chính');
		await page.getByRole('button', { name: 'Mở khóa' }).click();
		await send(page, '300;280;20');
		await page
			.getByRole('link', { name: /xác nhận/i })
			.last()
			.click();
		await page.getByRole('button', { name: /^Lưu/ }).click();
		await expect(page).toHaveURL(/da-luu/, { timeout: 20_000 });
		await page.goto('/dot-bao-cao/2019-q1');
		await expect(standing).toContainText('Nộp muộn');
	});
});

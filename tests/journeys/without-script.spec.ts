import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('the overview, the ranking and the trend are whole without JavaScript', async ({ page }) => {
	await page.goto('/tong-quan?ky=2026-q3');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Hoa');
	await expect(page.getByText('Số liệu minh họa').first()).toBeVisible();
	await expect(page.locator('main table').first()).toContainText('Hoa Sen');

	await page.goto('/xep-hang?ky=2026-q3&chi-so=timely_rate');
	await expect(page.locator('main svg:visible').first()).toBeVisible();
	expect(await page.locator('tr[data-row="data"]').count()).toBeGreaterThanOrEqual(17);

	await page.goto('/xu-huong?chi-so=online_payment_rate');
	await expect(page.locator('main svg:visible').first()).toBeVisible();
	await expect(page.locator('main details').first()).toBeAttached();
});

test('office and period are chosen without JavaScript', async ({ page }) => {
	await page.goto('/tong-quan');
	await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).selectOption('2026-q2');
	await page.getByRole('button', { name: 'Xem' }).first().click();
	await expect(page).toHaveURL(/ky=2026-q2/);
	await expect(page.locator('main')).toContainText('Quý II/2026');
});

test('a file is sent, checked and cancelled without JavaScript', async ({ page }) => {
	await page.goto('/nop-bao-cao');
	await page.getByLabel('Tệp báo cáo').setInputFiles({
		name: 'trong.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from('')
	});
	await page.getByRole('button', { name: 'Gửi để kiểm tra' }).click();
	await expect(page.locator('main')).toContainText(/trống|rỗng|không có nội dung|chọn/i);
});

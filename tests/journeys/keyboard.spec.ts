import { expect, test, type Page } from '@playwright/test';

/** Tabs on until the named thing has the focus, as a person without a mouse does. */
async function tabTo(
	page: Page,
	role: 'link' | 'button' | 'combobox',
	name: RegExp
): Promise<void> {
	const wanted = page.getByRole(role, { name }).first();
	for (let step = 0; step < 150; step++) {
		await page.keyboard.press('Tab');
		if (await wanted.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`Tab never reaches ${role} ${name}`);
}

test('a leader finds who is behind and why with the keyboard alone', async ({ page }) => {
	await page.goto('/tong-quan?ky=2026-q3');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Tới nội dung chính' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/#noi-dung/);

	await tabTo(page, 'link', /Hoa Huệ/);
	const outline = await page.evaluate(() => {
		const style = getComputedStyle(document.activeElement ?? document.body);
		return `${style.outlineStyle} ${style.outlineWidth} ${style.boxShadow}`;
	});
	expect(outline).not.toBe('none 0px none');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/don-vi/);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Hoa Huệ');
});

test('the ranking is chosen, sorted and downloaded with the keyboard alone', async ({ page }) => {
	await page.goto('/xep-hang?ky=2026-q3&chi-so=timely_rate');
	await tabTo(page, 'combobox', /Chỉ số/);
	await page.keyboard.press('Home');
	await page.keyboard.press('ArrowDown');
	await tabTo(page, 'button', /Xem chỉ số/);
	await page.keyboard.press('Enter');
	await expect(page).not.toHaveURL(/chi-so=timely_rate(&|$)/);
	await tabTo(page, 'link', /Tải Excel/);
	const waiting = page.waitForEvent('download');
	await page.keyboard.press('Enter');
	expect((await waiting).suggestedFilename()).toMatch(/\.xlsx$/);
});

test('a report is sent with the keyboard alone', async ({ page }) => {
	await page.goto('/nop-bao-cao');
	const input = page.getByLabel('Tệp báo cáo');
	await input.focus();
	await expect(input).toBeFocused();
	await input.setInputFiles({
		name: 'hoa-sen.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from('Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị\nXã Hoa Sen;Quý III/2026;BM1-1;12\n')
	});
	await tabTo(page, 'button', /Gửi để kiểm tra/);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/kiem-tra/);
	await tabTo(page, 'link', /Tiếp tục: xác nhận/);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/xac-nhan/);
	await tabTo(page, 'link', /Quay lại/);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/kiem-tra/);
	await tabTo(page, 'button', /Hủy/);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/nop-bao-cao/);
});

test('a faulty cell is typed over with the keyboard alone', async ({ page }) => {
	await page.goto('/nop-bao-cao');
	await page.getByLabel('Tệp báo cáo').setInputFiles({
		name: 'hoa-sen.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from('Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị\nXã Hoa Sen;Quý III/2026;BM1-1;mấy\n')
	});
	await page.getByRole('button', { name: 'Gửi để kiểm tra' }).click();
	await expect(page.locator('main')).toContainText('Phải sửa');
	const summary = page.getByText('Sửa tại chỗ').first();
	// What must be mended stands open.
	await summary.focus();
	await page.keyboard.press('Tab');
	await expect(page.getByLabel(/^ô D2/)).toBeFocused();
	await page.keyboard.press('Control+A');
	await page.keyboard.type('12');
	await page.keyboard.press('Enter');
	await expect(page.locator('main')).toContainText('Đã sửa tại chỗ (1 ô)');
	await tabTo(page, 'button', /Hủy/);
	await page.keyboard.press('Enter');
});

import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('the overview, the ranking and the trend are whole without JavaScript', async ({ page }) => {
	await page.goto('/tong-quan?ky=2026-q3');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Hoa');
	await expect(page.getByText('Số liệu minh họa').first()).toBeVisible();
	await expect(page.locator('main table').first()).toContainText('Hoa Sen');

	await page.goto('/xep-hang?ky=2026-q3&chi-so=timely_rate');
	await expect(page.locator('main svg:visible').first()).toBeVisible();
	// Ranked ones, and those with few cases or none below them.
	const rows = page.locator('tr:is([data-row="data"], [data-row="without"])');
	expect(await rows.count()).toBeGreaterThanOrEqual(17);

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

const HEADINGS =
	'Đơn vị;Kỳ báo cáo;Mới tiếp nhận;Trực tuyến;Trực tiếp, bưu chính;Đã giải quyết;Trước hạn;Đúng hạn;Quá hạn';
/** A page may show progress first and look again by itself. */
const PATIENT = { timeout: 15_000 };

test('a file is sent, checked and cancelled without JavaScript', async ({ page }) => {
	await page.goto('/nop-bao-cao');
	await page.getByLabel('Tệp báo cáo').setInputFiles({
		name: 'trong.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from('')
	});
	await page.getByRole('button', { name: 'Gửi để kiểm tra' }).click();
	await expect(page.locator('main')).toContainText(/trống|rỗng|không có nội dung|chọn/i, PATIENT);
	await page.getByRole('button', { name: 'Hủy' }).click();
	await expect(page.locator('main')).toContainText('Đã hủy, không có gì được lưu');
});

test('a pasted table is mended in place, confirmed and stored without JavaScript', async ({
	page
}) => {
	await page.goto('/nop-bao-cao');
	await page.getByText('Hoặc dán bảng chép từ Excel').click();
	const table = `${HEADINGS}\nXã Hoa Sen;Quý IV/2026;300;nhiều;20;298;290;8;0\n`;
	await page.getByLabel('Bảng chép từ Excel').fill(table.replaceAll(';', '\t'));
	await page.getByLabel('Người nộp').fill('Nguyễn Văn A');
	await page.getByRole('button', { name: 'Gửi để kiểm tra' }).click();
	await expect(page.locator('main')).toContainText('Phải sửa', PATIENT);

	await page.getByLabel(/^ô D2/).fill('280');
	await page.getByRole('button', { name: 'Sửa tất cả và kiểm tra lại' }).click();
	await expect(page.locator('main')).toContainText('Đã sửa tại chỗ (1 ô)', PATIENT);

	await page.getByRole('link', { name: 'Tiếp tục: xác nhận' }).click();
	await expect(page.locator('main')).toContainText('Nguyễn Văn A', PATIENT);
	// Far from the quarters before it: that must be said.
	const reason = page.getByLabel('Vì sao vẫn lưu khi còn mâu thuẫn?');
	if (await reason.isVisible()) await reason.fill('Đã hỏi xã');
	await page.getByRole('button', { name: 'Lưu', exact: true }).click();
	await expect(page).toHaveURL(/da-luu/, PATIENT);
	await expect(page.locator('main')).toContainText('Xã Hoa Sen');
});

test('every step passed can be gone back to without JavaScript', async ({ page }) => {
	await page.goto('/nop-bao-cao');
	await page.getByLabel('Tệp báo cáo').setInputFiles({
		name: 'hoa-sen.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(`${HEADINGS}\nXã Hoa Sen;Quý I/2027;300;280;20;298;290;8;0\n`)
	});
	await page.getByRole('button', { name: 'Gửi để kiểm tra' }).click();
	await expect(page.locator('main')).toContainText('hoa-sen.csv', PATIENT);
	const steps = page.getByRole('navigation', { name: 'Các bước nộp báo cáo' });
	await page.getByRole('link', { name: 'Tiếp tục: xác nhận' }).click();
	await expect(page).toHaveURL(/xac-nhan/);
	for (const [step, address] of [
		[/^Kiểm tra/, /kiem-tra/],
		[/^Ghép cột/, /ghep-cot/],
		[/^Trang tính/, /trang-tinh/],
		[/^Chọn tệp/, /nop-bao-cao\?/]
	] as const) {
		await steps.getByRole('link', { name: step }).click();
		await expect(page).toHaveURL(address);
	}
	await expect(page.locator('main')).toContainText('Đã gửi, chưa lưu: 1 tệp');
	await page.getByRole('link', { name: 'Tiếp tục kiểm tra' }).click();
	await expect(page).toHaveURL(/kiem-tra/);
	await page.getByRole('button', { name: 'Hủy' }).click();
});

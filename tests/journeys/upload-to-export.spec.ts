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
		await expect(main).toContainText('ô D2');
		await expect(page.getByRole('link', { name: /^Tiếp tục/ })).toHaveCount(0);
	});

	await test.step('it is typed over in place, what the file says staying readable', async () => {
		await page.getByLabel(/^ô D2/).fill('270');
		await page.getByRole('button', { name: 'Sửa tất cả và kiểm tra lại' }).click();
		await expect(page.locator('main')).toContainText('Đã sửa tại chỗ (1 ô)');
		await expect(page.locator('main del').filter({ hasText: 'nhiều' }).first()).toBeVisible();
	});

	await test.step('figures that contradict each other need a written reason', async () => {
		await expect(page.locator('main')).toContainText('270 + 20 = 290 ≠ 300');
		await page.getByRole('link', { name: 'Tiếp tục: xác nhận' }).click();
		await expect(page).toHaveURL(/xac-nhan/);
		await page.getByRole('button', { name: 'Lưu', exact: true }).click();
		await expect(page.getByRole('alert')).toContainText('Ghi lý do');
		await page.getByRole('link', { name: 'Quay lại' }).click();
		await expect(page).toHaveURL(/kiem-tra/);
		await page.getByRole('button', { name: /^Hủy/ }).click();
		await expect(page.locator('main')).toContainText('Đã hủy, không có gì được lưu');
	});

	await test.step('the mended file is stored and ranked', async () => {
		await send(page, file('hoa-sim.csv', '300;280;20;298;290;8;0'));
		await page.getByRole('link', { name: 'Tiếp tục: xác nhận' }).click();
		await expect(page.locator('main')).toContainText('Thứ hạng thay đổi nếu lưu');
		await page.getByRole('button', { name: 'Lưu', exact: true }).click();
		await expect(page).toHaveURL(/da-luu/);
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
		await page.getByRole('button', { name: 'Xong' }).click();
		await expect(page).toHaveURL(/da-luu/);
	});

	await test.step('a corrected file supersedes, and the old figure stays readable', async () => {
		await send(page, file('hoa-sim-dinh-chinh.csv', '300;285;15;298;290;8;0'));
		await expect(page.locator('main del').first()).toBeVisible();
		await page.getByRole('link', { name: 'Tiếp tục: xác nhận' }).click();
		await page.getByLabel('Vì sao sửa số đã nộp?').fill('Đính chính theo công văn');
		await page.getByRole('button', { name: 'Lưu', exact: true }).click();
		await expect(page).toHaveURL(/da-luu/);
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

test('a table copied from a spreadsheet is pasted anywhere on the page', async ({ page }) => {
	await page.goto('/nop-bao-cao', { waitUntil: 'networkidle' });
	await page.evaluate(
		(table) => {
			const clipboardData = new DataTransfer();
			clipboardData.setData('text/plain', table);
			document.body.dispatchEvent(
				new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
			);
		},
		`${HEADINGS}\n${UNIT};Quý I/2027;300;280;20;298;290;8;0\n`.replaceAll(';', '\t')
	);
	await expect(page.getByLabel('Bảng chép từ Excel')).toBeFocused();
	await expect(page.getByRole('status').filter({ hasText: 'Đã dán' })).toContainText(
		'2 dòng, 9 cột'
	);
	await page.getByRole('button', { name: 'Gửi để kiểm tra' }).click();
	await expect(page.getByRole('heading', { name: /^bang-dan-/ })).toBeVisible();
	await expect(page.locator('main')).toContainText('Đọc được hết');
	await page.getByRole('button', { name: /^Hủy/ }).click();
});

test('files dropped on the page are listed, and what is too much is told before it is sent', async ({
	page
}) => {
	await page.goto('/nop-bao-cao', { waitUntil: 'networkidle' });
	const drop = async (count: number): Promise<void> => {
		const dataTransfer = await page.evaluateHandle((many) => {
			const files = new DataTransfer();
			for (let n = 0; n < many; n++) files.items.add(new File(['a;b'], `tep-${many}-${n}.csv`));
			return files;
		}, count);
		await page.dispatchEvent('main', 'drop', { dataTransfer });
	};
	await drop(2);
	const chosen = page.getByRole('list', { name: 'Các tệp đã chọn' });
	await expect(chosen.getByRole('listitem')).toHaveCount(2);
	await page.getByRole('button', { name: 'Bỏ tep-2-0.csv' }).click();
	await expect(chosen.getByRole('listitem')).toHaveText([/tep-2-1\.csv/]);
	await drop(60);
	await expect(page.getByRole('alert')).toContainText('nhiều nhất 50 tệp');
	await page.getByRole('button', { name: 'Gửi để kiểm tra' }).click();
	await expect(page).toHaveURL(/nop-bao-cao(\?|$)/);
});

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { PAGES, pagesById } from '../support/pages';

test('axe finds no violation on any page', async ({ page }) => {
	test.setTimeout(180_000);
	for (const address of [...PAGES, ...(await pagesById(page))]) {
		await test.step(address, async () => {
			await page.goto(address);
			const { violations } = await new AxeBuilder({ page })
				.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
				.analyze();
			const found = violations.map((violation) => ({
				rule: violation.id,
				where: violation.nodes.slice(0, 3).map((node) => node.html)
			}));
			expect.soft(found, address).toEqual([]);
		});
	}
});

test('axe finds no violation in a checked upload', async ({ page }) => {
	await page.goto('/nop-bao-cao');
	await page.getByLabel('Tệp báo cáo').setInputFiles([
		{
			name: 'sai.csv',
			mimeType: 'text/csv',
			buffer: Buffer.from(
				'Đơn vị;Kỳ báo cáo;Trực tuyến\nXã Hoa Sen;Quý III/2026;-5\nXã Không Có;Quý 9/2026;3\n'
			)
		},
		{
			name: 'cot-la.csv',
			mimeType: 'text/csv',
			buffer: Buffer.from('Đơn vị;Kỳ báo cáo;Trực tuyến;Cột lạ\nXã Hoa Sen;Quý III/2026;5;1\n')
		},
		{
			name: 'mau-thuan.csv',
			mimeType: 'text/csv',
			buffer: Buffer.from(
				'Đơn vị;Kỳ báo cáo;Mới tiếp nhận;Trực tuyến\nXã Hoa Sen;Quý III/2026;10;12\n'
			)
		}
	]);
	await page.getByRole('button', { name: 'Gửi để kiểm tra' }).click();
	await expect(page.locator('main')).toContainText('Phải sửa');
	const found = async (): Promise<unknown[]> => {
		const { violations } = await new AxeBuilder({ page }).analyze();
		return violations.map((violation) => [violation.id, violation.nodes[0]?.html]);
	};
	await page
		.locator('main details')
		.evaluateAll((parts) => parts.forEach((part) => part.setAttribute('open', '')));
	expect(await found()).toEqual([]);
	await page.getByRole('link', { name: /^Tiếp tục với/ }).click();
	await expect(page.getByRole('button', { name: 'Lưu', exact: true })).toBeVisible();
	expect(await found()).toEqual([]);
	await page.getByRole('button', { name: 'Hủy tất cả' }).click();
});

for (const width of [320, 390, 1366]) {
	test(`no page scrolls sideways at ${width} px`, async ({ page }) => {
		test.setTimeout(120_000);
		await page.setViewportSize({ width, height: 700 });
		for (const address of [...PAGES, ...(await pagesById(page))]) {
			await page.goto(address);
			const over = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth
			);
			expect(over, address).toBeLessThanOrEqual(0);
		}
	});
}

import { expect, test } from '@playwright/test';

test('a period without data is a real page that shows the way on', async ({ page }) => {
	expect((await page.goto('/tong-quan?ky=1999-q1'))?.status()).toBeLessThan(500);
	await expect(page.locator('main')).toContainText(/1999|không có|chưa có/i);
	await expect(page.locator('main').getByRole('link').first()).toBeVisible();
});

test('what is no period at all is answered in plain words', async ({ page }) => {
	expect((await page.goto('/xep-hang?ky=quy-muoi'))?.status()).toBeLessThan(500);
	await expect(page.locator('main')).toContainText('quy-muoi');
});

test('an unknown commune, submission and page are 404 pages in Vietnamese', async ({ page }) => {
	for (const address of ['/don-vi/999999', '/bao-cao/999999', '/chi-so/khong_co', '/khong-co']) {
		expect((await page.goto(address))?.status(), address).toBe(404);
		await expect(page.locator('main')).toContainText(/[Kk]hông/);
		await expect(page.locator('body')).not.toContainText('    at ');
	}
});

test('the demonstration is named as such on every page and the real reports are not', async ({
	page
}) => {
	for (const address of [
		'/tong-quan',
		'/xep-hang',
		'/xu-huong',
		'/van-de',
		'/chi-so/timely_rate'
	]) {
		await page.goto(address);
		await expect(page.getByText('Số liệu minh họa').first(), address).toBeVisible();
	}
	const offices = page.getByLabel('Cơ quan tổng hợp').first().locator('option');
	const real = await offices
		.filter({ hasText: /^Tỉnh|^Huyện/ })
		.first()
		.getAttribute('value');
	await page.goto(`/tong-quan?co-quan=${real}`);
	await expect(page.getByText('Số liệu minh họa')).toHaveCount(0);
});

test('no page makes the browser report an error', async ({ page }) => {
	const faults: string[] = [];
	page.on('pageerror', (error) => faults.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`);
	});
	for (const address of [
		'/tong-quan',
		'/xep-hang',
		'/xu-huong',
		'/chi-so/online_share',
		'/van-de',
		'/nop-bao-cao'
	]) {
		await page.goto(address, { waitUntil: 'networkidle' });
	}
	expect(faults).toEqual([]);
});

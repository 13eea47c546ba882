import { expect, test, type Browser, type Page } from '@playwright/test';
import { openSession } from '../../src/lib/server/auth/sessions';
import { write } from '../../src/lib/server/db/database';
import { saveSetting } from '../../src/lib/server/db/campaigns/settings';
import type { Role } from '../../src/lib/domain/office/rights';
import { signedIn } from '../support/signed-in';
import { fillTwoOffices, UNITS } from '../support/two-offices';
import { serveForFile } from '../support/serve-for-file';

const served = serveForFile(fillTwoOffices);

type Someone = Exclude<Role, 'guest' | 'administrator'>;
const NOW = new Date().toISOString();

/** A browser in which they are signed in; without `role` one in which nobody is. */
async function browserOf(
	browser: Browser,
	of: { readonly role?: Someone; readonly narrow?: boolean }
): Promise<Page> {
	const { role, narrow = false } = of;
	const context = await browser.newContext({
		baseURL: served.server.url,
		storageState: { cookies: [], origins: [] },
		javaScriptEnabled: !narrow,
		...(narrow ? { viewport: { width: 320, height: 640 } } : {})
	});
	if (role !== undefined) {
		const unitId = served.filled.id(role === 'commune' ? 'A1' : 'OA');
		const { account } = signedIn(served.server.db, { name: `di-${role}`, role, unitId });
		const visit = { now: NOW, address: '127.0.0.1', agent: 'hành trình' };
		const value = write(served.server.db, (writer) => openSession(writer, account, visit));
		await context.addCookies([{ name: 'phien', value, url: served.server.url }]);
	}
	return context.newPage();
}

const OWN = `Xã ${UNITS.A1}`;
const HEADINGS = 'Đơn vị;Kỳ báo cáo;Mới tiếp nhận;Trực tuyến';
const file = (name: string, unit: string) => ({
	name,
	mimeType: 'text/csv',
	buffer: Buffer.from(`\uFEFF${HEADINGS}\r\n${unit};Quý II/2025;40;30\r\n`)
});
const ways = (page: Page) => page.getByRole('navigation', { name: 'Các trang' });

async function send(page: Page, chosen: ReturnType<typeof file>): Promise<void> {
	await page.goto('/nop-bao-cao');
	await page.getByLabel('Tệp báo cáo').setInputFiles(chosen);
	await page.getByRole('button', { name: 'Gửi để kiểm tra' }).click();
	await expect(page).toHaveURL(/kiem-tra/);
}

test('an officer of a commune sends the report of the commune and sees nothing else', async ({
	browser
}) => {
	const page = await browserOf(browser, { role: 'commune' });
	await test.step('begins on the page of the commune, with its place among the others', async () => {
		await page.goto('/');
		await expect(page).toHaveURL(new RegExp(`/don-vi/${served.filled.id('A1')}`));
		await expect(page.getByRole('heading', { level: 1 })).toContainText(OWN);
		await expect(page.locator('main')).toContainText('3/3');
		await expect(ways(page).getByRole('link', { name: 'Xếp hạng' })).toHaveCount(0);
	});

	await test.step('is told that another commune is not theirs to report for', async () => {
		await send(page, file('nham.csv', `Xã ${UNITS.A2}`));
		await expect(page.locator('main')).toContainText(`tài khoản này chỉ nộp cho ${OWN}`);
		await expect(page.getByRole('link', { name: /^Tiếp tục/ })).toHaveCount(0);
	});

	await test.step('stores its own, which it cannot undo itself', async () => {
		await send(page, file('cua-xa-q2.csv', OWN));
		await page.getByRole('link', { name: 'Tiếp tục: xác nhận' }).click();
		await page.getByRole('button', { name: 'Lưu', exact: true }).click();
		await expect(page).toHaveURL(/da-luu/);
		await expect(page.locator('main')).toContainText(OWN);
		await expect(page.getByRole('link', { name: /Hoàn tác/ })).toHaveCount(0);
	});

	await test.step('finds no other commune on any page', async () => {
		for (const path of [
			'/',
			'/nop-bao-cao',
			'/lich-su',
			'/van-de',
			'/chi-so',
			'/chi-so/online_share'
		]) {
			await page.goto(path);
			const text = await page.locator('html').innerHTML();
			for (const code of ['A2', 'A3', 'B1', 'B2'] as const)
				expect(text, path).not.toContain(UNITS[code]);
		}
		for (const path of ['/tong-quan', '/xep-hang', `/don-vi/${served.filled.id('A2')}`]) {
			const answer = await page.goto(path);
			expect([403, 404]).toContain(answer?.status());
			await expect(page.locator('body')).not.toContainText(UNITS.A2);
		}
	});
});

test('a leader reads everything of the office and changes nothing', async ({ browser }) => {
	const page = await browserOf(browser, { role: 'leader' });
	await page.goto('/');
	await expect(page).toHaveURL(/tong-quan/);
	await expect(page.locator('main')).toContainText(UNITS.A2);
	await expect(page.locator('main')).not.toContainText(UNITS.B1);
	await expect(ways(page).getByRole('link', { name: 'Nộp báo cáo' })).toHaveCount(0);
	await ways(page).getByRole('link', { name: 'Lịch sử nộp' }).click();
	await page.getByRole('link', { name: 'cua-xa.csv', exact: true }).click();
	await expect(page.getByRole('link', { name: 'Tải tệp gốc' })).toBeVisible();
	await expect(page.getByRole('link', { name: /Hoàn tác/ })).toHaveCount(0);
	expect((await page.goto('/nop-bao-cao'))?.status()).toBe(403);
	await expect(page.locator('body')).toContainText('Không được làm việc này');
});

test('a guest reads figures where the office allows it, and no more', async ({ browser }) => {
	const page = await browserOf(browser, {});
	await page.goto('/');
	await expect(page).toHaveURL(/dang-nhap/);
	await expect(ways(page)).toHaveCount(0);
	write(served.server.db, (writer) => {
		saveSetting(writer, { key: 'guests.allowed', value: true, at: NOW });
	});
	await page.goto('/');
	await expect(page).toHaveURL(/tong-quan/);
	await expect(page.getByRole('link', { name: 'Đăng nhập' })).toBeVisible();
	await expect(page.getByRole('link', { name: /^Tải/ })).toHaveCount(0);
	await page.goto(`/don-vi/${served.filled.id('A2')}?ky=2025-q3`);
	await expect(page.locator('main')).toContainText('9.202');
	await expect(page.locator('main')).not.toContainText('.csv');
	await page.goto('/lich-su');
	await expect(page).toHaveURL(/dang-nhap/);
	write(served.server.db, (writer) => {
		saveSetting(writer, { key: 'guests.allowed', value: false, at: NOW });
	});
});

test('the account menu opens and ends the session on a narrow page without script', async ({
	browser
}) => {
	const page = await browserOf(browser, { role: 'home_affairs', narrow: true });
	await page.goto('/huong-dan');
	await page.locator('.account-menu summary').click();
	await expect(page.getByRole('link', { name: 'Tài khoản', exact: true })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Quản trị', exact: true })).toHaveCount(0);
	await page.getByRole('button', { name: 'Đăng xuất' }).click();
	await expect(page).toHaveURL(/dang-nhap/);
	await page.goto('/tong-quan');
	await expect(page).toHaveURL(/dang-nhap/);
});

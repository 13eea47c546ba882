// The first day of an office: from the address on the console to people who sign in, and out everywhere.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { accountFromCommand } from '../support/journeys-account';
import { startOwnServer, type OwnServer } from '../support/own-server';
import { changePassword, OWN_PASSWORD, typeSignIn } from '../support/sign-in';

const FIRST = { name: 'lan.nv', password: 'ba con vịt bơi ngược dòng' };

let server: OwnServer;
test.use({ storageState: { cookies: [], origins: [] } });
test.beforeAll(async () => {
	test.setTimeout(120_000);
	server = await startOwnServer(() => undefined);
});
test.afterAll(() => server.stop());

const printed = (pattern: RegExp): string => pattern.exec(server.said())?.[1] ?? '';
const setupAddress = () => printed(/Thiết lập quản trị đầu tiên: (http\S+)/);
const demonstrationPassword = (name: string) => printed(new RegExp(`${name} +(\\S+)`));

async function newPerson(browser: Browser, javaScriptEnabled = true): Promise<Page> {
	const options = { baseURL: server.url, locale: 'vi-VN', javaScriptEnabled };
	const context = await browser.newContext(options);
	return context.newPage();
}

/** For readers of every kind, and without scrolling sideways on a telephone. */
async function isOpenToAll(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
	await page.setViewportSize({ width: 320, height: 640 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
	await page.setViewportSize({ width: 1366, height: 768 });
}

test('the first start prints who may sign in, and signs the first administrator in once', async ({
	browser
}) => {
	test.setTimeout(90_000);
	const page = await newPerson(browser);
	await test.step('an account of the demonstration opens with the printed password', async () => {
		await page.goto('/tong-quan?ky=2026-q2');
		await isOpenToAll(page);
		const password = demonstrationPassword('quan-tri-minh-hoa');
		await typeSignIn(page, { name: 'quan-tri-minh-hoa', password });
		await expect(page).toHaveURL(/\/tong-quan\?ky=2026-q2$/);
		await page.context().clearCookies();
	});

	await test.step('what is wrong with the first account is said, and kept', async () => {
		await page.goto(setupAddress());
		await page.getByLabel('Họ tên').fill('Nguyễn Thị Lan');
		await page.getByLabel('Tên đăng nhập').fill('Lan NV');
		await page.getByLabel('Mật khẩu', { exact: true }).fill('matkhau2026');
		await page.getByLabel('Gõ lại mật khẩu', { exact: true }).fill('matkhau2025');
		await page.getByRole('button', { name: 'Tạo tài khoản quản trị' }).click();
		await expect(page.getByRole('alert')).toContainText('chữ thường không dấu');
		await expect(page.getByRole('alert')).toContainText('ít nhất 12 ký tự');
		await expect(page.getByRole('alert')).toContainText('không giống nhau');
		await expect(page.getByLabel('Họ tên')).toHaveValue('Nguyễn Thị Lan');
		await expect(page.getByLabel('Mật khẩu', { exact: true })).toHaveValue('');
		await isOpenToAll(page);
	});

	await test.step('the account is made and signed in', async () => {
		await page.getByLabel('Tên đăng nhập').fill(FIRST.name);
		await page.getByLabel('Mật khẩu', { exact: true }).fill(FIRST.password);
		await page.getByLabel('Gõ lại mật khẩu', { exact: true }).fill(FIRST.password);
		await page.getByRole('button', { name: 'Tạo tài khoản quản trị' }).click();
		await expect(page).not.toHaveURL(/thiet-lap/);
		await page.goto('/tai-khoan');
		await expect(page.locator('main')).toContainText('Nguyễn Thị Lan');
		await expect(page.getByRole('heading', { name: 'Đang đăng nhập ở 1 nơi' })).toBeVisible();
	});

	await test.step('the address is dead, and so is the invented administrator', async () => {
		const answer = await page.goto(setupAddress());
		expect(answer?.status()).toBe(404);
		await expect(page.locator('main')).toContainText('đã dùng rồi');
		const other = await newPerson(browser);
		await other.goto('/dang-nhap');
		const password = demonstrationPassword('quan-tri-minh-hoa');
		await typeSignIn(other, { name: 'quan-tri-minh-hoa', password });
		await expect(other.getByRole('alert')).toContainText('chưa đúng');
		await other.context().close();
	});
	await page.context().close();
});

test('signing out everywhere ends every browser at once', async ({ browser }) => {
	const [here, there] = [await newPerson(browser), await newPerson(browser)];
	for (const page of [here, there]) {
		await page.goto('/dang-nhap?toi=%2Ftai-khoan');
		await typeSignIn(page, FIRST);
		await expect(page).toHaveURL(/\/tai-khoan$/);
	}
	await here.getByRole('button', { name: 'Đăng xuất khỏi mọi nơi' }).click();
	await expect(here.locator('main')).toContainText('Đã đăng xuất');
	await there.goto('/tai-khoan');
	await expect(there).toHaveURL(/dang-nhap\?toi=%2Ftai-khoan/);
	for (const page of [here, there]) await page.context().close();
});

test('one signs in and out without script', async ({ browser }) => {
	const page = await newPerson(browser, false);
	await page.goto('/dang-nhap?toi=%2Ftai-khoan');
	await typeSignIn(page, { ...FIRST, password: 'sai' });
	await expect(page.getByRole('alert')).toContainText('chưa đúng');
	await expect(page.getByLabel('Tên đăng nhập')).toHaveValue(FIRST.name);
	await typeSignIn(page, FIRST);
	await expect(page).toHaveURL(/\/tai-khoan$/);
	await page.getByLabel('Dùng cho').fill('phần mềm một cửa');
	await page.getByRole('button', { name: 'Tạo mã truy cập' }).click();
	await expect(page.locator('main')).toContainText(/cchc_[\w-]{43}/);
	await page.goto('/tai-khoan');
	await expect(page.locator('main')).not.toContainText(/cchc_[\w-]{43}/);
	await page.getByRole('button', { name: 'Thu hồi mã phần mềm một cửa' }).click();
	await expect(page.locator('main')).toContainText('đã thu hồi lúc');
	await page.locator('header summary').filter({ hasText: 'Nguyễn Thị Lan' }).click();
	await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
	await expect(page.locator('main')).toContainText('Đã đăng xuất');
	await page.goto('/tai-khoan');
	await expect(page).toHaveURL(/dang-nhap\?toi=%2Ftai-khoan/);
	await page.context().close();
});

test('a password that somebody else set is changed before anything else', async ({ browser }) => {
	const given = accountFromCommand(server.db.$client.name, 'minh.tv', [
		...['--role', 'leader'],
		...['--unit', 'Cụm Vườn Hoa']
	]);
	const page = await newPerson(browser);
	await page.goto('/dang-nhap?toi=%2Fxep-hang');
	await typeSignIn(page, given);
	await expect(page).toHaveURL(/\/tai-khoan\/mat-khau$/);
	await page.goto('/tong-quan');
	await expect(page).toHaveURL(/\/tai-khoan\/mat-khau$/);
	await changePassword(page, given.password, given.password);
	await expect(page.getByRole('alert')).toContainText('giống mật khẩu đang dùng');
	await changePassword(page, given.password, OWN_PASSWORD);
	await expect(page).not.toHaveURL(/mat-khau/);
	await page.goto('/tong-quan');
	await expect(page).toHaveURL(/\/tong-quan$/);
	await page.context().close();
});

test('wrong passwords are answered with how long to wait', async ({ browser }) => {
	const page = await newPerson(browser);
	await page.goto('/dang-nhap');
	for (let wrong = 0; wrong < 5; wrong += 1) {
		await typeSignIn(page, { name: 'khong-co-ai', password: `sai lần ${wrong}` });
		await expect(page.getByRole('alert')).toContainText('chưa đúng');
	}
	await typeSignIn(page, { name: 'khong-co-ai', password: 'sai nữa' });
	await isOpenToAll(page);
	await expect(page.getByRole('alert')).toContainText(/Thử lại sau \d+ giây/);
	await page.context().close();
});

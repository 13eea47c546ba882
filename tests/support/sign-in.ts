// Signing in as a person does it, for journeys.
import { expect, type Page } from '@playwright/test';
import type { Credentials } from './journeys-account';

export const OWN_PASSWORD = 'bốn cái thuyền qua sông';

export async function typeSignIn(page: Page, { name, password }: Credentials): Promise<void> {
	await page.getByLabel('Tên đăng nhập').fill(name);
	await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

export async function changePassword(page: Page, current: string, wanted: string): Promise<void> {
	await page.getByLabel('Mật khẩu đang dùng', { exact: true }).fill(current);
	await page.getByLabel('Mật khẩu mới', { exact: true }).fill(wanted);
	await page.getByLabel('Gõ lại mật khẩu mới', { exact: true }).fill(wanted);
	await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
}

/** Up to the first page, past the change that a generated password asks for. */
export async function signIn(page: Page, account: Credentials): Promise<void> {
	await page.goto('/dang-nhap');
	await typeSignIn(page, account);
	await expect(page).not.toHaveURL(/dang-nhap/);
	if (!page.url().endsWith('/tai-khoan/mat-khau')) return;
	await changePassword(page, account.password, OWN_PASSWORD);
	await expect(page).not.toHaveURL(/mat-khau/);
}

import type { Page } from '@playwright/test';

/** Every kind of page, with the demonstration and with the real reports. */
export const PAGES = [
	'/tong-quan',
	'/tong-quan?ky=2026-q3',
	'/tong-quan?ky=2025-y',
	'/xep-hang',
	'/xep-hang?ky=2026-q3&chi-so=online_share',
	'/xu-huong',
	'/xu-huong?chi-so=online_payment_rate',
	'/chi-so',
	'/chi-so/timely_rate',
	'/nop-bao-cao',
	'/lich-su',
	'/lich-su/1',
	'/lich-su/1/hoan-tac',
	'/van-de',
	'/dot-bao-cao',
	'/dot-bao-cao/2026-q3',
	'/huong-dan',
	'/tai-khoan',
	'/tai-khoan/mat-khau',
	'/quan-tri',
	'/quan-tri/tai-khoan',
	'/quan-tri/tai-khoan/1',
	'/quan-tri/cai-dat',
	'/quan-tri/sao-luu',
	'/quan-tri/gioi-thieu',
	'/tong-quan?ky=1999-q1',
	'/tong-quan?ky=khong-co',
	'/khong-co-trang-nay'
];

/** Addresses that carry ids of the database: one commune, one submission, the office of the real reports. */
export async function pagesById(page: Page): Promise<string[]> {
	await page.goto('/xep-hang?ky=2026-q3&chi-so=timely_rate');
	const unit = await page
		.locator('tr[data-row="data"] a[data-cell="name"]')
		.first()
		.getAttribute('href');
	await page.goto('/nop-bao-cao');
	const submission = await page.locator('a[href^="/bao-cao/"]').first().getAttribute('href');
	const offices = page.getByLabel('Cơ quan tổng hợp').first().locator('option');
	const real = await offices
		.filter({ hasText: /^Tỉnh|^Huyện/ })
		.first()
		.getAttribute('value');
	return [unit ?? '', submission ?? '', `/tong-quan?co-quan=${real}`, `/van-de?co-quan=${real}`];
}

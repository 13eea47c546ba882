import { expect, test } from '@playwright/test';

test('the first page answers in Vietnamese', async ({ page }) => {
	const answer = await page.goto('/');
	expect(answer?.status()).toBe(200);
	await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
});

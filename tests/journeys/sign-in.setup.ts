import { test } from '@playwright/test';
import { journeysAccount, signedInState } from '../support/journeys-account';
import { signIn } from '../support/sign-in';

test('whoever walks the journeys signs in', async ({ page }) => {
	await signIn(page, journeysAccount());
	await page.context().storageState({ path: signedInState() });
});

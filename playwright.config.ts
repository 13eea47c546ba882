import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { BROWSER_FLAGS, findBrowser } from './scripts/setup/browser.mjs';
import { journeysDatabase, signedInState } from './tests/support/journeys-account';

const browser = findBrowser();
// Read by every worker: only the first reading makes the folder.
process.env['JOURNEYS_FOLDER'] ??= mkdtempSync(join(tmpdir(), 'journeys-'));
/** A server that runs already, with an account that is named (tests/support/journeys-account.ts). */
const isElsewhere = process.env['JOURNEYS_ACCOUNT'] !== undefined;

export default defineConfig({
	testDir: 'tests/journeys',
	globalTeardown: './tests/support/remove-journeys-folder.ts',
	forbidOnly: true,
	// One database serves all journeys.
	workers: 1,
	timeout: 30_000,
	reporter: 'list',
	use: {
		baseURL: process.env['JOURNEYS_URL'] ?? 'http://127.0.0.1:3000',
		locale: 'vi-VN',
		timezoneId: 'Asia/Ho_Chi_Minh',
		viewport: { width: 1366, height: 768 },
		screenshot: 'only-on-failure',
		trace: 'retain-on-failure',
		launchOptions: {
			args: BROWSER_FLAGS,
			...(browser === undefined ? {} : { executablePath: browser })
		}
	},
	projects: [
		{ name: 'sign-in', testMatch: '*.setup.ts' },
		{ name: 'journeys', dependencies: ['sign-in'], use: { storageState: signedInState() } }
	],
	...(isElsewhere ? {} : { webServer: serverOfOurs() })
});

function serverOfOurs(): NonNullable<PlaywrightTestConfig['webServer']> {
	return {
		command: 'node scripts/start.mjs',
		// The start prints where it answers; a port of 0 is any free one.
		wait: { stdout: /(?<journeys_url>http:\/\/127\.0\.0\.1:\d+)/ },
		env: { PORT: '0', HOST: '127.0.0.1', DATABASE_PATH: journeysDatabase() },
		gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
		timeout: 300_000
	};
}

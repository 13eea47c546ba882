import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, findBrowser } from './scripts/setup/browser.mjs';

const browser = findBrowser();
// Read by every worker: only the first reading makes the folder.
const folder = (process.env['JOURNEYS_FOLDER'] ??= mkdtempSync(join(tmpdir(), 'journeys-')));

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
	webServer: {
		command: 'node scripts/start.mjs',
		// The start prints where it answers; a port of 0 is any free one.
		wait: { stdout: /(?<journeys_url>http:\/\/127\.0\.0\.1:\d+)/ },
		env: { PORT: '0', HOST: '127.0.0.1', DATABASE_PATH: join(folder, 'dashboard.db') },
		gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
		timeout: 300_000
	}
});

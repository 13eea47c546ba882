// A Chromium for the journeys: the machine's own, else Playwright's, else Debian's.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Fault, say } from './fault.mjs';
import { environmentForNpm } from './install.mjs';
import { run } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
	'/usr/bin',
	'/usr/local/bin',
	'/snap/bin',
	'/opt/google/chrome',
	'/Applications/Google Chrome.app/Contents/MacOS',
	'/Applications/Chromium.app/Contents/MacOS',
	'C:\\Program Files\\Google\\Chrome\\Application',
	'C:\\Program Files (x86)\\Google\\Chrome\\Application'
];
const MORE_NAMES = ['Google Chrome', 'Chromium', 'chrome.exe'];

/** The sandbox of Chromium refuses root; the rest keeps it from the network. */
export const BROWSER_FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** `CHROMIUM_PATH`, or the first browser of the machine that answers. @returns {string | undefined} */
export function findBrowser() {
	const chosen = process.env['CHROMIUM_PATH'];
	if (chosen) return chosen;
	const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...PLACES];
	return folders
		.filter((folder) => folder !== '')
		.flatMap((folder) => [...NAMES, ...MORE_NAMES].map((name) => join(folder, name)))
		.find((file) => existsSync(file) && answers(file));
}

/** Ubuntu's chromium-browser without snap is a script that only says so. @param {string} file */
function answers(file) {
	// On Windows the question would open a window.
	if (process.platform === 'win32') return true;
	const asked = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 });
	return asked.status === 0 && /\d+\.\d+/.test(asked.stdout);
}

/** @param {string} root @returns {Promise<string>} */
export async function ensureBrowser(root) {
	const file =
		findBrowser() ?? (await playwrightsOwn(root)) ?? (await debians(root)) ?? findBrowser();
	if (file === undefined) {
		throw new Fault({
			what: 'không có trình duyệt Chromium hoặc Chrome để chạy phép thử trên trình duyệt.',
			cure: 'cài Chromium (Debian, Ubuntu: "apt-get install -y chromium") hoặc đặt CHROMIUM_PATH là đường dẫn tới trình duyệt.',
			english:
				'No Chromium or Chrome: install one ("apt-get install -y chromium") or set CHROMIUM_PATH.'
		});
	}
	await ensureVietnameseFont(root);
	return file;
}

/** @param {string} root @returns {Promise<string | undefined>} */
async function playwrightsOwn(root) {
	const { chromium } = await import('@playwright/test');
	const file = chromium.executablePath();
	if (existsSync(file) && answers(file)) return file;
	say('Đang tải Chromium của Playwright…');
	const command = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
	const env = {
		...environmentForNpm(process.env),
		PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT:
			process.env['PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT'] ?? '15000'
	};
	await run(process.execPath, [command, 'install', 'chromium'], { cwd: root, env });
	return existsSync(file) && answers(file) ? file : undefined;
}

/** @param {string} root @returns {Promise<string | undefined>} */
async function debians(root) {
	if (!isRootOnDebian()) return undefined;
	say('Đang cài Chromium của Debian…');
	await aptInstall(root, ['chromium']);
	return findBrowser();
}

function isRootOnDebian() {
	const release = '/etc/os-release';
	const isDebian = existsSync(release) && /debian|ubuntu/.test(readFileSync(release, 'utf8'));
	return isDebian && process.getuid?.() === 0;
}

/** @param {string} root @param {readonly string[]} packages */
async function aptInstall(root, packages) {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await run('apt-get', ['update'], { cwd: root, env });
	await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
		cwd: root,
		env
	});
}

/** Without one the letters of the screenshots are boxes. @param {string} root */
async function ensureVietnameseFont(root) {
	if (process.platform !== 'linux') return;
	const listed = spawnSync('fc-list', [':lang=vi', 'family'], { encoding: 'utf8' });
	if (listed.status === 0 && listed.stdout.trim() !== '') return;
	if (isRootOnDebian()) await aptInstall(root, ['fontconfig', 'fonts-noto-core']);
	else say('Máy không có phông chữ tiếng Việt; ảnh chụp màn hình có thể thiếu dấu.');
}

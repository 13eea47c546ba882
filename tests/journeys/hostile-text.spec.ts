// Every text that a file can carry is shown as text: on every page, over every chart, in every file that leaves.
import { expect, test, type Page } from '@playwright/test';
import Papa from 'papaparse';
import ExcelJS from 'exceljs';
import { fillHostileOffice, FORMULA, HOSTILE, HOSTILE_NAME } from '../support/hostile-office';
import { serveForFile } from '../support/serve-for-file';

test.use({ storageState: { cookies: [], origins: [] } });
const served = serveForFile(fillHostileOffice);

const MOST_PAGES = 70;
const MOST_OF_A_KIND = 2;
const FILES = /\/(tai-ve|tep|mau|dong-loi|tra-lai)(\/|$)|^\/api\//;

/** Whatever would show that a text ran, or was about to. */
function watched(page: Page): string[] {
	const seen: string[] = [];
	page.on('dialog', (dialog) => {
		seen.push(`dialog ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on('console', (message) => {
		if (/Content Security Policy|Refused to/i.test(message.text()))
			seen.push(`${page.url()}: ${message.text()}`);
	});
	page.on('pageerror', (error) => seen.push(`${page.url()}: ${error.message}`));
	return seen;
}

async function signIn(page: Page): Promise<void> {
	const value = served.filled.cookie;
	await page.context().addCookies([{ name: 'phien', value, url: served.server.url }]);
}

async function expectInert(page: Page): Promise<void> {
	const found = await page.evaluate(() => ({
		ran: '__ran' in window,
		elements: document.querySelectorAll('img[src="x"], svg[onload], [onerror]').length
	}));
	expect(found, page.url()).toEqual({ ran: false, elements: 0 });
}

const kindOf = (href: string): string => href.replace(/\d+/g, 'N').replace(/=[^&]*/g, '');

/** Pages and files that lead on from the first page, some of each kind. */
async function crawl(page: Page, visit: (path: string) => Promise<void>): Promise<string[]> {
	const files = new Set<string>();
	const known = new Map<string, number>();
	const waiting = [
		`/tong-quan?co-quan=${served.filled.officeId}`,
		'/quan-tri',
		'/tai-khoan',
		'/nop-bao-cao'
	];
	for (let visited = 0; visited < MOST_PAGES && waiting.length > 0; visited++) {
		await visit(waiting.shift() ?? '/');
		const hrefs = await page
			.locator('a[href]')
			.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
		for (const href of hrefs) {
			const { origin, pathname, search } = new URL(href);
			const count = known.get(kindOf(pathname + search)) ?? 0;
			if (origin !== served.server.url || count >= MOST_OF_A_KIND) continue;
			known.set(kindOf(pathname + search), count + 1);
			if (FILES.test(pathname)) files.add(pathname + search);
			else waiting.push(pathname + search);
		}
	}
	return [...files];
}

test('no text of a file runs on any page, and none of any file that leaves is a formula', async ({
	page
}) => {
	test.setTimeout(300_000);
	const seen = watched(page);
	await signIn(page);
	const shown = new Set<string>();
	const files = await crawl(page, async (path) => {
		const response = await page.goto(served.server.url + path, { waitUntil: 'domcontentloaded' });
		expect(response?.status(), path).toBe(200);
		expect(await response?.text(), path).not.toMatch(/<img src=x|<svg onload/);
		await expectInert(page);
		const text = await page.locator('body').innerText();
		if (text.includes('onerror=')) shown.add(path.replace(/[\d?].*$/, ''));
	});
	expect(seen).toEqual([]);
	// Had the pages shown nothing of it, nothing would be proved.
	for (const path of ['/tong-quan', '/xep-hang', '/don-vi/', '/bao-cao/', '/lich-su', '/van-de'])
		expect([...shown]).toContain(path);
	expect([...shown].some((path) => path.startsWith('/quan-tri'))).toBe(true);
	await expectSafeFiles(page, files);
});

/** A lone minus is a missing figure. */
const RUNS = /^[=+@\t\r]|^-\D/;
/** Templates add up what is typed into them. */
const OUR_SUMS = /^=IF\(COUNT\(\w+:\w+\)=0,"",SUM\(\w+:\w+\)\)$/;

async function expectSafeFiles(page: Page, files: readonly string[]): Promise<void> {
	let cells = 0;
	let kept = 0;
	for (const path of files) {
		const answer = await page.request.get(served.server.url + path);
		const headers = answer.headers();
		expect(answer.status(), path).toBe(200);
		expect(headers['x-content-type-options'], path).toBe('nosniff');
		if (path.startsWith('/api/')) continue;
		expect(headers['content-disposition'], path).toMatch(/^attachment; filename="[^"\\\r\n]+"/);
		// The sender's own file goes back as it came.
		if (/\/tep(\?|$)/.test(path)) {
			kept++;
			continue;
		}
		const texts = await textsOf(await answer.body(), headers['content-type'] ?? '');
		cells += texts.length;
		const running = texts.filter((text) => RUNS.test(text) && !OUR_SUMS.test(text));
		expect(running, path).toEqual([]);
	}
	expect(cells).toBeGreaterThan(100);
	expect(kept).toBeGreaterThan(0);
}

/** Cells as a spreadsheet would take them; a formula of a workbook with its sign. */
async function textsOf(bytes: Buffer, type: string): Promise<string[]> {
	if (type.includes('csv')) {
		const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
		return Papa.parse<string[]>(text).data.flat();
	}
	if (!type.includes('spreadsheetml')) return [];
	const workbook = new ExcelJS.Workbook();
	await workbook.xlsx.load(bytes as never);
	const texts: string[] = [];
	for (const sheet of workbook.worksheets) {
		sheet.eachRow((row) =>
			row.eachCell((cell) => {
				if (cell.type === ExcelJS.ValueType.Formula) texts.push(`=${cell.formula}`);
			})
		);
	}
	return texts;
}

test('no text of a file runs over a chart', async ({ page }) => {
	test.setTimeout(120_000);
	const seen = watched(page);
	await signIn(page);
	let shown = 0;
	for (const path of ['/xep-hang', '/xu-huong', '/tong-quan']) {
		await page.goto(`${served.server.url}${path}?co-quan=${served.filled.officeId}`);
		await page.waitForTimeout(1_500);
		for (const box of await page.locator('svg').all()) {
			const place = await box.boundingBox();
			if (place === null || place.width < 200 || !(await box.isVisible())) continue;
			await box.scrollIntoViewIfNeeded();
			shown += await hovered(page, (await box.boundingBox()) ?? place);
			await expectInert(page);
		}
	}
	expect(shown).toBeGreaterThan(0);
	expect(seen).toEqual([]);
});

interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Moves over the whole picture; how often a text over it named what should not run. */
async function hovered(page: Page, box: Box): Promise<number> {
	let shown = 0;
	for (let row = 1; row < 8; row++) {
		for (let column = 1; column < 6; column++) {
			await page.mouse.move(box.x + (box.width * column) / 6, box.y + (box.height * row) / 8);
			const text = await page.locator('body').innerText();
			if (/onerror=|onload=/.test(text)) shown++;
			await expectInert(page);
		}
	}
	return shown;
}

test('no text of a file runs while it is being uploaded', async ({ page }) => {
	const seen = watched(page);
	await signIn(page);
	const heading = `Cột lạ ${HOSTILE}`.replaceAll('"', '""');
	const bad = HOSTILE.replaceAll('"', '""');
	const lines = [
		`Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị;"${heading}"`,
		`"Xã ${bad}";Quý I/2025;"${bad}";"${bad}";"${bad}"`,
		`X1;"${bad}";dossiers_received_new;${FORMULA};1`
	];
	await page.goto(`${served.server.url}/nop-bao-cao?co-quan=${served.filled.officeId}`);
	await page
		.locator('input[type="file"]')
		.first()
		.setInputFiles({
			name: HOSTILE_NAME,
			mimeType: 'text/csv',
			buffer: Buffer.from(lines.join('\n'))
		});
	await page
		.getByRole('button', { name: /Kiểm tra|Tiếp tục|Gửi/ })
		.first()
		.click();
	await page.waitForURL(/\/(kiem-tra|tep|dang-lam)\//);
	await expect(page.locator('main')).toContainText('onerror=');
	await expectInert(page);
	for (const href of await page
		.locator('main a[href*="/nop-bao-cao/"]')
		.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))) {
		if (FILES.test(new URL(href).pathname) && !/ghep-cot|trang-tinh/.test(href)) continue;
		await page.goto(href);
		await expectInert(page);
	}
	expect(seen).toEqual([]);
});

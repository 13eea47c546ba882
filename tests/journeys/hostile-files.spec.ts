// Files made to harm, sent as a browser sends them: each is answered in words and leaves the server as it was.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { fillHostileOffice, HOSTILE } from '../support/hostile-office';
import { serveForFile } from '../support/serve-for-file';

test.use({ storageState: { cookies: [], origins: [] } });
const served = serveForFile(fillHostileOffice);

interface Sent {
	readonly name: string;
	readonly buffer: Buffer;
}

/** The page that the person ends up on. */
async function send(page: Page, file: Sent): Promise<{ status: number; text: string }> {
	const mimeType = 'application/octet-stream';
	const answer = await page.request.post(
		`${served.server.url}/nop-bao-cao?co-quan=${served.filled.officeId}`,
		{
			headers: {
				accept: 'text/html',
				origin: served.server.url,
				cookie: `phien=${served.filled.cookie}`
			},
			multipart: { tep: { ...file, mimeType } },
			maxRedirects: 0
		}
	);
	const location = answer.headers()['location'];
	if (location === undefined) return { status: answer.status(), text: await answer.text() };
	for (let tries = 0; tries < 100; tries++) {
		const led = await page.request.get(served.server.url + location, {
			headers: { accept: 'text/html', cookie: `phien=${served.filled.cookie}` }
		});
		const text = await led.text();
		// Still being read beside the server.
		if (!/http-equiv="refresh"/.test(text)) return { status: led.status(), text };
		await page.waitForTimeout(100);
	}
	throw new Error(`${file.name} is still being read`);
}

const stored = (): number =>
	served.server.db.$client.prepare('SELECT count(*) FROM upload').pluck().get() as number;

async function expectAnswered(page: Page, file: Sent): Promise<void> {
	const before = stored();
	const { status, text } = await send(page, file);
	expect([200, 400, 413, 422], `${file.name}: ${status}`).toContain(status);
	// In words, about this file, without anything of the inside.
	expect(text, file.name).toContain('<main');
	expect(text, file.name).not.toMatch(/node_modules|SQLITE|\bat \S+\.js:\d+|<img src=x/);
	expect(stored(), file.name).toBe(before);
}

const BAD = 'tests/fixtures/import';
const corpus = readdirSync(BAD, { recursive: true, encoding: 'utf8' })
	.filter((path) => /(^|[\\/])bad[\\/]/.test(path) && !path.endsWith('.expected.json'))
	.filter((path) => /\.\w+$/.test(path))
	.sort();

test('every damaged file of the collection is answered in words', async ({ page }) => {
	test.setTimeout(300_000);
	expect(corpus.length).toBeGreaterThan(30);
	for (const path of corpus)
		await expectAnswered(page, { name: basename(path), buffer: readFileSync(join(BAD, path)) });
});

/** One entry that unpacks to so many bytes, under any name. */
function archive(name: string, size: number): Buffer {
	const packed = deflateRawSync(Buffer.alloc(size));
	const title = Buffer.from(name);
	const head = Buffer.alloc(30);
	head.writeUInt32LE(0x04034b50, 0);
	head.writeUInt16LE(20, 4);
	head.writeUInt16LE(8, 8);
	head.writeUInt32LE(packed.length, 18);
	head.writeUInt32LE(size, 22);
	head.writeUInt16LE(title.length, 26);
	const entry = Buffer.alloc(46);
	entry.writeUInt32LE(0x02014b50, 0);
	entry.writeUInt16LE(20, 4);
	entry.writeUInt16LE(20, 6);
	head.copy(entry, 8, 6, 30);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(1, 8);
	end.writeUInt16LE(1, 10);
	end.writeUInt32LE(46 + title.length, 12);
	end.writeUInt32LE(30 + title.length + packed.length, 16);
	return Buffer.concat([head, title, packed, entry, title, end]);
}
const MB = 1024 * 1024;

const MADE: readonly Sent[] = [
	{ name: 'bom.zip', buffer: archive('bao-cao.csv', 900 * MB) },
	{ name: 'bom.xlsx', buffer: archive('xl/workbook.xml', 900 * MB) },
	{ name: 'duong-dan.zip', buffer: archive('../../../../tmp/cchc-escaped.csv', 10) },
	{ name: 'duong-dan-windows.zip', buffer: archive('..\\..\\cchc-escaped.csv', 10) },
	{ name: `${HOSTILE}.zip`, buffer: archive(`${HOSTILE}.csv`, 10) },
	{ name: '../../../tmp/cchc-escaped.csv', buffer: Buffer.from('a;b\n1;2\n') },
	{ name: 'sau.json', buffer: Buffer.from('['.repeat(200_000)) },
	{ name: 'khoa.json', buffer: Buffer.from('[{"__proto__":{"unit":"X1"},"constructor":1}]') },
	{ name: 'rong.csv', buffer: Buffer.alloc(0) },
	{ name: 'nul.csv', buffer: Buffer.alloc(50_000) },
	{ name: 'mot-dong.csv', buffer: Buffer.from(`Đơn vị;${'x;'.repeat(200_000)}\n`) },
	{ name: 'o-dai.csv', buffer: Buffer.from(`Đơn vị;Kỳ báo cáo\n${'x'.repeat(2 * MB)};1\n`) },
	{
		name: 'thuc-the.xls',
		buffer: Buffer.from(
			'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><html><table><tr><td>&b;</td></tr></table></html>'
		)
	},
	{ name: 'chay.html', buffer: Buffer.from(`<script>1</script><table><tr><td>${HOSTILE}</table>`) }
];

test('files that would burst, escape or run are answered in words', async ({ page }) => {
	test.setTimeout(300_000);
	for (const file of MADE) await expectAnswered(page, file);
	const alive = await page.request.get(`${served.server.url}/readyz`);
	expect(alive.status()).toBe(200);
});

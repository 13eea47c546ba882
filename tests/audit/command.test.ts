// `audit` on the command line: proved, listed, written to a file.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { main } from '../../scripts/cchc/main';
import { closeDatabase, openDatabase } from '../../src/lib/server/db/database';
import { behindOurBack } from './tampering';

// Commands open the database anew each time; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let out = '';
let err = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'cchc-'));
	vi.stubEnv('DATABASE_PATH', join(folder, 'dashboard.db'));
	vi.stubEnv('INIT_CWD', process.cwd());
	vi.stubEnv('CCHC_TODAY', '2026-11-21');
});
afterAll(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
	vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
		out += String(text);
		return true;
	});
	vi.spyOn(console, 'error').mockImplementation((text) => {
		err += `${String(text)}\n`;
	});
});
afterEach(() => vi.restoreAllMocks());

async function run(...words: readonly string[]): Promise<number> {
	out = '';
	err = '';
	return main(words);
}

const path = () => join(folder, 'mot.csv');
let head = '';

test('what the command line stores is on record under the user of the machine', async () => {
	writeFileSync(
		path(),
		'Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị\nXã Minh Đức;2023-q2;dossiers_received_new;5\n'
	);
	expect(await run('import', path())).toBe(0);
	expect(await run('audit', 'list', '--kind', 'figures', '--json')).toBe(0);
	expect(JSON.parse(out)).toMatchObject({
		total: 1,
		rows: [{ action: 'upload.stored', actor: { role: 'command', name: userInfo().username } }]
	});
	expect(await run('audit', 'list', '--unit', 'Xã Minh Đức', '--text', 'mot.csv')).toBe(0);
	expect(out).toContain('Lưu tệp “mot.csv”');
	expect(out).toContain('1 dòng, trang 1 / 1');
});

test('an intact log answers 0 and says its end', async () => {
	expect(await run('audit', 'verify', '--json')).toBe(0);
	const verdict = JSON.parse(out) as { chain: { head: { hash: string } } };
	head = verdict.chain.head.hash;
	expect(verdict).toMatchObject({ intact: true, figures: { uploads: 1, findings: [] } });
	expect(await run('audit', 'verify', '--head', head)).toBe(0);
	expect(out).toContain(`Mã dòng cuối: ${head}`);
});

test('is written to a file, and that is on record too', async () => {
	const file = join(folder, 'nhat-ky.csv');
	expect(await run('audit', 'export', '--format', 'csv', '--out', file)).toBe(0);
	const [heading, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
	expect(heading).toMatch(/^\uFEFFDòng;Lúc;/);
	// Itself, the upload, and the units that came with the program.
	expect(rows).toHaveLength(3);
	expect(rows[0]).toContain('data.exported');
	expect(await run('audit', 'export', '--format', 'xlsx', '--out', join(folder, 'a.xlsx'))).toBe(0);
	expect(out).toContain('3 dòng');
});

test('a broken log answers 1 with the first broken line', async () => {
	expect(await run('audit', 'verify', '--head', 'a'.repeat(64))).toBe(1);
	expect(out).toContain('mã dòng cuối đã biết không có trong nhật ký');
	const db = openDatabase(join(folder, 'dashboard.db'));
	behindOurBack(db, () => db.$client.exec(`DELETE FROM audit_event WHERE id > 2`));
	closeDatabase(db);
	expect(await run('audit', 'verify', '--json')).toBe(1);
	expect(JSON.parse(out)).toMatchObject({
		intact: false,
		chain: { intact: false, fault: 'truncated', line: 3 }
	});
});

test('wrong words answer 2', async () => {
	expect(await run('audit')).toBe(2);
	expect(await run('audit', 'verify', '--head', 'ngắn')).toBe(2);
	expect(await run('audit', 'list', '--from', 'hôm qua')).toBe(2);
	expect(err).toContain('phải là một ngày');
	expect(await run('audit', 'list', '--kind', 'gì đó')).toBe(2);
	expect(await run('audit', 'export', '--format', 'pdf', '--out', join(folder, 'a.pdf'))).toBe(2);
});

// `audit` on the command line: proved, listed, written to a file.
import { readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { closeDatabase, openDatabase } from '../../src/lib/server/db/database';
import { behindOurBack } from './tampering';
import { commandDesk } from '../support/command';

// Commands open the database anew each time; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const desk = commandDesk();
const { run } = desk;

const path = () => join(desk.folder, 'mot.csv');
let head = '';

test('what the command line stores is on record under the user of the machine', async () => {
	writeFileSync(
		path(),
		'Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị\nXã Minh Đức;2023-q2;dossiers_received_new;5\n'
	);
	expect(await run('import', path())).toBe(0);
	expect(await run('audit', 'list', '--kind', 'figures', '--json')).toBe(0);
	expect(JSON.parse(desk.out)).toMatchObject({
		total: 1,
		rows: [{ action: 'upload.stored', actor: { role: 'command', name: userInfo().username } }]
	});
	expect(await run('audit', 'list', '--unit', 'Xã Minh Đức', '--text', 'mot.csv')).toBe(0);
	expect(desk.out).toContain('Lưu tệp “mot.csv”');
	expect(desk.out).toContain('1 dòng, trang 1 / 1');
});

test('an intact log answers 0 and says its end', async () => {
	expect(await run('audit', 'verify', '--json')).toBe(0);
	const verdict = JSON.parse(desk.out) as { chain: { head: { hash: string } } };
	head = verdict.chain.head.hash;
	expect(verdict).toMatchObject({ intact: true, figures: { uploads: 1, findings: [] } });
	expect(await run('audit', 'verify', '--head', head)).toBe(0);
	expect(desk.out).toContain(`Mã dòng cuối: ${head}`);
});

test('is written to a file, and that is on record too', async () => {
	const file = join(desk.folder, 'nhat-ky.csv');
	expect(await run('audit', 'export', '--format', 'csv', '--out', file)).toBe(0);
	const [heading, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
	expect(heading).toMatch(/^\uFEFFDòng;Lúc;/);
	// Itself, the upload, and the units that came with the program.
	expect(rows).toHaveLength(3);
	expect(rows[0]).toContain('data.exported');
	expect(
		await run('audit', 'export', '--format', 'xlsx', '--out', join(desk.folder, 'a.xlsx'))
	).toBe(0);
	expect(desk.out).toContain('3 dòng');
});

test('a broken log answers 1 with the first broken line', async () => {
	expect(await run('audit', 'verify', '--head', 'a'.repeat(64))).toBe(1);
	expect(desk.out).toContain('mã dòng cuối đã biết không có trong nhật ký');
	const db = openDatabase(desk.database);
	behindOurBack(db, () => db.$client.exec(`DELETE FROM audit_event WHERE id > 2`));
	closeDatabase(db);
	expect(await run('audit', 'verify', '--json')).toBe(1);
	expect(JSON.parse(desk.out)).toMatchObject({
		intact: false,
		chain: { intact: false, fault: 'truncated', line: 3 }
	});
});

test('wrong words answer 2', async () => {
	expect(await run('audit')).toBe(2);
	expect(await run('audit', 'verify', '--head', 'ngắn')).toBe(2);
	expect(await run('audit', 'list', '--from', 'hôm qua')).toBe(2);
	expect(desk.err).toContain('phải là một ngày');
	expect(await run('audit', 'list', '--kind', 'gì đó')).toBe(2);
	expect(await run('audit', 'export', '--format', 'pdf', '--out', join(desk.folder, 'a.pdf'))).toBe(
		2
	);
});

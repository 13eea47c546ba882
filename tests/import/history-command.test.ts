// The history on the command line: list, undo, withdraw, reinstate.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { main } from '../../scripts/cchc/main';

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
function file(name: string, value: number): string {
	const path = join(folder, name);
	const line = `Xã Minh Đức;2023-q2;dossiers_received_new;${value}`;
	writeFileSync(path, `Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị\n${line}\n`);
	return path;
}
const figure = async (): Promise<unknown> => {
	await run('figures', '--period', '2023-q2', '--json');
	return (JSON.parse(out) as { rows: { value: number }[] }).rows[0]?.value;
};

test('uploads are listed, reports set aside and uploads undone, each with a reason', async () => {
	await run('import', file('mot.csv', 5), file('hai.csv', 6));
	expect(await run('uploads')).toBe(0);
	expect(out).toMatch(/2 .*hai\.csv +1 +0 +1 +0 +đang tính/);

	expect(await run('undo', '1', '--reason', 'nhầm')).toBe(1);
	expect(err).toContain('2: hai.csv, nhận lúc');
	expect(err).toContain('Xã Minh Đức, Quý II/2023');
	expect(await run('withdraw', '2', '--reason', 'gửi nhầm', '--by', 'Lan')).toBe(0);
	expect(out).toContain('Đã rút báo cáo 2; 1 số liệu đổi theo.');
	expect(await figure()).toBe(5);
	expect(await run('withdraw', '2', '--reason', 'lần nữa')).toBe(1);
	expect(await run('withdraw', '2', '--reason', 'thiếu biểu', '--send-back')).toBe(0);
	expect(await run('reinstate', '2', '--reason', 'đã rõ')).toBe(0);
	expect(await figure()).toBe(6);

	expect(await run('undo', '2', '--reason', 'tệp của xã khác')).toBe(0);
	expect(await figure()).toBe(5);
	expect(await run('undo', '2', '--reason', 'lần nữa')).toBe(1);
	await run('uploads', '--state', 'undone', '--json');
	expect(JSON.parse(out)).toMatchObject({
		total: 1,
		rows: [{ uploadId: 2, undone: { by: null, reason: 'tệp của xã khác' } }]
	});
});

test('a reason and a number are asked for', async () => {
	expect(await run('undo', '1')).toBe(2);
	expect(err).toContain('Thiếu --reason.');
	expect(await run('undo', '1', '--reason', '  ')).toBe(2);
	expect(await run('undo', 'mot', '--reason', 'x')).toBe(2);
	expect(await run('withdraw', '--reason', 'x')).toBe(2);
	expect(await run('uploads', '--state', 'gone')).toBe(2);
	expect(await run('undo', '99', '--reason', 'x')).toBe(1);
	expect(err).toContain('Không có lần nhập số 99.');
	expect(await run('reinstate', '99', '--reason', 'x')).toBe(1);
});

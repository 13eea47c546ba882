// The history on the command line: list, undo, withdraw, reinstate.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandDesk } from '../support/command';

const desk = commandDesk();
const { run } = desk;
function file(name: string, value: number): string {
	const path = join(desk.folder, name);
	const line = `Xã Minh Đức;2023-q2;dossiers_received_new;${value}`;
	writeFileSync(path, `Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị\n${line}\n`);
	return path;
}
const figure = async (): Promise<unknown> => {
	await run('figures', '--period', '2023-q2', '--json');
	return (JSON.parse(desk.out) as { rows: { value: number }[] }).rows[0]?.value;
};

test('uploads are listed, reports set aside and uploads undone, each with a reason', async () => {
	await run('import', file('mot.csv', 5), file('hai.csv', 6));
	expect(await run('uploads')).toBe(0);
	expect(desk.out).toMatch(/2 .*hai\.csv +1 +0 +1 +0 +đang tính/);

	expect(await run('undo', '1', '--reason', 'nhầm')).toBe(1);
	expect(desk.err).toContain('2: hai.csv, nhận lúc');
	expect(desk.err).toContain('Xã Minh Đức, Quý II/2023');
	expect(await run('withdraw', '2', '--reason', 'gửi nhầm', '--by', 'Lan')).toBe(0);
	expect(desk.out).toContain('Đã rút báo cáo 2; 1 số liệu đổi theo.');
	expect(await figure()).toBe(5);
	expect(await run('withdraw', '2', '--reason', 'lần nữa')).toBe(1);
	expect(await run('withdraw', '2', '--reason', 'thiếu biểu', '--send-back')).toBe(0);
	expect(await run('reinstate', '2', '--reason', 'đã rõ')).toBe(0);
	expect(await figure()).toBe(6);

	expect(await run('undo', '2', '--reason', 'tệp của xã khác')).toBe(0);
	expect(await figure()).toBe(5);
	expect(await run('undo', '2', '--reason', 'lần nữa')).toBe(1);
	await run('uploads', '--state', 'undone', '--json');
	expect(JSON.parse(desk.out)).toMatchObject({
		total: 1,
		rows: [{ uploadId: 2, undone: { by: null, reason: 'tệp của xã khác' } }]
	});
});

test('a reason and a number are asked for', async () => {
	expect(await run('undo', '1')).toBe(2);
	expect(desk.err).toContain('Thiếu --reason.');
	expect(await run('undo', '1', '--reason', '  ')).toBe(2);
	expect(await run('undo', 'mot', '--reason', 'x')).toBe(2);
	expect(await run('withdraw', '--reason', 'x')).toBe(2);
	expect(await run('uploads', '--state', 'gone')).toBe(2);
	expect(await run('undo', '99', '--reason', 'x')).toBe(1);
	expect(desk.err).toContain('Không có lần nhập số 99.');
	expect(await run('reinstate', '99', '--reason', 'x')).toBe(1);
});

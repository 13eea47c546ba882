import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { signIn } from '../../src/lib/server/auth/sign-in';
import { createToken, revokeToken, tokenOwner } from '../../src/lib/server/auth/tokens';
import { accountNamed, type AccountRecord } from '../../src/lib/server/db/accounts/accounts';
import { closeDatabase, openDatabase, type Db } from '../../src/lib/server/db/database';
import { visit } from './office';
import { commandDesk } from '../support/command';

const desk = commandDesk();
const { run } = desk;
async function opens(name: string, password: string): Promise<boolean> {
	const db = openDatabase(desk.database);
	const { outcome } = await signIn(db, { name, password }, visit());
	closeDatabase(db);
	return outcome === 'opened';
}
const shown = (): string => /lần này: (\S+)/.exec(desk.out)?.[1] ?? '';

describe('accounts on the command line', () => {
	test('are made with a password that is shown once and opens the door', async () => {
		expect(
			await run('user', 'add', 'Lan.NV', '--role', 'administrator', '--name', 'Nguyễn Thị Lan')
		).toBe(0);
		expect(desk.out).toContain('Đã tạo tài khoản lan.nv (Quản trị).');
		expect(desk.out).toContain('phải đổi mật khẩu');
		const password = shown();
		expect(await opens('lan.nv', password)).toBe(true);
		expect(await run('user', 'list')).toBe(0);
		expect(desk.out).toMatch(
			/lan\.nv +Nguyễn Thị Lan +Quản trị +09:00 ngày 01\/10\/2026 +phải đổi/
		);
		expect(desk.out).not.toContain(password);
	});

	test('of a unit name it', async () => {
		expect(
			await run('user', 'add', 'xa.md', '--role', 'commune', '--unit', 'Xã Minh Đức', '--json')
		).toBe(0);
		const answer = JSON.parse(desk.out) as { password: string; name: string; role: string };
		expect(answer).toMatchObject({ name: 'xa.md', role: 'commune', displayName: 'xa.md' });
		expect(await opens('xa.md', answer.password)).toBe(true);
		await run('user', 'list', '--json');
		const { rows } = JSON.parse(desk.out) as { rows: Record<string, unknown>[] };
		expect(rows.map(({ name }) => name)).toEqual(['lan.nv', 'xa.md']);
		expect(JSON.stringify(rows)).not.toMatch(/argon2|password_hash|passwordHash/);
	});

	test('are disabled, enabled and reset; the last administrator stays', async () => {
		expect(await run('user', 'disable', 'lan.nv')).toBe(1);
		expect(desk.err).toContain('quản trị cuối cùng');
		expect(await run('user', 'disable', 'xa.md')).toBe(0);
		expect(desk.out).toContain('Đã khóa tài khoản xa.md.');
		expect(await run('user', 'disable', 'xa.md')).toBe(0);
		expect(desk.out).toContain('không có gì thay đổi');
		expect(await run('user', 'reset', 'xa.md')).toBe(0);
		const password = shown();
		expect(await opens('xa.md', password)).toBe(false);
		expect(await run('user', 'enable', 'xa.md')).toBe(0);
		expect(await opens('xa.md', password)).toBe(true);
	});

	test('are audited as done at the machine', () => {
		const db = openDatabase(desk.database);
		const lines = db.$client
			.prepare(
				`SELECT action_code FROM audit_event WHERE actor_role = 'command' AND action_code LIKE '%account%' OR action_code LIKE 'password%' ORDER BY id`
			)
			.pluck()
			.all();
		closeDatabase(db);
		expect(lines).toEqual([
			'account.created',
			'account.created',
			'account.disabled',
			'password.reset',
			'account.enabled'
		]);
	});

	test.each([
		[['add', 'lan.nv', '--role', 'administrator'], 1, 'đã có tài khoản khác dùng'],
		[['add', 'Lan NV', '--role', 'administrator'], 1, '3 đến 40 ký tự'],
		[['add', 'moi', '--role', 'giam-doc'], 2, 'Các vai trò: administrator (Quản trị)'],
		[['add', 'moi', '--role', 'leader'], 2, 'Thiếu --unit'],
		[['add', 'moi', '--role', 'administrator', '--unit', 'X'], 2, 'bỏ --unit'],
		[['add', 'moi', '--role', 'commune', '--unit', 'Xã Không Có'], 2, 'Không có đơn vị'],
		[['add', 'moi'], 2, 'Thiếu --role'],
		[['add'], 2, 'Cách dùng'],
		[['list', 'x'], 2, 'Cách dùng'],
		[['xoa', 'lan.nv'], 2, 'Cách dùng'],
		[['reset', 'khong-co'], 2, 'Không có tài khoản "khong-co"']
	] as const)('user %j ends with %i', async (words, code, sentence) => {
		expect(await run('user', ...words)).toBe(code);
		expect(desk.err).toContain(sentence);
	});
});

test('a restored copy lets nobody in with a key or a session of its day', async () => {
	const account = accountOf('lan.nv');
	const now = '2026-11-21T02:00:00.000Z';
	const owner = { account, address: '', now };
	const token = await withDatabase((db) =>
		createToken(db, owner, { name: 'máy', scope: 'read', days: 30 })
	);
	const copy = join(desk.folder, 'sao-luu.db');
	expect(await run('backup', copy)).toBe(0);
	// Revoked since: the copy does not know it.
	await withDatabase((db) => revokeToken(db, owner, 1));
	expect(await run('restore', copy)).toBe(0);
	expect(desk.out).toContain('các mã truy cập đều đã thu hồi');
	expect(await withDatabase((db) => tokenOwner(db, token, now))).toBeUndefined();
});

async function withDatabase<T>(work: (db: Db) => T | Promise<T>): Promise<T> {
	const db = openDatabase(desk.database);
	try {
		return await work(db);
	} finally {
		closeDatabase(db);
	}
}

function accountOf(name: string): AccountRecord {
	const db = openDatabase(desk.database);
	const account = accountNamed(db, name);
	closeDatabase(db);
	if (account === undefined) throw new Error(`no account ${name}`);
	return account;
}

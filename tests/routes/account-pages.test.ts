// Accounts as the pages of administration run them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
	accountById,
	accountNamed,
	passwordHashOf
} from '../../src/lib/server/db/accounts/accounts';
import { auditLines } from '../../src/lib/server/db/audit/audit-log';
import { write } from '../../src/lib/server/db/database';
import { saveSession, sessionsOf } from '../../src/lib/server/db/accounts/sessions';
import { isPasswordOf } from '../../src/lib/server/auth/passwords';
import {
	actions as listActions,
	load as loadList
} from '../../src/routes/(app)/quan-tri/tai-khoan/+page.server';
import {
	actions as accountActions,
	load as loadAccount
} from '../../src/routes/(app)/quan-tri/tai-khoan/[id]/+page.server';
import type { PageServerData as ListData } from '../../src/routes/(app)/quan-tri/tai-khoan/$types';
import type { PageServerData as AccountData } from '../../src/routes/(app)/quan-tri/tai-khoan/[id]/$types';
import { AdministrationDesk } from '../support/administration-desk';
import { locationOf, statusOf } from '../support/upload-desk';

let desk: AdministrationDesk;
beforeEach(() => {
	desk = new AdministrationDesk();
});
afterEach(() => desk.close());

const LAN = {
	'ten-dang-nhap': ' Lan.NV ',
	'ho-ten': 'Nguyễn Thị  Lan',
	'vai-tro': 'home_affairs',
	'don-vi': 'cum thu nghiem'
};
interface Created {
	readonly created: { readonly id: number; readonly name: string; readonly password: string };
}
const create = (fields: Record<string, string> = LAN) =>
	listActions['tao']?.(desk.event('/quan-tri/tai-khoan?/tao', fields));
const act = (id: number, action: string, fields: Record<string, string> = {}) =>
	accountActions[action]?.(desk.event(`/quan-tri/tai-khoan/${id}?/${action}`, fields));
const pageOf = async (id: number) =>
	(await loadAccount(desk.event(`/quan-tri/tai-khoan/${id}`))) as AccountData;
const listed = async (query = '') =>
	(await loadList(desk.event(`/quan-tri/tai-khoan${query}`))) as ListData;

describe('creating an account', () => {
	test('answers with a password that signs in, once, and is not to be kept by any store', async () => {
		const { created } = (await create()) as Created;
		expect(created.name).toBe('lan.nv');
		const account = accountNamed(desk.db, 'lan.nv');
		expect(account).toMatchObject({
			displayName: 'Nguyễn Thị Lan',
			unitId: desk.units.get('TN'),
			mustChangePassword: true
		});
		expect(await isPasswordOf(passwordHashOf(desk.db, created.id), created.password)).toBe(true);
		expect(desk.headers.get('cache-control')).toBe('no-store');
		const [line] = auditLines(desk.db, { subjects: [`account:${created.id}`] });
		expect(line).toMatchObject({ action: 'account.created', actor: { name: 'Trần Quản Trị' } });
		expect(JSON.stringify(line)).not.toContain(created.password);
	});

	test('tells every field that cannot be taken at once, and keeps what was typed', async () => {
		const typed = {
			'ten-dang-nhap': 'Lan Nguyễn',
			'ho-ten': '',
			'vai-tro': 'commune',
			'don-vi': ''
		};
		const refused = await create(typed);
		expect(refused).toMatchObject({
			status: 400,
			data: {
				typed,
				faults: [{ field: 'ten-dang-nhap' }, { field: 'ho-ten' }, { field: 'don-vi' }]
			}
		});
		expect(desk.log()).not.toContainEqual(expect.stringContaining('account.created'));
	});

	test('takes an office for an officer, a commune for a commune, and no unit for an administrator', async () => {
		const roles = [
			['leader', 'Hồng Phong'],
			['commune', 'Cụm Thử Nghiệm'],
			['administrator', 'Cụm Thử Nghiệm']
		] as const;
		for (const [role, unit] of roles) {
			const refused = await create({ ...LAN, 'vai-tro': role, 'don-vi': unit });
			expect(refused, role).toMatchObject({ status: 400, data: { faults: [{ field: 'don-vi' }] } });
		}
		const commune = { ...LAN, 'vai-tro': 'commune', 'don-vi': 'Xã Hồng Phong, cụm Thử Nghiệm' };
		expect(await create(commune)).toMatchObject({ created: { name: 'lan.nv' } });
		expect(accountNamed(desk.db, 'lan.nv')?.unitId).toBe(desk.units.get('10001'));
	});

	test('refuses a role that does not exist, and a name that is taken', async () => {
		expect(await create({ ...LAN, 'vai-tro': 'guest' })).toMatchObject({
			status: 400,
			data: { faults: [{ field: 'vai-tro' }] }
		});
		await create();
		expect(await create()).toMatchObject({
			status: 400,
			data: { faults: [{ field: 'ten-dang-nhap' }] }
		});
	});
});

describe('the list of accounts', () => {
	test('is searched without tones, by unit too, and filtered by role and state', async () => {
		await desk.administrator();
		await create();
		await create({
			...LAN,
			...{
				'ten-dang-nhap': 'dung.hp',
				'ho-ten': 'Đỗ Dũng',
				'vai-tro': 'commune',
				'don-vi': '10001'
			}
		});
		const names = async (query: string) => (await listed(query)).accounts.map(({ name }) => name);
		expect(await names('')).toEqual(['dung.hp', 'lan.nv', 'quan.tri']);
		expect(await names('?tim=do+dung')).toEqual(['dung.hp']);
		expect(await names('?tim=hong+phong')).toEqual(['dung.hp']);
		expect(await names('?vai-tro=home_affairs')).toEqual(['lan.nv']);
		expect(await names('?trang-thai=active')).toEqual([]);
		expect((await listed()).counts).toEqual({ all: 3, usable: 3, never: 3 });
	});

	test('offers offices and communes to pick from, with their office where names repeat', async () => {
		const { units } = await listed();
		expect(units).toContain('Cụm Thử Nghiệm');
		expect(units).toContain('Xã Hồng Phong, cụm Thử Nghiệm');
	});
});

describe('an account', () => {
	const signIn = (accountId: number) =>
		write(desk.db, (writer) =>
			saveSession(writer, {
				...{
					tokenHash: `h${accountId}`,
					accountId,
					address: '10.0.0.9',
					agent: 'X11; Linux Firefox/140.0'
				},
				...{ createdAt: desk.now, lastSeenAt: desk.now, expiresAt: '2026-10-08T02:00:00.000Z' }
			})
		);
	let id: number;
	beforeEach(async () => {
		await desk.administrator();
		({ id } = ((await create()) as Created).created);
	});

	test('is changed with its old and new values in the log', async () => {
		const fields = { 'ho-ten': 'Nguyễn Lan', 'vai-tro': 'leader', 'don-vi': 'Cụm Thử Nghiệm' };
		expect(await locationOf(() => act(id, 'sua', fields))).toBe(`/quan-tri/tai-khoan/${id}?da=sua`);
		const [line] = auditLines(desk.db, { subjects: [`account:${id}`] });
		expect(line).toMatchObject({
			action: 'account.changed',
			detail: {
				before: { displayName: 'Nguyễn Thị Lan', role: 'home_affairs' },
				after: { displayName: 'Nguyễn Lan', role: 'leader' }
			}
		});
		expect(await locationOf(() => act(id, 'sua', fields))).toContain('da=khong-doi');
	});

	test('keeps its unit when the name shown is sent back as it stands', async () => {
		const { held } = await pageOf(id);
		expect(await locationOf(() => act(id, 'sua', held))).toContain('da=khong-doi');
	});

	test('with a new password is signed out everywhere, and the old password is of no use', async () => {
		signIn(id);
		const before = passwordHashOf(desk.db, id);
		const answer = (await act(id, 'dat-lai')) as {
			readonly reset: { readonly password: string };
		};
		expect(await isPasswordOf(passwordHashOf(desk.db, id), answer.reset.password)).toBe(true);
		expect(passwordHashOf(desk.db, id)).not.toBe(before);
		expect(accountById(desk.db, id)?.mustChangePassword).toBe(true);
		expect(sessionsOf(desk.db, id)).toEqual([]);
		expect(desk.headers.get('cache-control')).toBe('no-store');
	});

	test('is disabled and enabled with a reason that the log keeps', async () => {
		signIn(id);
		expect(await act(id, 'khoa', { 'ly-do-khoa': '  ' })).toMatchObject({
			status: 400,
			data: { faults: [{ field: 'ly-do-khoa' }] }
		});
		expect(accountById(desk.db, id)?.disabledAt).toBeNull();
		await locationOf(() => act(id, 'khoa', { 'ly-do-khoa': 'Chuyển công tác' }));
		expect(accountById(desk.db, id)?.disabledAt).toBe(desk.now);
		expect(sessionsOf(desk.db, id)).toEqual([]);
		const { account, lines } = await pageOf(id);
		expect(account.stateText).toMatch(/^khóa từ/);
		expect(lines[0]).toMatchObject({ reason: 'Chuyển công tác', by: 'Trần Quản Trị' });
		await locationOf(() => act(id, 'mo', { 'ly-do-mo': 'Về lại' }));
		expect(accountById(desk.db, id)?.disabledAt).toBeNull();
		expect(desk.log(2)).toEqual([
			`account.enabled account:${id}`,
			`account.disabled account:${id}`
		]);
	});

	test('shows where it is signed in, and is signed out everywhere at once', async () => {
		signIn(id);
		expect((await pageOf(id)).sessions).toMatchObject([
			{ address: '10.0.0.9', browser: 'Firefox trên Linux' }
		]);
		expect(await locationOf(() => act(id, 'ket-thuc'))).toContain('da=ket-thuc&so=1');
		expect((await pageOf(id)).sessions).toEqual([]);
		expect(desk.log(1)).toEqual([`session.closed account:${id}`]);
		await locationOf(() => act(id, 'ket-thuc'));
		expect(desk.log(2)[1]).not.toBe(`session.closed account:${id}`);
	});

	test('that administers last can neither be disabled nor given another role', async () => {
		const admin = accountNamed(desk.db, 'quan.tri')?.id ?? 0;
		const fields = { 'ho-ten': 'A', 'vai-tro': 'leader', 'don-vi': 'Cụm Thử Nghiệm' };
		expect(await act(admin, 'sua', fields)).toMatchObject({
			status: 409,
			data: { faults: [{ field: 'vai-tro', message: expect.stringContaining('cuối cùng') }] }
		});
		expect(await act(admin, 'khoa', { 'ly-do-khoa': 'Nhầm' })).toMatchObject({
			status: 409,
			data: { faults: [{ field: 'ly-do-khoa', message: expect.stringContaining('cuối cùng') }] }
		});
		await desk.administrator('quan.tri2');
		expect(await locationOf(() => act(admin, 'khoa', { 'ly-do-khoa': 'Nghỉ' }))).toContain(
			'da=khoa'
		);
	});

	test('that does not exist is no page, whatever is asked of it', async () => {
		for (const wrong of ['999', 'abc', '1e3', '-1']) {
			const path = `/quan-tri/tai-khoan/${wrong}`;
			expect(await statusOf(() => loadAccount(desk.event(path))), wrong).toBe(404);
			expect(await statusOf(() => accountActions['dat-lai']?.(desk.event(path, {}))), wrong).toBe(
				404
			);
		}
	});
});

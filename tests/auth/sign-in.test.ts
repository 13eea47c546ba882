import { hash, verify } from '@node-rs/argon2';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { disableAccount } from '../../src/lib/server/auth/accounts';
import { isPasswordOf, hashPassword } from '../../src/lib/server/auth/passwords';
import { sessionOf } from '../../src/lib/server/auth/sessions';
import { signIn } from '../../src/lib/server/auth/sign-in';
import { passwordHashOf, renewHash } from '../../src/lib/server/db/accounts/accounts';
import { write } from '../../src/lib/server/db/database';
import { AuthOffice, later, NOW, visit } from './office';

// Counted, and done all the same.
vi.mock('@node-rs/argon2', { spy: true });

// Every try hashes a password, which is slow on purpose.
vi.setConfig({ testTimeout: 30_000 });
let office: AuthOffice;
beforeEach(async () => {
	office = new AuthOffice();
	await office.add('lan.nv');
	await office.add('hoa.tt', 'home_affairs');
	await disableAccount(office.desk(), office.account('hoa.tt').id);
	vi.mocked(verify).mockClear();
	vi.mocked(hash).mockClear();
});
afterEach(() => office.close());

describe('an account, its password and the right name', () => {
	test('open a session and say so in the log', async () => {
		const password = office.password('lan.nv');
		const result = await signIn(office.db, { name: ' Lan.NV ', password }, visit());
		if (result.outcome !== 'opened') throw new Error(result.outcome);
		expect(result.account.name).toBe('lan.nv');
		expect(sessionOf(office.db, result.token, NOW)?.account.id).toBe(result.account.id);
		expect(office.account('lan.nv').lastSignedInAt).toBe(NOW);
		expect(office.audit('session.opened')).toEqual([
			{ actor: 'Người lan.nv', account: 1, subject: 'account:1', detail: {} }
		]);
	});

	test('renew a hash that was made with weaker parameters', async () => {
		const password = office.password('lan.nv');
		const weak = await hash(password, { memoryCost: 8192, timeCost: 1 });
		write(office.db, (writer) => renewHash(writer, 1, weak));
		expect((await signIn(office.db, { name: 'lan.nv', password }, visit())).outcome).toBe('opened');
		expect(passwordHashOf(office.db, 1)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect((await signIn(office.db, { name: 'lan.nv', password }, visit())).outcome).toBe('opened');
	});
});

describe('whoever is refused learns nothing', () => {
	const tries: readonly (readonly [string, () => { name: string; password: string }])[] = [
		['an unknown name', () => ({ name: 'khong-co', password: 'gì cũng được' })],
		['a wrong password', () => ({ name: 'lan.nv', password: 'gì cũng được' })],
		['a disabled account', () => ({ name: 'hoa.tt', password: 'gì cũng được' })],
		[
			'a disabled account and its right password',
			() => ({ name: 'hoa.tt', password: office.password('hoa.tt') })
		],
		['nothing at all', () => ({ name: '', password: '' })]
	];

	test.each(tries)('%s: the same answer after the same work', async (_what, typed) => {
		const hashed = vi.mocked(hash).mock.calls.length;
		expect(await signIn(office.db, typed(), visit())).toEqual({ outcome: 'refused' });
		expect(vi.mocked(verify)).toHaveBeenCalledTimes(1);
		expect(vi.mocked(hash).mock.calls.length).toBe(hashed);
		const [against] = vi.mocked(verify).mock.calls[0] ?? [];
		expect(String(against)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(office.count('session')).toBe(0);
		expect(office.audit('session.refused')).toHaveLength(1);
	});

	test('the log names an account, never what was typed instead of one', async () => {
		await signIn(office.db, { name: 'MậtKhẩuBíMật!9', password: 'x' }, visit());
		await signIn(office.db, { name: 'LAN.NV', password: 'SaiMậtKhẩu' }, visit());
		expect(office.audit('session.refused')).toEqual([
			{
				...{ actor: 'Khách', account: null, subject: '' },
				detail: { name: '', reason: 'unknown_name' }
			},
			{
				...{ actor: 'Khách', account: null, subject: 'account:1' },
				detail: { name: 'lan.nv', reason: 'wrong_password' }
			}
		]);
		const everything = office.db.$client.serialize().toString('utf8');
		expect(everything).not.toContain('MậtKhẩuBíMật!9');
		expect(everything).not.toContain('mậtkhẩubímật!9');
		expect(everything).not.toContain('SaiMậtKhẩu');
	});
});

describe('a session that somebody else planted', () => {
	test('is of no use: the token is new, and the old session ends', async () => {
		const typed = { name: 'lan.nv', password: office.password('lan.nv') };
		const first = await signIn(office.db, typed, visit());
		if (first.outcome !== 'opened') throw new Error();
		const again = await signIn(office.db, typed, visit({ session: first.token, now: later(1) }));
		if (again.outcome !== 'opened') throw new Error();
		expect(again.token).not.toBe(first.token);
		expect(sessionOf(office.db, first.token, later(1))).toBeUndefined();
		expect(sessionOf(office.db, again.token, later(1))).toBeDefined();
	});

	test('that was never opened is not opened by signing in', async () => {
		const typed = { name: 'lan.nv', password: office.password('lan.nv') };
		await signIn(office.db, typed, visit({ session: 'A'.repeat(43) }));
		expect(sessionOf(office.db, 'A'.repeat(43), NOW)).toBeUndefined();
	});
});

test('an account that is disabled while its password is looked at gets no session', async () => {
	const typed = { name: 'lan.nv', password: office.password('lan.nv') };
	await office.add('minh.tv');
	vi.mocked(verify).mockImplementationOnce(async () => {
		await disableAccount(office.desk(), 1);
		return true;
	});
	expect(await signIn(office.db, typed, visit())).toEqual({ outcome: 'refused' });
	expect(office.count('session')).toBe(0);
});

test('a password is the same letters however the keyboard composes them', async () => {
	const kept = await hashPassword('Tiếng Việt có dấu'.normalize('NFD'));
	expect(await isPasswordOf(kept, 'Tiếng Việt có dấu'.normalize('NFC'))).toBe(true);
	expect(await isPasswordOf(kept, 'Tieng Viet co dau')).toBe(false);
	expect(kept).not.toBe(await hashPassword('Tiếng Việt có dấu'));
});

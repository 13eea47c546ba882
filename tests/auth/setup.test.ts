import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addAccount } from '../../src/lib/server/auth/accounts';
import { sessionOf } from '../../src/lib/server/auth/sessions';
import { checkSetupCode, prepareSetup, setUp } from '../../src/lib/server/auth/setup';
import { signIn } from '../../src/lib/server/auth/sign-in';
import { AuthOffice, NOW, visit } from './office';

const FIRST = {
	name: 'lan.nv',
	displayName: 'Nguyễn Thị Lan',
	password: 'ba con vịt bơi ngược dòng'
};
const ADDRESS = '10.0.0.5';
// Every try hashes a password, which is slow on purpose.
vi.setConfig({ testTimeout: 30_000 });
let office: AuthOffice;
beforeEach(() => {
	office = new AuthOffice();
});
afterEach(() => {
	vi.useRealTimers();
	office.close();
});

const prepared = (): string => prepareSetup(office.db, NOW) ?? '';
const make = (code: string, first = FIRST) => setUp(office.db, { code, first }, visit());
const check = async (code: string): Promise<string> =>
	(await checkSetupCode(office.db, code, ADDRESS)).outcome;

describe('the address of the first administrator', () => {
	test('makes one account, signs it in, and is dead', async () => {
		const code = prepared();
		expect(code).toMatch(/^[\w-]{22}$/);
		expect(await check(code)).toBe('right');
		const result = await make(code);
		if (result.outcome !== 'done') throw new Error(result.outcome);
		const account = sessionOf(office.db, result.token, NOW)?.account;
		expect(account).toMatchObject({ role: 'administrator', mustChangePassword: false });
		expect(await check(code)).toBe('wrong');
		expect(await make(code, { ...FIRST, name: 'ke.sau' })).toEqual({ outcome: 'wrong_code' });
		expect(office.count('account')).toBe(1);
		expect(prepareSetup(office.db, NOW)).toBeUndefined();
		const { name, password } = FIRST;
		expect((await signIn(office.db, { name, password }, visit())).outcome).toBe('opened');
	});

	test('is another at every start, and the last one is dead', async () => {
		const first = prepared();
		office.reopen();
		const second = prepared();
		expect(second).not.toBe(first);
		expect(await check(first)).toBe('wrong');
		expect(await check(second)).toBe('right');
	});

	test('is kept as a hash', () => {
		const code = prepared();
		expect(office.db.$client.serialize().includes(code)).toBe(false);
	});

	test('of two at the same moment lets one in', async () => {
		const code = prepared();
		const results = await Promise.all([make(code), make(code, { ...FIRST, name: 'ke.sau' })]);
		expect(results.map(({ outcome }) => outcome).sort()).toEqual(['done', 'wrong_code']);
		expect(office.count('account')).toBe(1);
	});

	test('is dead once an administrator was made on the command line', async () => {
		const code = prepared();
		await office.add('quan.tri');
		expect(await check(code)).toBe('wrong');
		expect((await make(code)).outcome).toBe('wrong_code');
	});

	test('is there while only the demonstration has an administrator, who ends with it', async () => {
		const added = await addAccount(office.desk(), {
			...{ name: 'quan-tri-minh-hoa', displayName: 'Minh họa', role: 'administrator' },
			...{ unitId: null, isDemonstration: true }
		});
		if (added.outcome === 'refused') throw new Error();
		const result = await make(prepared());
		expect(result.outcome).toBe('done');
		expect(office.account('quan-tri-minh-hoa').disabledAt).toBe(NOW);
		const typed = { name: 'quan-tri-minh-hoa', password: added.password };
		expect((await signIn(office.db, typed, visit())).outcome).toBe('refused');
	});

	test('is not guessed: after ten wrong codes one waits', async () => {
		vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
		const code = prepared();
		for (let wrong = 0; wrong < 10; wrong += 1) expect(await check(`sai-${wrong}`)).toBe('wrong');
		expect(await checkSetupCode(office.db, code, ADDRESS)).toEqual({
			outcome: 'throttled',
			waitSeconds: 60
		});
		vi.setSystemTime(Date.parse(NOW) + 61_000);
		expect(await check(code)).toBe('right');
	});

	test('takes no account that could not be used', async () => {
		const code = prepared();
		expect(await make(code, { ...FIRST, name: 'Lan NV', displayName: ' ' })).toEqual({
			outcome: 'refused',
			faults: ['name_form', 'display_name_missing']
		});
		expect(await check(code)).toBe('right');
	});

	test('of no code at all opens nothing', async () => {
		expect(await check('')).toBe('wrong');
		await make(prepared());
		expect(await check('')).toBe('wrong');
		expect(await check('null')).toBe('wrong');
	});
});

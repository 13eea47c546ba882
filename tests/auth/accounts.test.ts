import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
	addAccount,
	changeAccount,
	disableAccount,
	enableAccount
} from '../../src/lib/server/auth/accounts';
import { accountList, hasAdministrator } from '../../src/lib/server/db/accounts/accounts';
import { AuthOffice } from './office';

let office: AuthOffice;
beforeEach(() => {
	office = new AuthOffice();
});
afterEach(() => office.close());

describe('an account that somebody makes for somebody else', () => {
	test('has a password of its own, shown once, that must be changed', async () => {
		const lan = await office.add('lan.nv');
		await office.add('minh.tv');
		expect(lan.mustChangePassword).toBe(true);
		expect(office.password('lan.nv')).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
		expect(office.password('lan.nv')).not.toBe(office.password('minh.tv'));
		expect(office.db.$client.serialize().includes(office.password('lan.nv'))).toBe(false);
		const [line] = office.audit('account.created');
		expect(line).toMatchObject({ actor: 'Nguyễn Thị Lan', subject: `account:${lan.id}` });
		expect(JSON.stringify(line)).not.toContain('argon2');
	});

	test.each([
		[{ name: 'lan' }, ['name_taken']],
		[{ name: 'lan nv' }, ['name_form']],
		[{ name: 'lân' }, ['name_form']],
		[{ name: '-lan' }, ['name_form']],
		[{ name: 'ab' }, ['name_form']],
		[{ name: 'a'.repeat(41) }, ['name_form']],
		[{ displayName: 'Lan'.repeat(40) }, ['display_name_long']],
		[{ role: 'leader' }, ['unit_missing']],
		[{ unitId: 1 }, ['unit_not_for_administrator']],
		[
			{ name: '', displayName: '', role: 'commune' },
			['name_form', 'display_name_missing', 'unit_missing']
		]
	] as const)('is refused with everything that is wrong: %j', async (wrong, faults) => {
		await office.add('lan');
		const entry = { name: 'moi', displayName: 'Mới', role: 'administrator', unitId: null } as const;
		expect(await addAccount(office.desk(), { ...entry, ...wrong })).toEqual({
			outcome: 'refused',
			faults
		});
		expect(accountList(office.db)).toHaveLength(1);
	});
});

describe('the last administrator', () => {
	test('is neither disabled nor given another role', async () => {
		const lan = await office.add('lan.nv');
		await office.add('hoa.tt', 'home_affairs');
		expect(await disableAccount(office.desk(), lan.id)).toBe('last_administrator');
		const lesser = {
			id: lan.id,
			displayName: 'Lan',
			role: 'leader',
			unitId: office.units.get('TN') ?? 0
		} as const;
		expect(await changeAccount(office.desk(), lesser)).toBe('last_administrator');
		expect(office.account('lan.nv')).toMatchObject({ role: 'administrator', disabledAt: null });
		expect(office.audit('account.disabled')).toEqual([]);

		const minh = await office.add('minh.tv');
		expect(await changeAccount(office.desk(), lesser)).toBe('done');
		expect(await disableAccount(office.desk(), minh.id)).toBe('last_administrator');
	});

	test('is not one that is disabled, nor that of the demonstration', async () => {
		const [lan, minh] = [await office.add('lan.nv'), await office.add('minh.tv')];
		await disableAccount(office.desk(), minh.id);
		await addAccount(office.desk(), {
			...{ name: 'minh-hoa', displayName: 'Minh họa', role: 'administrator' },
			...{ unitId: null, isDemonstration: true }
		});
		expect(await disableAccount(office.desk(), lan.id)).toBe('last_administrator');
		expect(await disableAccount(office.desk(), office.account('minh-hoa').id)).toBe('done');
		expect(await enableAccount(office.desk(), minh.id)).toBe('done');
		expect(await disableAccount(office.desk(), lan.id)).toBe('done');
		expect(hasAdministrator(office.db)).toBe(true);
	});
});

describe('a change', () => {
	test('is in the log with what was and what is', async () => {
		const hoa = await office.add('hoa.tt', 'home_affairs');
		const unitId = office.units.get('X1') ?? 0;
		const changed = { id: hoa.id, displayName: 'Trần Thị Hoa', role: 'commune', unitId } as const;
		expect(await changeAccount(office.desk(), changed)).toBe('done');
		expect(office.audit('account.changed').map(({ detail }) => detail)).toEqual([
			{
				name: 'hoa.tt',
				before: { displayName: 'Người hoa.tt', role: 'home_affairs', unitId: hoa.unitId },
				after: { displayName: 'Trần Thị Hoa', role: 'commune', unitId }
			}
		]);
	});

	test('that changes nothing, or nobody, leaves no line', async () => {
		const { id, displayName, role, unitId } = await office.add('hoa.tt', 'leader');
		const same = { id, displayName, role, unitId };
		expect(await changeAccount(office.desk(), same)).toBe('unchanged');
		expect(await changeAccount(office.desk(), { ...same, id: 99 })).toBe('unknown');
		expect(await enableAccount(office.desk(), id)).toBe('unchanged');
		expect(await disableAccount(office.desk(), id)).toBe('done');
		expect(await disableAccount(office.desk(), id)).toBe('unchanged');
		expect(await disableAccount(office.desk(), 99)).toBe('unknown');
		expect(office.audit('account.changed')).toEqual([]);
		expect(office.audit('account.disabled')).toHaveLength(1);
	});
});

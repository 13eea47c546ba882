import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { disableAccount } from '../../src/lib/server/auth/accounts';
import { createToken, noteUsed, revokeToken, tokenOwner } from '../../src/lib/server/auth/tokens';
import { resetPassword } from '../../src/lib/server/auth/accounts';
import { tokensOf } from '../../src/lib/server/db/accounts/tokens';
import type { AccountRecord } from '../../src/lib/server/db/accounts/accounts';
import { AuthOffice, later, NOW } from './office';

const DAY = 24 * 60;
let office: AuthOffice;
let lan: AccountRecord;
beforeEach(async () => {
	office = new AuthOffice();
	lan = await office.add('lan.nv', 'home_affairs');
	await office.add('minh.tv');
});
afterEach(() => office.close());

const owner = (account = lan, now = NOW) => ({ account, address: '10.0.0.5', now });
const make = (days = 90): Promise<string> =>
	createToken(office.db, owner(), { name: 'một cửa', scope: 'submit', days });
const whose = (key: string, now = NOW) => tokenOwner(office.db, key, now)?.account.name;

describe('a key for a program', () => {
	test('is shown once and kept as a hash, with its first characters', async () => {
		const key = await make();
		expect(key).toMatch(/^cchc_[\w-]{43}$/);
		expect(office.db.$client.serialize().includes(key)).toBe(false);
		expect(whose(key)).toBe('lan.nv');
		const [kept] = tokensOf(office.db, lan.id);
		expect(kept).toMatchObject({ start: key.slice(0, 9), scope: 'submit', lastUsedAt: null });
		expect(office.audit('token.created')[0]?.detail).toEqual({
			...{ name: 'một cửa', scope: 'submit', account: lan.id },
			expiresAt: later(90 * DAY)
		});
	});

	test('ends when it was said to, and never lasts longer than a year and a day', async () => {
		const [short, long] = [await make(1), await make(10_000)];
		expect(whose(short, later(DAY - 1))).toBe('lan.nv');
		expect(whose(short, later(DAY))).toBeUndefined();
		expect(whose(long, later(366 * DAY - 1))).toBe('lan.nv');
		expect(whose(long, later(366 * DAY))).toBeUndefined();
	});

	test('that was stolen is revoked by its owner, at once and by nobody else', async () => {
		const key = await make();
		const [{ id } = { id: 0 }] = tokensOf(office.db, lan.id);
		expect(await revokeToken(office.db, owner(office.account('minh.tv')), id)).toBe(false);
		expect(whose(key)).toBe('lan.nv');
		expect(await revokeToken(office.db, owner(), id)).toBe(true);
		expect(whose(key)).toBeUndefined();
		expect(await revokeToken(office.db, owner(), id)).toBe(false);
		expect(office.audit('token.revoked')).toHaveLength(1);
	});

	test('opens nothing once its account is disabled or its password reset', async () => {
		const key = await make();
		await resetPassword(office.desk(), lan.id);
		expect(whose(key)).toBeUndefined();
		const other = await make();
		await disableAccount(office.desk(), lan.id);
		expect(whose(other)).toBeUndefined();
	});

	test('is told apart from what is none', async () => {
		const key = await make();
		for (const wrong of ['', 'cchc_', key.slice(0, -1), `${key}x`, key.slice(5), key.toUpperCase()])
			expect(whose(wrong)).toBeUndefined();
	});

	test('is noted as used, every five minutes', async () => {
		const key = await make();
		const use = (now: string) => {
			const used = tokenOwner(office.db, key, now);
			if (used !== undefined) noteUsed(office.db, used.token, now);
			return tokensOf(office.db, lan.id)[0]?.lastUsedAt;
		};
		expect(use(later(1))).toBe(later(1));
		expect(use(later(5))).toBe(later(1));
		expect(use(later(6))).toBe(later(6));
	});
});

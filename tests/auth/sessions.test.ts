import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { disableAccount, enableAccount, resetPassword } from '../../src/lib/server/auth/accounts';
import { changeOwnPassword } from '../../src/lib/server/auth/own-password';
import {
	closeSession,
	closeSessions,
	noteSeen,
	sessionOf
} from '../../src/lib/server/auth/sessions';
import { signIn } from '../../src/lib/server/auth/sign-in';
import { setPatience, write } from '../../src/lib/server/db/database';
import { saveSetting } from '../../src/lib/server/db/campaigns/settings';
import type { AccountRecord } from '../../src/lib/server/db/accounts/accounts';
import { AuthOffice, later, NOW, visit } from './office';

const HOUR = 60;
const DAY = 24 * HOUR;
// Every try hashes a password, which is slow on purpose.
vi.setConfig({ testTimeout: 30_000 });
let office: AuthOffice;
let lan: AccountRecord;
beforeEach(async () => {
	office = new AuthOffice();
	lan = await office.add('lan.nv');
	await office.add('minh.tv');
});
afterEach(() => office.close());

async function open(name = 'lan.nv', now = NOW): Promise<string> {
	const result = await signIn(office.db, { name, password: office.password(name) }, visit({ now }));
	if (result.outcome !== 'opened') throw new Error(result.outcome);
	return result.token;
}
const isOpen = (token: string, now = NOW): boolean =>
	sessionOf(office.db, token, now) !== undefined;
function seen(token: string, now: string): void {
	const session = sessionOf(office.db, token, now)?.session;
	if (session === undefined) throw new Error('no session');
	noteSeen(office.db, session, now);
}
const hashOf = (token: string): string => sessionOf(office.db, token, NOW)?.session.tokenHash ?? '';

describe('a session', () => {
	test('is kept as a hash: whoever reads the file cannot use it', async () => {
		const token = await open();
		expect(token).toMatch(/^[\w-]{43}$/);
		expect(office.db.$client.serialize().includes(token)).toBe(false);
		expect(isOpen(hashOf(token))).toBe(false);
	});

	test('ends after eight hours in which nothing is asked', async () => {
		const token = await open();
		expect(isOpen(token, later(8 * HOUR - 1))).toBe(true);
		expect(isOpen(token, later(8 * HOUR))).toBe(false);
		seen(token, later(7 * HOUR));
		expect(isOpen(token, later(14 * HOUR))).toBe(true);
	});

	test('ends after seven days however busy it is', async () => {
		const token = await open();
		for (let hour = 7; hour < 7 * 24; hour += 7) seen(token, later(hour * HOUR));
		expect(isOpen(token, later(7 * DAY - 1))).toBe(true);
		seen(token, later(7 * DAY - 1));
		expect(isOpen(token, later(7 * DAY))).toBe(false);
	});

	test('follows what the office decides, also when it is open already', async () => {
		const token = await open();
		write(office.db, (writer) => {
			saveSetting(writer, { key: 'session.idle_hours', value: 1, at: NOW });
			saveSetting(writer, { key: 'session.absolute_days', value: 1, at: NOW });
		});
		expect(isOpen(token, later(61))).toBe(false);
		for (let half = 1; half < 48; half += 1) seen(token, later(half * 30));
		expect(isOpen(token, later(DAY - 1))).toBe(true);
		expect(isOpen(token, later(DAY))).toBe(false);
	});

	test('is removed once it has ended, at the next sign-in', async () => {
		await open();
		await open('minh.tv', later(9 * HOUR));
		expect(office.count('session')).toBe(1);
	});

	test('is noted as seen every five minutes, not at every request', async () => {
		const token = await open();
		const lastSeen = () => sessionOf(office.db, token, NOW)?.session.lastSeenAt;
		seen(token, later(4));
		expect(lastSeen()).toBe(NOW);
		seen(token, later(5));
		expect(lastSeen()).toBe(later(5));
	});

	test('is answered while an import is stored; that it was seen is left out', async () => {
		setPatience(office.db, 50);
		const token = await open();
		const other = new Sqlite(join(office.folder, 'office.db'));
		other.exec('BEGIN IMMEDIATE');
		const start = performance.now();
		seen(token, later(30));
		expect(performance.now() - start).toBeLessThan(40);
		expect(sessionOf(office.db, token, later(30))?.session.lastSeenAt).toBe(NOW);
		other.exec('COMMIT');
		other.close();
		seen(token, later(30));
		expect(sessionOf(office.db, token, later(30))?.session.lastSeenAt).toBe(later(30));
	});
});

describe('signing out', () => {
	const ending = (token: string) => ({
		...{ account: lan, session: hashOf(token), address: '10.0.0.5' },
		now: later(1)
	});

	test('ends this browser only', async () => {
		const [one, other] = [await open(), await open()];
		await closeSession(office.db, ending(one));
		expect([isOpen(one), isOpen(other)]).toEqual([false, true]);
		expect(office.audit('session.closed').map(({ detail }) => detail)).toEqual([
			{ which: 'this', sessions: 1 }
		]);
	});

	test('of the others leaves this one, and of all leaves none; other people stay', async () => {
		const [one, two, three] = [await open(), await open(), await open()];
		const minh = await open('minh.tv');
		expect(await closeSessions(office.db, ending(one), 'others')).toBe(2);
		expect([isOpen(one), isOpen(two), isOpen(three)]).toEqual([true, false, false]);
		expect(await closeSessions(office.db, ending(one), 'all')).toBe(1);
		expect([isOpen(one), isOpen(minh)]).toEqual([false, true]);
		expect(office.audit('session.closed')).toHaveLength(2);
	});

	test('a second time changes nothing and is not in the log', async () => {
		const token = await open();
		const at = ending(token);
		await closeSession(office.db, at);
		await closeSession(office.db, at);
		expect(office.audit('session.closed')).toHaveLength(1);
	});
});

describe('when an account changes', () => {
	test('its sessions end with it, and do not come back', async () => {
		const [token, minh] = [await open(), await open('minh.tv')];
		await disableAccount(office.desk(), lan.id);
		expect([isOpen(token), isOpen(minh)]).toEqual([false, true]);
		await enableAccount(office.desk(), lan.id);
		expect(isOpen(token)).toBe(false);
	});

	test('a reset ends its sessions, and the new password must be changed', async () => {
		const token = await open();
		const password = await resetPassword(office.desk(), lan.id);
		expect(isOpen(token)).toBe(false);
		expect(office.account('lan.nv').mustChangePassword).toBe(true);
		const old = { name: 'lan.nv', password: office.password('lan.nv') };
		expect((await signIn(office.db, old, visit())).outcome).toBe('refused');
		const typed = { name: 'lan.nv', password: password ?? '' };
		expect((await signIn(office.db, typed, visit())).outcome).toBe('opened');
		expect(await resetPassword(office.desk(), 999)).toBeUndefined();
	});
});

describe('a password that its owner changes', () => {
	const WANTED = 'bốn cái thuyền qua sông';
	const change = (current: string, more = {}) =>
		changeOwnPassword(
			office.db,
			{ accountId: lan.id, current, wanted: WANTED },
			visit({ now: later(1), ...more })
		);

	test('ends every session and gives this browser a new one', async () => {
		const [here, there] = [await open(), await open()];
		const result = await change(office.password('lan.nv'));
		if (result.outcome !== 'changed') throw new Error(result.outcome);
		expect([isOpen(here), isOpen(there)]).toEqual([false, false]);
		expect(sessionOf(office.db, result.token, later(1))?.account).toMatchObject({
			id: lan.id,
			mustChangePassword: false,
			passwordChangedAt: later(1)
		});
		expect(office.audit('password.changed')).toEqual([
			{
				...{ actor: 'Người lan.nv', account: lan.id, subject: `account:${lan.id}` },
				detail: { name: 'lan.nv', sessions: 2 }
			}
		]);
		const typed = { name: 'lan.nv', password: WANTED };
		expect((await signIn(office.db, typed, visit())).outcome).toBe('opened');
	});

	test('asks for the old one, as often as signing in does', async () => {
		const token = await open();
		for (let wrong = 0; wrong < 5; wrong += 1)
			expect(await change('sai')).toEqual({ outcome: 'wrong_password' });
		expect(await change(office.password('lan.nv'))).toMatchObject({ outcome: 'throttled' });
		expect(isOpen(token)).toBe(true);
		expect(office.account('lan.nv').mustChangePassword).toBe(true);
	});
});

import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { disableAccount, resetPassword } from '../../src/lib/server/auth/accounts';
import { changeOwnPassword } from '../../src/lib/server/auth/own-password';
import { signIn } from '../../src/lib/server/auth/sign-in';
import { createToken } from '../../src/lib/server/auth/tokens';
import { closeDatabase, write } from '../../src/lib/server/db/database';
import { saveSetting } from '../../src/lib/server/db/campaigns/settings';
import type { TokenScope } from '../../src/lib/domain/office/rights';
import { identified } from '../../src/lib/server/web/identify';
import { keepSession } from '../../src/lib/server/web/session-cookie';
import { wayBack } from '../../src/lib/server/web/way-back';
import { AuthOffice, later, NOW, visit } from './office';

let office: AuthOffice;
beforeEach(async () => {
	office = new AuthOffice();
	await office.add('lan.nv', 'home_affairs');
	await changeOwnPassword(
		office.db,
		{ accountId: 1, current: office.password('lan.nv'), wanted: PASSWORD },
		visit()
	);
});
afterEach(() => office.close());
const PASSWORD = 'bốn cái thuyền qua sông';

class Jar {
	readonly held = new Map<string, string>();
	readonly options = new Map<string, unknown>();
	readonly cookies = {
		get: (name: string) => this.held.get(name),
		set: (name: string, value: string, options: unknown) => {
			this.held.set(name, value);
			this.options.set(name, options);
		},
		delete: (name: string) => void this.held.delete(name)
	} as unknown as Cookies;
}

interface Asking {
	readonly path?: string;
	readonly jar?: Jar;
	readonly authorization?: string;
	readonly now?: string;
}
async function ask({ path = '/tong-quan', jar = new Jar(), authorization, now = NOW }: Asking) {
	const url = new URL(path, 'http://127.0.0.1:3000');
	const headers = authorization === undefined ? {} : { authorization };
	const clock = { now: () => now, today: () => now.slice(0, 10) };
	const event = {
		...{ url, cookies: jar.cookies, locals: { db: office.db, clock }, route: { id: path } },
		request: new Request(url, { headers }),
		getClientAddress: () => '10.0.0.5'
	} as unknown as RequestEvent;
	await identified({ event, resolve: () => new Response() });
	const { account, asker, actor, session } = event.locals;
	return { name: account?.name ?? null, asker, actor, session };
}

async function signedInJar(): Promise<Jar> {
	const result = await signIn(office.db, { name: 'lan.nv', password: PASSWORD }, visit());
	if (result.outcome !== 'opened') throw new Error(result.outcome);
	const jar = new Jar();
	jar.held.set('phien', result.token);
	return jar;
}
const key = (scope: TokenScope = 'read'): Promise<string> =>
	createToken(
		office.db,
		{ account: office.account('lan.nv'), address: '10.0.0.5', now: NOW },
		{ name: 'một cửa', scope, days: 1 }
	);
const NOBODY = { name: null, asker: null, session: null };

describe('a browser', () => {
	test('that is signed in is its account, with its role and units', async () => {
		const answer = await ask({ jar: await signedInJar() });
		const unitId = office.units.get('TN');
		expect(answer).toMatchObject({
			name: 'lan.nv',
			asker: { role: 'home_affairs', units: { kind: 'office', unitId } },
			actor: { accountId: 1, name: 'Người lan.nv', role: 'home_affairs', address: '10.0.0.5' }
		});
		expect(answer.session).toMatch(/^[0-9a-f]{64}$/);
	});

	test('whose session has ended is nobody, and its cookie goes', async () => {
		const jar = await signedInJar();
		expect(await ask({ jar, now: later(9 * 60) })).toMatchObject(NOBODY);
		expect(jar.held.has('phien')).toBe(false);
	});

	test('of a disabled account is nobody', async () => {
		const jar = await signedInJar();
		await office.add('quan.tri');
		await disableAccount(office.desk(), 1);
		expect(await ask({ jar })).toMatchObject(NOBODY);
	});

	test('without a cookie is nobody, and a guest only where the office allows guests', async () => {
		expect(await ask({})).toMatchObject({ ...NOBODY, actor: { accountId: null, role: 'guest' } });
		write(office.db, (writer) =>
			saveSetting(writer, { key: 'guests.allowed', value: true, at: NOW })
		);
		expect(await ask({})).toMatchObject({ ...NOBODY, asker: { role: 'guest' } });
	});

	test('keeps its session from scripts and other sites, and behind HTTPS from plain lines', () => {
		const jar = new Jar();
		keepSession({ cookies: jar.cookies, url: new URL('http://127.0.0.1:3000') }, 'a');
		keepSession({ cookies: jar.cookies, url: new URL('https://cchc.example') }, 'b');
		const shared = { path: '/', httpOnly: true, sameSite: 'lax' };
		expect(jar.options.get('phien')).toEqual({ ...shared, secure: false });
		expect(jar.options.get('__Host-phien')).toEqual({ ...shared, secure: true });
	});
});

describe('a program', () => {
	const API = '/api/v1/kpi';

	test('with a key asks in the name of its account, within the scope of the key', async () => {
		const authorization = `Bearer ${await key()}`;
		expect(await ask({ path: API, authorization })).toMatchObject({
			...{ name: 'lan.nv', session: null },
			asker: { role: 'home_affairs', token: 'read' }
		});
	});

	test('with a key that has ended, or none that we know, is nobody, also where guests are allowed', async () => {
		write(office.db, (writer) =>
			saveSetting(writer, { key: 'guests.allowed', value: true, at: NOW })
		);
		const authorization = `Bearer ${await key()}`;
		expect(await ask({ path: API, authorization, now: later(24 * 60) })).toMatchObject(NOBODY);
		for (const wrong of ['Bearer cchc_x', 'Bearer', 'Basic bGFuOmxhbg==', ''])
			expect(await ask({ path: API, authorization: wrong })).toMatchObject(NOBODY);
	});

	test('is judged by its key alone: a cookie that comes along opens nothing', async () => {
		const jar = await signedInJar();
		expect(await ask({ path: API, jar, authorization: 'Bearer cchc_x' })).toMatchObject(NOBODY);
		const read = `Bearer ${await key('read')}`;
		const answer = await ask({ path: API, jar, authorization: read });
		expect(answer).toMatchObject({ asker: { token: 'read' }, session: null });
	});

	test('opens no page with its key', async () => {
		const authorization = `Bearer ${await key('submit')}`;
		expect(await ask({ path: '/tong-quan', authorization })).toMatchObject(NOBODY);
	});

	test('waits while its account has a password that somebody else set', async () => {
		await resetPassword(office.desk(), 1);
		const authorization = `Bearer ${await key()}`;
		expect(await ask({ path: API, authorization })).toMatchObject(NOBODY);
	});
});

test('a machine that asks whether the server is well is nobody, whatever the database says', async () => {
	const jar = await signedInJar();
	closeDatabase(office.db);
	expect(await ask({ path: '/healthz', jar })).toMatchObject(NOBODY);
	await expect(ask({ path: '/tong-quan', jar })).rejects.toThrow();
	office.reopen();
});

describe('the way back after signing in', () => {
	test.each([
		['/tong-quan?ky=2026-q3', '/tong-quan?ky=2026-q3'],
		['/don-vi/3/../4', '/don-vi/4'],
		['//evil.example/x', '/'],
		['/\\evil.example', '/'],
		['/\t/evil.example', '/'],
		['/.//evil.example', '/'],
		['https://evil.example', '/'],
		['javascript:alert(1)', '/'],
		['@evil.example', '/'],
		['/dang-xuat', '/'],
		['/dang-nhap?toi=/dang-nhap', '/'],
		['/thiet-lap/abc', '/'],
		['', '/'],
		[null, '/']
	])('%j leads to %s', (asked, to) => expect(wayBack(asked)).toBe(to));
});

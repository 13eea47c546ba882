// Pages of signing in and of one's own account, called as the server calls them.
import { isHttpError, type Cookies } from '@sveltejs/kit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { askerOf } from '../../src/lib/domain/office/account';
import { prepareSetup } from '../../src/lib/server/auth/setup';
import { sessionOf } from '../../src/lib/server/auth/sessions';
import { tokenOwner } from '../../src/lib/server/auth/tokens';
import {
	actions as signInActions,
	load as loadSignIn
} from '../../src/routes/dang-nhap/+page.server';
import { POST as signOut } from '../../src/routes/dang-xuat/+server';
import {
	actions as setupActions,
	load as loadSetup
} from '../../src/routes/thiet-lap/[ma]/+page.server';
import {
	actions as ownActions,
	load as loadOwn
} from '../../src/routes/(app)/tai-khoan/+page.server';
import { actions as passwordActions } from '../../src/routes/(app)/tai-khoan/mat-khau/+page.server';
import { AuthOffice, NOW } from '../auth/office';
import { catalogue } from '../support/report-database';
import { formOf, locationOf } from '../support/upload-desk';

const TODAY = NOW.slice(0, 10);
const PASSWORD = 'bốn cái thuyền qua sông';
// Every try hashes a password, which is slow on purpose.
vi.setConfig({ testTimeout: 30_000 });
let office: AuthOffice;
let jar: Map<string, string>;
let headers: Record<string, string>;
beforeEach(() => {
	office = new AuthOffice();
	jar = new Map();
	headers = {};
});
afterEach(() => office.close());

const cookies = {
	get: (name: string) => jar.get(name),
	set: (name: string, value: string) => void jar.set(name, value),
	delete: (name: string) => void jar.delete(name)
} as unknown as Cookies;

function eventFor(path: string, typed?: Record<string, string>, params = {}) {
	const { db } = office;
	const url = new URL(path, 'http://127.0.0.1:3000');
	const open = jar.has('phien') ? sessionOf(db, jar.get('phien') ?? '', NOW) : undefined;
	const account = open?.account ?? null;
	const viewer = { kind: 'all' as const };
	const locals = {
		...{ db, catalogue, account, session: open?.session.tokenHash ?? null },
		asker: account === null ? null : askerOf(account),
		clock: { now: () => NOW, today: () => TODAY },
		reports: { db, catalogue, today: TODAY, viewer }
	};
	const request = new Request(url, typed ? { method: 'POST', body: formOf(typed) } : {});
	const setHeaders = (more: Record<string, string>) => Object.assign(headers, more);
	const getClientAddress = () => '10.0.0.5';
	return { url, params, locals, cookies, request, setHeaders, getClientAddress } as never;
}
type Failed = {
	readonly status: number;
	readonly data: { typed?: Record<string, string>; faults: { field: string; message: string }[] };
};
const said = (failed: unknown): string =>
	(failed as Failed).data.faults.map(({ field, message }) => `${field}: ${message}`).join('\n');

const typeSignIn = (password: string, path = '/dang-nhap', name = 'lan.nv') =>
	signInActions['default']?.(eventFor(path, { 'ten-dang-nhap': name, 'mat-khau': password }));
async function signedIn(): Promise<void> {
	await locationOf(() => typeSignIn(office.password('lan.nv')));
}
async function errorOf(work: () => unknown): Promise<{ status: number; message: string }> {
	try {
		await work();
	} catch (thrown) {
		if (isHttpError(thrown)) return { status: thrown.status, message: thrown.body.message };
		throw thrown;
	}
	throw new Error('no error');
}

describe('the page of signing in', () => {
	beforeEach(() => office.add('lan.nv', 'home_affairs'));

	test('leads to the page that was asked for, never to another site', async () => {
		const password = office.password('lan.nv');
		const back = (to: string) =>
			locationOf(() => typeSignIn(password, `/dang-nhap?${new URLSearchParams({ toi: to })}`));
		expect(await back('/xep-hang?ky=2026-q3')).toBe('/xep-hang?ky=2026-q3');
		expect(await back('//evil.example')).toBe('/');
		expect(sessionOf(office.db, jar.get('phien') ?? '', NOW)?.account.name).toBe('lan.nv');
	});

	test('says the same for every wrong pair, and keeps the name but no password', async () => {
		const answers = [await typeSignIn('sai'), await typeSignIn('sai', '/dang-nhap', 'không có ai')];
		expect(answers.map(said)).toEqual(Array(2).fill(said(answers[0])));
		expect(answers.map((answer) => (answer as unknown as Failed).status)).toEqual([400, 400]);
		expect((answers[1] as unknown as Failed).data.typed).toEqual({
			'ten-dang-nhap': 'không có ai'
		});
		expect(jar.size).toBe(0);
	});

	test('says how long to wait, to people and to programs', async () => {
		for (let wrong = 0; wrong < 5; wrong += 1) await typeSignIn('sai');
		const answer = (await typeSignIn('sai')) as unknown as Failed;
		expect(answer.status).toBe(429);
		expect(said(answer)).toMatch(/^mat-khau: .*Thử lại sau (29|30) giây\.$/);
		expect(headers['retry-after']).toMatch(/^(29|30)$/);
	});

	test('is passed by whoever is signed in', async () => {
		await signedIn();
		expect(await locationOf(() => loadSignIn(eventFor('/dang-nhap?toi=/lich-su')))).toBe(
			'/lich-su'
		);
	});

	test('tells a new office where to begin, and nobody else', async () => {
		expect(await loadSignIn(eventFor('/dang-nhap'))).toMatchObject({ isNew: true });
		await office.add('quan.tri');
		expect(await loadSignIn(eventFor('/dang-nhap'))).toMatchObject({ isNew: false });
	});
});

test('signing out ends the session and takes the cookie away', async () => {
	await office.add('lan.nv');
	await signedIn();
	const token = jar.get('phien') ?? '';
	expect(await locationOf(() => signOut(eventFor('/dang-xuat', {})))).toBe('/dang-nhap?da-xuat=1');
	expect(jar.has('phien')).toBe(false);
	expect(sessionOf(office.db, token, NOW)).toBeUndefined();
	// Pages that the browser still holds go too.
	expect(headers['clear-site-data']).toBe('"cache", "storage"');
});

describe('the page of the first administrator', () => {
	const TYPED = {
		...{ 'ten-dang-nhap': 'lan.nv', 'ho-ten': 'Nguyễn Thị Lan' },
		...{ 'mat-khau-moi': PASSWORD, 'mat-khau-lai': PASSWORD }
	};
	const path = (code: string) => eventFor(`/thiet-lap/${code}`, undefined, { ma: code });
	const send = (code: string, typed = TYPED) =>
		setupActions['default']?.(eventFor(`/thiet-lap/${code}`, typed, { ma: code }));

	test('signs the new account in', async () => {
		const code = prepareSetup(office.db, NOW) ?? '';
		await loadSetup(path(code));
		expect(await locationOf(() => send(code))).toBe('/');
		const account = sessionOf(office.db, jar.get('phien') ?? '', NOW)?.account;
		expect(account).toMatchObject({ name: 'lan.nv', displayName: 'Nguyễn Thị Lan' });
		expect(await errorOf(() => loadSetup(path(code)))).toMatchObject({ status: 404 });
		expect(await errorOf(() => send(code))).toMatchObject({ status: 404 });
	});

	test('names every fault at its field once, and keeps no password', async () => {
		const code = prepareSetup(office.db, NOW) ?? '';
		const wrong = { ...TYPED, 'ten-dang-nhap': 'Lan NV', 'ho-ten': '', 'mat-khau-moi': 'matkhau' };
		const answer = (await send(code, wrong)) as unknown as Failed;
		expect(answer.data.faults.map(({ field }) => field)).toEqual([
			'ten-dang-nhap',
			'ho-ten',
			'mat-khau-moi',
			'mat-khau-lai'
		]);
		expect(said(answer)).toContain('ít nhất 12 ký tự');
		expect(said(answer)).toContain('danh sách hay gặp');
		expect(answer.data.typed).toEqual({ 'ten-dang-nhap': 'Lan NV', 'ho-ten': '' });
	});

	test('is closed for a while to whoever guesses', async () => {
		prepareSetup(office.db, NOW);
		for (let wrong = 0; wrong < 10; wrong += 1)
			expect(await errorOf(() => loadSetup(path('sai')))).toMatchObject({ status: 404 });
		expect(await errorOf(() => loadSetup(path('sai')))).toMatchObject({ status: 429 });
		expect(headers['retry-after']).toMatch(/^\d+$/);
	});
});

describe('the page of one’s own account', () => {
	beforeEach(async () => {
		await office.add('lan.nv', 'leader');
		await office.add('minh.tv', 'home_affairs');
		await signedIn();
	});
	const own = async () =>
		(await loadOwn(eventFor('/tai-khoan'))) as Exclude<Awaited<ReturnType<typeof loadOwn>>, void>;

	test('tells who it is and where it is open, and no secret', async () => {
		const page = await own();
		expect(page.person).toMatchObject({ name: 'lan.nv', role: 'Lãnh đạo', unit: 'Cụm Thử Nghiệm' });
		expect(page.sessions).toMatchObject([
			{ address: '10.0.0.5', isThis: true, browser: 'Trình duyệt không rõ' }
		]);
		expect(JSON.stringify(page)).not.toMatch(/argon2|[0-9a-f]{64}/);
	});

	test('makes a key that is told once, no wider than the account', async () => {
		const typed = { ten: 'một cửa', 'pham-vi': 'submit', 'so-ngay': '30' };
		const answer = await ownActions['tao-ma']?.(eventFor('/tai-khoan?/tao-ma', typed));
		const { token } = answer as unknown as { token: string };
		expect(tokenOwner(office.db, token, NOW)?.token.scope).toBe('read');
		const page = await own();
		expect(page.tokens).toMatchObject([{ start: token.slice(0, 9), scope: 'chỉ đọc' }]);
		expect(JSON.stringify(page)).not.toContain(token);

		const [{ id } = { id: 0 }] = page.tokens;
		const revoke = (ma: string) => ownActions['thu-hoi']?.(eventFor('/tai-khoan?/thu-hoi', { ma }));
		expect(await locationOf(() => revoke(String(id)))).toBe('/tai-khoan#ma-truy-cap');
		expect(tokenOwner(office.db, token, NOW)).toBeUndefined();
		for (const other of [String(id), '999', 'x', ''])
			expect(await errorOf(() => revoke(other))).toMatchObject({ status: 404 });
	});

	test.each([
		[{ ten: ' ', 'so-ngay': '30' }, 'ten'],
		[{ ten: 'x'.repeat(101), 'so-ngay': '30' }, 'ten'],
		[{ ten: 'một cửa', 'so-ngay': '0' }, 'so-ngay'],
		[{ ten: 'một cửa', 'so-ngay': '367' }, 'so-ngay'],
		[{ ten: 'một cửa', 'so-ngay': '1.5' }, 'so-ngay'],
		[{ ten: 'một cửa', 'so-ngay': 'mãi mãi' }, 'so-ngay']
	])('makes no key of %j', async (typed, field) => {
		const answer = await ownActions['tao-ma']?.(eventFor('/tai-khoan?/tao-ma', typed));
		expect((answer as unknown as Failed).data.faults).toMatchObject([{ field }]);
		expect(office.count('api_token')).toBe(0);
	});

	test('changes the password, and this browser goes on with a new session', async () => {
		const before = jar.get('phien');
		const current = office.password('lan.nv');
		const change = (typed: Record<string, string>) =>
			passwordActions['default']?.(eventFor('/tai-khoan/mat-khau', typed));
		const wish = { 'mat-khau': current, 'mat-khau-moi': PASSWORD, 'mat-khau-lai': PASSWORD };
		expect(said(await change({ ...wish, 'mat-khau': 'sai' }))).toContain(
			'mat-khau: Mật khẩu đang dùng'
		);
		expect(said(await change({ ...wish, 'mat-khau-lai': 'khác' }))).toContain('mat-khau-lai: ');
		const same = { ...wish, 'mat-khau-moi': current, 'mat-khau-lai': current };
		expect(said(await change(same))).toContain('giống mật khẩu đang dùng');
		// The first own password leads on to work.
		expect(await locationOf(() => change(wish))).toBe('/');
		expect(jar.get('phien')).not.toBe(before);
		const again = { ...wish, 'mat-khau': PASSWORD };
		const next = { ...again, 'mat-khau-moi': 'ba con vịt lội', 'mat-khau-lai': 'ba con vịt lội' };
		expect(await locationOf(() => change(next))).toBe('/tai-khoan?da-doi=1');
	});

	test('signs out everywhere', async () => {
		await signedIn();
		const others = () => ownActions['dang-xuat-khac']?.(eventFor('/tai-khoan', {}));
		expect(await locationOf(others)).toBe('/tai-khoan?da-dong=0');
		const all = () => ownActions['dang-xuat-het']?.(eventFor('/tai-khoan', {}));
		expect(await locationOf(all)).toBe('/dang-nhap?da-xuat=1');
		expect([office.count('session'), jar.has('phien')]).toEqual([0, false]);
	});
});

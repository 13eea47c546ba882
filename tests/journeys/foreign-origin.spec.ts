// Forms that a page of somebody else sends with the browser of somebody who is signed in.
import { expect, test } from '@playwright/test';
import { draftHeads } from '../../src/lib/server/db/submissions/drafts';
import { ask, keepFile, type Answer } from '../support/rights/ask';
import { addressOf, CASES, type Case } from '../support/rights/cases';
import { fillWorld, type Someone } from '../support/rights/world';
import { serveForFile } from '../support/serve-for-file';

const served = serveForFile(fillWorld);
const administrator = (): Someone =>
	served.filled.people['administrator'] ?? { asker: null, account: null };
// Some hundreds of requests each.
test.beforeEach(() => test.setTimeout(240_000));

type Sent = Readonly<Record<string, string>>;
const ELSEWHERE: readonly Sent[] = [
	{ origin: 'https://noi-khac.example' },
	{ origin: 'null' },
	{ origin: 'http://127.0.0.1:1' },
	{ origin: 'https://noi-khac.example', 'sec-fetch-site': 'same-origin' },
	{ 'sec-fetch-site': 'cross-site' },
	{ 'sec-fetch-site': 'same-site' },
	{}
];
const BODIES = [
	['application/x-www-form-urlencoded', 'ly-do=x'],
	['text/plain', 'ly-do=x'],
	['application/json', '{}'],
	['multipart/form-data; boundary=b', '--b--\r\n']
] as const;

const FORMS = CASES.filter(({ action }) => action !== '');
const send = (one: Case, headers: Sent, [type, body]: readonly [string, string]) => {
	const draft = one.address.about === 'own_file' ? keepDraft() : '';
	const path = addressOf(one, served.filled, { place: served.filled.places.A1, draft });
	const wish = { path, method: 'POST', body, headers: { ...headers, 'content-type': type } };
	return ask(served.server, administrator(), wish);
};
let kept = '';
const keepDraft = (): string =>
	(kept ||= keepFile(served.server.db, administrator(), served.filled.places.A1));

const isRefused = ({ status, body, headers }: Answer): boolean =>
	status === 403 &&
	body.includes('đến từ trang của một nơi khác') &&
	headers.get('x-content-type-options') === 'nosniff' &&
	headers.get('set-cookie') === null;

for (const one of FORMS)
	test(`${one.route} takes “${one.action}” from no other site`, async () => {
		const urlencoded = BODIES[0];
		for (const headers of ELSEWHERE)
			expect(isRefused(await send(one, headers, urlencoded)), JSON.stringify(headers)).toBe(true);
		for (const body of BODIES)
			expect(
				isRefused(await send(one, { origin: 'https://noi-khac.example' }, body)),
				body[0]
			).toBe(true);
	});

test('nothing was done on their word', () => {
	expect(draftHeads(served.server.db, [keepDraft()])).toHaveLength(1);
});

test('our own pages are heard, by either of the two signs', async () => {
	for (const headers of [{ origin: served.server.url }, { 'sec-fetch-site': 'same-origin' }]) {
		const path = `/lich-su/${served.filled.places.A1.upload}/hoan-tac`;
		const wish = { path, method: 'POST', body: new URLSearchParams(), headers };
		expect((await ask(served.server, administrator(), wish)).status).toBe(400);
	}
});

test('a program that shows a key needs no page, one that shows none is refused', async () => {
	const wish = { path: '/api/v1/uploads', method: 'POST', body: '{}', headers: {} };
	const program = served.filled.people['sending_token'] ?? administrator();
	expect([401, 403]).not.toContain((await ask(served.server, program, wish)).status);
	expect(await ask(served.server, administrator(), wish)).toMatchObject({ status: 403 });
	const elsewhere = { ...wish, headers: { origin: 'https://noi-khac.example' } };
	expect(await ask(served.server, program, elsewhere)).toMatchObject({ status: 403 });
});

test('other methods are refused from elsewhere too', async () => {
	for (const method of ['PUT', 'PATCH', 'DELETE']) {
		const wish = { path: '/tai-khoan', method, headers: { origin: 'https://noi-khac.example' } };
		expect(isRefused(await ask(served.server, administrator(), wish)), method).toBe(true);
	}
});

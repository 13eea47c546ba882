// Ids of others, and what is no id at all: in addresses, in forms, between the files of an upload.
import { expect, test } from '@playwright/test';
import { expectedUnits, campaignFor } from '../../src/lib/server/db/campaigns/campaigns';
import { draftHeads } from '../../src/lib/server/db/submissions/drafts';
import { tokensOf } from '../../src/lib/server/db/accounts/tokens';
import { arrive, ask, keepFile, type Answer } from '../support/rights/ask';
import { CASES } from '../support/rights/cases';
import { fillWorld, PERIOD, type Someone } from '../support/rights/world';
import { serveForFile } from '../support/serve-for-file';

const served = serveForFile(fillWorld);
// Some hundreds of requests each.
test.beforeEach(() => test.setTimeout(240_000));

const person = (name: string): Someone => {
	const found = served.filled.people[name];
	if (found === undefined) throw new Error(`nobody is called ${name}`);
	return found;
};
const form = (fields: Readonly<Record<string, string>>): URLSearchParams =>
	new URLSearchParams(fields);
const post = (who: string, path: string, body: BodyInit): Promise<Answer> =>
	ask(served.server, person(who), { path, method: 'POST', body });
const get = (who: string, path: string): Promise<Answer> =>
	ask(served.server, person(who), { path });
const isThere = (draft: string): boolean => draftHeads(served.server.db, [draft]).length === 1;
const choicesOf = (draft: string): string =>
	JSON.stringify(draftHeads(served.server.db, [draft])[0]?.choices);

const NEVER = '987654';

test('what belongs to others is answered word for word like what never was', async () => {
	const { A2, B1 } = served.filled.places;
	const asked: readonly (readonly [who: string, path: string, id: number])[] = [
		...[A2, B1].flatMap((place): [string, string, number][] => [
			['commune', '/don-vi/%', place.unit],
			['commune', '/don-vi/%/tai-ve', place.unit],
			['commune', '/bao-cao/%', place.report],
			['commune', '/bao-cao/%', place.undoneReport],
			['commune', '/bao-cao/%/tep', place.report],
			['commune', '/bao-cao/%/tep', place.undoneReport],
			['commune', '/lich-su/%', place.upload],
			['commune', '/lich-su/%', place.undoneUpload],
			['commune', '/lich-su/%/tep', place.undoneUpload],
			['commune', '/nop-bao-cao/da-luu?lan-nhap=%', place.upload],
			['commune', '/nop-bao-cao/da-luu?lan-nop=%', place.report],
			['commune', '/lich-su?don-vi=%', place.unit],
			['commune', '/van-de?don-vi=%', place.unit]
		]),
		['commune', '/lich-su?co-quan=%', B1.office],
		['commune', '/api/v1/uploads?of=%', B1.office],
		['home_affairs', '/tong-quan?co-quan=%', B1.office],
		['home_affairs', '/xep-hang/tai-ve?co-quan=%', B1.office],
		['home_affairs', `/dot-bao-cao/${PERIOD}?co-quan=%`, B1.office],
		['home_affairs', '/xu-huong?don-vi=%', B1.unit],
		['home_affairs', '/bao-cao/%', B1.undoneReport],
		['home_affairs', '/lich-su/%/hoan-tac', B1.upload],
		['leader', '/lich-su/%/tep', B1.undoneUpload],
		['reading_token', '/api/v1/ranking?kpi=timely_rate&period=2026-q1&of=%', B1.office],
		['sending_token', '/api/v1/figures?period=2026-q1&unit=%', A2.unit]
	];
	for (const [who, path, id] of asked) {
		const [theirs, never] = await Promise.all(
			[String(id), NEVER].map((each) => get(who, path.replace('%', each)))
		);
		const name = `${who} at ${path.replace('%', String(id))}`;
		expect(theirs?.status, name).toBe(404);
		expect(never?.status, name).toBe(404);
		expect(worded(theirs, id), name).toBe(worded(never, NEVER));
	}
});

/** All that is said, without the id. */
const worded = (answer: Answer | undefined, id: string | number): string =>
	(answer?.body ?? '')
		.replace(/^[^]*<body>/, '')
		.replaceAll(new RegExp(`(?<!\\d)${id}(?!\\d)`, 'g'), '#');

const NO_IDS = [
	...['0', '-1', '9007199254740992', '1e3', '0x1', '1.5', 'NaN', '１', '1%00', '%00'],
	...['..%2F..%2Fetc%2Fpasswd', '%2e%2e%2f', "1'--", '1;1', '%F0%9F%92%A9', '%E0%A4%A'],
	...['0f8fad5b-d9cb-469f-a165-70867728950e', '1'.repeat(400), '%3Cscript%3E', '__proto__']
];

test('what is no id is nobody’s, and no fault', async () => {
	const routes = CASES.filter(({ route, action }) => route.includes('[') && action === '');
	for (const { route } of routes)
		for (const id of NO_IDS) {
			const path = route.replace('/(app)', '').replaceAll(/\[\w+\]/g, id);
			for (const who of ['administrator', 'commune']) {
				const { status, body } = await get(who, path);
				const isRefused = [303, 307, 400, 403, 404, 410, 429].includes(status);
				expect(isRefused || status === 200, `${who} at ${path}: ${status}`).toBe(true);
				expect(body).not.toContain('bi-mat-cua-b1');
				expect(body).not.toMatch(/at \w+ \(|node_modules|SQLITE/);
			}
		}
});

test('ids in the query that are none are no fault either', async () => {
	const paths = ['/tong-quan?co-quan=%', '/lich-su?don-vi=%', '/nop-bao-cao/da-luu?lan-nhap=%'];
	for (const path of [...paths, '/nop-bao-cao?cung=%', '/api/v1/units?of=%', '/van-de?don-vi=%'])
		for (const id of NO_IDS) {
			const { status } = await get('home_affairs', path.replace('%', id));
			expect([200, 303, 400, 404], `${path.replace('%', id)}: ${status}`).toContain(status);
		}
});

test('a file that waits to be stored is its sender’s alone, whoever else asks', async () => {
	const { A1 } = served.filled.places;
	const cases = CASES.filter(({ address }) => address.about === 'own_file');
	for (const who of ['administrator', 'home_affairs', 'other_commune', 'other_office'])
		for (const { address, action } of cases) {
			const draft = keepFile(served.server.db, person('commune'), A1);
			const before = choicesOf(draft);
			const path = (id: string): string => {
				const place = address.path(A1, served.filled, id);
				return action === '' ? place : `${place}?/${action}`;
			};
			const body = { tep: draft, 'o-dong': '2', 'o-cot': 'D', 'o-cu': '5', 'o-moi': '6' };
			const [theirs, never] = await Promise.all(
				[draft, 'a'.repeat(16)].map((id) =>
					action === '' ? get(who, path(id)) : post(who, path(id), form({ ...body, tep: id }))
				)
			);
			const name = `${who} at ${path(draft)}`;
			expect(theirs?.status, name).toBe(never?.status);
			expect(theirs?.body, name).not.toContain(A1.secret);
			expect(choicesOf(draft), name).toBe(before);
		}
});

test('a form about one’s own files reaches no other', async () => {
	const { A1, A2 } = served.filled.places;
	const own = keepFile(served.server.db, person('other_commune'), A2);
	const theirs = keepFile(served.server.db, person('commune'), A1);
	const before = choicesOf(theirs);
	const at = `/nop-bao-cao/kiem-tra/${own}.${theirs}`;
	const mend = { 'o-trang': '', 'o-dong': '2', 'o-cot': 'D', 'o-cu': '5', 'o-moi': '6' };
	const choice = { 'co-quan': '', 'don-vi': '', 'ky-bao-cao': 'Quý I/2020' };
	await post('other_commune', `${at}?/bo`, form({ tep: theirs }));
	await post('other_commune', `${at}?/sua`, form({ tep: theirs, ...mend }));
	await post('other_commune', `${at}?/bo-sua`, form({ tep: theirs, ...mend }));
	await post('other_commune', `${at}?/chon-lai`, form({ tep: theirs, ...choice }));
	await post('other_commune', `${at}?/huy`, form({}));
	expect(isThere(own)).toBe(false);
	expect(choicesOf(theirs)).toBe(before);

	const mine = keepFile(served.server.db, person('other_commune'), A2);
	await post('other_commune', `/nop-bao-cao/xac-nhan/${mine}.${theirs}?/luu`, form({}));
	await post('other_commune', `/nop-bao-cao/xac-nhan/${mine}.${theirs}?/huy`, form({}));
	expect(isThere(theirs)).toBe(true);

	const sent = new FormData();
	for (const [name, value] of Object.entries({ ...choice, thay: theirs, cung: theirs }))
		sent.append(name, value);
	sent.append('dan', 'Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị\n;Quý I/2020;Mới tiếp nhận;1');
	const { status, location } = await post('other_commune', '/nop-bao-cao', sent);
	expect(status).toBe(303);
	expect(location).toContain('/nop-bao-cao/kiem-tra/');
	expect(location).not.toContain(theirs);
	expect(choicesOf(theirs)).toBe(before);
});

test('nobody brings files in the name of another office or commune', async () => {
	const { A1, B1 } = served.filled.places;
	const draft = keepFile(served.server.db, person('home_affairs'), A1);
	const at = `/nop-bao-cao/kiem-tra/${draft}?/chon-lai`;
	const choice = { tep: draft, 'don-vi': '', 'ky-bao-cao': '' };
	const office = form({ ...choice, 'co-quan': String(B1.office) });
	expect((await post('home_affairs', at, office)).status).toBe(400);
	const commune = form({ ...choice, 'co-quan': '', 'don-vi': 'Xã Thử Quyền B1' });
	const refused = await post('home_affairs', at, commune);
	expect(refused.status).toBe(400);
	expect(choicesOf(draft)).not.toContain(String(B1.unit));
});

test('a campaign is opened, changed and locked by its own office only', async () => {
	const { A1, A2, B1 } = served.filled.places;
	const terms = { han: '05/10/2027', 'tu-ngay': '', 'den-ngay': '', 'ly-do': 'Thử.' };
	const period = 'Quý III/2027';
	const opened = { ...terms, 'ky-bao-cao': period, 'co-quan-mo': String(B1.office) };
	expect((await post('home_affairs', '/dot-bao-cao', form(opened))).status).toBe(400);
	expect(campaignFor(served.server.db, B1.office, '2027-q3')).toBeUndefined();

	const board = `/dot-bao-cao/${PERIOD}`;
	const queries = [
		`co-quan=${B1.office}`,
		`co-quan=${A1.office}&co-quan=${B1.office}`,
		`co-quan=${B1.office}&co-quan=${A1.office}`,
		'co-quan=QB'
	];
	for (const query of queries)
		for (const action of ['doi', 'khoa', 'mo-khoa']) {
			const path = `${board}?${query}&/${action}`;
			expect((await post('home_affairs', path, form(terms))).status, path).toBe(404);
		}
	expect(campaignFor(served.server.db, B1.office, PERIOD)?.dueOn).toBe('2026-04-05');

	const ticked = form(terms);
	for (const { unit } of [A1, B1]) ticked.append('don-vi', String(unit));
	const changed = await post('home_affairs', `${board}?co-quan=${A1.office}&/doi`, ticked);
	expect(changed.status).toBe(303);
	const key = { organisingId: A1.office, period: PERIOD };
	expect(expectedUnits(served.server.db, key)).toEqual([A1.unit]);
	expect(expectedUnits(served.server.db, key)).not.toContain(A2.unit);
});

test('an upload of several communes shows each its own part, and the file to none of them', async () => {
	const path = `/lich-su/${served.filled.sharedUpload}`;
	const page = await arrive(served.server, person('commune'), path);
	expect(page.status).toBe(200);
	expect(page.body).toContain('Thử Quyền A1');
	expect(page.body).not.toContain('Thử Quyền A2');
	expect((await get('commune', `${path}/tep`)).status).toBe(404);
	expect((await get('home_affairs', `${path}/tep`)).body).toContain('Thử Quyền A2');
	expect((await get('other_office', path)).status).toBe(404);
});

test('keys are taken back by their owner only', async () => {
	const owner = person('commune').account?.id ?? 0;
	const [token] = tokensOf(served.server.db, owner);
	const body = form({ ma: String(token?.id) });
	expect((await post('home_affairs', '/tai-khoan?/thu-hoi', body)).status).toBe(404);
	expect(tokensOf(served.server.db, owner)[0]?.revokedAt).toBeNull();
});

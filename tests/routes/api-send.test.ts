import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UnitId } from '../../src/lib/domain/unit/unit';
import { countSubmissions } from '../../src/lib/server/db/submissions/submission-heads';
import { sentAnswer } from '../../src/routes/api/v1/answers';
import { POST } from '../../src/routes/api/v1/uploads/+server';
import { emptyDatabase, longCsv, saveOffice, type TestOffice } from '../support/report-database';
import { eventFor } from '../support/route-event';
import { signedIn } from '../support/signed-in';

let office: TestOffice;
let ids: ReadonlyMap<string, UnitId>;
beforeEach(() => {
	office = emptyDatabase();
	ids = saveOffice(office.db, [
		{ code: 'A', name: 'An' },
		{ code: 'B', name: 'Bình' }
	]);
});
afterEach(() => office.close());

const idOf = (code: string): UnitId => ids.get(code) ?? -1;
const AN = longCsv([['Xã An', '2025-q3', 'dossiers_received_new', 10]]);
const BOTH = longCsv([
	['Xã An', '2025-q3', 'dossiers_received_new', 10],
	['Xã Bình', '2025-q3', 'dossiers_received_new', 20]
]);
const CONTRADICTING = longCsv([
	['Xã An', '2025-q3', 'dossiers_received_total', 5],
	['Xã An', '2025-q3', 'dossiers_received_new', 10],
	['Xã An', '2025-q3', 'dossiers_carried_over', 1]
]);

interface Sent {
	readonly query?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly as?: 'commune' | 'home_affairs';
}

const raw = { 'x-file-name': 'b%C3%A1o-c%C3%A1o.csv', 'content-type': 'application/octet-stream' };

async function sent(body: BodyInit, { query = '', headers = raw, as = 'commune' }: Sent = {}) {
	const event = eventFor(office, `/api/v1/uploads${query}`);
	const unitId = idOf(as === 'commune' ? 'A' : 'TN');
	const who = signedIn(office.db, { name: as, role: as, unitId });
	Object.assign(event.locals, who, { reports: { ...office.ctx(), viewer: who.asker.units } });
	const request = new Request(event.url, { method: 'POST', body, headers });
	const response = await POST({ ...event, request });
	return { status: response.status, body: await response.json() };
}

const stored = (): number => countSubmissions(office.db, {});

describe('a file that a program sends', () => {
	test('is stored once, and the second time found stored', async () => {
		const first = await sent(AN);
		expect(first.status).toBe(200);
		expect(sentAnswer.safeParse(first.body).error?.issues ?? []).toEqual([]);
		expect(first.body).toMatchObject({
			file: 'báo-cáo.csv',
			stored: true,
			counts: { added: 1 },
			submissions: [{ name: 'Xã An', period: '2025-q3' }]
		});
		expect(await sent(AN)).toMatchObject({
			status: 200,
			body: { stored: true, counts: { added: 0, unchanged: 1 } }
		});
		expect(stored()).toBe(1);
	});

	test('may come as the part of a form', async () => {
		const form = new FormData();
		form.set('file', new File([AN], 'bao-cao.csv'));
		const { status, body } = await sent(form, { headers: {} });
		expect({ status, file: body.file }).toEqual({ status: 200, file: 'bao-cao.csv' });
	});

	test('is only checked when that is asked for', async () => {
		expect(await sent(AN, { query: '?dry-run=true' })).toMatchObject({
			status: 200,
			body: { stored: false, counts: { added: 1 } }
		});
		expect(stored()).toBe(0);
	});

	test('with contradictions waits for a reason', async () => {
		const asked = await sent(CONTRADICTING);
		expect(asked.status).toBe(409);
		expect(sentAnswer.safeParse(asked.body).error?.issues ?? []).toEqual([]);
		expect(stored()).toBe(0);
		const confirmed = await sent(CONTRADICTING, { query: '?confirm=Đúng như báo cáo' });
		expect(confirmed).toMatchObject({ status: 200, body: { stored: true } });
	});

	test('that names a unit of others is refused, and nothing of it is stored', async () => {
		const { status, body } = await sent(BOTH);
		expect(status).toBe(422);
		expect(body.issues).toMatchObject([
			{ code: 'not_your_unit', found: '“Xã Bình”', expected: 'Xã An', place: { row: 3 } }
		]);
		expect(stored()).toBe(0);
		expect(await sent(BOTH, { as: 'home_affairs' })).toMatchObject({
			status: 200,
			body: { submissions: [{ name: 'Xã An' }, { name: 'Xã Bình' }] }
		});
	});

	test('of a commune that names nobody is its own', async () => {
		const text = AN.replace('Xã An', '');
		expect((await sent(text)).body).toMatchObject({ submissions: [{ name: 'Xã An' }] });
	});

	test('cannot be given to another unit by asking for it', async () => {
		expect(await sent(AN, { query: '?unit=B' })).toMatchObject({
			status: 404,
			body: { error: { code: 'unknown_unit' } }
		});
	});

	const REFUSED: readonly (readonly [string, BodyInit, Sent, number, string])[] = [
		['without a name', AN, { headers: {} }, 400, 'missing_file_name'],
		['that is empty', '', {}, 400, 'empty_file'],
		['with an unknown wish', AN, { query: '?dryrun=1' }, 400, 'unknown_parameter'],
		[
			'as fields of a page',
			'a=b',
			{ headers: { 'content-type': 'application/x-www-form-urlencoded' } },
			415,
			'not_a_file'
		],
		[
			'that announces more than is taken',
			AN,
			{ headers: { ...raw, 'content-length': String(10 ** 9) } },
			413,
			'too_large'
		]
	];
	test.each(REFUSED)('%s is refused', async (_, body, how, status, code) => {
		expect(await sent(body, how)).toMatchObject({ status, body: { error: { code } } });
		expect(stored()).toBe(0);
	});
});

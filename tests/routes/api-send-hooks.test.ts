// A file that a program sends, through everything that stands between the network and the route.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestEvent } from '@sveltejs/kit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { handle, init } from '../../src/hooks.server';
import { createToken } from '../../src/lib/server/auth/tokens';
import { closeDatabase } from '../../src/lib/server/db/database';
import { inlineJobs } from '../../src/lib/server/jobs/inline';
import { ProcessJobs } from '../../src/lib/server/jobs/process-jobs';
import { MOST_WAITING } from '../../src/lib/server/jobs/queue/waiting-room';
import { sourceProgram } from '../../src/lib/server/jobs/start-process';
import { sentAnswer } from '../../src/routes/api/v1/answers';
import { GET as openapi } from '../../src/routes/api/v1/openapi.json/+server';
import { POST } from '../../src/routes/api/v1/uploads/+server';
import { longCsv, saveOffice } from '../support/report-database';
import { signedIn } from '../support/signed-in';

const folder = mkdtempSync(join(tmpdir(), 'cchc-send-'));
const ROUTE = '/api/v1/uploads';
let locals: App.Locals;
let key: string;
let otherKey: string;

function eventAt(query: string, request: RequestInit): RequestEvent {
	const url = new URL(`${ROUTE}${query}`, 'http://127.0.0.1:3000');
	const cookies = { get: () => undefined };
	const about = { url, params: {}, locals: {}, cookies, route: { id: ROUTE } };
	const getClientAddress = () => '127.0.0.1';
	return { ...about, getClientAddress, request: new Request(url, request) } as never;
}

/** As Kit runs the route once the hooks let it through; work is done at once, or where a test has it done. */
const routed = (event: RequestEvent): Response | Promise<Response> => {
	const { db, catalogue, clock, limits } = event.locals;
	event.locals.jobs = beside ?? inlineJobs({ db, catalogue, clock, limits });
	return POST(event);
};
let beside: ProcessJobs | undefined;

async function sent(text: string, query = '', as = key) {
	const headers = { authorization: `Bearer ${as}`, 'x-file-name': 'bao-cao.csv' };
	const event = eventAt(query, { method: 'POST', body: text, headers });
	const response = await handle({ event, resolve: routed });
	return { status: response.status, headers: response.headers, body: await response.json() };
}

beforeAll(async () => {
	vi.stubEnv('DATABASE_PATH', join(folder, 'office.db'));
	vi.stubEnv('CCHC_TODAY', '2026-10-21');
	vi.stubEnv('LOG_LEVEL', 'silent');
	await init();
	const first = eventAt('', {});
	await handle({ event: first, resolve: () => new Response() });
	locals = first.locals;
	const ids = saveOffice(locals.db, [{ code: 'A', name: 'An' }]);
	const { account } = signedIn(locals.db, {
		name: 'xa-an',
		role: 'commune',
		unitId: ids.get('A') ?? null
	});
	const other = signedIn(locals.db, {
		name: 'xa-an-2',
		role: 'commune',
		unitId: ids.get('A') ?? null
	});
	const keyOf = (owner: typeof account): Promise<string> => {
		const by = { account: owner, address: '127.0.0.1', now: locals.clock.now() };
		return createToken(locals.db, by, { name: 'phần mềm', scope: 'submit', days: 30 });
	};
	[key, otherKey] = [await keyOf(account), await keyOf(other.account)];
});
afterAll(() => {
	closeDatabase(locals.db);
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true });
});

const CONTRADICTING = longCsv([
	['Xã An', '2026-q3', 'dossiers_received_total', 5],
	['Xã An', '2026-q3', 'dossiers_received_new', 10],
	['Xã An', '2026-q3', 'dossiers_carried_over', 1]
]);
const UNREADABLE = longCsv([
	['Xã Không Đâu', '2026-q3', 'dossiers_received_new', 10],
	['Xã An', '2026-q3', 'dossiers_received_total', 'mười']
]);

describe('the answer to a file that was not stored', () => {
	test('is the whole receipt where a reason is asked for, and says for what', async () => {
		const { status, headers, body } = await sent(CONTRADICTING);
		expect(status).toBe(409);
		expect(headers.get('content-type')).toBe('application/json');
		expect(sentAnswer.safeParse(body).error?.issues ?? []).toEqual([]);
		expect(body).toMatchObject({
			file: 'bao-cao.csv',
			outcome: 'needs_confirmation',
			stored: false,
			counts: { added: 3 },
			confirm: { message: expect.stringContaining('confirm') },
			submissions: [{ name: 'Xã An', period: '2026-q3' }]
		});
		const asked = body.issues.filter(({ needsReason }: { needsReason?: true }) => needsReason);
		expect(asked.length).toBe(body.confirm.contradictions);
		expect(asked[0]).toMatchObject({ severity: 'warning', arithmetic: expect.any(String) });
	});

	test('is the whole receipt where something must be mended', async () => {
		const { status, body } = await sent(UNREADABLE);
		expect(status).toBe(422);
		expect(sentAnswer.safeParse(body).error?.issues ?? []).toEqual([]);
		expect(body).toMatchObject({ outcome: 'must_fix', stored: false, confirm: null });
		expect(body.severities).toMatchObject({ error: 2 });
		expect(body.issues.map(({ code }: { code: string }) => code).sort()).toEqual([
			'not_a_number',
			'unknown_unit'
		]);
		expect(body.issues[0]).toMatchObject({ fix: expect.any(String), place: { row: 2 } });
	});

	test('counts the equal faults that it does not list', async () => {
		const rows = Array.from({ length: 5000 }, () => 'Xã An,2026-q3,dossiers_received_new,10');
		const lacking = 'Xã Không Đâu,2026-q3,dossiers_received_new,10';
		const text = ['unit,period,indicator,value', ...rows, lacking].join('\n');
		const { status, body } = await sent(text);
		expect(status).toBe(422);
		expect(body.severities).toMatchObject({ error: 5000 });
		expect(body.codes).toContainEqual({ code: 'duplicate_figure', severity: 'error', count: 4999 });
		expect(body.issues.length + body.moreIssues).toBe(
			body.severities.error + body.severities.warning + body.severities.info
		);
		expect(body.issues.length).toBeLessThanOrEqual(2000);
		const codes = body.issues.map(({ code }: { code: string }) => code);
		expect(codes).toContain('unknown_unit');
	});

	test('stores once the reason is given', async () => {
		const { status, body } = await sent(CONTRADICTING, '?confirm=Đúng như báo cáo');
		expect({ status, outcome: body.outcome, confirm: body.confirm }).toEqual({
			status: 200,
			outcome: 'stored',
			confirm: null
		});
	});

	test('is an error in words where the question itself is wrong', async () => {
		expect(await sent(CONTRADICTING, '?dryrun=1')).toMatchObject({
			status: 400,
			body: { error: { code: 'unknown_parameter' } }
		});
	});
});

describe('files of two programs', () => {
	beforeEach(() => {
		const environment = { ...process.env };
		const program = sourceProgram({ environment, memoryMb: 512 });
		beside = new ProcessJobs({ db: locals.db, program, log: () => undefined });
	});
	afterEach(async () => {
		await beside?.close();
		beside = undefined;
	});

	test('are read in turns: who sends one waits for one of the other, not for all', async () => {
		const order: string[] = [];
		const told = async (name: string, as: string): Promise<void> => {
			const text = longCsv([['Xã An', '2026-q2', 'dossiers_received_new', 10]]);
			const { status } = await sent(text, '?dry-run=true', as);
			order.push(`${name} ${status}`);
		};
		const many = ['a1', 'a2', 'a3', 'a4'].map((name) => told(name, key));
		await vi.waitFor(() => expect(beside?.load).toEqual({ waiting: 3, running: 1 }));
		await Promise.all([...many, told('b1', otherKey)]);
		expect(order).toEqual(['a1 200', 'a2 200', 'b1 200', 'a3 200', 'a4 200']);
	}, 60_000);

	test('beyond what one may have waiting are answered 429 in words, and the other goes on', async () => {
		const one = (as: string) => sent(UNREADABLE, '', as);
		const many = Array.from({ length: MOST_WAITING + 1 }, () => one(key));
		await vi.waitFor(() => expect(beside?.load.waiting).toBe(MOST_WAITING));
		const turned = await one(key);
		expect(turned).toMatchObject({
			status: 429,
			body: { error: { code: 'too_many_waiting', message: expect.stringContaining('nhiều việc') } }
		});
		expect(await one(otherKey)).toMatchObject({ status: 422 });
		const answers = await Promise.all(many);
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([422]));
	}, 60_000);
});

test('the OpenAPI document describes both answers as receipts', async () => {
	const { responses } = (await openapi().json()).paths[ROUTE.slice('/api/v1'.length)].post;
	for (const status of ['409', '422']) {
		const [one] = responses[status].content['application/json'].schema.anyOf;
		expect(Object.keys(one.properties)).toEqual(expect.arrayContaining(['confirm', 'issues']));
	}
});

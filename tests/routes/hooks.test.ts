import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestEvent } from '@sveltejs/kit';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { closeDatabase, DatabaseBusy } from '../../src/lib/server/db/database';
import { faultsInWords } from '../../src/lib/server/web/watch/faults';
import { handle, handleError, init } from '../../src/hooks.server';

const folder = mkdtempSync(join(tmpdir(), 'cchc-hooks-'));
/** At no route unless one is named, so that nobody needs to be signed in. */
const eventAt = (path: string, id: string | null = null): RequestEvent => {
	const url = new URL(path, 'http://127.0.0.1:3000');
	const cookies = { get: () => undefined };
	const getClientAddress = () => '127.0.0.1';
	const about = { url, locals: {}, cookies, getClientAddress, route: { id } };
	return { ...about, request: new Request(url) } as unknown as RequestEvent;
};
const answered = (event: RequestEvent, response: Response) =>
	Promise.resolve(handle({ event, resolve: () => response }));

beforeAll(async () => {
	vi.stubEnv('DATABASE_PATH', join(folder, 'office.db'));
	vi.stubEnv('CCHC_TODAY', '2026-10-21');
	vi.stubEnv('LOG_LEVEL', 'error');
	await init();
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
	const event = eventAt('/');
	await answered(event, new Response());
	closeDatabase(event.locals.db);
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true });
});

describe('every request', () => {
	test('is given database, catalogue and the one clock', async () => {
		const event = eventAt('/tong-quan');
		await answered(event, new Response());
		const { reports, catalogue, clock, db } = event.locals;
		expect(clock.today()).toBe('2026-10-21');
		expect(reports).toEqual({ db, catalogue, today: '2026-10-21', viewer: { kind: 'none' } });
		expect(catalogue.kpis.has('online_share')).toBe(true);
	});

	test('is answered with headers that keep the page to itself', async () => {
		const { headers } = await answered(eventAt('/tong-quan'), new Response());
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('x-frame-options')).toBe('DENY');
		expect(headers.get('cache-control')).toBe('private, no-cache');
	});

	test('keeps what a route says about storing its answer', async () => {
		const response = new Response('', { headers: { 'cache-control': 'no-store' } });
		const { headers } = await answered(eventAt('/xep-hang/tai-ve'), response);
		expect(headers.get('cache-control')).toBe('no-store');
	});
});

/** The lines of the log that are written meanwhile. */
function loggedBy(work: () => void): Record<string, unknown>[] {
	const lines: string[] = [];
	const output = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
		lines.push(String(chunk));
		return true;
	});
	work();
	output.mockRestore();
	return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('a fault of ours', () => {
	const fail = async (path: string) => {
		const event = eventAt(path, `/(app)${path}`);
		await answered(event, new Response());
		const error = new Error('cannot read /secret/path');
		let told: App.Error | undefined;
		const lines = loggedBy(() => {
			told = handleError({ error, event, status: 500, message: 'Internal Error' }) as App.Error;
		});
		return { event, lines, told };
	};

	test('is logged with its cause under the id that the page shows', async () => {
		const { lines, told } = await fail('/tong-quan');
		expect(told?.id).toMatch(/^[0-9a-f]{8}$/);
		expect(JSON.stringify(told)).not.toContain('secret');
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatchObject({
			level: 'error',
			part: 'server',
			id: told?.id,
			method: 'GET',
			route: '/(app)/tong-quan',
			fault: { message: 'cannot read /secret/path', stack: expect.stringContaining('hooks.test') }
		});
	});

	test('is told to a program as JSON with the same id', async () => {
		const { event, told } = await fail('/api/v1/kpi');
		const page = new Response('<html>', { status: 500, headers: { 'content-type': 'text/html' } });
		const response = await faultsInWords({ event, resolve: () => page });
		expect(response.status).toBe(500);
		expect(await response.json()).toMatchObject({ error: { code: 'server_fault', id: told?.id } });
	});
});

describe('a write that found the database held', () => {
	test('is no fault: the page says when to try again', async () => {
		const event = eventAt('/nop-bao-cao');
		const error = new DatabaseBusy(new Error('database is locked'));
		const lines = loggedBy(() => {
			const told = handleError({ error, event, status: 500, message: 'Internal Error' });
			expect(told).toMatchObject({ message: expect.stringContaining('chưa có gì bị mất') });
		});
		expect(lines).toEqual([]);
		const page = () => new Response('<html>', { status: 500 });
		const response = await faultsInWords({ event, resolve: page });
		expect(response.status).toBe(503);
		expect(response.headers.get('retry-after')).toBe('60');
	});
});

describe('an address of the API that is not there', () => {
	test('is told as JSON', async () => {
		const response = await answered(eventAt('/api/v2'), new Response('', { status: 404 }));
		expect(await response.json()).toMatchObject({ error: { code: 'not_found' } });
	});

	test('leaves the words of a route as they are', async () => {
		const own = Response.json({ error: { code: 'unknown_kpi', message: 'x' } }, { status: 404 });
		const response = await answered(eventAt('/api/v1/kpi'), own);
		expect(await response.json()).toEqual({ error: { code: 'unknown_kpi', message: 'x' } });
	});
});

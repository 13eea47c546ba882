import type { Handle, RequestEvent } from '@sveltejs/kit';
import { redirect } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { storageFault } from '../db/file/faults';
import { faultTold } from './watch/fault-told';
import { faultsInWords } from './watch/faults';
import { formsReadable } from './forms';
import { hardened } from './headers';
import { createLog } from './watch/log';
import { Metrics } from './watch/metrics';
import { mayReadMetrics } from './watch/metrics-reader';
import type { Operation } from './watch/operation';
import { logged } from './watch/request-log';

const lines: string[] = [];
const operation: Operation = {
	log: createLog({
		level: 'info',
		part: 'server',
		output: { write: (line) => void lines.push(line) }
	}),
	metrics: new Metrics(),
	load: () => ({ waiting: 2, running: 1 }),
	isStopping: false
};
const FIGURES = {
	databaseBytes: 4096,
	writeAheadLogBytes: 0,
	sessions: 3,
	uploads: 7,
	undoneUploads: 1,
	backedUpAt: null
};

interface Asked {
	readonly path: string;
	readonly route?: string;
	readonly origin?: string;
	readonly headers?: Record<string, string>;
	readonly locals?: Partial<App.Locals>;
	readonly address?: string;
}
function eventFor(asked: Asked): RequestEvent {
	const url = new URL(asked.path, asked.origin ?? 'http://127.0.0.1:3000');
	return {
		url,
		route: { id: asked.route ?? null },
		locals: { operation, account: null, asker: null, ...asked.locals },
		request: new Request(url, { headers: asked.headers ?? {} }),
		getClientAddress: () => asked.address ?? '127.0.0.1'
	} as unknown as RequestEvent;
}
const through = async (part: Handle, event: RequestEvent, response: Response) =>
	part({ event, resolve: () => response });
const html = () => new Response('<p>', { headers: { 'content-type': 'text/html' } });
const LAN = { id: 12, displayName: 'Nguyễn Thị Lan', name: 'lan.nv' } as App.Locals['account'];

describe('a request in the log', () => {
	it('is told by its route and the number of the account, never by its address or a name', async () => {
		lines.length = 0;
		const event = eventFor({
			path: '/don-vi/77077077?tu-khoa=Tr%E1%BA%A7n',
			route: '/(app)/don-vi/[id]',
			headers: { cookie: 'phien=abc', 'user-agent': 'Firefox' },
			locals: { account: LAN }
		});
		const answer = await through(logged, event, html());
		const line = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
		expect(line).toMatchObject({
			id: answer.headers.get('x-request-id'),
			method: 'GET',
			route: '/(app)/don-vi/[id]',
			status: 200,
			account: 12
		});
		expect(lines.join('')).not.toMatch(/77077|tu-khoa|Lan|lan\.nv|phien|Firefox|127\.0/);
	});

	it('that leads elsewhere is told with the status it had', async () => {
		lines.length = 0;
		const away: Handle = () => redirect(303, '/dang-nhap');
		const event = eventFor({ path: '/tong-quan' });
		const answer = async () =>
			logged({ event, resolve: (event) => away({ event, resolve: html }) });
		await expect(answer()).rejects.toMatchObject({ status: 303 });
		expect(JSON.parse(lines[0] ?? '')).toMatchObject({ status: 303, route: '-' });
	});

	it('of a machine that asks every few seconds is left out', async () => {
		lines.length = 0;
		await through(logged, eventFor({ path: '/healthz', route: '/healthz' }), new Response('ok'));
		expect(lines).toEqual([]);
	});

	it('carries its id also on an answer that allows no change', async () => {
		const event = eventFor({ path: '/' });
		const answer = await through(logged, event, Response.redirect('http://127.0.0.1:3000/x', 303));
		expect(answer.status).toBe(303);
		expect(answer.headers.get('location')).toBe('http://127.0.0.1:3000/x');
		expect(answer.headers.get('x-request-id')).toBe(event.locals.requestId);
	});
});

describe('the headers of an answer', () => {
	const OFFICE = 'https://cchc.example.gov.vn';

	it('keep a browser to encryption only where the office is called by https', async () => {
		const open = await through(hardened, eventFor({ path: '/' }), html());
		expect(open.headers.has('strict-transport-security')).toBe(false);
		const closed = await through(hardened, eventFor({ path: '/', origin: OFFICE }), html());
		expect(closed.headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
	});

	it('leave nothing of an account in the browser', async () => {
		const event = eventFor({ path: '/', locals: { account: LAN } });
		const { headers } = await through(hardened, event, html());
		expect(headers.get('cache-control')).toBe('no-store');
	});

	it('let what is no page do nothing, and a page what its own policy says', async () => {
		const json = await through(hardened, eventFor({ path: '/api/v1/kpi' }), Response.json({}));
		expect(json.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
		const page = html();
		page.headers.set('content-security-policy', "script-src 'self'");
		const kept = await through(hardened, eventFor({ path: '/' }), page);
		expect(kept.headers.get('content-security-policy')).toBe("script-src 'self'");
	});

	it('say that nothing is guessed, framed, referred to, or asked of the machine', async () => {
		const { headers } = await through(hardened, eventFor({ path: '/' }), html());
		expect(Object.fromEntries(headers)).toMatchObject({
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'referrer-policy': 'same-origin',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin',
			'permissions-policy': expect.stringContaining('camera=()')
		});
		expect(headers.has('server') || headers.has('x-powered-by')).toBe(false);
	});
});

describe('a full disk', () => {
	const full = Object.assign(new Error('no space left'), { code: 'ENOSPC', syscall: 'write' });

	it('is answered 507 in words that say what to do, and logged with its cause', async () => {
		lines.length = 0;
		const event = eventFor({ path: '/nop-bao-cao' });
		const told = faultTold({ error: full, status: 500, event }, operation);
		expect(told).toMatchObject({ storage: 'disk_full', message: storageFault(full)?.message });
		expect(lines.join('')).toContain('ENOSPC');
		const answer = await through(faultsInWords, event, new Response('<p>', { status: 500 }));
		expect(answer.status).toBe(507);
	});

	it('is told to a program by its code', async () => {
		const event = eventFor({ path: '/api/v1/uploads' });
		faultTold({ error: full, status: 500, event }, operation);
		const answer = await through(faultsInWords, event, new Response('<p>', { status: 500 }));
		expect(answer.status).toBe(507);
		expect(await answer.json()).toMatchObject({ error: { code: 'disk_full' } });
	});
});

describe('a refusal to a program', () => {
	it.each([
		[401, 'not_signed_in'],
		[403, 'forbidden'],
		[404, 'not_found'],
		[405, 'read_only'],
		[413, 'too_large'],
		[415, 'wrong_type'],
		[418, 'bad_request'],
		[429, 'too_many'],
		[500, 'server_fault'],
		[502, 'server_fault']
	])('%d is told as JSON: %s', async (status, code) => {
		const page = new Response('<p>', { status, headers: { 'content-type': 'text/html' } });
		const answer = await through(faultsInWords, eventFor({ path: '/api/v1/kpi' }), page);
		expect(answer.status).toBe(status);
		expect(await answer.json()).toMatchObject({ error: { code, message: expect.any(String) } });
	});
});

describe('the counters', () => {
	it('are text that Prometheus reads, by route and not by address', async () => {
		const event = eventFor({ path: '/don-vi/4711', route: '/(app)/don-vi/[id]' });
		await through(logged, event, html());
		operation.metrics.jobEnded({ kind: 'store', outcome: 'done', seconds: 2 });
		const now = new Date('2026-10-21T03:00:00Z');
		const text = await operation.metrics.text(FIGURES, operation.load(), now);
		expect(text).toMatch(
			/cchc_http_request_duration_seconds_count\{route="\/\(app\)\/don-vi\/\[id\]",method="GET",status="200"\} \d+/
		);
		expect(text).not.toContain('4711');
		expect(text).toContain('cchc_job_duration_seconds_count{kind="store",outcome="done"} 1');
		expect(text).toMatch(/^cchc_jobs_waiting 2$/m);
		expect(text).toMatch(/^cchc_sessions 3$/m);
		expect(text).toMatch(/^cchc_database_bytes 4096$/m);
		expect(text).toMatch(/^cchc_backup_age_seconds \+Inf$/m);
		expect(text).toMatch(/^process_resident_memory_bytes \d/m);
	});

	it('tell how old the newest verified copy is', async () => {
		const figures = { ...FIGURES, backedUpAt: '2026-10-21T02:00:00.000Z' };
		const now = new Date('2026-10-21T03:00:00Z');
		const text = await operation.metrics.text(figures, operation.load(), now);
		expect(text).toMatch(/^cchc_backup_age_seconds 3600$/m);
		expect(text).toMatch(/^cchc_backup_verified 1$/m);
	});

	it('know no more methods than there are, however many are made up', async () => {
		for (const method of ['BREW', 'PROPFIND'])
			operation.metrics.answered({ route: '-', method, status: 405, seconds: 0.001 });
		const text = await operation.metrics.text(FIGURES, operation.load(), new Date());
		expect(text).not.toMatch(/BREW|PROPFIND/);
	});

	const from = (more: Partial<Asked>) => mayReadMetrics(eventFor({ path: '/metrics', ...more }));

	it('are read from this machine and by administrators', () => {
		expect(from({})).toBe(true);
		expect(from({ address: '::1', origin: 'http://localhost:3000' })).toBe(true);
		const asker = { role: 'administrator', units: { kind: 'all' } } as const;
		expect(from({ address: '203.0.113.7', locals: { asker } })).toBe(true);
	});

	it.each([
		['from another machine', { address: '203.0.113.7' }],
		['through a proxy of this machine', { headers: { 'x-forwarded-for': '127.0.0.1' } }],
		['through a proxy that names nobody', { origin: 'https://cchc.example.gov.vn' }],
		['through a proxy by another header', { headers: { via: '1.1 caddy' } }],
		[
			'by other roles from elsewhere',
			{
				address: '203.0.113.7',
				locals: { asker: { role: 'leader', units: { kind: 'all' } } }
			}
		]
	] as readonly (readonly [string, Partial<Asked>])[])('are not read %s', (_how, more) => {
		expect(from(more)).toBe(false);
	});
});

describe('a form that cannot be read', () => {
	const posted = (type: string, body: string) => {
		const url = new URL('http://127.0.0.1:3000/nop-bao-cao');
		const request = new Request(url, { method: 'POST', headers: { 'content-type': type }, body });
		return { url, request } as unknown as RequestEvent;
	};
	const readBy = (event: RequestEvent) =>
		formsReadable({
			event,
			resolve: async ({ request }) => Response.json([...(await request.formData())])
		});

	it.each([
		['cut off', 'multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-da'],
		['with another boundary than it says', 'multipart/form-data; boundary=y', '--x--\r\n'],
		['that is none', 'text/plain', 'ten=Lan']
	])('because it is one %s is refused as such', async (_how, type, body) => {
		await expect(readBy(posted(type, body))).rejects.toMatchObject({ status: 400 });
	});

	it('is told from one that can', async () => {
		const answer = await readBy(posted('application/x-www-form-urlencoded', 'ten=Lan'));
		expect(await answer.json()).toEqual([['ten', 'Lan']]);
	});
});

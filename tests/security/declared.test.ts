// Every address says who may use it; what says nothing is answered to nobody.
import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, test, vi } from 'vitest';
import { EVERYTHING } from '../../src/lib/domain/unit/unit-scope';
import { guarded, neededFor } from '../../src/lib/server/web/rights/guard';
import { ROUTE_RIGHTS } from '../../src/lib/server/web/rights/route-rights';

const modules = import.meta.glob<object>(
	['../../src/routes/**/+page.server.ts', '../../src/routes/**/+server.ts'],
	{ eager: false }
);
const pages = Object.keys(import.meta.glob('../../src/routes/**/+page.svelte'));

const routeOf = (path: string): string =>
	path.replace('../../src/routes', '').replace(/\/\+[a-z.]+$/, '') || '/';

interface Found {
	isRead: boolean;
	readonly actions: string[];
}
const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'fallback'];

async function routes(): Promise<Map<string, Found>> {
	const found = new Map<string, Found>();
	const at = (path: string): Found => {
		const known = found.get(routeOf(path)) ?? { isRead: false, actions: [] };
		found.set(routeOf(path), known);
		return known;
	};
	for (const path of pages) at(path).isRead = true;
	for (const [path, load] of Object.entries(modules)) {
		const route = at(path);
		const module = await load();
		if ('load' in module || 'GET' in module || 'HEAD' in module) route.isRead = true;
		if ('actions' in module) route.actions.push(...Object.keys(module.actions as object));
		route.actions.push(...METHODS.filter((method) => method in module));
	}
	return found;
}
const found = await routes();

function eventAt(id: string, path = '/', method = 'GET'): RequestEvent {
	const url = new URL(path, 'http://127.0.0.1:3000');
	const locals = {
		account: null,
		asker: { role: 'administrator', units: EVERYTHING },
		clock: { today: () => '2026-10-01', now: () => '2026-10-01T00:00:00.000Z' }
	};
	const request = new Request(url, { method });
	return { url, request, locals, route: { id }, params: {} } as unknown as RequestEvent;
}

describe('the table of addresses', () => {
	test('has a line for every route, and none for what is not there', () => {
		expect(Object.keys(ROUTE_RIGHTS).sort()).toEqual([...found.keys()].sort());
	});

	test.each([...found])('%s says who may read it and who may use each of its forms', (id, has) => {
		const declared = ROUTE_RIGHTS[id];
		expect(Object.keys(declared?.actions ?? {}).sort()).toEqual([...has.actions].sort());
		expect(declared?.read !== undefined).toBe(has.isRead);
	});

	test('opens to everyone only what must be open before anybody has signed in', () => {
		const open = Object.entries(ROUTE_RIGHTS)
			.filter(([, { read, actions = {} }]) => [read, ...Object.values(actions)].includes('public'))
			.map(([id]) => id);
		expect(open.sort()).toEqual([
			...['/dang-nhap', '/healthz', '/metrics', '/readyz', '/thiet-lap/[ma]']
		]);
	});
});

describe('what nobody declared', () => {
	const answered = async (event: RequestEvent) => {
		const resolve = vi.fn(() => new Response('of the route'));
		const response = await guarded({ event, resolve });
		return { status: response.status, isReached: resolve.mock.calls.length > 0 };
	};

	test('is refused even to an administrator before any code of the route runs', async () => {
		const planted = eventAt('/(app)/moi-them', '/moi-them');
		expect(await answered(planted)).toEqual({ status: 403, isReached: false });
	});

	test('is no member that every object has', async () => {
		const planted = eventAt('constructor', '/constructor');
		expect(await answered(planted)).toEqual({ status: 403, isReached: false });
	});

	test.each([
		['a form of a page without one', eventAt('/(app)/tong-quan', '/tong-quan', 'POST')],
		['a form by another name', eventAt('/(app)/bao-cao/[id]', '/bao-cao/1?/xoa', 'POST')],
		['a form by a name of all objects', eventAt('/(app)/bao-cao/[id]', '/?/constructor', 'POST')],
		['the unnamed form by its inner name', eventAt('/(app)/dot-bao-cao', '/?/default', 'POST')],
		['another method', eventAt('/api/v1/kpi', '/api/v1/kpi', 'DELETE')]
	])('is refused: %s', async (_, event) => {
		expect(await answered(event)).toEqual({ status: 405, isReached: false });
	});

	test('a form is told by the first name in the address, as the framework reads it', () => {
		const event = eventAt('/(app)/bao-cao/[id]', '/bao-cao/1?a=1&/rut&/tra-lai', 'POST');
		expect(neededFor('/(app)/bao-cao/[id]', event)).toEqual({
			right: 'reports.correct',
			about: 'submission_in_path'
		});
	});

	test('a head is asked for like the page itself', async () => {
		const event = eventAt('/(app)/moi-them', '/moi-them', 'HEAD');
		expect(await answered(event)).toEqual({ status: 403, isReached: false });
		const read = neededFor('/(app)/quan-tri', eventAt('', '/quan-tri', 'HEAD'));
		expect(read).toEqual(ROUTE_RIGHTS['/(app)/quan-tri']?.read);
	});

	test('an address that is none stays not found', async () => {
		const event = { ...eventAt(''), route: { id: null } } as unknown as RequestEvent;
		expect(await answered(event)).toMatchObject({ isReached: true });
	});
});

// What a route is given, made by hand: the address and what hooks.server.ts puts into locals.
import type { RequestEvent } from '@sveltejs/kit';
import type { TestOffice } from './report-database';

export const TODAY = '2026-10-01';

export function eventFor(office: TestOffice, path: string): RequestEvent {
	const url = new URL(path, 'http://127.0.0.1:3000');
	const reports = office.ctx(TODAY);
	const params = { id: /\/(\d+)(?:\/|$)/.exec(url.pathname)?.[1] ?? '' };
	const clock = { today: () => TODAY, now: () => `${TODAY}T02:00:00.000Z` };
	const locals = { db: office.db, catalogue: reports.catalogue, clock, reports };
	return { url, params, locals, request: new Request(url) } as unknown as RequestEvent;
}

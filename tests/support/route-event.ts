// What a route is given, made by hand: the address and what hooks.server.ts puts into locals.
import type { RequestEvent } from '@sveltejs/kit';
import { inlineJobs } from '../../src/lib/server/jobs/inline';
import type { TestOffice } from './report-database';
import { signedIn } from './signed-in';

export const TODAY = '2026-10-01';

const MB = 1024 * 1024;
export const LIMITS = { fileBytes: 50 * MB, requestBytes: 200 * MB, files: 50 };

export function eventFor(office: TestOffice, path: string): RequestEvent {
	const url = new URL(path, 'http://127.0.0.1:3000');
	const reports = office.ctx(TODAY);
	const params = { id: /\/(\d+)(?:\/|$)/.exec(url.pathname)?.[1] ?? '' };
	const clock = { today: () => TODAY, now: () => `${TODAY}T02:00:00.000Z` };
	const { db, catalogue } = reports;
	const jobs = inlineJobs({ db, catalogue, clock, limits: LIMITS });
	const locals = { db, catalogue, clock, reports, jobs, limits: LIMITS, ...signedIn(db) };
	const cookies = { get: () => undefined, set: () => undefined };
	return { url, params, locals, cookies, request: new Request(url) } as unknown as RequestEvent;
}

// No file with figures leaves without its line in the log.
import type { RequestEvent } from '@sveltejs/kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditLines, countAuditLines } from '../../src/lib/server/db/audit/audit-log';
import { exportsAudited } from '../../src/lib/server/web/export-audit';
import { GET as unitFigures } from '../../src/routes/(app)/don-vi/[id]/tai-ve/+server';
import { GET as template } from '../../src/routes/(app)/nop-bao-cao/mau/[layout]/+server';
import { GET as auditFile } from '../../src/routes/(app)/quan-tri/nhat-ky/tai-ve/+server';
import { GET as ranking } from '../../src/routes/(app)/xep-hang/tai-ve/+server';
import { demonstrationDatabase, type TestOffice } from '../support/report-database';
import { eventFor } from '../support/route-event';

let office: TestOffice;
beforeAll(() => {
	office = demonstrationDatabase();
}, 60_000);
afterAll(() => office.close());

type Get = (event: never) => Response | Promise<Response>;
interface Asked {
	readonly get: Get;
	readonly route: string;
	readonly method?: string;
	readonly params?: Readonly<Record<string, string>>;
}

async function asked(path: string, { get, route, method = 'GET', params }: Asked) {
	const event = eventFor(office, path);
	const log = { error: () => undefined };
	Object.assign(event, {
		route: { id: route },
		params: { ...event.params, ...params },
		request: new Request(event.url, { method }),
		locals: { ...event.locals, operation: { log } }
	});
	const resolve = (inner: RequestEvent) => Promise.resolve(get(inner as never));
	return exportsAudited({ event, resolve: resolve });
}
const RANKING = { get: ranking as Get, route: '/(app)/xep-hang/tai-ve' };
const count = () => countAuditLines(office.db, {});
const lastOne = () => auditLines(office.db, {}, { limit: 1, offset: 0 })[0];

describe('a table that is taken away', () => {
	test('leaves who took what, with the filters of the page', async () => {
		const before = count();
		const response = await asked('/xep-hang/tai-ve?ky=2026-q3&dinh-dang=xlsx', RANKING);
		expect(response.status).toBe(200);
		// The account of the test is made by the first event; every event after it adds its own line only.
		expect(count()).toBeGreaterThan(before);
		expect(lastOne()).toMatchObject({
			action: 'data.exported',
			actor: { name: 'Người dùng quan-tri', role: 'administrator', address: '127.0.0.1' },
			...{ subject: '/xep-hang/tai-ve', period: '2026-q3' },
			detail: { query: '?ky=2026-q3&dinh-dang=xlsx', format: 'xlsx' }
		});
		expect(lastOne()?.detail['file']).toMatch(/Cụm Vườn Hoa - Quý III-2026.*\.xlsx$/);
	});

	test('of one unit names the unit', async () => {
		const path = '/don-vi/2/tai-ve?ky=2026-q3';
		await asked(path, { get: unitFigures, route: '/(app)/don-vi/[id]/tai-ve' });
		expect(lastOne()).toMatchObject({ action: 'data.exported', unitId: 2 });
	});

	test('of the log itself is on the log', async () => {
		const path = '/quan-tri/nhat-ky/tai-ve?loai=exports';
		await asked(path, { get: auditFile, route: '/(app)/quan-tri/nhat-ky/tai-ve' });
		expect(lastOne()).toMatchObject({
			action: 'data.exported',
			subject: '/quan-tri/nhat-ky/tai-ve'
		});
	});
});

describe('nothing is recorded', () => {
	test('of a table that was refused, of one that was only asked about, and of an empty form', async () => {
		const before = count();
		await expect(asked('/xep-hang/tai-ve?dinh-dang=pdf', RANKING)).rejects.toMatchObject({
			status: 400
		});
		await asked('/xep-hang/tai-ve?ky=2026-q3', { ...RANKING, method: 'HEAD' });
		await asked('/nop-bao-cao/mau/bang-rong', {
			...{ get: template, route: '/(app)/nop-bao-cao/mau/[layout]' },
			params: { layout: 'bang-rong' }
		}).catch(() => undefined);
		expect(count()).toBe(before);
	});
});

test('what cannot be recorded is not handed out, and says why', async () => {
	const before = count();
	office.db.$client.pragma('query_only = ON');
	try {
		const response = await asked('/xep-hang/tai-ve?ky=2026-q3', RANKING);
		expect(response.status).toBe(503);
		expect(response.headers.get('content-disposition')).toBeNull();
		expect(await response.text()).toContain('mỗi lần tải số liệu phải ghi được vào nhật ký trước');
	} finally {
		office.db.$client.pragma('query_only = OFF');
	}
	expect(count()).toBe(before);
});

// What the pages about one unit, one submission, one KPI and the open issues are given, from the real reports.
import { isHttpError, isRedirect } from '@sveltejs/kit';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchUnit, type UnitId } from '../../src/lib/domain/unit/unit';
import { submissionsFor } from '../../src/lib/server/db/submissions/submissions';
import { loadUnitRegister } from '../../src/lib/server/db/units/units';
import { long } from '../../src/lib/server/reading/formats/long';
import { wide } from '../../src/lib/server/reading/formats/wide';
import { readFile } from '../../src/lib/server/reading/read';
import { dataPath } from '../../src/lib/server/reference/catalogue';
import { scopeFor } from '../../src/lib/server/reports/basis/scope';
import { load as loadSubmission } from '../../src/routes/(app)/bao-cao/[id]/+page.server';
import { GET as getFile } from '../../src/routes/(app)/bao-cao/[id]/tep/+server';
import { load as loadIndicator } from '../../src/routes/(app)/chi-so/[kpi]/+page.server';
import { load as loadUnit } from '../../src/routes/(app)/don-vi/[id]/+page.server';
import { load as loadGuide } from '../../src/routes/(app)/huong-dan/+page.server';
import { GET as getTemplate } from '../../src/routes/(app)/nop-bao-cao/mau/[layout]/+server';
import { load as loadIssues } from '../../src/routes/(app)/van-de/+page.server';
import type { PageServerData as SubmissionData } from '../../src/routes/(app)/bao-cao/[id]/$types';
import type { PageServerData as IndicatorData } from '../../src/routes/(app)/chi-so/[kpi]/$types';
import type { PageServerData as UnitData } from '../../src/routes/(app)/don-vi/[id]/$types';
import type { PageServerData as GuideData } from '../../src/routes/(app)/huong-dan/$types';
import type { PageServerData as IssuesData } from '../../src/routes/(app)/van-de/$types';
import { catalogue, sampleDatabase, type TestOffice } from '../support/report-database';
import { LIMITS, TODAY } from '../support/route-event';
import { signedIn } from '../support/signed-in';

let office: TestOffice;
beforeAll(() => {
	office = sampleDatabase();
});
afterAll(() => office.close());

function eventFor(path: string, params: Record<string, string> = {}) {
	const url = new URL(path, 'http://127.0.0.1:3000');
	const reports = office.ctx(TODAY);
	const clock = { today: () => TODAY, now: () => `${TODAY}T02:00:00.000Z` };
	const { db, catalogue } = reports;
	const locals = { db, catalogue, clock, reports, limits: LIMITS, ...signedIn(office.db) };
	const query = (name: string) => url.searchParams.get(name);
	const parent = () =>
		Promise.resolve({
			scope: scopeFor(reports, { office: query('co-quan'), period: query('ky') })
		});
	const cookies = { get: () => undefined };
	return { url, params, locals, request: new Request(url), parent, cookies } as never;
}

function unitIdOf(written: string): UnitId {
	const match = matchUnit(loadUnitRegister(office.db), written, { on: '2023-09-30' });
	if (match.kind !== 'one') throw new Error(`${written}: ${match.kind}`);
	return match.unitId;
}

/** Follows the redirect to the address that names the office, as a browser does. */
async function unitPage(written: string, query: string) {
	const id = String(unitIdOf(written));
	const open = (path: string) => loadUnit(eventFor(path, { id }));
	try {
		return (await open(`/don-vi/${id}?${query}`)) as UnitData;
	} catch (thrown) {
		if (!isRedirect(thrown)) throw thrown;
		return (await open(thrown.location)) as UnitData;
	}
}

async function statusOf(work: () => unknown): Promise<number | undefined> {
	try {
		await work();
	} catch (thrown) {
		if (isHttpError(thrown)) return thrown.status;
		throw thrown;
	}
	return undefined;
}

/** Where a page sends the reader. */
async function locationOf(work: () => unknown): Promise<string> {
	try {
		await work();
	} catch (thrown) {
		if (isRedirect(thrown)) return thrown.location;
		throw thrown;
	}
	throw new Error('no redirect');
}

describe('a unit', () => {
	it('explains its online share by the text, with the form beside it', async () => {
		const { shown } = await unitPage('Thị trấn Thanh Miện', 'ky=2023-q3&chi-so=online_share');
		expect(shown?.why).toMatchObject({
			arithmetic: '922 : 944 = 97,67\u00a0%',
			others: [{ source: 'Biểu mẫu 7', text: '905 / 922 = 98,16\u00a0%' }]
		});
		const [numerator] = shown?.why?.sides[0]?.lines ?? [];
		expect(numerator).toMatchObject({ read: '922', source: 'Mục II.2' });
		expect(numerator?.file?.name).toContain('thanh-mien');
		expect(numerator?.place).toMatch(/ô [A-Z]+\d+/);
	});

	it('compares a stated rate with the one computed from its own figures', async () => {
		const { shown } = await unitPage('Xã Liên Mạc', 'ky=2023-y&chi-so=online_share');
		expect(shown?.why?.line.value).toBeCloseTo((100 * 2552) / 2576, 10);
		const verdicts = shown?.why?.stated.map(({ verdict }) => verdict ?? '');
		expect(verdicts?.some((verdict) => verdict.includes('99,07'))).toBe(true);
	});

	it('says what is lacking instead of a zero', async () => {
		const { shown } = await unitPage('Thị trấn Lai Cách', 'ky=2023-q1&chi-so=online_payment_rate');
		expect(shown?.why?.line).toMatchObject({ value: null, state: 'missing' });
		expect(shown?.why?.lacking.length).toBeGreaterThan(0);
	});

	it('without a report of the period keeps the period and offers those it has', async () => {
		const { shown } = await unitPage('Thị trấn Lai Cách', 'ky=2023-q4');
		expect(shown).toMatchObject({ submitted: false, period: '2023-q4' });
		const offered = shown?.periods.flatMap(({ periods }) => periods.map(({ id }) => id));
		expect(offered).toEqual(expect.arrayContaining(['2023-q1', '2023-h1']));
	});

	it('unasked shows a period that was reported, not one that was derived', async () => {
		const { shown } = await unitPage('Thị trấn Lai Cách', '');
		expect(shown?.submitted).toBe(true);
	});

	it('that nobody knows is not found; an office leads to its overview', async () => {
		expect(await statusOf(() => loadUnit(eventFor('/don-vi/99999', { id: '99999' })))).toBe(404);
		expect(await statusOf(() => loadUnit(eventFor('/don-vi/x', { id: 'x' })))).toBe(404);
		const id = String(unitIdOf('huyện Thanh Miện'));
		const location = await locationOf(() => loadUnit(eventFor(`/don-vi/${id}`, { id })));
		expect(location).toBe(`/tong-quan?co-quan=${id}`);
	});
});

describe('a submission', () => {
	it('leads to the office and period it belongs to, with every figure and its cell', async () => {
		const [submission] = submissionsFor(office.db);
		const id = String(submission?.id);
		const open = async (path: string) =>
			(await loadSubmission(eventFor(path, { id }))) as SubmissionData;
		const location = await locationOf(() => open(`/bao-cao/${id}`));
		expect(location).toContain(`ky=${submission?.period}`);
		const page = await open(location);
		expect(page.lines.length).toBe(
			(submission?.counts.added ?? 0) + (submission?.counts.changed ?? 0)
		);
		expect(page.lines.every(({ place }) => place !== '')).toBe(true);
	});

	it('gives back the file byte for byte, only as a download', async () => {
		const submission = submissionsFor(office.db).find(({ file }) => file.name.endsWith('.json'));
		const id = String(submission?.id);
		const response = await getFile(eventFor(`/bao-cao/${id}/tep`, { id }));
		const original = readFileSync(join(dataPath(), 'samples', submission?.file.name ?? ''));
		expect(Buffer.from(await response.arrayBuffer()).equals(original)).toBe(true);
		expect(response.headers.get('content-type')).toBe('application/octet-stream');
		expect(response.headers.get('content-disposition')).toMatch(
			/^attachment; .*filename\*=UTF-8''/
		);
		expect(response.headers.get('x-content-type-options')).toBe('nosniff');
	});

	it('that nobody sent is not found, and so is its file', async () => {
		const event = () => eventFor('/bao-cao/99999', { id: '99999' });
		expect(await statusOf(() => loadSubmission(event()))).toBe(404);
		expect(await statusOf(() => getFile(event()))).toBe(404);
	});
});

describe('the open issues', () => {
	it('are filtered by unit, kind, level and period in the address', async () => {
		const officeId = unitIdOf('huyện Thanh Miện');
		const rowsOf = async (query: string) => {
			const page = (await loadIssues(
				eventFor(`/van-de?co-quan=${officeId}&${query}`)
			)) as IssuesData;
			return page.listed?.rows ?? [];
		};
		const all = await rowsOf('muc=all');
		const warnings = await rowsOf('');
		expect(warnings.every(({ severity }) => severity === 'warning')).toBe(true);
		expect(all.length).toBe(warnings.length + (await rowsOf('muc=info')).length);
		const two = await rowsOf('loai=two_sources');
		expect(two.length).toBeGreaterThan(0);
		expect(two.every(({ code }) => code === 'two_sources')).toBe(true);
		expect(await rowsOf('don-vi=999999')).toEqual([]);
		expect(await rowsOf('trong=2023-q1')).toEqual([]);
		expect(await rowsOf('muc=tất cả')).toEqual(warnings);
	});
});

describe('a KPI', () => {
	it('unknown is not found', async () => {
		const event = eventFor('/chi-so/khong_co', { kpi: 'khong_co' });
		expect(await statusOf(() => loadIndicator(event))).toBe(404);
	});

	it('of every id of the catalogue has its page', async () => {
		for (const kpi of catalogue.kpis.keys()) {
			const page = (await loadIndicator(eventFor(`/chi-so/${kpi}`, { kpi }))) as IndicatorData;
			expect(page.report.indicators.length, kpi).toBeGreaterThan(0);
		}
	});
});

describe('a template', () => {
	const knowledge = () => ({
		catalogue,
		register: loadUnitRegister(office.db),
		choices: {},
		today: TODAY
	});
	const templateOf = async (layout: string, query = '') => {
		const response = await getTemplate(eventFor(`/nop-bao-cao/mau/${layout}${query}`, { layout }));
		const bytes = new Uint8Array(await response.arrayBuffer());
		expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		const read = readFile({ name: 'mau.csv', bytes });
		if (!read.ok || read.value.kind !== 'sheets') throw new Error('not a table');
		const [sheet] = read.value.sheets;
		if (!sheet) throw new Error('no sheet');
		return sheet;
	};

	it('of the wide table is read back without an objection to its headings', async () => {
		const sheet = await templateOf('bang-rong', `?co-quan=${unitIdOf('huyện Thanh Miện')}`);
		expect(wide.recognises(sheet, knowledge())).toBe(true);
		const mapped = wide.map(sheet, knowledge());
		expect(mapped.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
	});

	it('of the long table names only indicators the import knows', async () => {
		const sheet = await templateOf('bang-dai');
		const mapped = long.map(sheet, knowledge());
		expect(mapped.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
		expect(sheet.rows.length).toBeGreaterThan(10);
	});

	it('nobody made is not found', async () => {
		const event = eventFor('/nop-bao-cao/mau/excel', { layout: 'excel' });
		expect(await statusOf(() => getTemplate(event))).toBe(404);
	});
});

describe('the guide', () => {
	it('shows numbers as the reader itself reads them', async () => {
		const guide = (await loadGuide(eventFor('/huong-dan'))) as GuideData;
		const read = new Map(guide.readings.map(({ written, read }) => [written, read]));
		expect(read.get('1.144')).toBe('1.144');
		expect(read.get('98.17')).toBe('98,17 %');
		expect(read.get('trên 196')).toBe('trên 196');
		expect(read.get('-5')).toContain('phải sửa');
	});
});

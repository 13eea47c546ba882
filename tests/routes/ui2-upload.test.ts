// The upload, from choosing files to what is stored, on a real database in a temporary folder.
import { isHttpError, isRedirect, type ActionFailure } from '@sveltejs/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { observationsFor } from '../../src/lib/server/db/observations';
import { submissionsFor } from '../../src/lib/server/db/submissions';
import { scopeFor } from '../../src/lib/server/reports/scope';
import { actions as chooseActions } from '../../src/routes/(app)/nop-bao-cao/+page.server';
import {
	actions as checkActions,
	load as loadCheck
} from '../../src/routes/(app)/nop-bao-cao/kiem-tra/[draftIds]/+page.server';
import {
	actions as confirmActions,
	load as loadConfirm
} from '../../src/routes/(app)/nop-bao-cao/xac-nhan/[draftIds]/+page.server';
import { load as loadStored } from '../../src/routes/(app)/nop-bao-cao/da-luu/+page.server';
import type { PageServerData as StoredData } from '../../src/routes/(app)/nop-bao-cao/da-luu/$types';
import type { PageServerData as CheckData } from '../../src/routes/(app)/nop-bao-cao/kiem-tra/[draftIds]/$types';
import type { PageServerData as ConfirmData } from '../../src/routes/(app)/nop-bao-cao/xac-nhan/[draftIds]/$types';
import { emptyDatabase, saveOffice, type TestOffice } from '../support/report-database';
import { inlineJobs } from '../../src/lib/server/jobs/inline';
import { LIMITS, TODAY } from '../support/route-event';

const HEADINGS =
	'Đơn vị;Kỳ báo cáo;Mới tiếp nhận;Trực tuyến;Trực tiếp, bưu chính;Đã giải quyết;Trước hạn;Đúng hạn;Quá hạn';
const CLEAN = `${HEADINGS}\nXã An Bình;Quý III/2026;1.144;1.103;41;1.128;1.000;128;0\n`;
const CONTRADICTING = `${HEADINGS}\nXã An Bình;Quý III/2026;1.144;1.103;31;1.128;1.000;128;0\n`;
const BROKEN = `${HEADINGS}\nXã An Bình;Quý III/2026;nhiều;nhiều;41;-3;1.000;128;0\n`;

let office: TestOffice;
let officeId: number;
beforeAll(() => {
	office = emptyDatabase();
	const ids = saveOffice(office.db, [
		{ code: '1', name: 'An Bình' },
		{ code: '2', name: 'Bình An' }
	]);
	officeId = ids.get('TN') ?? 0;
});
afterAll(() => office.close());

function eventFor(path: string, form?: FormData, params: Record<string, string> = {}) {
	const url = new URL(path, 'http://127.0.0.1:3000');
	const reports = office.ctx(TODAY);
	const clock = { today: () => TODAY, now: () => `${TODAY}T02:00:00.000Z` };
	const { db, catalogue } = reports;
	const jobs = inlineJobs({ db, catalogue, clock, limits: LIMITS });
	const locals = { db, catalogue, clock, reports, jobs, limits: LIMITS };
	const request = new Request(url, form ? { method: 'POST', body: form } : {});
	const parent = () =>
		Promise.resolve({ scope: scopeFor(reports, { office: url.searchParams.get('co-quan') }) });
	return { url, params, locals, request, parent } as never;
}

function formOf(entries: Readonly<Record<string, string>>, files: Record<string, string> = {}) {
	const form = new FormData();
	for (const [name, value] of Object.entries(entries)) form.append(name, value);
	for (const [name, text] of Object.entries(files)) form.append('tep', new File([text], name));
	return form;
}

/** Where a route sends the reader. */
async function locationOf(work: () => unknown): Promise<string> {
	try {
		await work();
	} catch (thrown) {
		if (isRedirect(thrown)) return thrown.location;
		throw thrown;
	}
	throw new Error('no redirect');
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

const choices = {
	'co-quan': '',
	'don-vi': '',
	'ky-bao-cao': '',
	'nguoi-nop': '',
	'ghi-chu': ''
};

async function send(files: Record<string, string>, said: Partial<typeof choices> = {}) {
	const form = formOf({ ...choices, 'co-quan': String(officeId), ...said }, files);
	return locationOf(() => chooseActions['default']?.(eventFor('/nop-bao-cao', form)));
}

const idsOf = (location: string): string => location.split('?')[0]?.split('/').at(-1) ?? '';

async function checkOf(draftIds: string) {
	const event = eventFor(`/nop-bao-cao/kiem-tra/${draftIds}?co-quan=${officeId}`, undefined, {
		draftIds
	});
	const data = (await loadCheck(event)) as CheckData;
	if (data.kind !== 'checked') throw new Error('the check is not over');
	return data;
}

async function confirmOf(draftIds: string) {
	const path = `/nop-bao-cao/xac-nhan/${draftIds}?co-quan=${officeId}`;
	const data = (await loadConfirm(eventFor(path, undefined, { draftIds }))) as ConfirmData;
	if (data.kind !== 'confirm') throw new Error('the check is not over');
	return data;
}

async function act(name: string, draftIds: string, form = new FormData()) {
	const event = eventFor(`/nop-bao-cao/kiem-tra/${draftIds}`, form, { draftIds });
	return checkActions[name]?.(event);
}

/** Step 5: what is said there, and storing. */
async function store(draftIds: string, said: Readonly<Record<string, string>> = {}) {
	const event = eventFor(`/nop-bao-cao/xac-nhan/${draftIds}`, formOf(said), { draftIds });
	return confirmActions['luu']?.(event);
}

const storedCount = () => submissionsFor(office.db).length;

describe('choosing files', () => {
	it('without a file says so at the field and keeps what was typed', async () => {
		const form = formOf({ ...choices, 'don-vi': 'Xã An Bình', 'ky-bao-cao': 'Quý III/2026' });
		form.append('tep', new File([], ''));
		const failure = (await chooseActions['default']?.(
			eventFor('/nop-bao-cao', form)
		)) as ActionFailure<{ typed: typeof choices; faults: { field: string }[] }>;
		expect(failure.status).toBe(400);
		expect(failure.data.faults.map(({ field }) => field)).toEqual(['tep']);
		expect(failure.data.typed).toMatchObject({
			'don-vi': 'Xã An Bình',
			'ky-bao-cao': 'Quý III/2026'
		});
	});

	it('with an unknown unit and period names both fields and suggests', async () => {
		const form = formOf(
			{ ...choices, 'don-vi': 'Xã An Bin', 'ky-bao-cao': 'Quý 9' },
			{ 'a.csv': CLEAN }
		);
		const failure = (await chooseActions['default']?.(
			eventFor('/nop-bao-cao', form)
		)) as ActionFailure<{ faults: { field: string; message: string }[] }>;
		const messages = new Map(failure.data.faults.map(({ field, message }) => [field, message]));
		expect(messages.get('don-vi')).toContain('An Bình');
		expect(messages.get('ky-bao-cao')).toContain('Quý 9');
		expect(storedCount()).toBe(0);
	});

	it('larger than the server takes is refused before it is read', async () => {
		const url = 'http://127.0.0.1:3000/nop-bao-cao';
		const request = new Request(url, {
			method: 'POST',
			headers: { 'content-length': '900000000' },
			body: 'x'
		});
		const event = { ...(eventFor('/nop-bao-cao') as object), request };
		const failure = (await chooseActions['default']?.(event as never)) as ActionFailure<{
			faults: { message: string }[];
		}>;
		expect(failure.status).toBe(413);
		expect(failure.data.faults[0]?.message).toContain('MB');
	});
});

describe('a file that cannot be read with certainty', () => {
	it('is shown with every fault, and nothing of it can be stored', async () => {
		const ids = idsOf(await send({ 'sai.csv': BROKEN }));
		const [file] = (await checkOf(ids)).files;
		expect(file?.outcome).toBe('must_fix');
		const codes = file?.parts.flatMap(({ groups }) =>
			groups.map(({ code, count }) => [code, count])
		);
		expect(codes).toContainEqual(['not_a_number', 2]);
		expect(codes).toContainEqual(['negative_number', 1]);
		const failure = (await store(ids)) as ActionFailure<object>;
		expect(failure.status).toBe(400);
		expect(storedCount()).toBe(0);
	});

	it('is replaced by its mended version, the other files of the upload staying', async () => {
		const [broken = '', good = ''] = idsOf(
			await send({ 'sai.csv': BROKEN, 'tot.csv': CLEAN })
		).split('.');
		const form = formOf(
			{ ...choices, 'co-quan': String(officeId), thay: broken, cung: good },
			{ 'da-sua.csv': CLEAN }
		);
		const location = await locationOf(() =>
			chooseActions['default']?.(eventFor('/nop-bao-cao', form))
		);
		const { files } = await checkOf(idsOf(location));
		expect(files.map(({ name }) => name)).toEqual(['tot.csv', 'da-sua.csv']);
		expect(await statusOf(() => checkOf(broken))).toBe(410);
	});

	it('that names no unit takes the one chosen on the page', async () => {
		const bare = 'Mới tiếp nhận;Trực tuyến;Đã giải quyết\n10;9;8\n';
		const ids = idsOf(await send({ 'bare.csv': bare }));
		expect((await checkOf(ids)).files[0]?.missesWhoOrWhen).toBe(true);
		const form = formOf({
			tep: ids,
			'co-quan': String(officeId),
			'don-vi': 'xã Bình An',
			'ky-bao-cao': 'quý 3 năm 2026'
		});
		await locationOf(() => act('chon-lai', ids, form));
		const [file] = (await checkOf(ids)).files;
		expect(file?.outcome).toBe('would_store');
		expect(file?.submissions[0]?.name).toBe('Xã Bình An');
	});
});

describe('figures that contradict each other', () => {
	it('need a written reason; without one nothing is stored and the page says where', async () => {
		const ids = idsOf(await send({ 'mau-thuan.csv': CONTRADICTING }));
		expect((await checkOf(ids)).files[0]).toMatchObject({ outcome: 'needs_confirmation' });
		const failure = (await store(ids, { [`ly-do-${ids}`]: '   ' })) as ActionFailure<{
			faults: { field: string }[];
		}>;
		expect(failure.data.faults.map(({ field }) => field)).toEqual([`ly-do-${ids}`]);
		expect(storedCount()).toBe(0);
		await locationOf(() => act('huy', ids));
	});

	it('of one file keep the reasons typed for the others', async () => {
		const location = await send({
			'mot.csv': CONTRADICTING,
			'hai.csv': CONTRADICTING.replace('An Bình', 'Bình An')
		});
		const [first = '', second = ''] = idsOf(location).split('.');
		const failure = (await store(`${first}.${second}`, {
			[`ly-do-${first}`]: 'Đã hỏi xã'
		})) as ActionFailure<{
			typed: Record<string, { reason: string }>;
			faults: { field: string }[];
		}>;
		expect(failure.data.typed[first]?.reason).toBe('Đã hỏi xã');
		expect(failure.data.faults.map(({ field }) => field)).toEqual([`ly-do-${second}`]);
		expect(storedCount()).toBe(0);
		await locationOf(() => act('huy', `${first}.${second}`));
	});
});

describe('a file without objection', () => {
	it('shows how each number is read, and looking stores nothing', async () => {
		const ids = idsOf(await send({ 'tot.csv': CLEAN }));
		const [file] = (await checkOf(ids)).files;
		expect(file).toMatchObject({ outcome: 'would_store', counts: { added: 7, changed: 0 } });
		expect(file?.changes.find(({ written }) => written === '1.144')).toMatchObject({
			read: '1.144',
			before: null
		});
		expect(storedCount()).toBe(0);
		expect(observationsFor(office.db, {})).toEqual([]);
	});

	it('is stored on confirmation, and the result names unit, ranking and submission', async () => {
		const ids = idsOf(await send({ 'tot.csv': CLEAN }));
		const location = await locationOf(() => store(ids));
		expect(storedCount()).toBe(1);
		const result = (await loadStored(eventFor(location))) as StoredData;
		expect(result.stored).toHaveLength(1);
		expect(result.stored[0]).toMatchObject({ unit: 'Xã An Bình', period: '2026-q3', added: 7 });
		expect(result.stored[0]?.office?.unitId).toBe(officeId);
		expect(await statusOf(() => checkOf(ids))).toBe(410);
	});

	it('sent again changes nothing', async () => {
		const ids = idsOf(await send({ 'tot.csv': CLEAN }));
		expect((await checkOf(ids)).files[0]?.outcome).toBe('unchanged');
		const location = await locationOf(() => store(ids));
		expect(location).toContain('khong-doi=1');
		expect(storedCount()).toBe(1);
	});

	it('corrected shows the old figure beside the new one', async () => {
		const ids = idsOf(await send({ 'dinh-chinh.csv': CLEAN.replace('1.103;41', '1.104;40') }));
		const [file] = (await checkOf(ids)).files;
		const changes = file?.changes.map(({ before, read }) => [before, read]);
		expect(changes).toEqual([
			['1.103', '1.104'],
			['41', '40']
		]);
		await locationOf(() => act('huy', ids));
	});
});

describe('several files of one unit and period', () => {
	it('are checked as they would be stored, one after the other', async () => {
		const other = 'Đơn vị;Kỳ báo cáo;Mới tiếp nhận;Trực tuyến\nXã Bình An;Quý III/2026;50;40\n';
		const again = 'Đơn vị;Kỳ báo cáo;Trực tuyến\nXã Bình An;Quý III/2026;60\n';
		const ids = idsOf(await send({ 'mot.csv': other, 'hai.csv': again }));
		const { files } = await checkOf(ids);
		expect(files[1]?.changes[0]).toMatchObject({ before: '40', read: '60' });
		expect(files[1]?.outcome).toBe('needs_confirmation');
		expect(storedCount()).toBe(1);
	});
});

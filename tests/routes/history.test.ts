// The history of uploads, and undoing, withdrawing and restoring from its pages.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { load as historyLoad } from '../../src/routes/(app)/lich-su/+page.server';
import { load as uploadLoad } from '../../src/routes/(app)/lich-su/[uploadId]/+page.server';
import {
	actions as undoActions,
	load as undoLoad
} from '../../src/routes/(app)/lich-su/[uploadId]/hoan-tac/+page.server';
import { GET as uploadedFile } from '../../src/routes/(app)/lich-su/[uploadId]/tep/+server';
import {
	actions as reportActions,
	load as reportLoad
} from '../../src/routes/(app)/bao-cao/[id]/+page.server';
import { GET as reportFile } from '../../src/routes/(app)/bao-cao/[id]/tep/+server';
import { load as storedLoad } from '../../src/routes/(app)/nop-bao-cao/da-luu/+page.server';
import { observationsFor } from '../../src/lib/server/db/figures/observations';
import { scopeFor } from '../../src/lib/server/reports/basis/scope';
import {
	emptyDatabase,
	longCsv,
	receiveText,
	saveOffice,
	type TestOffice
} from '../support/report-database';
import { eventFor } from '../support/route-event';

let office: TestOffice;
let organisingId: number;
beforeEach(() => {
	office = emptyDatabase();
	const ids = saveOffice(office.db, [
		{ code: 'X1', name: 'Hoa Ban' },
		{ code: 'X2', name: 'Hoa Mai' }
	]);
	organisingId = ids.get('TN') ?? 0;
});
afterEach(() => office.close());

const rows = (value: number, name = 'Hoa Ban', period = '2026-q2') =>
	longCsv([
		[`Xã ${name}`, period, 'dossiers_received_new', value],
		[`Xã ${name}`, period, 'dossiers_received_online', 40]
	]);
const store = (name: string, text: string) =>
	receiveText(office.db, name, text, { organisingId }).uploadId ?? 0;
const counting = (): (number | undefined)[] =>
	observationsFor(office.db, { indicators: ['dossiers_received_new'] }).map(({ quantity }) =>
		quantity.kind === 'exact' ? quantity.value : undefined
	);

interface Given {
	readonly [name: string]: unknown;
	readonly status: number;
	readonly location: string;
	readonly upload: { readonly state: string };
	readonly lines: readonly { readonly current: boolean }[];
	readonly rows: readonly { readonly file: string }[];
}

/** What a load or action gives, or what it throws: a redirect, or a page of its own. */
async function given(work: unknown, path: string, form?: Record<string, string>) {
	const jar = new Map<string, string>();
	const event = {
		...eventFor(office, path),
		...(form === undefined ? {} : { request: posted(path, form) }),
		parent: () => Promise.resolve({ scope: scopeFor(office.ctx(), {}) }),
		cookies: {
			get: (name: string) => jar.get(name),
			set: (name: string, value: string) => jar.set(name, value)
		}
	};
	const id = /\/(\d+)(?:[/?]|$)/.exec(path)?.[1] ?? '';
	const call = work as (event: unknown) => unknown;
	try {
		return (await call({ ...event, params: { id, uploadId: id } })) as Given;
	} catch (thrown) {
		return thrown as Given;
	}
}

const posted = (path: string, form: Record<string, string>): Request =>
	new Request(new URL(path, 'http://127.0.0.1:3000'), {
		method: 'POST',
		body: new URLSearchParams(form)
	});

/** Follows the redirect that names office and period of what the page is about. */
async function page(work: unknown, path: string) {
	const first = await given(work, path);
	return first.status === 307 ? given(work, first.location) : first;
}

describe('the history', () => {
	test('lists uploads newest first, with filters that an address carries', async () => {
		store('quy-2-ban.csv', rows(100));
		store('quy-2-mai.csv', rows(80, 'Hoa Mai'));
		const second = store('quy-1-ban.csv', rows(70, 'Hoa Ban', '2026-q1'));
		const files = async (query: string) =>
			(await given(historyLoad, `/lich-su${query}`)).rows.map(({ file }) => file);
		expect(await files('')).toEqual(['quy-1-ban.csv', 'quy-2-mai.csv', 'quy-2-ban.csv']);
		expect(await files('?trong=2026-q2')).toEqual(['quy-2-mai.csv', 'quy-2-ban.csv']);
		expect(await files('?tim=HOA mái')).toEqual(['quy-2-mai.csv']);
		expect(await files('?tim=quy-2&trong=2026-q1')).toEqual([]);
		await given(undoActions['default'], `/lich-su/${second}/hoan-tac`, { 'ly-do': 'sai kỳ' });
		expect(await files('?trang-thai=undone')).toEqual(['quy-1-ban.csv']);
		expect(await files('?trang-thai=counting')).toEqual(['quy-2-mai.csv', 'quy-2-ban.csv']);
		expect(await files('?tim=sai ky')).toEqual(['quy-1-ban.csv']);
		expect(await files('?trong=2026-q1')).toEqual(['quy-1-ban.csv']);
		expect(await files('?trong=nonsense&trang=-3&don-vi=x')).toHaveLength(3);
	});

	test('shows what an upload changed, from which cell to which', async () => {
		store('ban-1.csv', rows(100));
		const id = store('ban-2.csv', rows(120));
		const shown = await page(uploadLoad, `/lich-su/${id}`);
		expect(shown['changes']).toMatchObject({
			total: 1,
			lines: [
				{
					unit: 'Xã Hoa Ban',
					first: { read: '100', file: { name: 'ban-1.csv' } },
					second: { read: '120', file: null }
				}
			]
		});
		expect(shown.upload).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
		expect(await page(uploadLoad, '/lich-su/77')).toMatchObject({ status: 404 });
	});
});

describe('undoing from the page', () => {
	test('says before what will stand there, asks for a reason, and does it', async () => {
		store('ban-1.csv', rows(100));
		const id = store('ban-2.csv', rows(120));
		const asked = await page(undoLoad, `/lich-su/${id}/hoan-tac`);
		expect(asked).toMatchObject({
			refusal: null,
			undoing: { total: 1, gone: 0, lines: [{ first: { read: '120' }, second: { read: '100' } }] }
		});
		const path = `/lich-su/${id}/hoan-tac`;
		expect(await given(undoActions['default'], path, { 'ly-do': ' ' })).toMatchObject({
			status: 400,
			data: { faults: [{ field: 'ly-do' }] }
		});
		expect(counting()).toEqual([120]);
		const done = await given(undoActions['default'], path, { 'ly-do': 'nhầm tệp' });
		expect(done).toMatchObject({ status: 303, location: `/lich-su/${id}?da-hoan-tac=1` });
		expect(counting()).toEqual([100]);
		const after = await page(uploadLoad, `/lich-su/${id}`);
		expect(after.upload).toMatchObject({ isUndone: true, changed: 1 });
		expect(after.upload.state).toMatch(/^Đã hoàn tác lúc .*, bởi Người dùng quan-tri: nhầm tệp$/);
		expect(after['changes']).toMatchObject({ total: 1, lines: [{ first: { read: '100' } }] });
		expect(await page(undoLoad, path)).toMatchObject({ status: 303, location: `/lich-su/${id}` });
	});

	test('names the later upload that stands in the way, and does nothing', async () => {
		const first = store('ban-1.csv', rows(100));
		const later = store('ban-2.csv', rows(120));
		const path = `/lich-su/${first}/hoan-tac`;
		expect(await page(undoLoad, path)).toMatchObject({
			undoing: null,
			refusal: { later: [{ uploadId: later, fileName: 'ban-2.csv' }] }
		});
		expect(await given(undoActions['default'], path, { 'ly-do': 'nhầm' })).toMatchObject({
			status: 409
		});
		expect(counting()).toEqual([120]);
	});

	test('keeps the file for download, and tells at the old address where it is', async () => {
		const id = store('ban-1.csv', rows(100));
		await given(undoActions['default'], `/lich-su/${id}/hoan-tac`, { 'ly-do': 'nhầm' });
		const file = (await given(uploadedFile, `/lich-su/${id}/tep`)) as unknown as Response;
		expect(await file.text()).toBe(rows(100));
		expect(await given(reportLoad, '/bao-cao/1')).toMatchObject({
			status: 410,
			body: { uploadId: id }
		});
		expect(await given(reportFile, '/bao-cao/1/tep')).toMatchObject({
			location: `/lich-su/${id}/tep`
		});
		expect(await given(reportLoad, '/bao-cao/99')).toMatchObject({ status: 404 });
	});
});

describe('a report', () => {
	test('is withdrawn with a reason, and restored', async () => {
		store('ban-1.csv', rows(100));
		store('ban-2.csv', rows(120));
		const decide = (action: string, reason: string) =>
			given(reportActions[action as 'rut'], `/bao-cao/2`, { 'ly-do': reason });
		expect(await decide('rut', '')).toMatchObject({ status: 400, data: { decision: 'withdrawn' } });
		expect(await decide('rut', 'gửi nhầm')).toMatchObject({ status: 303 });
		expect(counting()).toEqual([100]);
		const shown = await page(reportLoad, '/bao-cao/2');
		expect(shown['setAside']).toMatch(/^Đã rút khỏi số liệu lúc .*: gửi nhầm$/);
		const other = await page(reportLoad, '/bao-cao/1');
		expect(other['others']).toMatchObject([{ submissionId: 2, setAside: 'đã rút' }]);
		const listed = await given(historyLoad, '/lich-su?trang-thai=withdrawn');
		expect(listed.rows).toMatchObject([{ file: 'ban-2.csv', state: 'đã rút' }]);
		expect(await decide('khoi-phuc', 'đúng rồi')).toMatchObject({ status: 303 });
		expect(counting()).toEqual([120]);
		expect((await page(reportLoad, '/bao-cao/2'))['decisions']).toHaveLength(2);
	});

	test('that says again what an earlier one said goes on counting when that one is withdrawn', async () => {
		store('ban-1.csv', rows(100));
		store('ban-2.csv', rows(120));
		await given(reportActions['rut'], '/bao-cao/1', { 'ly-do': 'thay bằng tệp mới' });
		expect(observationsFor(office.db, {})).toHaveLength(2);
		const shown = await page(reportLoad, '/bao-cao/2');
		expect(shown.lines).toHaveLength(2);
		expect(shown.lines.map(({ current }) => current)).toEqual([true, true]);
	});
});

test('the page after storing counts, and leads to undoing', async () => {
	const id = store('ban-1.csv', rows(100));
	const stored = await given(storedLoad, `/nop-bao-cao/da-luu?lan-nhap=${id}.998`);
	expect(stored).toMatchObject({
		uploads: [{ uploadId: id, added: 2 }],
		stored: [{ unit: 'Xã Hoa Ban', added: 2, warnings: 0 }],
		moreStored: 0
	});
});

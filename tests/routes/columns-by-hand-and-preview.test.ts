// Steps 2 and 3 of an upload: worksheet and heading row, meaning of columns, on a real database.
import type { ActionFailure } from '@sveltejs/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftHeads } from '../../src/lib/server/db/submissions/drafts';
import { columnChoices } from '../../src/lib/server/db/submissions/column-choices';
import {
	actions as columnActions,
	load as loadColumns
} from '../../src/routes/(app)/nop-bao-cao/tep/[draftId]/ghep-cot/+page.server';
import type { PageServerData as ColumnsData } from '../../src/routes/(app)/nop-bao-cao/tep/[draftId]/ghep-cot/$types';
import {
	actions as sheetActions,
	load as loadSheet
} from '../../src/routes/(app)/nop-bao-cao/tep/[draftId]/trang-tinh/+page.server';
import type { PageServerData as SheetData } from '../../src/routes/(app)/nop-bao-cao/tep/[draftId]/trang-tinh/$types';
import { formOf, locationOf, statusOf, UploadDesk } from '../support/upload-desk';

const STRANGE = [
	'Quý III/2026;;;',
	'Tên nơi gửi;Vào trong kỳ;Mục ba;Ký',
	'Xã An Bình;1.144;1.128;An',
	'Xã Bình An;302;300;Bình'
].join('\n');
const CHOSEN = {
	'cot-A': 'role:unit',
	'cot-B': 'indicator:dossiers_received_new',
	'cot-C': 'indicator:dossiers_resolved_total',
	'cot-D': 'ignore'
};

let desk: UploadDesk;
beforeAll(() => {
	desk = new UploadDesk([
		{ code: '1', name: 'An Bình' },
		{ code: '2', name: 'Bình An' }
	]);
});
afterAll(() => desk.close());

const path = (id: string, step: string, query = '') =>
	`/nop-bao-cao/tep/${id}/${step}?co-quan=${desk.officeId}&cung=${id}${query}`;
const columnsEvent = (id: string, form?: FormData) =>
	desk.eventFor(path(id, 'ghep-cot'), form, { draftId: id });
const sheetEvent = (id: string, query = '', form?: FormData) =>
	desk.eventFor(path(id, 'trang-tinh', query), form, { draftId: id });

async function columnsOf(id: string) {
	const data = (await loadColumns(columnsEvent(id))) as ColumnsData;
	if (data.state !== 'columns') throw new Error(data.state);
	return data;
}
async function sheetOf(id: string, query = '') {
	const data = (await loadSheet(sheetEvent(id, query))) as SheetData;
	if (data.state !== 'sheets' || data.chosen === null) throw new Error(data.state);
	return { ...data, chosen: data.chosen };
}
const save = (id: string, fields: Readonly<Record<string, string>>) =>
	locationOf(async () => columnActions['luu']?.(columnsEvent(id, formOf(fields))));
const readingOf = (id: string) => draftHeads(desk.office.db, [id])[0]?.choices.reading;
const choicesKept = () => columnChoices(desk.office.db, { organisingId: desk.officeId });

describe('a table whose headings nobody knows', () => {
	it('is refused, then asks for a meaning of each column', async () => {
		const id = await desk.send({ 'la.csv': STRANGE });
		expect((await desk.check(id)).files[0]?.outcome).toBe('must_fix');
		const { proposal, open } = await columnsOf(id);
		expect(
			proposal.columns.map(({ letter, heading, target }) => [letter, heading, target])
		).toEqual([
			['A', 'Tên nơi gửi', 'role:unit'],
			['B', 'Vào trong kỳ', ''],
			['C', 'Mục ba', ''],
			['D', 'Ký', '']
		]);
		expect(proposal.columns[0]).toMatchObject({
			samples: ['Xã An Bình', 'Xã Bình An'],
			values: 'tên đơn vị, có ở 100 % số dòng',
			why: 'giá trị là tên đơn vị'
		});
		expect(proposal.said).toEqual({ unit: false, period: true });
		expect(open.columns.map(({ letter }) => letter)).toEqual(['B', 'C', 'D']);
		expect(open.missing.join()).toContain('Chưa có cột số liệu nào');
	});

	it('with a column left open, a figure twice or no unit keeps nothing and says why', async () => {
		const id = await desk.send({ 'la.csv': STRANGE });
		const fields = { ...CHOSEN, 'cot-A': 'ignore', 'cot-C': CHOSEN['cot-B'], 'cot-D': '' };
		const failure = (await columnActions['luu']?.(
			columnsEvent(id, formOf(fields))
		)) as ActionFailure<{ faults: { field: string; message: string }[]; remember: boolean }>;
		expect(failure.status).toBe(400);
		const messages = new Map(failure.data.faults.map(({ field, message }) => [field, message]));
		expect(messages.get('cot-D')).toContain('“Đơn vị”');
		expect(messages.get('cot-D')).toContain('chưa chọn');
		expect(messages.get('cot-C')).toContain('Cột B “Vào trong kỳ” và cột C “Mục ba”');
		expect(failure.data.remember).toBe(false);
		expect(readingOf(id)?.columns).toBeUndefined();
		expect(choicesKept()).toEqual([]);
	});

	it('is read by the meanings chosen, and they are not remembered unless asked', async () => {
		const id = await desk.send({ 'la.csv': STRANGE });
		expect(await save(id, CHOSEN)).toContain(`/nop-bao-cao/kiem-tra/${id}`);
		expect(readingOf(id)).toEqual({
			headingRow: 2,
			columns: {
				A: 'role:unit',
				B: 'indicator:dossiers_received_new',
				C: 'indicator:dossiers_resolved_total',
				D: 'ignore'
			}
		});
		const [file] = (await desk.check(id)).files;
		expect(file?.outcome).toBe('would_store');
		expect(file?.counts.added).toBe(4);
		expect(choicesKept()).toEqual([]);
	});

	it('is known the next time once the choice is remembered, until it is revoked', async () => {
		await save(await desk.send({ 'la.csv': STRANGE }), { ...CHOSEN, nho: 'on' });
		const next = STRANGE.replace('Quý III', 'Quý II').replace('302', '303');
		const id = await desk.send({ 'quy-2.csv': next });
		expect((await desk.check(id)).files[0]?.outcome).toBe('would_store');
		const data = await columnsOf(id);
		expect(data.proposal.isRemembered).toBe(true);
		expect(data.proposal.columns.map(({ isRemembered }) => isRemembered)).toEqual([
			true,
			true,
			true,
			true
		]);
		const [kept] = data.remembered;
		expect(kept).toMatchObject({ isOfThisTable: true, moreHeadings: 0 });
		expect(kept?.columns[1]).toEqual({
			heading: 'Vào trong kỳ',
			meaning: 'Hồ sơ mới tiếp nhận trong kỳ'
		});
		const form = formOf({ lan: String(kept?.id) });
		const back = await locationOf(async () => columnActions['bo-nho']?.(columnsEvent(id, form)));
		expect(back).toContain('/ghep-cot');
		expect((await columnsOf(id)).remembered).toEqual([]);
		expect((await desk.check(id)).files[0]?.outcome).toBe('must_fix');
	});

	it('is proposed anew when the person takes the choice back', async () => {
		const id = await desk.send({ 'la.csv': STRANGE });
		await save(id, CHOSEN);
		expect((await columnsOf(id)).isChosen).toBe(true);
		await locationOf(async () => columnActions['tu-dau']?.(columnsEvent(id, new FormData())));
		expect((await columnsOf(id)).isChosen).toBe(false);
		expect(readingOf(id)).toEqual({ headingRow: 2 });
	});
});

describe('the preview of a file', () => {
	it('quotes the lines above and outlines what will be read', async () => {
		const id = await desk.send({ 'la.csv': STRANGE });
		const { chosen, namedRow } = await sheetOf(id);
		expect(chosen.rangeText).toBe('A2:D4');
		expect(chosen.titles.join()).toContain('Quý III/2026');
		expect(namedRow).toBeNull();
		const [title, heading] = chosen.rows;
		expect(title?.cells).toMatchObject([{ text: 'Quý III/2026', columns: 4, isRead: false }]);
		expect(heading).toMatchObject({ part: 'heading', number: 2 });
		expect(heading?.cells.map(({ edges }) => edges)).toEqual([
			'top left',
			'top',
			'top',
			'top right'
		]);
	});

	it('of another row is looked at without being kept, then kept', async () => {
		const id = await desk.send({ 'la.csv': STRANGE });
		await save(id, CHOSEN);
		const looked = await sheetOf(id, '&xem=1&trang=&dong=3');
		expect(looked).toMatchObject({ namedRow: 3, isKept: false, losesColumns: true });
		expect(readingOf(id)).toMatchObject({ headingRow: 2 });
		const form = formOf({ trang: '', dong: '3', toi: 'ghep-cot' });
		const next = await locationOf(async () => sheetActions['luu']?.(sheetEvent(id, '', form)));
		expect(next).toContain(`/nop-bao-cao/tep/${id}/ghep-cot`);
		// Letters of another table mean something else.
		expect(readingOf(id)).toEqual({ headingRow: 3 });
	});

	it.each([
		['', 'Quý 1', { sheet: 'Quý 1', headingRow: 3 }],
		['Quý 1', 'Quý 1', { sheet: 'Quý 1', headingRow: 3 }],
		// The rows offered were those of another worksheet.
		['Quý 2', 'Quý 1', { sheet: 'Quý 2' }]
	])('names a row of the worksheet that was seen (%j of %j)', async (sheet, seen, kept) => {
		const id = await desk.send({ 'la.csv': STRANGE });
		const form = formOf({ trang: sheet, dong: '3', 'dang-xem': seen });
		await locationOf(async () => sheetActions['luu']?.(sheetEvent(id, '', form)));
		expect(readingOf(id)).toEqual(kept);
	});

	it('kept as it was leaves the columns that were chosen', async () => {
		const id = await desk.send({ 'la.csv': STRANGE });
		await save(id, CHOSEN);
		const form = formOf({ trang: '', dong: '2', toi: 'kiem-tra' });
		const next = await locationOf(async () => sheetActions['luu']?.(sheetEvent(id, '', form)));
		expect(next).toContain(`/nop-bao-cao/kiem-tra/${id}`);
		expect(readingOf(id)?.columns).toBeDefined();
	});
});

describe('steps 2 and 3', () => {
	it('have nothing to choose in JSON, in a printed form and in a file that cannot be opened', async () => {
		const form = 'Biểu mẫu 3\nSTT;Chỉ tiêu thống kê;Đơn vị tính;Số lượng\n1;Số;Văn bản;2\n';
		const ids = await desk.send({
			'a.json': '{"submissions": []}',
			'bm3.csv': form,
			'hong.csv': '\u0000\u0001\u0002'
		});
		const [json = '', printed = '', broken = ''] = ids.split('.');
		expect(((await loadColumns(columnsEvent(json))) as ColumnsData).state).toBe('json');
		expect(((await loadSheet(sheetEvent(json))) as SheetData).state).toBe('json');
		expect(((await loadColumns(columnsEvent(printed))) as ColumnsData).state).toBe('form');
		expect(((await loadSheet(sheetEvent(broken))) as SheetData).state).toBe('unreadable');
	});

	it('name the other files of the upload', async () => {
		const ids = await desk.send({ 'la.csv': STRANGE, 'khac.csv': STRANGE });
		const [first = '', second = ''] = ids.split('.');
		const event = desk.eventFor(`/nop-bao-cao/tep/${second}/trang-tinh?cung=${ids}`, undefined, {
			draftId: second
		});
		const data = (await loadSheet(event)) as SheetData;
		expect(data.beside.map(({ id, name }) => [id, name])).toEqual([
			[first, 'la.csv'],
			[second, 'khac.csv']
		]);
		expect(data.beside[0]?.href).toContain(`/tep/${first}/trang-tinh`);
	});

	it('are gone with their file', async () => {
		expect(await statusOf(() => loadSheet(sheetEvent('khong-co')))).toBe(410);
		expect(await statusOf(() => loadColumns(columnsEvent('khong-co')))).toBe(410);
	});
});

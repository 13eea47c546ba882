// Columns that are not understood are chosen with a click on the check page, in the one form of all mends.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftFor } from '../../src/lib/server/db/submissions/drafts';
import { formOf, locationOf, UploadDesk } from '../support/upload-desk';

const STRANGE = [
	'Quý III/2026;;;',
	'Tên nơi gửi;Số HS nhận;Số HS đã làm;Chữ số',
	'Xã An Bình;1.144;1.128;An',
	'Xã Bình An;302;300;Bình'
].join('\n');

let desk: UploadDesk;
beforeEach(() => {
	desk = new UploadDesk([
		{ code: '1', name: 'An Bình' },
		{ code: '2', name: 'Bình An' }
	]);
});
afterEach(() => desk.close());

const picksOf = async (id: string) => (await desk.check(id)).files[0]?.columns ?? null;
const pick = (id: string, chosen: Readonly<Record<string, string>>, row = 2) => {
	const fields = Object.entries(chosen).map(([letter, value]) => [`cot|${id}|${letter}`, value]);
	return formOf({
		...Object.fromEntries<string>(fields as [string, string][]),
		[`noi-trang|${id}`]: '',
		[`noi-dong|${id}`]: String(row)
	});
};
const RIGHT = {
	A: 'role:unit',
	B: 'indicator:dossiers_received_total',
	C: 'indicator:dossiers_resolved_total',
	D: 'ignore'
};

describe('columns that nobody understands', () => {
	it('are offered with what they may be, each with not being read at all', async () => {
		const picks = await picksOf(await desk.send({ 'la.csv': STRANGE }));
		expect(picks).toMatchObject({ sheet: '', headingRow: 2, more: 0 });
		const options = new Map(
			picks?.columns.map(({ letter, options: own }) => [letter, own.map(({ value }) => value)])
		);
		expect(options.get('A')).toEqual(['role:unit', 'ignore']);
		expect(options.get('B')?.length).toBeGreaterThan(2);
		expect(options.get('B')?.[0]).toBe(RIGHT.B);
		expect(options.get('C')).toContain(RIGHT.C);
		expect(options.get('D')).toEqual(['ignore']);
		expect(picks?.columns.map(({ chosen }) => chosen)).toEqual(['', '', '', '']);
	});

	it('are read as chosen, in one pass with the cells typed over', async () => {
		const id = await desk.send({ 'la.csv': STRANGE.replace('302', 'nhiều') });
		const form = pick(id, RIGHT);
		for (const [name, text] of Object.entries({
			'o-tep': id,
			'o-trang': '',
			'o-dong': '4',
			'o-cot': 'B',
			'o-cu': 'nhiều',
			'o-chung': '',
			'o-moi': '302'
		}))
			form.append(name, text);
		await locationOf(() => desk.act('sua', id, form));
		expect(draftFor(desk.office.db, id)?.choices.reading).toMatchObject({
			headingRow: 2,
			columns: RIGHT,
			mends: [{ row: 4, letter: 'B', now: '302' }]
		});
		const [file] = (await desk.check(id)).files;
		expect(file?.columns).toBeNull();
		expect(file?.counts.added).toBe(4);
	});

	it('left open stay asked, with what was chosen beside them', async () => {
		const id = await desk.send({ 'la.csv': STRANGE });
		await locationOf(() => desk.act('sua', id, pick(id, { A: 'role:unit', B: '' })));
		const picks = await picksOf(id);
		expect(picks?.columns.map(({ letter, chosen }) => [letter, chosen])).toContainEqual([
			'A',
			'role:unit'
		]);
	});

	it('chosen as one figure twice are refused, and nothing chosen is lost', async () => {
		const id = await desk.send({ 'la.csv': STRANGE });
		const answer = await desk.act('sua', id, pick(id, { ...RIGHT, C: RIGHT.B }));
		expect(answer).toMatchObject({
			status: 400,
			data: { faults: [{ field: `cot|${id}|C` }], retyped: { [`cot|${id}|C`]: RIGHT.B } }
		});
		expect(draftFor(desk.office.db, id)?.choices.reading).toBeUndefined();
	});

	it('that were chosen and not applied wait like everything typed', async () => {
		const id = await desk.send({ 'la.csv': STRANGE });
		await locationOf(() => desk.act('giu', id, pick(id, RIGHT)));
		expect((await desk.check(id)).unsent.retyped[`cot|${id}|B`]).toBe(RIGHT.B);
	});

	it('take no meaning that the catalogue has not, and no row that is none', async () => {
		const id = await desk.send({ 'la.csv': STRANGE });
		await locationOf(() => desk.act('sua', id, pick(id, { B: 'indicator:no_such' })));
		await locationOf(() => desk.act('sua', id, pick(id, RIGHT, 0)));
		expect(draftFor(desk.office.db, id)?.choices.reading).toBeUndefined();
	});
});

describe('a form with two columns that could be the value', () => {
	const FORM = [
		'Xã An Bình;;;;',
		'Quý III/2026;;;;',
		'STT;Chỉ tiêu thống kê;Đơn vị tính;Số lượng;Kết quả;Ghi chú',
		'3.3.1.;Tổng số hồ sơ TTHC đã giải quyết xong;Hồ sơ;22;12;',
		'3.3.2.;Số hồ sơ TTHC giải quyết đúng hạn;Hồ sơ;21;11;'
	].join('\n');

	it('is settled with one click', async () => {
		const id = await desk.send({ 'bm3.csv': FORM });
		const picks = await picksOf(id);
		expect(picks?.columns.map(({ letter }) => letter)).toEqual(['D', 'E']);
		const row = picks?.headingRow ?? 0;
		await locationOf(() => desk.act('sua', id, pick(id, { D: 'role:value' }, row)));
		const [file] = (await desk.check(id)).files;
		expect(file?.changes.map(({ written }) => written)).toEqual(['22', '21']);
	});
});

// Nothing typed on the check page is lost by looking elsewhere, dropping a file, replacing one or going on.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftFor } from '../../src/lib/server/db/submissions/drafts';
import { formOf, locationOf, UploadDesk } from '../support/upload-desk';

const FAULTY = [
	'Đơn vị;Kỳ báo cáo;Mới tiếp nhận;Trực tuyến;Trực tiếp, bưu chính',
	'Xã An Bìn;Quý III/2026;300;280;20',
	'Xã Hoa Sim;Quý III/2026;nhiều;280;20'
].join('\n');
const GOOD = FAULTY.replace('Bìn;', 'Bình;').replace('nhiều', '300');

let desk: UploadDesk;
beforeEach(() => {
	desk = new UploadDesk([
		{ code: '1', name: 'An Bình' },
		{ code: '2', name: 'Hoa Sim' }
	]);
});
afterEach(() => desk.close());

const keyOf = (id: string) => `${id}||C3`;
/** The form as the page sends it: a unit left as it is, a number typed over, a suggestion and a period chosen. */
function typedFor(id: string, more: Readonly<Record<string, string>> = {}): FormData {
	const form = formOf({
		'chon-tep': id,
		[`${id}-ky-bao-cao`]: 'quý năm',
		[`chon|${id}||A2`]: 'Xã An Bình',
		...more
	});
	for (const [row, letter, was, now] of [
		['2', 'A', 'Xã An Bìn', 'Xã An Bìn'],
		['3', 'C', 'nhiều', 'ba trăm']
	] as const)
		for (const [name, text] of Object.entries({
			'o-tep': id,
			'o-trang': '',
			'o-dong': row,
			'o-cot': letter,
			'o-cu': was,
			'o-chung': '',
			'o-moi': now
		}))
			form.append(name, text);
	return form;
}
const KEPT = (id: string) => ({
	[keyOf(id)]: 'ba trăm',
	[`chon|${id}||A2`]: 'Xã An Bình',
	[`${id}-ky-bao-cao`]: 'quý năm'
});

describe('what was typed and not applied', () => {
	it('waits while somebody looks elsewhere, and changes nothing of the check', async () => {
		const id = await desk.send({ 'a.csv': FAULTY });
		const before = await desk.check(id);
		const toi = `/nop-bao-cao/tep/${id}/ghep-cot?cung=${id}#cot-A`;
		expect(await locationOf(() => desk.act('giu', id, typedFor(id, { toi })))).toBe(toi);
		const data = await desk.check(id);
		expect(data.unsent.retyped).toEqual(KEPT(id));
		expect(data.unsent.choosing[id]).toMatchObject({ 'ky-bao-cao': 'quý năm', 'don-vi': '' });
		expect(data.files[0]?.errors).toBe(before.files[0]?.errors);
		expect(draftFor(desk.office.db, id)?.choices.reading).toBeUndefined();
	});

	it('leads to pages of this site only', async () => {
		const id = await desk.send({ 'a.csv': FAULTY });
		for (const toi of ['//other.example', 'https://other.example/', ''])
			expect(await locationOf(() => desk.act('giu', id, typedFor(id, { toi })))).toBe('/');
	});

	it('is forgotten once it is applied, or typed back', async () => {
		const id = await desk.send({ 'a.csv': FAULTY });
		await locationOf(() => desk.act('giu', id, typedFor(id)));
		await locationOf(() => desk.act('sua', id, typedFor(id, { [`${id}-ky-bao-cao`]: '' })));
		expect((await desk.check(id)).unsent).toEqual({ retyped: {}, choosing: {} });
		await locationOf(() => desk.act('giu', id, typedFor(id)));
		const form = typedFor(id, { [`${id}-ky-bao-cao`]: '', [`chon|${id}||A2`]: '' });
		form.delete('o-moi');
		for (const text of ['Xã An Bìn', 'nhiều']) form.append('o-moi', text);
		await locationOf(() => desk.act('giu', id, form));
		expect((await desk.check(id)).unsent.retyped).toEqual({});
	});

	it('of one file stays when another is dropped', async () => {
		const ids = await desk.send({ 'a.csv': FAULTY, 'b.csv': FAULTY });
		const [a = '', b = ''] = ids.split('.');
		await locationOf(() => desk.act('bo', ids, typedFor(a, { tep: b })));
		expect((await desk.check(a)).unsent.retyped).toEqual(KEPT(a));
		expect(draftFor(desk.office.db, b)).toBeUndefined();
	});

	it('of one file stays when another is replaced, and when no file was chosen for that', async () => {
		const ids = await desk.send({ 'a.csv': FAULTY, 'b.csv': FAULTY });
		const [a = '', b = ''] = ids.split('.');
		expect(await desk.act('thay', ids, typedFor(a, { thay: b }))).toMatchObject({
			status: 400,
			data: { faults: [{ field: `tep-moi-${b}` }], retyped: KEPT(a) }
		});
		const form = typedFor(a, { thay: b });
		form.append(`tep-moi-${b}`, new File([GOOD], 'moi.csv'));
		const next = await locationOf(() => desk.act('thay', ids, form));
		const now = next.split(/[?/]/).find((part) => part.includes(a)) ?? '';
		const data = await desk.check(now);
		expect(data.files.map(({ name, outcome }) => [name, outcome])).toEqual([
			['a.csv', 'must_fix'],
			['moi.csv', 'would_store']
		]);
		expect(data.unsent.retyped).toEqual(KEPT(a));
	});

	it('is applied and looked at before going on; without it the way is straight', async () => {
		const id = await desk.send({ 'a.csv': GOOD });
		expect(await locationOf(() => desk.act('tiep', id, formOf({})))).toContain('/xac-nhan/');
		const form = typedFor(id, { 'chon-tep': '', [`chon|${id}||A2`]: '' });
		form.delete('o-moi');
		form.delete('o-cu');
		for (const text of ['Xã An Bình', '300']) form.append('o-cu', text);
		for (const text of ['Xã An Bình', '301']) form.append('o-moi', text);
		const next = await locationOf(() => desk.act('tiep', id, form));
		expect(next).toMatch(/\/kiem-tra\/.*da-ap-dung/);
		expect(draftFor(desk.office.db, id)?.choices.reading?.mends?.[0]?.now).toBe('301');
	});
});

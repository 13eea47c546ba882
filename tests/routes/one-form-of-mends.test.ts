// Everything typed and chosen on the check page goes along at once, and nothing of it is lost.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftFor } from '../../src/lib/server/db/submissions/drafts';
import { formOf, locationOf, UploadDesk } from '../support/upload-desk';

const HEAD = 'Đơn vị;Kỳ báo cáo;Mới tiếp nhận;Trực tuyến;Trực tiếp, bưu chính';
const FAULTY = [
	HEAD,
	'Xã An Bìn;Quý III/2026;300;280;20',
	'Xã Hoa Sim;Quý III/2026;nhiều;280;20'
].join('\n');

let desk: UploadDesk;
beforeEach(() => {
	desk = new UploadDesk([
		{ code: '1', name: 'An Bình' },
		{ code: '2', name: 'Hoa Sim' }
	]);
});
afterEach(() => desk.close());

interface Typed {
	readonly id: string;
	readonly row: number;
	readonly letter: string;
	readonly was: string;
	readonly now: string;
}
function formWith(cells: readonly Typed[], more: Readonly<Record<string, string>> = {}): FormData {
	const form = formOf(more);
	for (const { id, row, letter, was, now } of cells) {
		form.append('o-tep', id);
		form.append('o-trang', '');
		form.append('o-dong', String(row));
		form.append('o-cot', letter);
		form.append('o-cu', was);
		form.append('o-chung', letter === 'A' ? '1' : '');
		form.append('o-moi', now);
	}
	return form;
}
const cells = (id: string, number = 'nhiều'): Typed[] => [
	{ id, row: 2, letter: 'A', was: 'Xã An Bìn', now: 'Xã An Bìn' },
	{ id, row: 3, letter: 'C', was: 'nhiều', now: number }
];

describe('the one form of all mends', () => {
	it('takes what was chosen with a click beside what was typed', async () => {
		const id = await desk.send({ 'a.csv': FAULTY });
		const [file] = (await desk.check(id)).files;
		const offered = file?.parts.flatMap(({ groups }) => groups.flatMap((group) => group.cells));
		const unit = offered?.find(({ letter, row }) => letter === 'A' && row === 2);
		const suggestion = unit?.suggestions[0]?.value ?? '';
		expect(unit?.isAlike).toBe(true);
		const form = formWith(cells(id, '300'), { [`chon|${id}||A2`]: suggestion });
		await locationOf(() => desk.act('sua', id, form));
		expect(draftFor(desk.office.db, id)?.choices.reading?.mends).toEqual([
			{ row: 2, letter: 'A', was: 'Xã An Bìn', now: suggestion, alike: true },
			{ row: 3, letter: 'C', was: 'nhiều', now: '300' }
		]);
		expect((await desk.check(id)).files[0]?.errors).toBe(0);
	});

	it('stores nothing and shows everything again where one answer is refused', async () => {
		const id = await desk.send({ 'a.csv': FAULTY });
		const wrong = { 'chon-tep': id, [`${id}-ky-bao-cao`]: 'quý năm', [`${id}-don-vi`]: '' };
		const answer = await desk.act('sua', id, formWith(cells(id, '300'), wrong));
		expect(answer).toMatchObject({
			status: 400,
			data: {
				faults: [{ field: `${id}-ky-bao-cao` }],
				choosing: { [id]: { 'ky-bao-cao': 'quý năm' } },
				retyped: { [`${id}||C3`]: '300' }
			}
		});
		expect(draftFor(desk.office.db, id)?.choices.reading?.mends).toBeUndefined();
	});

	it('asks where something was chosen and something else typed', async () => {
		const id = await desk.send({ 'a.csv': FAULTY });
		const [name, number] = cells(id, '300');
		if (name === undefined || number === undefined) throw new Error('two cells');
		const twice = [{ ...name, now: 'Xã Khác' }, number];
		const form = formWith(twice, { [`chon|${id}||A2`]: 'Xã An Bình' });
		expect(await desk.act('sua', id, form)).toMatchObject({
			status: 400,
			data: { retyped: { [`${id}||A2`]: 'Xã Khác', [`chon|${id}||A2`]: 'Xã An Bình' } }
		});
	});

	it('keeps a mend that is bad itself, and what was typed while another is taken back', async () => {
		const id = await desk.send({ 'a.csv': FAULTY });
		await locationOf(() => desk.act('sua', id, formWith(cells(id, 'ba trăm'))));
		const mends = () => draftFor(desk.office.db, id)?.choices.reading?.mends ?? [];
		expect(mends().map(({ now }) => now)).toEqual(['ba trăm']);
		const unit = [{ id, row: 2, letter: 'A', was: 'Xã An Bìn', now: 'Xã An Bình' }];
		const back = formWith(unit, { bo: `${id}||C3` });
		await locationOf(() => desk.act('bo-sua', id, back));
		expect(mends().map(({ now }) => now)).toEqual(['Xã An Bình']);
	});

	it('takes the mends of several files', async () => {
		const ids = await desk.send({ 'a.csv': FAULTY, 'b.csv': FAULTY.replace('nhiều', 'ít') });
		const [a = '', b = ''] = ids.split('.');
		const second = { id: b, row: 3, letter: 'C', was: 'ít', now: '301' };
		const form = formWith([...cells(a, '300'), second]);
		await locationOf(() => desk.act('sua', ids, form));
		const now = (id: string) => draftFor(desk.office.db, id)?.choices.reading?.mends?.[0]?.now;
		expect([now(a), now(b)]).toEqual(['300', '301']);
	});
});

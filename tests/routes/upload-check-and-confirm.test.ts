// The upload, from choosing files to what is stored, on a real database in a temporary folder.
import type { ActionFailure } from '@sveltejs/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { observationsFor } from '../../src/lib/server/db/figures/observations';
import { submissionsFor } from '../../src/lib/server/db/submissions/submissions';
import { actions as chooseActions } from '../../src/routes/(app)/nop-bao-cao/+page.server';
import { load as loadStored } from '../../src/routes/(app)/nop-bao-cao/da-luu/+page.server';
import type { PageServerData as StoredData } from '../../src/routes/(app)/nop-bao-cao/da-luu/$types';
import {
	formOf,
	idsIn,
	locationOf,
	NOTHING_SAID,
	statusOf,
	UploadDesk,
	type Refusal
} from '../support/upload-desk';

const HEADINGS =
	'Đơn vị;Kỳ báo cáo;Mới tiếp nhận;Trực tuyến;Trực tiếp, bưu chính;Đã giải quyết;Trước hạn;Đúng hạn;Quá hạn';
const CLEAN = `${HEADINGS}\nXã An Bình;Quý III/2026;1.144;1.103;41;1.128;1.000;128;0\n`;
const CONTRADICTING = `${HEADINGS}\nXã An Bình;Quý III/2026;1.144;1.103;31;1.128;1.000;128;0\n`;
const BROKEN = `${HEADINGS}\nXã An Bình;Quý III/2026;nhiều;nhiều;41;-3;1.000;128;0\n`;

let desk: UploadDesk;
beforeAll(() => {
	desk = new UploadDesk([
		{ code: '1', name: 'An Bình' },
		{ code: '2', name: 'Bình An' }
	]);
});
afterAll(() => desk.close());

const storedCount = () => submissionsFor(desk.office.db).length;

describe('choosing files', () => {
	it('without a file says so at the field and keeps what was typed', async () => {
		const form = formOf({ ...NOTHING_SAID, 'don-vi': 'Xã An Bình', 'ky-bao-cao': 'Quý III/2026' });
		form.append('tep', new File([], ''));
		const failure = await desk.refused(form);
		expect(failure.status).toBe(400);
		expect(failure.data.faults.map(({ field }) => field)).toEqual(['tep']);
		expect(failure.data.typed).toMatchObject({
			'don-vi': 'Xã An Bình',
			'ky-bao-cao': 'Quý III/2026'
		});
	});

	it('with an unknown unit and period names both fields and suggests', async () => {
		const form = formOf(
			{ ...NOTHING_SAID, 'don-vi': 'Xã An Bin', 'ky-bao-cao': 'Quý 9' },
			{ 'a.csv': CLEAN }
		);
		const failure = await desk.refused(form);
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
		const event = { ...(desk.eventFor('/nop-bao-cao') as object), request };
		const failure = (await chooseActions['default']?.(event as never)) as Refusal;
		expect(failure.status).toBe(413);
		expect(failure.data.faults[0]?.message).toContain('MB');
	});
});

describe('a file that cannot be read with certainty', () => {
	it('is shown with every fault, and nothing of it can be stored', async () => {
		const ids = await desk.send({ 'sai.csv': BROKEN });
		const [file] = (await desk.check(ids)).files;
		expect(file?.outcome).toBe('must_fix');
		const codes = file?.parts.flatMap(({ groups }) =>
			groups.map(({ code, count }) => [code, count])
		);
		expect(codes).toContainEqual(['not_a_number', 2]);
		expect(codes).toContainEqual(['negative_number', 1]);
		const failure = (await desk.store(ids)) as ActionFailure<object>;
		expect(failure.status).toBe(400);
		expect(storedCount()).toBe(0);
	});

	it('is replaced by its mended version, the other files of the upload staying', async () => {
		const [broken = '', good = ''] = (
			await desk.send({ 'sai.csv': BROKEN, 'tot.csv': CLEAN })
		).split('.');
		const form = formOf(
			{ ...NOTHING_SAID, 'co-quan': String(desk.officeId), thay: broken, cung: good },
			{ 'da-sua.csv': CLEAN }
		);
		const location = await desk.sendForm(form);
		const { files } = await desk.check(idsIn(location));
		expect(files.map(({ name }) => name)).toEqual(['tot.csv', 'da-sua.csv']);
		expect(await statusOf(() => desk.check(broken))).toBe(410);
	});

	it('that names no unit takes the one chosen on the page', async () => {
		const bare = 'Mới tiếp nhận;Trực tuyến;Đã giải quyết\n10;9;8\n';
		const ids = await desk.send({ 'bare.csv': bare });
		expect((await desk.check(ids)).files[0]?.missesWhoOrWhen).toBe(true);
		const form = formOf({
			tep: ids,
			'co-quan': String(desk.officeId),
			'don-vi': 'xã Bình An',
			'ky-bao-cao': 'quý 3 năm 2026'
		});
		await locationOf(() => desk.act('chon-lai', ids, form));
		const [file] = (await desk.check(ids)).files;
		expect(file?.outcome).toBe('would_store');
		expect(file?.submissions[0]?.name).toBe('Xã Bình An');
	});
});

describe('figures that contradict each other', () => {
	it('need a written reason; without one nothing is stored and the page says where', async () => {
		const ids = await desk.send({ 'mau-thuan.csv': CONTRADICTING });
		expect((await desk.check(ids)).files[0]).toMatchObject({ outcome: 'needs_confirmation' });
		const failure = (await desk.store(ids, { [`ly-do-${ids}`]: '   ' })) as ActionFailure<{
			faults: { field: string }[];
		}>;
		expect(failure.data.faults.map(({ field }) => field)).toEqual([`ly-do-${ids}`]);
		expect(storedCount()).toBe(0);
		await locationOf(() => desk.act('huy', ids));
	});

	it('of one file keep the reasons typed for the others', async () => {
		const ids = await desk.send({
			'mot.csv': CONTRADICTING,
			'hai.csv': CONTRADICTING.replace('An Bình', 'Bình An')
		});
		const [first = '', second = ''] = ids.split('.');
		const failure = (await desk.store(`${first}.${second}`, {
			[`ly-do-${first}`]: 'Đã hỏi xã'
		})) as ActionFailure<{
			typed: Record<string, { reason: string }>;
			faults: { field: string }[];
		}>;
		expect(failure.data.typed[first]?.reason).toBe('Đã hỏi xã');
		expect(failure.data.faults.map(({ field }) => field)).toEqual([`ly-do-${second}`]);
		expect(storedCount()).toBe(0);
		await locationOf(() => desk.act('huy', `${first}.${second}`));
	});
});

describe('a file without objection', () => {
	it('shows how each number is read, and looking stores nothing', async () => {
		const ids = await desk.send({ 'tot.csv': CLEAN });
		const [file] = (await desk.check(ids)).files;
		expect(file).toMatchObject({ outcome: 'would_store', counts: { added: 7, changed: 0 } });
		expect(file?.changes.find(({ written }) => written === '1.144')).toMatchObject({
			read: '1.144',
			before: null
		});
		expect(storedCount()).toBe(0);
		expect(observationsFor(desk.office.db, {})).toEqual([]);
	});

	it('is stored on confirmation, and the result names unit, ranking and submission', async () => {
		const ids = await desk.send({ 'tot.csv': CLEAN });
		const location = await locationOf(() => desk.store(ids));
		expect(storedCount()).toBe(1);
		const result = (await loadStored(desk.eventFor(location))) as StoredData;
		expect(result.stored).toHaveLength(1);
		expect(result.stored[0]).toMatchObject({ unit: 'Xã An Bình', period: '2026-q3', added: 7 });
		expect(result.stored[0]?.office?.unitId).toBe(desk.officeId);
		expect(await statusOf(() => desk.check(ids))).toBe(410);
	});

	it('sent again changes nothing', async () => {
		const ids = await desk.send({ 'tot.csv': CLEAN });
		expect((await desk.check(ids)).files[0]?.outcome).toBe('unchanged');
		const location = await locationOf(() => desk.store(ids));
		expect(location).toContain('khong-doi=1');
		expect(storedCount()).toBe(1);
	});

	it('corrected shows the old figure beside the new one', async () => {
		const ids = await desk.send({ 'dinh-chinh.csv': CLEAN.replace('1.103;41', '1.104;40') });
		const [file] = (await desk.check(ids)).files;
		const changes = file?.changes.map(({ before, read }) => [before, read]);
		expect(changes).toEqual([
			['1.103', '1.104'],
			['41', '40']
		]);
		await locationOf(() => desk.act('huy', ids));
	});
});

describe('several files of one unit and period', () => {
	it('are checked as they would be stored, one after the other', async () => {
		const other = 'Đơn vị;Kỳ báo cáo;Mới tiếp nhận;Trực tuyến\nXã Bình An;Quý III/2026;50;40\n';
		const again = 'Đơn vị;Kỳ báo cáo;Trực tuyến\nXã Bình An;Quý III/2026;60\n';
		const ids = await desk.send({ 'mot.csv': other, 'hai.csv': again });
		const { files } = await desk.check(ids);
		expect(files[1]?.changes[0]).toMatchObject({ before: '40', read: '60' });
		expect(files[1]?.outcome).toBe('needs_confirmation');
		expect(storedCount()).toBe(1);
	});
});

// In whose name a file is brought when nothing is said, and in whose it may be.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { draftHeads } from '../../src/lib/server/db/submissions/drafts';
import { signedIn } from '../support/signed-in';
import { NOTHING_SAID, formOf, UploadDesk } from '../support/upload-desk';

const FILE = { 'a.csv': 'Kỳ báo cáo;Chỉ tiêu;Giá trị\nQuý I/2026;Mới tiếp nhận trong kỳ;5' };
const SAID = { 'co-quan': '' };

let desk: UploadDesk;
beforeEach(() => {
	desk = new UploadDesk([
		{ code: '01', name: 'An Bình' },
		{ code: '02', name: 'Hòa Lạc' }
	]);
});
afterEach(() => desk.close());

const sitDown = (role: 'home_affairs' | 'commune', code: string): number => {
	const unitId = desk.units.get(code) ?? 0;
	desk.who = signedIn(desk.office.db, { name: `${role}-${code}`, role, unitId });
	return unitId;
};
const choicesOf = (id: string) => draftHeads(desk.office.db, [id])[0]?.choices;

describe('a file about which nothing is said', () => {
	test('is the commune’s own when a commune brings it', async () => {
		const unitId = sitDown('commune', '01');
		expect(choicesOf(await desk.send(FILE, SAID))).toEqual({ unitId });
	});

	test('is the office’s when its home affairs bring it', async () => {
		const organisingId = sitDown('home_affairs', 'TN');
		expect(choicesOf(await desk.send(FILE, SAID))).toEqual({ organisingId });
	});

	test('is nobody’s when the administrator brings it', async () => {
		expect(choicesOf(await desk.send(FILE, SAID))).toEqual({});
	});
});

describe('a commune', () => {
	test('keeps what is remembered of columns to itself, though it names its office', async () => {
		const unitId = sitDown('commune', '01');
		const organisingId = desk.officeId;
		expect(choicesOf(await desk.send(FILE))).toEqual({ unitId, organisingId });
	});

	test('cannot name its neighbour', async () => {
		sitDown('commune', '01');
		const form = formOf({ ...NOTHING_SAID, 'don-vi': 'Xã Hòa Lạc' }, FILE);
		const { status, data } = await desk.refused(form);
		expect(status).toBe(400);
		expect(data.faults.map(({ field }) => field)).toEqual(['don-vi']);
		expect(JSON.stringify(data.faults)).toContain('Không có đơn vị nào tên “Xã Hòa Lạc”');
	});
});

describe('files that wait to be stored', () => {
	test('are gone for whoever sits down next', async () => {
		sitDown('commune', '01');
		const id = await desk.send(FILE, SAID);
		expect((await desk.firstStep(`?cung=${id}`)).kept).toHaveLength(1);
		sitDown('commune', '02');
		expect((await desk.firstStep(`?cung=${id}`)).kept).toEqual([]);
	});
});

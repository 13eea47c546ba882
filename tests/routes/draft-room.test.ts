// Files that wait for their account's decision: how many there may be, and what is said when there are more.
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/office/audit';
import type { OfficeSettings } from '../../src/lib/domain/office/office-settings';
import { write } from '../../src/lib/server/db/database';
import { changeSettings } from '../../src/lib/server/db/campaigns/settings';
import { signedIn } from '../support/signed-in';
import { formOf, idsIn, locationOf, NOTHING_SAID, UploadDesk } from '../support/upload-desk';

const CSV = 'Đơn vị;Kỳ báo cáo;Mới tiếp nhận\nXã An Bình;Quý III/2026;1.144\n';
const files = (count: number) =>
	Object.fromEntries(Array.from({ length: count }, (_, at) => [`tep-${at}.csv`, CSV] as const));
const zipped = (entries: Record<string, Uint8Array>): Uint8Array<ArrayBuffer> =>
	new Uint8Array(zipSync(entries));

let desk: UploadDesk;
beforeEach(() => {
	desk = new UploadDesk([{ code: '1', name: 'An Bình' }]);
	limited({ 'drafts.files': 10 });
});
afterEach(() => desk.close());

const limited = (changes: Partial<OfficeSettings>) =>
	write(desk.office.db, (writer) =>
		changeSettings(writer, SYSTEM, { changes, at: '2026-10-01T02:00:00.000Z' })
	);
const held = async () => (await desk.firstStep('?dang-giu=1')).kept.map(({ id }) => id);

describe('an account whose files wait', () => {
	test('is told what it holds and what makes room; none is dropped, none taken', async () => {
		const ids = (await desk.send(files(9))).split('.');
		const failure = await desk.refused(formOf(NOTHING_SAID, files(2)));
		expect(failure.status).toBe(409);
		expect(failure.data.faults).toMatchObject([
			{ field: 'tep', message: expect.stringMatching(/đang giữ 9 tệp.*thêm 2 tệp.*bỏ bớt/) }
		]);
		expect(await held()).toEqual(ids);
		expect((await desk.firstStep()).held).toBe(9);
	});

	test('makes room by dropping what it was shown', async () => {
		await desk.send(files(10));
		const [first = '', ...rest] = await held();
		await locationOf(() => desk.act('bo', first, formOf({ tep: first })));
		const added = await desk.send({ 'moi.csv': CSV });
		expect(await held()).toEqual([...rest, added]);
	});

	test('may send the mended version of a file in its place, however full it is', async () => {
		const [wrong = '', ...rest] = (await desk.send(files(10))).split('.');
		await desk.sendForm(formOf({ ...NOTHING_SAID, thay: wrong }, { 'da-sua.csv': CSV }));
		const now = await held();
		expect(now).toHaveLength(10);
		expect(now).toEqual(expect.arrayContaining(rest));
		expect(now).not.toContain(wrong);
	});

	test('is held to the bytes of its files too', async () => {
		limited({ 'drafts.megabytes': 10 });
		const large = `${CSV}${' '.repeat(11 * 1024 * 1024)}`;
		const failure = await desk.refused(formOf(NOTHING_SAID, { 'lon.csv': large }));
		expect(failure.data.faults[0]?.message).toContain('10 MB');
		expect(await held()).toEqual([]);
	});

	test('gets no more room for what was packed: the archive stays, and why is told', async () => {
		await desk.send(files(4));
		const seven = Object.fromEntries(
			Object.entries(files(7)).map(([name, text]) => [name, strToU8(text)] as const)
		);
		const path = await desk.sendForm(formOf(NOTHING_SAID, { 'goi.zip': zipped(seven) }));
		const id = idsIn(path);
		expect(await held()).toHaveLength(5);
		const { unpacked } = await desk.check(id, `&${new URL(path, 'http://a').searchParams}`);
		expect(unpacked).toMatchObject([
			{ name: 'goi.zip', lines: [expect.stringMatching(/7 tệp.*đang giữ 4 tệp.*10 tệp/)] }
		]);
		limited({ 'drafts.files': 11 });
		const unpackedIds = await desk.sendForm(
			formOf({ ...NOTHING_SAID, thay: id }, { 'goi.zip': zipped(seven) })
		);
		expect(idsIn(unpackedIds).split('.')).toHaveLength(7);
		expect(await held()).toHaveLength(11);
	});

	test('is held to the bytes of what was packed too', async () => {
		limited({ 'drafts.megabytes': 10 });
		const large = strToU8(`${CSV}${' '.repeat(11 * 1024 * 1024)}`);
		const path = await desk.sendForm(
			formOf(NOTHING_SAID, { 'goi.zip': zipped({ 'lon.csv': large, 'nho.csv': strToU8(CSV) }) })
		);
		expect(await held()).toEqual([idsIn(path)]);
	});

	test('keeps nothing of an archive that comes apart for data of citizens and finds no room', async () => {
		const personal =
			'Họ và tên;CCCD;Đơn vị;Kỳ báo cáo;Mới tiếp nhận\nNguyễn Văn A;001099012345;Xã An Bình;Quý III/2026;1.144\n';
		const packed = Object.fromEntries(
			Array.from({ length: 11 }, (_, at) => [`${at}.csv`, strToU8(personal)] as const)
		);
		const failure = await desk.refused(formOf(NOTHING_SAID, { 'goi.zip': zipped(packed) }));
		expect(failure.data.faults[0]?.message).toContain('11 tệp');
		expect(await held()).toEqual([]);
	});

	test('takes no room from another account', async () => {
		await desk.send(files(10));
		desk.who = signedIn(desk.office.db, { name: 'nguoi-khac' });
		const other = await desk.send({ 'cua-nguoi-khac.csv': CSV });
		expect(await held()).toEqual([other]);
	});
});

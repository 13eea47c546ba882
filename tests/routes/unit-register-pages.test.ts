// Units as an administrator keeps them, page by page.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadUnitRegister } from '../../src/lib/server/db/units/units';
import { actions as addActions } from '../../src/routes/(app)/quan-tri/don-vi/them/+page.server';
import {
	actions as unitActions,
	load as loadUnit
} from '../../src/routes/(app)/quan-tri/don-vi/[id]/+page.server';
import { load as loadUnits } from '../../src/routes/(app)/quan-tri/don-vi/+page.server';
import { actions as listActions } from '../../src/routes/(app)/quan-tri/don-vi/nap/+page.server';
import { load as loadOffice } from '../../src/routes/(app)/quan-tri/co-quan/[id]/+page.server';
import { AdministrationDesk, type Answer, type Fields } from '../support/administration-desk';
import { receiveText } from '../support/report-database';
import { formOf, locationOf, statusOf } from '../support/upload-desk';

let desk: AdministrationDesk;
beforeEach(() => {
	desk = new AdministrationDesk();
});
afterEach(() => desk.close());

const unitPath = (code: string) => `/quan-tri/don-vi/${desk.id(code)}`;
const unitOf = (code: string) =>
	loadUnitRegister(desk.db).versions.filter(({ unitId }) => unitId === desk.id(code));
const version = (more: Fields = {}) => ({
	...{ ma: '10001', ten: 'Hồng Phong', loai: 'xa', 'truc-thuoc': String(desk.id('TN')) },
	...{ 'tu-ngay': '01/01/2026', ...more }
});

describe('the list of units', () => {
	const rows = async (query: string) => {
		const data = (await loadUnits(desk.event(`/quan-tri/don-vi?${query}`))) as {
			readonly rows: readonly { readonly name: string; readonly state: string }[];
			readonly day: { readonly badDay: string | null };
		};
		return data;
	};

	test('finds units however they are typed, and tells their state on a day', async () => {
		expect((await rows('tim=hong%20phong')).rows.map(({ name }) => name)).toEqual([
			'Xã Hồng Phong'
		]);
		expect((await rows('tim=10003')).rows).toMatchObject([{ state: 'đã kết thúc' }]);
		expect((await rows('tim=10003&ngay=30/06/2025')).rows).toMatchObject([
			{ state: 'có hiệu lực' }
		]);
		expect((await rows('trang-thai=ended')).rows).toHaveLength(1);
		expect((await rows('tim=không có ai')).rows).toEqual([]);
		expect((await rows('ngay=31/02/2025')).day.badDay).toBe('31/02/2025');
	});
});

describe('a new unit', () => {
	const fields = { ma: '10009', ten: 'Bình Minh', loai: 'xa' };
	const add = (more: Fields) =>
		desk.confirmed(addActions['default'], '/quan-tri/don-vi/them', { ...fields, ...more });

	test('is shown with the office it joins, then made and recorded', async () => {
		const { shown, location } = await add({ 'truc-thuoc': String(desk.id('TN')) });
		expect(shown.preview?.members).toEqual([
			'Cụm Thử Nghiệm: mọi thời gian thêm Xã Bình Minh; 3 → 4 đơn vị.'
		]);
		const made = loadUnitRegister(desk.db).versions.find(({ code }) => code === '10009');
		expect(location).toBe(`/quan-tri/don-vi/${made?.unitId}?da-luu=1`);
		expect(desk.log(1)).toEqual([`unit.created unit:${made?.unitId}`]);
	});

	test('with a code, or nothing, that cannot be is refused at its fields', async () => {
		const post = (more: Fields) =>
			desk.asked(addActions['default'], '/quan-tri/don-vi/them', { ...fields, ...more });
		expect(await post({ ma: '10001' })).toMatchObject({
			status: 400,
			data: { faults: [{ field: 'ma' }], typed: { ten: 'Bình Minh' } }
		});
		expect(await post({ ma: '', ten: '', 'tu-ngay': '' })).toMatchObject({
			data: { faults: [{ field: 'ma' }, { field: 'ten' }] }
		});
		expect(await post({ loai: 'lang', 'tu-ngay': '31/02/2025' })).toMatchObject({
			data: { faults: [{ field: 'loai' }, { field: 'tu-ngay' }] }
		});
	});
});

describe('one unit', () => {
	test('gets another name from a day on, old and new in the log', async () => {
		const { shown } = await desk.confirmed(
			unitActions['phien-ban'],
			unitPath('10001'),
			version({ ten: 'Hồng Phong Mới' })
		);
		expect(shown.preview).toMatchObject({ rows: [{}, { before: null }], members: [] });
		expect(unitOf('10001')).toMatchObject([
			{ name: 'Hồng Phong', validTo: '2025-12-31' },
			{ name: 'Hồng Phong Mới', validFrom: '2026-01-01', validTo: null }
		]);
		expect(desk.lastDetail()).toMatchObject({
			deed: 'version_added',
			before: { versions: [{ name: 'Hồng Phong', validTo: null }] },
			after: { versions: [{ validTo: '2025-12-31' }, { name: 'Hồng Phong Mới' }] }
		});
		await desk.confirmed(unitActions['bo-phien-ban'], unitPath('10001'), {});
		expect(unitOf('10001')).toMatchObject([{ name: 'Hồng Phong', validTo: null }]);
	});

	test('a change that somebody else made in between is shown anew, not made', async () => {
		const fields = version({ ten: 'Hồng Phong Mới' });
		const shown = await desk.asked(unitActions['phien-ban'], unitPath('10001'), fields);
		const other = version({ 'phien-ban': '', 'tu-ngay': '', ten: 'Hồng Phượng' });
		await desk.confirmed(unitActions['sua'], unitPath('10001'), other);
		const sure = { ...fields, 'xac-nhan': shown.key ?? '' };
		const again = await desk.asked(unitActions['phien-ban'], unitPath('10001'), sure);
		expect(again.key).not.toBe(shown.key);
		expect(unitOf('10001')).toHaveLength(1);
	});

	test('is not ended before a report that it has', async () => {
		receiveText(
			desk.db,
			'a.csv',
			'Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị\n10001;Quý II/2026;Mới tiếp nhận;10\n'
		);
		const end = version({ 'tu-ngay': '', 'den-ngay': '31/03/2026' });
		const refusal = await desk.asked(unitActions['sua'], unitPath('10001'), end);
		expect(refusal.data?.faults).toMatchObject([{ field: 'den-ngay' }]);
		expect(refusal.data?.faults[0]?.message).toContain('Quý II/2026');
	});

	test('takes a spelling that means nobody else of its office, and gives it up', async () => {
		const say = (alias: string) =>
			desk.asked(unitActions['ten-khac'], unitPath('10001'), { 'ten-khac': alias });
		const refusal = await say('xã lai cách');
		expect(refusal.data?.faults[0]?.message).toContain('Xã Lai Cách');
		const add = () =>
			unitActions['ten-khac'](desk.event(unitPath('10001'), { 'ten-khac': 'H.Phong' }));
		expect(await locationOf(add)).toContain('da-luu');
		const data = (await loadUnit(desk.event(unitPath('10001')))) as { aliases: string[] };
		expect(data.aliases).toEqual(['H.Phong']);
		const drop = () =>
			unitActions['bo-ten-khac'](desk.event(unitPath('10001'), { 'ten-khac': 'H.Phong' }));
		await locationOf(drop);
		expect(loadUnitRegister(desk.db).aliases).toEqual([]);
		expect(desk.lastDetail()).toMatchObject({
			deed: 'alias_removed',
			before: { aliases: ['H.Phong'] }
		});
	});

	test('is merged and divided with what it means, and that is undone', async () => {
		const merge = { vao: 'Lai Cách', 'hinh-thuc': 'whole', 'tu-ngay': '01/07/2026' };
		const { shown } = await desk.confirmed(unitActions['sap-nhap'], unitPath('10001'), merge);
		expect(shown.preview?.members).toEqual([
			'Cụm Thử Nghiệm: từ 01/07/2026 bớt Xã Hồng Phong; 2 → 1 đơn vị.'
		]);
		expect(loadUnitRegister(desk.db).successors).toEqual([
			{
				...{ unitId: desk.id('10001'), successorId: desk.id('10002') },
				...{ effectiveOn: '2026-07-01', share: 'whole' }
			}
		]);
		expect(unitOf('10001')).toMatchObject([{ validTo: '2026-06-30' }]);
		await desk.confirmed(unitActions['bo-sap-nhap'], unitPath('10001'), { 'mo-lai': 'co' });
		expect(unitOf('10001')).toMatchObject([{ validTo: null }]);
		expect(loadUnitRegister(desk.db).successors).toEqual([]);
	});

	test('a successor that nobody knows, or that has ended, is named', async () => {
		const into = (vao: string) =>
			desk.asked(unitActions['sap-nhap'], unitPath('10001'), { vao, 'tu-ngay': '01/07/2026' });
		expect((await into('Lai Chách')).data?.faults[0]?.message).toContain('gần giống');
		expect((await into('10003')).data?.faults[0]?.message).toContain('không có hiệu lực');
		expect((await into('')).data?.faults).toMatchObject([{ field: 'vao' }]);
	});

	test('that nobody knows has no page', async () => {
		expect(await statusOf(() => loadUnit(desk.event('/quan-tri/don-vi/9999')))).toBe(404);
		expect(
			await statusOf(() => loadOffice(desk.event(unitPath('10001').replace('don-vi', 'co-quan'))))
		).toBe(404);
	});
});

describe('a list of units', () => {
	const read = async (text: string) => {
		const form = formOf({});
		form.append('tep', new File([text], 'danh-sach.csv'));
		return (await listActions['doc']?.(eventWith(form))) as Answer & {
			readonly counts?: object;
			readonly content?: string;
			readonly data?: { readonly parts?: readonly object[] };
		};
	};
	const eventWith = (form: FormData): never => {
		const path = '/quan-tri/don-vi/nap';
		const request = new Request(`http://127.0.0.1:3000${path}`, { method: 'POST', body: form });
		return { ...(desk.event(path) as object), request } as never;
	};

	test('is read on trial, and stored as it was read when it is confirmed', async () => {
		const before = loadUnitRegister(desk.db);
		const lines = desk.log();
		const trial = await read(
			'code,name,kind,parent_code\n10004,Cẩm Đoài,Xã,TN\n10001,Hồng Phong,Xã,TN\n'
		);
		expect(trial).toMatchObject({
			counts: { added: 1, changed: 0, unchanged: 1 },
			rows: [{ before: null, after: expect.stringContaining('Xã Cẩm Đoài') as string }]
		});
		expect(loadUnitRegister(desk.db)).toEqual(before);
		expect(desk.log()).toEqual(lines);
		const kept = formOf({ 'ten-tep': 'danh-sach.csv', 'noi-dung': trial.content ?? '' });
		const stored = await locationOf(() => listActions['luu']?.(eventWith(kept)));
		expect(stored).toContain('them=1');
		expect(loadUnitRegister(desk.db).versions).toHaveLength(before.versions.length + 1);
		expect(desk.log(1)).toEqual(['unit.list_loaded ']);
	});

	test('is read beside the server, and beyond what can be shown only counted', async () => {
		const asked = vi.spyOn(desk.jobs, 'start');
		const rows = Array.from({ length: 300 }, (_, at) => `2${at},Mới ${at},Xã,TN`);
		const trial = await read(['code,name,kind,parent_code', ...rows].join('\n'));
		expect(asked.mock.calls.map(([kind]) => kind)).toEqual(['load_units']);
		expect(trial).toMatchObject({ counts: { added: 300 }, more: 100 });
		expect((trial as { rows?: readonly { after: string }[] }).rows?.[199]?.after).toContain(
			'thuộc'
		);
		const wrong = await read(
			['code,name,kind', ...rows.map((row) => row.replace('Xã,TN', 'làng'))].join('\n')
		);
		expect(wrong.data?.parts).toMatchObject([{ severity: 'error', count: 300 }]);
	});

	test('that waits behind too much of the same account is not taken', async () => {
		vi.spyOn(desk.jobs, 'finished').mockResolvedValue({
			...{ status: 'failed', fault: 'too_many_waiting', id: 'x' }
		} as never);
		await expect(read('code,name,kind\n10004,Cẩm Đoài,Xã\n')).rejects.toMatchObject({
			status: 429,
			body: { message: expect.stringContaining('nhiều việc') as string }
		});
	});

	test('with a fault stores nothing and tells the line', async () => {
		const refused = await read('code,name,kind\n10004,Cẩm Đoài,làng\n10001,Lai Vu,Xã\n');
		expect(refused.status).toBe(422);
		expect(JSON.stringify(refused.data?.parts)).toContain('dòng 2');
		expect((await read('')).status).toBe(422);
		const none = (await listActions['doc']?.(eventWith(formOf({})))) as Answer;
		expect(none.data?.faults).toMatchObject([{ field: 'tep' }]);
	});
});

// A campaign from opening to lock, as the pages of the submission board run it.
import { EVERYTHING } from '../../src/lib/domain/unit/unit-scope';
import { isRedirect } from '@sveltejs/kit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase, write, type Db } from '../../src/lib/server/db/database';
import { saveReportCheck } from '../../src/lib/server/db/submissions/report-checks';
import { auditLines } from '../../src/lib/server/db/audit/audit-log';
import { changeSettings } from '../../src/lib/server/db/campaigns/settings';
import { unitVersions } from '../../src/lib/server/db/units/units';
import { boardReport, campaignReport } from '../../src/lib/server/reports/board/board';
import { scopeFor } from '../../src/lib/server/reports/basis/scope';
import {
	actions as boardActions,
	load as loadBoard
} from '../../src/routes/(app)/dot-bao-cao/+page.server';
import { actions, load } from '../../src/routes/(app)/dot-bao-cao/[ky]/+page.server';
import { GET as download } from '../../src/routes/(app)/dot-bao-cao/tai-ve/+server';
import { formatPeriod } from '../../src/lib/format/period';
import { catalogue, openOffice, receiveText } from '../import/office';
import { OFFICER } from '../support/actor';
import { signedIn } from '../support/signed-in';

const TODAY = '2023-10-03';
const HEAD = 'Đơn vị,Kỳ báo cáo,Mới tiếp nhận,Trực tuyến,"Trực tiếp, bưu chính"\n';
const report = (unit: string, online: number) =>
	`${HEAD}${unit},Quý III/2023,100,${online},${100 - online}\n`;

let db: Db;
let office: number;
beforeEach(() => {
	db = openOffice();
	const minhDuc = unitVersions(db).find(({ name }) => name === 'Minh Đức');
	office = minhDuc?.parentId ?? -1;
});
afterEach(() => closeDatabase(db));

const context = () => ({ db, catalogue, today: TODAY, viewer: EVERYTHING });
function eventFor(path: string, fields?: Readonly<Record<string, string | readonly string[]>>) {
	const url = new URL(
		`${path}${path.includes('?') ? '&' : '?'}co-quan=${office}`,
		'http://localhost'
	);
	const body = new FormData();
	for (const [name, value] of Object.entries(fields ?? {}))
		for (const each of [value].flat()) body.append(name, each);
	const request = new Request(url, fields === undefined ? {} : { method: 'POST', body });
	const clock = { today: () => TODAY, now: () => `${TODAY}T02:00:00.000Z` };
	const parent = () =>
		Promise.resolve({ scope: scopeFor(context(), { office: String(office), period: null }) });
	const params = { ky: /dot-bao-cao\/([^/?]+)/.exec(path)?.[1] ?? '' };
	const locals = { db, catalogue, clock, reports: context(), ...signedIn(db) };
	return { url, params, request, locals, parent } as never;
}
/** Where a form leads, or what it answers. */
async function submitted(work: unknown) {
	try {
		return await work;
	} catch (thrown) {
		if (isRedirect(thrown)) return thrown.location;
		throw thrown;
	}
}
const opened = (fields: Readonly<Record<string, string>> = {}) =>
	submitted(
		boardActions['default']?.(
			eventFor('/dot-bao-cao', {
				'co-quan-mo': String(office),
				'ky-bao-cao': 'Quý III/2023',
				han: '05/10/2023',
				'tu-ngay': '10/6/2023',
				'den-ngay': '09/9/2023',
				...fields
			})
		)
	);
const PAGE = '/dot-bao-cao/2023-q3';
const stateOf = (name: string) =>
	campaignReport(context(), { organisingId: office, period: '2023-q3' })?.cells.find(
		({ unit }) => unit.name === name
	)?.state;

describe('opening a campaign', () => {
	test('leads to its page, with every commune of the office waited for', async () => {
		expect(await opened()).toBe(`${PAGE}?co-quan=${office}&da-mo=1`);
		const board = boardReport(context(), { organisingId: office });
		expect(board.campaigns).toMatchObject([
			{ period: '2023-q3', dueOn: '2023-10-05', daysLeft: 2, received: 0 }
		]);
		expect(board.rows.length).toBe(board.campaigns[0]?.expected);
		expect(board.rows.every(({ cells }) => cells[0]?.state === 'not_submitted')).toBe(true);
	});

	test('tells every field that cannot be read at once, and opens none twice', async () => {
		const wrong = await opened({ 'ky-bao-cao': 'quý 5', han: '31/02/2023', 'den-ngay': '' });
		expect(wrong).toMatchObject({
			status: 400,
			data: { faults: [{ field: 'ky-bao-cao' }, { field: 'han' }] }
		});
		await opened();
		expect(await opened()).toMatchObject({ status: 409 });
		expect(await opened({ 'ky-bao-cao': 'Quý II/2023', 'den-ngay': '01/01/2023' })).toMatchObject({
			data: { faults: [{ field: 'den-ngay' }] }
		});
	});
});

describe('the board', () => {
	beforeEach(() => opened());

	test('follows what happens to a report: error, received, late, corrected', () => {
		const unitId = unitVersions(db).find(({ name }) => name === 'Minh Đức')?.unitId ?? -1;
		write(db, (writer) =>
			saveReportCheck(writer, {
				draftId: 'd1',
				unitId,
				period: '2023-q3',
				checkedAt: '2023-10-01T02:00:00.000Z',
				outcome: 'must_fix',
				fileName: 'minh-duc.xlsx',
				errors: 2,
				accountId: null,
				firstIssue: {
					code: 'not_a_number',
					severity: 'error',
					place: { row: 4, letter: 'D' },
					found: 'mười',
					indicator: 'dossiers_received_new'
				}
			})
		);
		expect(stateOf('Xã Minh Đức')).toBe('has_errors');
		receiveText(db, report('Xã Minh Đức', 90), { receivedAt: '2023-10-06T02:00:00.000Z' });
		expect(stateOf('Xã Minh Đức')).toBe('late');
		receiveText(db, report('Xã Minh Đức', 80), { receivedAt: '2023-10-07T02:00:00.000Z' });
		expect(stateOf('Xã Minh Đức')).toBe('corrected');
		const [row] = boardReport(context(), { organisingId: office }).rows.filter(
			({ unit }) => unit.name === 'Xã Minh Đức'
		);
		expect(row).toMatchObject({ late: 1, corrected: 1, missing: 0 });
	});

	test('has a text to send for all that are missing and for each of them', async () => {
		const data = (await load(eventFor(PAGE))) as unknown as {
			reminders: { all: string; each: { text: string }[] };
		};
		expect(data.reminders.all).toContain('hạn nộp 05/10/2023, còn 2 ngày');
		expect(data.reminders.all).toContain('Xã Minh Đức: chưa nộp');
		expect(data.reminders.each[0]?.text).toMatch(/^Kính gửi: UBND /);
	});

	test('reminds only of what the unit itself sent, and of what its part report lacks', async () => {
		const unitId = unitVersions(db).find(({ name }) => name === 'Minh Đức')?.unitId ?? -1;
		const reminderOf = async () => {
			const data = (await load(eventFor(PAGE))) as unknown as {
				reminders: { all: string; each: { unitId: number; text: string }[] };
			};
			return {
				all: data.reminders.all,
				own: data.reminders.each.find((one) => one.unitId === unitId)?.text ?? ''
			};
		};
		write(db, (writer) =>
			saveReportCheck(writer, {
				...{ draftId: 'cua-co-quan', unitId, period: '2023-q3' },
				checkedAt: '2023-10-01T02:00:00.000Z',
				...{ outcome: 'must_fix', fileName: 'thu-cua-co-quan.xlsx', errors: 2, firstIssue: null },
				accountId: null
			})
		);
		expect(stateOf('Xã Minh Đức')).toBe('has_errors');
		const before = await reminderOf();
		expect(before.own).toContain('Chưa nhận được tệp nào.');
		expect(before.own).toContain('- Hồ sơ mới tiếp nhận trong kỳ');
		expect(before.all + before.own).not.toContain('thu-cua-co-quan');
		expect(before.all).toMatch(/^Kính gửi: UBND các xã\n/);
		receiveText(db, report('Xã Minh Đức', 90), { receivedAt: '2023-10-02T02:00:00.000Z' });
		const after = await reminderOf();
		expect(after.own).toContain('đã nhận báo cáo cải cách hành chính Quý III/2023');
		expect(after.own).toMatch(/còn thiếu \d+ số liệu:\n- /);
		expect(after.own).not.toContain('- Hồ sơ mới tiếp nhận trong kỳ');
		expect(after.own).toContain('http://localhost/nop-bao-cao');
		expect(after.all).toMatch(/Xã Minh Đức: đã nộp, còn thiếu \d+ số liệu/);
	});

	test('keeps who was reminded, when and by whom, in its own history and in the audit log', async () => {
		const unitId = unitVersions(db).find(({ name }) => name === 'Minh Đức')?.unitId ?? -1;
		const sent = eventFor(`${PAGE}?/nhac`, { toi: String(unitId), cach: 'gui' });
		expect(await submitted(actions['nhac']?.(sent))).toBe(`${PAGE}?co-quan=${office}&da-nhac=1`);
		await submitted(actions['nhac']?.(eventFor(PAGE, { toi: '', cach: 'chep' })));
		const { events } = (await load(eventFor(PAGE))) as unknown as { events: { text: string }[] };
		expect(events[0]?.text).toMatch(/^Chép lời nhắc tới mọi đơn vị chưa đủ báo cáo lúc /);
		expect(events[1]?.text).toMatch(/^Gửi lời nhắc tới Xã Minh Đức lúc /);
		expect(auditLines(db, {}).slice(0, 2)).toMatchObject([
			{ action: 'campaign.reminder_copied', period: '2023-q3' },
			{ action: 'campaign.reminder_sent', detail: { unitId } }
		]);
	});

	test('signs a reminder as the office set it', async () => {
		write(db, (writer) =>
			changeSettings(writer, OFFICER, {
				changes: { 'office.person': 'Trần Thị B', 'office.phone': '0220 000 000' },
				at: '2023-10-01T00:00:00.000Z'
			})
		);
		const data = (await load(eventFor(PAGE))) as unknown as { reminders: { all: string } };
		expect(data.reminders.all).toContain('Liên hệ: Trần Thị B, điện thoại 0220 000 000.');
	});

	test('is downloaded as shown', async () => {
		receiveText(db, report('Xã Minh Đức', 90), { receivedAt: '2023-10-02T02:00:00.000Z' });
		const response = await download(eventFor('/dot-bao-cao/tai-ve'));
		const text = await response.text();
		expect(text).toMatch(/Xã Minh Đức;11128;Quý III\/2023;05\/10\/2023;Đã nhận/);
	});

	test('waits only for the units that are ticked', async () => {
		const unitId = unitVersions(db).find(({ name }) => name === 'Minh Đức')?.unitId ?? -1;
		const change = (ids: readonly string[]) =>
			submitted(actions['doi']?.(eventFor(PAGE, { han: '06/10/2023', 'don-vi': ids })));
		expect(await change([])).toMatchObject({ data: { faults: [{ field: 'don-vi' }] } });
		expect(await change([String(unitId)])).toBe(`${PAGE}?co-quan=${office}&da-doi=1`);
		const [head] = boardReport(context(), { organisingId: office }).campaigns;
		expect(head).toMatchObject({ expected: 1, dueOn: '2023-10-06', window: null });
	});
});

describe('a locked period', () => {
	beforeEach(() => opened());
	const act = (name: 'khoa' | 'mo-khoa', reason: string) =>
		submitted(actions[name]?.(eventFor(PAGE, { 'ly-do': reason })));

	test('needs a reason', async () => {
		expect(await act('khoa', '')).toMatchObject({ data: { faults: [{ field: 'ly-do' }] } });
	});

	test('refuses reports until it is opened again, and the others of the office stay missing', async () => {
		receiveText(db, report('Xã Minh Đức', 90));
		await act('khoa', 'đã trình lãnh đạo');
		expect(stateOf('Xã Minh Đức')).toBe('locked');
		const refused = receiveText(db, report('Xã Minh Đức', 80));
		expect(refused).toMatchObject({
			outcome: 'must_fix',
			issues: [{ code: 'period_locked', reason: 'đã trình lãnh đạo' }]
		});
		const other = receiveText(db, `${HEAD}Xã Minh Đức,Quý II/2023,100,90,10\n`);
		expect(other.outcome).toBe('stored');
		await act('mo-khoa', 'đơn vị đính chính');
		expect(receiveText(db, report('Xã Minh Đức', 80)).outcome).toBe('stored');
	});

	test('shows who locked it and why', async () => {
		await act('khoa', 'đã trình lãnh đạo');
		const data = (await load(eventFor(PAGE))) as unknown as {
			events: { text: string; reason: string }[];
			campaign: { isLocked: boolean };
		};
		expect(data.campaign.isLocked).toBe(true);
		expect(data.events[0]).toMatchObject({ reason: 'đã trình lãnh đạo' });
		expect(data.events[0]?.text).toMatch(/^Khóa kỳ lúc .*, bởi Người dùng quan-tri$/);
	});
});

describe('campaigns of months and weeks', () => {
	const month = (written: string, online: number) =>
		`${HEAD}Xã Minh Đức,${written},100,${online},${100 - online}\n`;

	test.each([
		['Tháng 9/2023', '2023-m09', 'Tháng 9/2023'],
		['9 tháng năm 2023', '2023-m9', '9 tháng đầu năm 2023'],
		['Tuần 31/2023', '2023-w31', 'Tuần 31/2023'],
		['từ 01/7 đến 15/8/2023', '2023-07-01..2023-08-15', 'Từ 01/07/2023 đến 15/08/2023']
	])('"%s" is opened, filled and shown as %s', async (written, id, name) => {
		const fields = { 'ky-bao-cao': written, han: '31/12/2023', 'tu-ngay': '', 'den-ngay': '' };
		expect(await opened(fields)).toBe(`/dot-bao-cao/${id}?co-quan=${office}&da-mo=1`);
		expect(receiveText(db, month(written, 60)).outcome).toBe('stored');
		const board = boardReport(context(), { organisingId: office });
		expect(board.campaigns).toMatchObject([{ period: id, received: 1 }]);
		const cell = campaignReport(context(), { organisingId: office, period: id })?.cells.find(
			({ unit }) => unit.name === 'Xã Minh Đức'
		);
		expect(cell?.state).toBe('received');
		expect(await load(eventFor(`/dot-bao-cao/${id}`))).toBeDefined();
		expect(formatPeriod(id)).toBe(name);
	});

	test('of September and of nine months stand side by side', async () => {
		const bare = { 'tu-ngay': '', 'den-ngay': '' };
		await opened({ 'ky-bao-cao': 'Tháng 9/2023', ...bare });
		await opened({ 'ky-bao-cao': '9 tháng năm 2023', ...bare });
		receiveText(db, month('Tháng 9/2023', 60));
		const received = boardReport(context(), { organisingId: office }).campaigns.map(
			({ period, received }) => [period, received]
		);
		expect(Object.fromEntries(received)).toEqual({ '2023-m09': 1, '2023-m9': 0 });
	});
});

test('an office without campaigns has an empty board and a form', async () => {
	const data = (await loadBoard(eventFor('/dot-bao-cao'))) as { board: { rows: unknown[] } };
	expect(data.board.rows).toEqual([]);
});

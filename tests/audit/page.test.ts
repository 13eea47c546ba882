// The page of the log: newest first, narrowed by filters, in sentences, with the state of the chain.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AUDIT_ACTIONS } from '../../src/lib/domain/office/audit';
import { actionsOf, AUDIT_GROUPS } from '../../src/lib/domain/office/audit-group';
import { auditSentence } from '../../src/lib/format/office/audit-text';
import { recordAudit } from '../../src/lib/server/db/audit/audit';
import { write } from '../../src/lib/server/db/database';
import { auditNames } from '../../src/lib/server/reports/audit/audit';
import { actions, load } from '../../src/routes/(app)/quan-tri/nhat-ky/+page.server';
import type { PageServerData } from '../../src/routes/(app)/quan-tri/nhat-ky/$types';
import { GET as download } from '../../src/routes/(app)/quan-tri/nhat-ky/tai-ve/+server';
import { OFFICER } from '../support/actor';
import {
	emptyDatabase,
	longCsv,
	receiveText,
	saveOffice,
	type TestOffice
} from '../support/report-database';
import { eventFor } from '../support/route-event';
import { behindOurBack } from './tampering';

let office: TestOffice;
let units: ReadonlyMap<string, number>;
beforeAll(() => {
	office = emptyDatabase();
	units = saveOffice(office.db, [
		{ code: '1', name: 'Hoa Mai' },
		{ code: '2', name: 'Hoa Lan' }
	]);
	const file = (name: string, value: number) =>
		receiveText(
			office.db,
			name,
			longCsv([['Xã Hoa Mai', 'Quý III/2023', 'dossiers_received_new', value]])
		);
	file('mot.csv', 5);
	file('hai.csv', 6);
	receiveText(
		office.db,
		'ca-hai.csv',
		longCsv([
			['Xã Hoa Mai', 'Quý IV/2023', 'dossiers_received_new', 1],
			['Xã Hoa Lan', 'Quý IV/2023', 'dossiers_received_new', 2]
		])
	);
	write(office.db, (writer) =>
		recordAudit(
			writer,
			{ ...OFFICER, name: '=HYPERLINK("x")', role: 'guest' },
			{
				action: 'session.refused',
				subject: '',
				detail: { name: '', reason: 'unknown_name' },
				at: '2026-10-01T18:30:00.000Z'
			}
		)
	);
});
afterAll(() => office.close());

const PATH = '/quan-tri/nhat-ky';
const page = (query = '') => load(eventFor(office, `${PATH}${query}`) as never) as PageServerData;
const sentences = (query: string) => page(query).entries.map(({ sentence }) => sentence);

describe('the page', () => {
	test('says what was done, by whom, from where, old → new with the cell', () => {
		const { entries } = page('?tim=hai.csv');
		expect(entries.map(({ sentence }) => sentence)).toEqual([
			'Lưu tệp “ca-hai.csv” (lần nhập số 3): thêm 2 số, thay 0 số cũ, 0 số giữ nguyên',
			'Lưu tệp “hai.csv” (lần nhập số 2): thêm 0 số, thay 1 số cũ, 0 số giữ nguyên'
		]);
		expect(entries[1]).toMatchObject({
			...{ person: OFFICER.name, role: 'Cán bộ Nội vụ', address: OFFICER.address },
			...{ at: '09:00 ngày 30/09/2026', unit: 'Xã Hoa Mai', period: 'Quý III/2023' },
			changes: [
				{
					what: 'Hồ sơ mới tiếp nhận trong kỳ, Xã Hoa Mai, Quý III/2023',
					...{ before: '5', after: '6', place: 'ô D2 (cột “Giá trị”)' }
				}
			]
		});
	});

	test('narrows to a unit and a period, also of a file about many', () => {
		expect(sentences(`?don-vi=${units.get('2')}`)).toEqual([
			expect.stringContaining('ca-hai.csv') as string
		]);
		expect(sentences('?trong=2023-q4&loai=figures')).toHaveLength(1);
		expect(sentences(`?don-vi=${units.get('1')}&loai=figures`)).toHaveLength(3);
	});

	test('narrows to days of Vietnam, a person, a kind and words', () => {
		// 01:30 of the next day in Vietnam.
		expect(sentences('?tu=2026-10-02')).toEqual(['Đăng nhập không được']);
		expect(sentences('?tu=02/10/2026&den=02/10/2026')).toHaveLength(1);
		expect(sentences('?den=2026-10-01&loai=sign_in')).toEqual([]);
		expect(sentences(`?nguoi=ten-${encodeURIComponent(OFFICER.name)}&loai=figures`)).toHaveLength(
			3
		);
		expect(sentences('?tim=khong+co+gi+nhu+vay')).toEqual([]);
	});

	test('says which day it could not read, and shows the rest', () => {
		const { faults, entries } = page('?tu=hôm qua');
		expect(faults).toEqual([
			{ field: 'tu', message: 'Từ ngày ghi “hôm qua”. Viết ngày như 05/10/2026.' }
		]);
		expect(entries.length).toBeGreaterThan(3);
		expect(page('?tu=2026-10-05&den=2026-10-01').faults[0]?.field).toBe('den');
	});
});

test('as a file nothing of it is a formula', async () => {
	const response = await download(eventFor(office, `${PATH}/tai-ve?loai=sign_in`) as never);
	expect(await response.text()).toContain(`;"'=HYPERLINK(""x"")";Khách;`);
	const workbook = await download(eventFor(office, `${PATH}/tai-ve?dinh-dang=xlsx`) as never);
	expect(workbook.headers.get('content-type')).toContain('spreadsheetml');
});

test('every action has one group and its own sentence', () => {
	const grouped = AUDIT_GROUPS.flatMap((group) => actionsOf(group));
	expect([...grouped].sort()).toEqual([...AUDIT_ACTIONS].sort());
	const names = auditNames(office.ctx());
	const line = { subject: '', unitId: null, period: null, detail: {} };
	const told = AUDIT_ACTIONS.map((action) => auditSentence({ ...line, action }, names));
	expect(new Set(told).size).toBe(AUDIT_ACTIONS.length);
	expect(
		told.every((sentence) => sentence.length > 5 && !/undefined|null|NaN/.test(sentence))
	).toBe(true);
});

describe('the chain', () => {
	const check = async () =>
		(await (actions['kiem-tra'] as (event: never) => unknown)(
			eventFor(office, `${PATH}?/kiem-tra`) as never
		)) as {
			readonly verdict?: { readonly isIntact: boolean; readonly findings: readonly string[] };
		};

	test('is whole, on the page and when asked', async () => {
		expect(page().state).toMatchObject({
			isIntact: true,
			text: expect.stringMatching(/^Chuỗi nguyên vẹn đến dòng \d+$/) as string
		});
		expect((await check()).verdict).toMatchObject({
			isIntact: true,
			findings: ['Số liệu của 3 lần nhập đúng như lúc lưu.']
		});
	});

	test('and the upload whose figures were altered is named', async () => {
		office.db.$client.exec(`UPDATE observation SET value = 50 WHERE id = 2`);
		expect((await check()).verdict).toMatchObject({
			isIntact: false,
			findings: ['Lần nhập số 2: số liệu đang lưu khác số liệu lúc nhập.']
		});
		office.db.$client.exec(`UPDATE observation SET value = 6 WHERE id = 2`);
	});

	test('broken is told on the page at once', async () => {
		behindOurBack(office.db, () =>
			office.db.$client.exec(`UPDATE audit_event SET actor_name = 'Ai khác' WHERE id = 2`)
		);
		expect(page().state).toMatchObject({
			isIntact: false,
			text: 'Chuỗi đứt ở dòng 2: nội dung dòng này không còn như lúc ghi'
		});
		expect((await check()).verdict?.isIntact).toBe(false);
	});
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GET as unitFigures } from '../../src/routes/(app)/don-vi/[id]/tai-ve/+server';
import { GET as overview } from '../../src/routes/(app)/tong-quan/tai-ve/+server';
import { GET as issues } from '../../src/routes/(app)/van-de/tai-ve/+server';
import { GET as ranking } from '../../src/routes/(app)/xep-hang/tai-ve/+server';
import { GET as trend } from '../../src/routes/(app)/xu-huong/tai-ve/+server';
import { registerOf } from '../../src/lib/server/reports/basis/units-in-period';
import { demonstrationDatabase, emptyDatabase, type TestOffice } from '../support/report-database';
import { eventFor } from '../support/route-event';

type Get = (event: never) => Response | Promise<Response>;

let office: TestOffice;
beforeAll(() => {
	office = demonstrationDatabase();
});
afterAll(() => office.close());

const idOf = (code: string) =>
	registerOf(office.ctx()).versions.find((version) => version.code === code)?.unitId;
const asked = async (get: Get, path: string, of = office) => get(eventFor(of, path) as never);
async function lines(get: Get, path: string): Promise<string[]> {
	const response = await asked(get, path);
	expect(response.status).toBe(200);
	const text = await response.text();
	return text.trimEnd().split('\r\n');
}

describe('files', () => {
	test('are saved under a Vietnamese name that says what, whose and when', async () => {
		const { headers } = await asked(ranking, '/xep-hang/tai-ve?ky=2026-q3');
		expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(
			'Cụm Vườn Hoa - Quý III-2026 - Số liệu minh họa.csv'
		);
		expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('cache-control')).toBe('no-store');
	});

	test('of real reports do not call themselves invented', async () => {
		const path = `/xep-hang/tai-ve?co-quan=${idOf('300')}&ky=2023-q3`;
		const { headers } = await asked(ranking, path);
		const name = decodeURIComponent(headers.get('content-disposition') ?? '');
		expect(name).toContain('Huyện Thanh Miện - Quý III-2023.csv');
	});

	test('are workbooks on request', async () => {
		const response = await asked(overview, '/tong-quan/tai-ve?ky=2026-q3&dinh-dang=xlsx');
		expect(response.headers.get('content-type')).toContain('spreadsheetml');
		const bytes = new Uint8Array(await response.arrayBuffer());
		expect(String.fromCharCode(...bytes.slice(0, 2))).toBe('PK');
	});

	test('of another kind, of an unknown KPI or of an empty office are refused', async () => {
		const status = (path: string, get: Get = ranking, of = office) =>
			asked(get, path, of).then(
				() => 200,
				(thrown: { status: number }) => thrown.status
			);
		const empty = emptyDatabase();
		expect(await status('/xep-hang/tai-ve?dinh-dang=pdf')).toBe(400);
		expect(await status('/xep-hang/tai-ve?chi-so=khong_co')).toBe(404);
		expect(await status('/xep-hang/tai-ve?ky=hôm nay')).toBe(404);
		expect(await status('/xep-hang/tai-ve', ranking, empty)).toBe(404);
		expect(await status('/van-de/tai-ve', issues, empty)).toBe(404);
		expect(await status('/don-vi/99999/tai-ve', unitFigures)).toBe(404);
		empty.close();
	});
});

describe('the overview as a file', () => {
	test('has a row for every commune and the office, empty where there is no value', async () => {
		const [heading, ...rows] = await lines(overview, '/tong-quan/tai-ve?ky=2026-q3');
		expect(heading).toMatch(/^\uFEFF?Đơn vị;Mã;Hồ sơ;/);
		expect(rows).toHaveLength(19);
		const missing = rows.find((row) => row.startsWith('Xã Hoa Sim;'));
		expect(missing).toMatch(/^Xã Hoa Sim;MH10;;+chưa nộp báo cáo, quá hạn 13 ngày$/);
		expect(rows.at(-1)).toMatch(/^Cụm Vườn Hoa;MH;;98,93;/);
	});
});

describe('a trend as a file', () => {
	test('has a column for every period, gaps empty and derived values told', async () => {
		const [heading, ...rows] = await lines(
			trend,
			'/xu-huong/tai-ve?ky=2026-q3&chi-so=online_share'
		);
		expect(heading?.split(';')).toHaveLength(15);
		expect(rows.find((row) => row.startsWith('Xã Hoa Trà'))).toContain('Q2/2025: suy ra');
		const ended = rows.find((row) => row.startsWith('Xã Hoa Dẻ'))?.split(';');
		expect(ended?.slice(9, 14)).toEqual(['', '', '', '', '']);
	});
});

describe('issues as a file', () => {
	test('follow the filter of the page', async () => {
		const [, ...contradictions] = await lines(issues, '/van-de/tai-ve?ky=2026-q3');
		expect(contradictions.length).toBeGreaterThan(4);
		expect(contradictions.every((row) => row.startsWith('Cần xác nhận;'))).toBe(true);
		const [, ...notes] = await lines(issues, '/van-de/tai-ve?muc=info');
		expect(notes.every((row) => row.startsWith('Lưu ý;'))).toBe(true);
		const [, ...one] = await lines(issues, `/van-de/tai-ve?don-vi=${idOf('MH04')}`);
		expect(one.every((row) => row.includes(';Xã Hoa Mai;MH04;'))).toBe(true);
	});
});

describe('the figures of a commune as a file', () => {
	test('lead to file and cell', async () => {
		const path = `/don-vi/${idOf('MH01')}/tai-ve?ky=2026-q3`;
		const [heading, first] = await lines(unitFigures, path);
		expect(heading).toContain('Mã chỉ tiêu;Chỉ tiêu;Lĩnh vực;Giá trị');
		expect(first).toMatch(/^Phường Hoa Phượng;Quý III\/2026;dossiers_/);
		expect(first).toMatch(/ô [A-Z]+\d+/);
	});
});

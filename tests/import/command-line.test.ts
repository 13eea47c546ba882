import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { main } from '../../scripts/cchc/main';
import { closeDatabase, openDatabase } from '../../src/lib/server/db/database';
import { logicalDump } from './office';

let folder: string;
let out = '';
let err = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'cchc-'));
	vi.stubEnv('DATABASE_PATH', join(folder, 'dashboard.db'));
	vi.stubEnv('INIT_CWD', process.cwd());
	vi.stubEnv('CCHC_TODAY', '2026-11-21');
});
afterAll(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
	out = '';
	err = '';
	vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
		out += String(text);
		return true;
	});
	vi.spyOn(console, 'error').mockImplementation((text) => {
		err += String(text);
	});
});
afterEach(() => vi.restoreAllMocks());

const json = (): Record<string, unknown> => JSON.parse(out) as Record<string, unknown>;
function dump(): string {
	const db = openDatabase(join(folder, 'dashboard.db'));
	const text = logicalDump(db);
	closeDatabase(db);
	return text;
}
function file(name: string, text: string): string {
	const path = join(folder, name);
	writeFileSync(path, text);
	return path;
}

describe('import', () => {
	test('of contradicting figures asks for a reason: 3, and nothing is stored', async () => {
		await main(['issues']);
		out = '';
		const before = dump();
		expect(await main(['import', 'data/samples/003-minh-duc-2023-h1.csv', '--json'])).toBe(3);
		expect(json()).toMatchObject({
			file: '003-minh-duc-2023-h1.csv',
			layout: 'long',
			stored: false,
			counts: { added: 67, changed: 0, unchanged: 0, skipped: 0 },
			submissions: [{ code: '11128', name: 'Xã Minh Đức', period: '2023-h1' }]
		});
		const issues = json()['issues'] as Record<string, unknown>[];
		expect(issues[0]).toMatchObject({
			code: 'sum_mismatch',
			severity: 'warning',
			place: { row: 14 },
			arithmetic: '1.103 + 31 = 1.134 ≠ 1.144 (thiếu 10)'
		});
		expect(Object.keys(json())).toEqual([
			'file',
			'layout',
			'outcome',
			'stored',
			'counts',
			'confirm',
			'submissions',
			'moreSubmissions',
			'severities',
			'codes',
			'moreIssues',
			'issues'
		]);
		expect(dump()).toBe(before);
	});

	test('with a reason stores: 0, and again: 0, unchanged', async () => {
		const words = ['import', 'data/samples/003-minh-duc-2023-h1.csv', '--json'];
		expect(await main([...words, '--confirm', 'báo cáo gốc'])).toBe(0);
		expect(json()).toMatchObject({ stored: true, counts: { added: 67 } });
		out = '';
		expect(await main(words)).toBe(0);
		expect(json()).toMatchObject({ stored: true, counts: { added: 0, unchanged: 67 } });
	});

	test('of a file to be mended: 1, each fault with its place', async () => {
		const path = file('sai.csv', 'Đơn vị,Kỳ báo cáo,Đã giải quyết\nXã Minh Đức,Quý I/2023,-3\n');
		expect(await main(['import', path, '--json'])).toBe(1);
		expect(json()).toMatchObject({
			stored: false,
			issues: [{ code: 'negative_number', place: { row: 2, column: 'Đã giải quyết', quote: '-3' } }]
		});
	});

	test('of several files answers for each; the worst decides the code', async () => {
		const good = file('q1.csv', 'Đơn vị,Kỳ báo cáo,Đã giải quyết\nXã Minh Đức,Quý I/2023,3\n');
		expect(await main(['import', good, join(folder, 'sai.csv'), '--json'])).toBe(1);
		expect(json()).toMatchObject({ files: [{ stored: true }, { stored: false }] });
	});

	test('tried leaves the database as it is', async () => {
		const before = dump();
		const path = file('q2.csv', 'Đơn vị,Kỳ báo cáo,Đã giải quyết\nXã Minh Đức,Quý II/2023,3\n');
		expect(await main(['import', path, '--dry-run', '--json'])).toBe(0);
		expect(json()).toMatchObject({ stored: false, counts: { added: 1 } });
		expect(dump()).toBe(before);
	});

	test('of a file that names neither unit nor period takes them from the options', async () => {
		const path = file('chon.csv', 'Chỉ tiêu,Giá trị\nĐã giải quyết,7\n');
		const words = ['import', path, '--of', '298', '--unit', 'xã Quang Khải', '--period', 'Q1/2023'];
		expect(await main([...words, '--json'])).toBe(0);
		expect(json()).toMatchObject({ submissions: [{ code: '11116', period: '2023-q1' }] });
	});

	test('tells a person the same in lines', async () => {
		expect(await main(['import', join(folder, 'sai.csv')])).toBe(1);
		expect(out).toContain('Chưa lưu gì');
		expect(out).toContain('Phải sửa (1):');
	});
});

describe('reading', () => {
	test('kpi, figures, ranking, trend and issues print one JSON document', async () => {
		const asked: [string[], string[]][] = [
			[
				['kpi', '--period', '2023-h1', '--unit', 'Xã Minh Đức'],
				['period', 'rows']
			],
			[
				['figures', '--period', '2023-h1'],
				['period', 'rows']
			],
			[
				['ranking', '--kpi', 'timely_rate', '--period', '2023-h1', '--of', 'Huyện Tứ Kỳ'],
				['kpi', 'period', 'of', 'decimals', 'tieRule', 'total', 'rows', 'unranked']
			],
			[
				['trend', '--kpi', 'timely_rate', '--unit', '11128', '--kind', 'half'],
				['kpi', 'periods', 'total', 'series']
			],
			[['issues', '--period', '2023-h1'], ['rows']]
		];
		for (const [words, keys] of asked) {
			out = '';
			expect(await main([...words, '--json'])).toBe(0);
			expect(Object.keys(json())).toEqual(expect.arrayContaining(keys));
		}
	});

	test('the ranking without an office is of the one that has most reports of the period', async () => {
		expect(await main(['ranking', '--kpi', 'timely_rate', '--period', '2023-h1', '--json'])).toBe(
			0
		);
		expect(json()).toMatchObject({ of: { name: 'Huyện Tứ Kỳ' }, total: { numerator: 1128 } });
	});

	test('and lines for a person', async () => {
		for (const words of [
			['kpi', '--period', '2023-h1'],
			['figures', '--period', '2023-h1'],
			['ranking', '--kpi', 'timely_rate', '--period', '2023-h1'],
			['trend', '--kpi', 'timely_rate', '--kind', 'half'],
			['issues']
		]) {
			out = '';
			expect(await main(words)).toBe(0);
			expect(out).toContain('Minh Đức');
		}
	});

	test('the ranking is exported as the page gives it', async () => {
		const csv = join(folder, 'bang.csv');
		const words = ['export', 'ranking', '--kpi', 'timely_rate', '--period', '2023-h1'];
		expect(await main([...words, '--format', 'csv', '--out', csv])).toBe(0);
		expect(readFileSync(csv, 'utf8')).toMatch(/^\uFEFFHạng;Đơn vị;/);
		const xlsx = join(folder, 'bang.xlsx');
		expect(await main([...words, '--format', 'xlsx', '--out', xlsx])).toBe(0);
		expect(readFileSync(xlsx).subarray(0, 2).toString()).toBe('PK');
	});
});

describe('units load', () => {
	const list = 'code,name,kind,parent_code,parent_name,parent_kind,valid_from,valid_to\n';

	test('takes an office’s own list, once', async () => {
		const path = file('dv.csv', `${list}90001,Xã Sông Xanh,xã,901,Huyện Núi Đỏ,huyện,,\n`);
		expect(await main(['units', 'load', path, '--json'])).toBe(0);
		expect(json()).toMatchObject({ stored: true, counts: { added: 1 }, issues: [] });
		out = '';
		expect(await main(['units', 'load', path, '--json'])).toBe(0);
		expect(json()).toMatchObject({ counts: { added: 0, unchanged: 1 } });
	});

	test('takes all of a list or nothing, with the line of what is wrong: 1', async () => {
		const before = dump();
		const rows = '90002,Xã Sông Trắng,xã,901,Núi Đỏ,huyện,,\n90001,Xã Khác,xã,901,Núi Đỏ,huyện,,\n';
		expect(await main(['units', 'load', file('dv2.csv', list + rows), '--json'])).toBe(1);
		expect(json()).toMatchObject({
			stored: false,
			issues: [{ code: 'code_taken', place: { row: 3 } }]
		});
		expect(dump()).toBe(before);
	});
});

describe('wrong usage is 2, said on the error stream', () => {
	test.each([
		[[], 'Cách dùng'],
		[['nhap'], 'Không có lệnh'],
		[['import'], 'Thiếu tên tệp'],
		[['import', 'khong-co.csv', '--json'], 'không có tệp này'],
		[['import', 'data', '--json'], 'đây là thư mục'],
		[['import', 'x.csv', '--sai'], 'Không có tùy chọn --sai'],
		[['import', 'data/units.csv', '--period', 'Quý V'], 'không phải kỳ báo cáo'],
		[['import', 'data/units.csv', '--of', 'Huyện Không Có'], 'Không có cơ quan tổng hợp'],
		[['import', 'data/units.csv', '--unit', 'Xã Không Có'], 'Không có đơn vị'],
		[['import', 'data/units.csv', '--confirm', ' '], 'để trống'],
		[['kpi'], 'Thiếu --period'],
		[['kpi', '--period'], 'Thiếu giá trị'],
		[['kpi', '--period', '2023-q1', '--period', '2023-q2'], 'lặp lại'],
		[['ranking', '--period', '2023-q1', '--kpi', 'x'], 'Không có chỉ số "x"'],
		[['export', 'ranking', '--format', 'docx', '--out', 'x'], 'chưa có'],
		[['user', 'add'], 'Cách dùng: cchc user add'],
		[['units', 'save', 'x'], 'Cách dùng']
	])('%j', async (words, sentence) => {
		expect(await main(words)).toBe(2);
		expect(err + out).toContain(sentence);
		if (words.includes('--json')) expect(out).toBe('');
	});
});

/** Every table but the one that tells of each command, and the counters of rows. */
const withoutLog = (dumped: string): string =>
	dumped
		.split('\n\n')
		.filter((table) => !/^\n?(audit_event|sqlite_sequence)\n/.test(table))
		.join('\n\n');

describe('backup and restore', () => {
	test('bring back what was there, and keep what was replaced', async () => {
		const copy = join(folder, 'sao-luu.db');
		const before = withoutLog(dump());
		expect(await main(['backup', copy])).toBe(0);
		await main(['import', join(folder, 'q2.csv')]);
		expect(withoutLog(dump())).not.toBe(before);
		out = '';
		expect(await main(['restore', copy])).toBe(0);
		expect(withoutLog(dump())).toBe(before);
		// Putting it back is itself on record.
		expect(dump()).toContain('backup.restored');
		const kept = /tại (.+)\.\n/.exec(out)?.[1] ?? '';
		expect(existsSync(kept)).toBe(true);
	});

	test('a file that is no backup is refused: 1', async () => {
		expect(await main(['restore', 'data/units.csv'])).toBe(1);
		expect(err).toContain('chưa thay gì');
	});
});

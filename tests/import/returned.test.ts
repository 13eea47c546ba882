// The sender's workbook goes out with its faults marked, is mended in the marked cells only, and comes in right.
import { EVERYTHING } from '../../src/lib/domain/unit/unit-scope';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Issue } from '../../src/lib/domain/checks/issue';
import { ERROR_COLUMN } from '../../src/lib/domain/office/own-files';
import { annotateWorkbook, marksOf, workbookOf } from '../../src/lib/server/export/annotate';
import { MARK_COLOURS } from '../../src/lib/server/export/annotate/colours';
import { errorRowsCsv, errorRowsXlsx } from '../../src/lib/server/export/error-rows';
import { closeDatabase, write, type Db } from '../../src/lib/server/db/database';
import { saveDraft } from '../../src/lib/server/db/submissions/drafts';
import { readFile } from '../../src/lib/server/reading/read';
import { receive, type Receipt } from '../../src/lib/server/intake/receive';
import { isErrorSheet } from '../../src/lib/server/reading/returned';
import type { Sheet } from '../../src/lib/server/reading/table/sheet';
import type { TaskContext } from '../../src/lib/server/jobs/task';
import { returnedWorkbook } from '../../src/lib/server/jobs/tasks/returned';
import { namesFor } from '../../src/lib/server/reports/basis/names';
import { LIMITS } from '../support/route-event';
import { catalogue, openOffice, RECEIVED_AT } from './office';
import { OFFICER } from '../support/actor';

let db: Db;
beforeAll(() => (db = openOffice()));
afterAll(() => closeDatabase(db));

const check = (name: string, bytes: Uint8Array): Receipt =>
	receive(db, catalogue, {
		file: { name, bytes },
		dryRun: true,
		actor: OFFICER,
		receivedAt: RECEIVED_AT
	});
function marksFor(receipt: Receipt) {
	const names = namesFor({ db, catalogue, today: '2024-01-01', viewer: EVERYTHING });
	const { issues, ranges, readable: observations } = receipt;
	return marksOf(issues, { names, ranges, observations });
}
function sheetsIn(name: string, bytes: Uint8Array): readonly Sheet[] {
	const read = readFile({ name, bytes });
	if (!read.ok || read.value.kind !== 'sheets') throw new Error(JSON.stringify(read));
	return read.value.sheets;
}
const faults = ({ issues }: Receipt): Issue[] =>
	issues.filter(({ severity }) => severity !== 'info');
const codes = (receipt: Receipt): string[] => [...new Set(faults(receipt).map(({ code }) => code))];

async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
	const workbook = new ExcelJS.Workbook();
	await workbook.xlsx.load(bytes.slice().buffer);
	return workbook;
}
const saved = async (workbook: ExcelJS.Workbook): Promise<Uint8Array> =>
	new Uint8Array(await workbook.xlsx.writeBuffer());

/** Cells that wear the colour of a fault, by sheet. */
function colouredIn(workbook: ExcelJS.Workbook): string[] {
	const colours = [MARK_COLOURS.error, MARK_COLOURS.warning];
	return workbook.worksheets.flatMap((sheet) => {
		if (sheet.name.startsWith('Lỗi')) return [];
		const refs: string[] = [];
		sheet.eachRow({ includeEmpty: true }, (row) =>
			row.eachCell({ includeEmpty: true }, (cell) => {
				const { fill } = cell;
				const colour = fill?.type === 'pattern' ? fill.fgColor?.argb : undefined;
				if (colour !== undefined && colours.includes(colour)) refs.push(cell.address);
			})
		);
		return refs;
	});
}

/** Types into the marked cells, and only there. */
async function mended(
	bytes: Uint8Array,
	values: Readonly<Record<string, string | number>>
): Promise<Uint8Array> {
	const workbook = await opened(bytes);
	const coloured = colouredIn(workbook);
	const [sheet] = workbook.worksheets;
	for (const [ref, value] of Object.entries(values)) {
		expect(coloured, `${ref} is marked`).toContain(ref);
		if (sheet !== undefined) sheet.getCell(ref).value = value;
	}
	return saved(workbook);
}

const WIDE = [
	'Đơn vị',
	'Kỳ báo cáo',
	'Mới tiếp nhận',
	'Trực tuyến',
	'Trực tiếp, bưu chính',
	'Đã giải quyết',
	'Trước hạn',
	'Đúng hạn',
	'Quá hạn'
];
async function wideWorkbook(): Promise<Uint8Array> {
	const workbook = new ExcelJS.Workbook();
	const sheet = workbook.addWorksheet('Quý 3');
	sheet.addRow(['UBND HUYỆN THANH MIỆN']);
	sheet.addRow(['TỔNG HỢP KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH']);
	sheet.mergeCells('A2:I2');
	sheet.addRow([]);
	sheet.addRow(WIDE);
	sheet.addRow(['Thị trấn Thanh Miện', 'Quý III/2023', '9a4', 900, 44, 922, 800, 122, 0]);
	sheet.addRow(['Thị trấn Lai Các', 'Quý III/2023', 500, 400, 100, 480, 400, -3, 83]);
	sheet.addRow(['Xã Liên Mạc', 'Quý III/2023', 300, 200, 90, 280, 200, 80, 0]);
	return saved(workbook);
}

describe('a workbook that is mended in its marked cells only', () => {
	it('has no fault left, and says what became of the marks', async () => {
		const name = 'quy-3.xlsx';
		const first = check(name, await wideWorkbook());
		expect(codes(first).sort()).toEqual(
			expect.arrayContaining(['negative_number', 'not_a_number', 'unknown_unit'])
		);
		const returned = annotateWorkbook(await wideWorkbook(), marksFor(first));
		if (returned === null) throw new Error('not written');
		// What contradicts itself is marked beside what cannot be read, so that one pass is enough.
		expect(codes(first)).toContain('sum_mismatch');
		expect(colouredIn(await opened(returned))).toEqual(
			expect.arrayContaining(['C5', 'A6', 'H6', 'C7', 'D7', 'E7'])
		);
		const again = await mended(returned, { C5: 944, A6: 'Thị trấn Lai Cách', E7: 100, H6: 80 });
		const second = check(name, again);
		expect(second.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
		expect(faults(second).filter(({ place }) => place.row === 7)).toEqual([]);
		const told = second.issues.find(({ code }) => code === 'returned_workbook');
		expect(told).toMatchObject({ left: [] });
		const once = annotateWorkbook(again, marksFor(second));
		if (once === null) throw new Error('not written');
		expect(colouredIn(await opened(once))).not.toContain('C5');
	});

	it('tells which marked cells are as they were', async () => {
		const name = 'quy-3.xlsx';
		const first = check(name, await wideWorkbook());
		const returned = annotateWorkbook(await wideWorkbook(), marksFor(first));
		if (returned === null) throw new Error('not written');
		const second = check(name, await mended(returned, { C5: 944 }));
		expect(second.issues.find(({ code }) => code === 'returned_workbook')).toMatchObject({
			gone: 1,
			left: expect.arrayContaining(['A6', 'H6'])
		});
	});
});

const LONG = [
	'Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị;Ghi chú',
	'Xã Liên Mạc;Năm 2023;Mới tiếp nhận;1.144;',
	'Xã Liên Mạc;Năm 2023;Trực tuyến;nhiều;=1+1',
	'Xã Liên Mạc;Năm 2023;Đã giải quyết;-5;-',
	'Xã Liên Mạc;Năm 2023;Số gì đó;7;'
].join('\n');

describe('a file that is no workbook', () => {
	it('comes back as one, with the table as it was read', async () => {
		const bytes = new TextEncoder().encode(LONG);
		const receipt = check('bao-cao.csv', bytes);
		const returned = workbookOf(sheetsIn('bao-cao.csv', bytes), marksFor(receipt));
		const workbook = await opened(returned);
		expect(colouredIn(workbook)).toEqual(expect.arrayContaining(['D3', 'D4', 'C5']));
		const again = await mended(returned, { D3: 1103, D4: 5, C5: 'Trực tiếp, bưu chính' });
		const second = check('bao-cao - trả lại.xlsx', again);
		expect(second.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
		expect(second.observations).toHaveLength(4);
	});
});

describe('the rows to be mended', () => {
	const of = (bytes: Uint8Array, name: string) => {
		const receipt = check(name, bytes);
		return { sheets: sheetsIn(name, bytes), ranges: receipt.ranges, marks: marksFor(receipt) };
	};

	it('are read again once they are mended, without the column of faults', () => {
		const bytes = new TextEncoder().encode(LONG);
		const csv = errorRowsCsv(of(bytes, 'bao-cao.csv'));
		const { data } = Papa.parse<string[]>(csv.replace(/^\uFEFF/u, ''), { delimiter: ';' });
		const rows = data.filter((cells) => cells.length > 1);
		expect(rows).toHaveLength(4);
		expect(rows[0]?.[0]).toBe(ERROR_COLUMN);
		expect(rows[1]?.[0]).toMatch(/^Ô D3: Phải sửa: .*“nhiều”.*\. Cách sửa: /u);
		expect(rows[1]?.[5]).toBe("'=1+1");
		expect(rows[2]?.[5]).toBe('-');
		const right = csv
			.replace(';nhiều;', ';1.103;')
			.replace(';-5;', ';5;')
			.replace(';Số gì đó;', ';"Trực tiếp, bưu chính";');
		const again = check('dong-loi.csv', new TextEncoder().encode(right));
		expect(again.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
		expect(again.observations.map(({ text, note }) => [text, note])).toEqual([
			['1.103', '=1+1'],
			['5', '-'],
			['7', undefined]
		]);
	});

	it('keep titles and headings of a workbook, so that whose rows they are is still said', async () => {
		const bytes = await wideWorkbook();
		const xlsx = errorRowsXlsx(of(bytes, 'quy-3.xlsx'));
		if (xlsx === undefined) throw new Error('no rows');
		const workbook = await opened(xlsx);
		const [sheet] = workbook.worksheets;
		expect(sheet?.name).toBe('Quý 3');
		expect(sheet?.getCell('B2').value).toBe('TỔNG HỢP KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH');
		const names = sheet?.getColumn(2).values.slice(3);
		expect(names).toEqual(['Đơn vị', 'Thị trấn Thanh Miện', 'Thị trấn Lai Các', 'Xã Liên Mạc']);
		if (sheet === undefined) return;
		sheet.getCell('D4').value = 944;
		sheet.getCell('B5').value = 'Thị trấn Lai Cách';
		sheet.getCell('I5').value = 3;
		const again = check('dong-loi.xlsx', await saved(workbook));
		expect(again.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
		expect(again.submissions.map((submission) => submission.name)).toEqual([
			'Thị trấn Thanh Miện',
			'Thị trấn Lai Cách',
			'Xã Liên Mạc'
		]);
	});

	it('are none where nothing is wrong with any row', () => {
		const right = LONG.replace('nhiều', '1.103')
			.replace('-5', '5')
			.replace(/\n[^\n]*$/u, '');
		const bytes = new TextEncoder().encode(right);
		const found = of(bytes, 'bao-cao.csv');
		const none = { ...found, marks: { cells: [], lines: [] } };
		expect(errorRowsCsv(none)).toBe('');
		expect(errorRowsXlsx(none)).toBeUndefined();
	});

	it('of a report of several forms stand under the form that they are of', () => {
		const bytes = new TextEncoder().encode(
			[
				'Đơn vị báo cáo: Thị trấn Thanh Miện;;;;',
				'Quý III năm 2023;;;;',
				'Biểu mẫu 3;;;;',
				'STT;Chỉ tiêu thống kê;Đơn vị tính;Số lượng/Tỷ lệ;Ghi chú',
				'1.1;Số TTHC đã được phê duyệt phương án đơn giản hóa;Thủ tục;0;',
				'Biểu mẫu 7;;;;',
				'STT;Chỉ tiêu thống kê;Đơn vị tính;Số lượng/Tỷ lệ;Ghi chú',
				'6.7.1;Tổng số hồ sơ TTHC đã tiếp nhận (cả trực tiếp và trực tuyến);Hồ sơ;chín;'
			].join('\n')
		);
		const csv = errorRowsCsv(of(bytes, 'bieu-mau.csv'));
		const again = check('dong-loi.csv', new TextEncoder().encode(csv.replace(';chín;', ';922;')));
		expect(again.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
		expect(again.observations.map(({ source, text }) => [source, text])).toEqual([
			['Biểu mẫu 7', '922']
		]);
	});
});

const FIXTURES = 'tests/fixtures/import';
const filesIn = (folder: string, kinds: RegExp): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => kinds.test(name))
		.map((name) => join(folder, name));

describe('every workbook of the corpus', () => {
	const clock = { today: () => '2024-01-01', now: () => RECEIVED_AT };
	const cellsOf = ({ rows, merges }: Sheet) => ({ rows, merges });
	let context: TaskContext;
	beforeAll(() => {
		context = { db, catalogue, clock, limits: LIMITS, progress: () => undefined };
	});

	it.each(filesIn(FIXTURES, /\.(xlsx|xlsm|xls)$/u))('%s comes back as it was', (path) => {
		const bytes = readFileSync(path);
		write(db, (writer) =>
			saveDraft(writer, {
				id: path,
				file: { name: basename(path), bytes, receivedAt: RECEIVED_AT },
				choices: {},
				accountId: null,
				dropped: []
			})
		);
		const returned = returnedWorkbook(context, { draftId: path, mayReportFor: EVERYTHING });
		if (returned === null || returned.bytes === null) throw new Error('nothing came back');
		const after = readFile({ name: 'tra-lai.xlsx', bytes: returned.bytes });
		const before = readFile({ name: basename(path), bytes });
		// What is fetched from another file is mended by its sender; until then it is not read.
		if (!after.ok) {
			expect(path).toContain('formula-from-another-file');
			return;
		}
		const sheets = after.value.kind === 'sheets' ? after.value.sheets : [];
		expect(sheets.some(isErrorSheet)).toBe(true);
		if (!before.ok || before.value.kind !== 'sheets') return;
		const own = sheets.filter((sheet) => !isErrorSheet(sheet));
		expect(own.map(cellsOf)).toEqual(before.value.sheets.map(cellsOf));
	});
});

// Each template, filled in as an office would, reads back to exactly the figures typed.
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	currentEdition,
	templateLine,
	type Template,
	type TemplateId
} from '../../src/lib/domain/office/own-files';
import { firstFraction } from '../../src/lib/domain/kpi/formula';
import { closeDatabase, type Db } from '../../src/lib/server/db/database';
import { TEMPLATE_IDS, templateCsv, templateWorkbook } from '../../src/lib/server/export/templates';
import { asSent } from '../../src/lib/server/reading/own-files';
import { readFile } from '../../src/lib/server/reading/read';
import { receive, type Receipt } from '../../src/lib/server/intake/receive';
import type { Sheet } from '../../src/lib/server/reading/table/sheet';
import { dataPath } from '../../src/lib/server/reference/catalogue';
import { loadTemplates } from '../../src/lib/server/reference/templates';
import { catalogue, openOffice, RECEIVED_AT } from './office';
import { OFFICER } from '../support/actor';

const templates = loadTemplates(dataPath());
const UNITS = [
	{ code: '11239', name: 'Thị trấn Thanh Miện' },
	{ code: '10891', name: 'Thị trấn Lai Cách' },
	{ code: '10843', name: 'Xã Liên Mạc' }
];

function templateNamed(id: TemplateId): Template {
	const template = templates.find((known) => known.id === id);
	if (template === undefined) throw new Error(`no template ${id}`);
	return template;
}
const about = (id: TemplateId, period?: string) => ({
	template: templateNamed(id),
	catalogue,
	units: UNITS,
	...(period === undefined ? {} : { period }),
	periods: ['Quý III/2023', 'Năm 2023'],
	createdAt: RECEIVED_AT
});

async function workbookOf(id: TemplateId, period?: string): Promise<ExcelJS.Workbook> {
	const workbook = new ExcelJS.Workbook();
	const bytes = await templateWorkbook(about(id, period));
	await workbook.xlsx.load(new Uint8Array(bytes).buffer);
	return workbook;
}
function form(workbook: ExcelJS.Workbook): ExcelJS.Worksheet {
	const [sheet] = workbook.worksheets;
	if (sheet === undefined) throw new Error('no form');
	return sheet;
}

/** The cell that holds exactly this text; the one `right` of it is filled in. */
function cellOf(
	sheet: ExcelJS.Worksheet,
	text: string,
	after = 0
): { row: number; column: number } {
	for (let row = after + 1; row <= sheet.rowCount; row += 1)
		for (let column = 1; column <= sheet.columnCount; column += 1)
			if (sheet.getCell(row, column).value === text) return { row, column };
	throw new Error(`no cell “${text}”`);
}
function answer(sheet: ExcelJS.Worksheet, label: string, value: ExcelJS.CellValue): void {
	const { row, column } = cellOf(sheet, label);
	let next = column;
	while (sheet.getCell(row, next).master === sheet.getCell(row, column)) next += 1;
	sheet.getCell(row, next).value = value;
}

let db: Db;
beforeAll(() => (db = openOffice()));
afterAll(() => closeDatabase(db));

async function read(workbook: ExcelJS.Workbook): Promise<Receipt> {
	return receiveBytes(new Uint8Array(await workbook.xlsx.writeBuffer()));
}
const receiveBytes = (bytes: Uint8Array, name = 'mau.xlsx'): Receipt =>
	receive(db, catalogue, {
		file: { name, bytes },
		dryRun: true,
		actor: OFFICER,
		receivedAt: RECEIVED_AT
	});
const errors = ({ issues }: Receipt) => issues.filter(({ severity }) => severity === 'error');
const figures = ({ observations }: Receipt) =>
	observations.flatMap(({ indicator, field, text, quantity }) =>
		quantity.kind === 'missing' ? [] : [[indicator, field, text, quantity]]
	);

const HEADINGS_TO_FILL: Record<string, string> = { 'bang-dai': 'Giá trị', 'bieu-mau': 'Ghi chú' };

describe('a template', () => {
	it.each(TEMPLATE_IDS)('%s says its edition, and the reader finds it', async (id) => {
		const { version } = currentEdition(templateNamed(id));
		const workbook = await workbookOf(id);
		expect(cellOf(form(workbook), templateLine(id, version)).row).toBeLessThan(8);
		expect((await read(workbook)).issues.map(({ code }) => code)).not.toContain('older_template');
	});

	it.each(TEMPLATE_IDS)(
		'%s that nobody filled in holds no figures, and nothing else is wrong',
		async (id) => {
			const receipt = receiveBytes(await templateWorkbook(about(id, '2023-q3')));
			expect(figures(receipt)).toEqual([]);
			const codes = receipt.issues.map(({ code }) => code);
			expect(codes).not.toContain('sheets_left_out');
			expect(codes).not.toContain('several_sheets');
			expect(codes).not.toContain('formula_without_value');
		}
	);

	it.each(TEMPLATE_IDS)('%s locks its headings and leaves its cells open', async (id) => {
		const workbook = await workbookOf(id);
		const sheet = form(workbook);
		const heading = cellOf(sheet, HEADINGS_TO_FILL[id] ?? 'Trực tuyến');
		expect(sheet.getCell(heading.row, heading.column).protection?.locked ?? true).toBe(true);
		expect(sheet.getCell(heading.row + 3, heading.column).protection?.locked).toBe(false);
		const { sheetProtection } = sheet.model as unknown as { sheetProtection: object };
		expect(sheetProtection).toMatchObject({ sheet: true });
		expect(sheetProtection).not.toHaveProperty('hashValue');
		expect(workbook.worksheets.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['Hướng dẫn', 'Danh sách đơn vị'])
		);
	});

	it('of one line a unit holds what every headline KPI is computed from', async () => {
		const workbook = await workbookOf('bang-rong', '2023-q3');
		const sheet = form(workbook);
		const { row } = cellOf(sheet, 'Thị trấn Thanh Miện');
		const last = cellOf(sheet, 'Ghi chú').column;
		for (let column = 3; column < last; column += 1) sheet.getCell(row, column).value = 1;
		const receipt = await read(workbook);
		expect(errors(receipt)).toEqual([]);
		const said = new Map(receipt.observations.map((figure) => [figure.indicator, figure]));
		const headline = [...catalogue.kpis.values()].filter((kpi) => kpi.headline);
		for (const { id, formulas } of headline)
			expect(firstFraction(formulas, said)?.formula, id).toBe(0);
	});

	it('of one line a unit reads back to the figures typed, unfilled lines left out', async () => {
		const workbook = await workbookOf('bang-rong', '2023-q3');
		const sheet = form(workbook);
		const { row } = cellOf(sheet, 'Thị trấn Thanh Miện');
		const typed = {
			'Mới tiếp nhận': 944,
			'Trực tuyến': 922,
			'Trực tiếp, bưu chính': 22,
			'Đã giải quyết': 922,
			'Ghi chú': 'theo phần mềm'
		};
		for (const [heading, value] of Object.entries(typed))
			sheet.getCell(row, cellOf(sheet, heading).column).value = value;
		const receipt = await read(workbook);
		expect(errors(receipt)).toEqual([]);
		expect(receipt.submissions.map(({ name, period }) => [name, period])).toEqual([
			['Thị trấn Thanh Miện', '2023-q3']
		]);
		const values = Object.fromEntries(
			receipt.observations.flatMap(({ indicator, quantity }) =>
				quantity.kind === 'exact' ? [[indicator, quantity.value]] : []
			)
		);
		expect(values).toEqual({
			dossiers_received_new: 944,
			dossiers_received_online: 922,
			dossiers_received_direct_postal: 22,
			dossiers_resolved_total: 922
		});
		expect(receipt.issues).toContainEqual(
			expect.objectContaining({ code: 'rows_left_out', why: 'no_value', rows: [row + 1, row + 2] })
		);
	});

	it('of one line a figure reads back to the figures typed', async () => {
		const workbook = await workbookOf('bang-dai', '2023-q3');
		const sheet = form(workbook);
		const { row } = cellOf(sheet, 'Hồ sơ mới tiếp nhận trong kỳ');
		sheet.getCell(`A${row}`).value = 'Xã Liên Mạc';
		sheet.getCell(`D${row}`).value = 944;
		sheet.getCell(`F${row}`).value = new Date('2023-06-10T00:00:00Z');
		sheet.getCell(`G${row}`).value = new Date('2023-09-09T00:00:00Z');
		const receipt = await read(workbook);
		expect(errors(receipt)).toEqual([]);
		expect(receipt.observations).toEqual([
			expect.objectContaining({
				indicator: 'dossiers_received_new',
				period: '2023-q3',
				quantity: { kind: 'exact', value: 944 },
				window: { from: '2023-06-10', to: '2023-09-09' }
			})
		]);
	});

	it('of the fields of one unit reads back to the figures typed', async () => {
		const workbook = await workbookOf('ii-06a-linh-vuc');
		const sheet = form(workbook);
		answer(sheet, 'Đơn vị báo cáo:', 'Xã Liên Mạc');
		answer(sheet, 'Kỳ báo cáo:', 'Năm 2023');
		answer(sheet, 'Số liệu từ ngày', new Date('2022-12-15T00:00:00Z'));
		answer(sheet, 'đến ngày', new Date('2023-12-14T00:00:00Z'));
		const typed = [157, 150, 7, 0, 157, 157, 0, 0, 0, 0, 0];
		const line = cellOf(sheet, 'Hộ tịch').row;
		const total = cellOf(sheet, 'Tổng cộng').row;
		typed.forEach((value, index) => {
			sheet.getCell(line, index + 3).value = value;
			// What a spreadsheet program works out.
			sheet.getCell(total, index + 3).value = { formula: 'SUM(1)', result: value };
		});
		const receipt = await read(workbook);
		expect(errors(receipt)).toEqual([]);
		const byField = receipt.observations.filter(({ field }) => field === 'civil_status');
		expect(byField.map(({ quantity }) => quantity)).toEqual(
			typed.map((value) => ({ kind: 'exact', value }))
		);
		expect(receipt.observations.filter(({ field }) => field === '')).toHaveLength(11);
		expect(receipt.observations).toHaveLength(22);
		expect(receipt.observations[0]?.window).toEqual({ from: '2022-12-15', to: '2023-12-14' });
	});

	it('of the units of an office reads back to the figures typed', async () => {
		const workbook = await workbookOf('ii-06a-don-vi', '2023-q3');
		const sheet = form(workbook);
		const typed = [950, 922, 22, 6, 922, 900, 22, 0, 28, 28, 0];
		const line = cellOf(sheet, 'Thị trấn Thanh Miện').row;
		const total = cellOf(sheet, 'Tổng cộng').row;
		typed.forEach((value, index) => {
			sheet.getCell(line, index + 3).value = value;
			sheet.getCell(total, index + 3).value = { formula: 'SUM(1)', result: value };
		});
		const receipt = await read(workbook);
		expect(errors(receipt)).toEqual([]);
		expect(receipt.submissions.map(({ name }) => name)).toEqual(['Thị trấn Thanh Miện']);
		expect(figures(receipt).map(([, , , quantity]) => quantity)).toEqual(
			typed.map((value) => ({ kind: 'exact', value }))
		);
	});

	it('of Biểu mẫu 1-7 has every line of the catalogue and reads back to the figures typed', async () => {
		const workbook = await workbookOf('bieu-mau');
		const sheet = form(workbook);
		answer(sheet, 'Đơn vị báo cáo:', 'Thị trấn Thanh Miện');
		answer(sheet, 'Kỳ báo cáo:', 'Quý III/2023');
		const typed: Record<string, number> = {};
		let form06: string | undefined;
		let next = 3;
		for (let row = 1; row <= sheet.rowCount; row += 1) {
			const first = sheet.getCell(row, 1).value;
			if (typeof first === 'string' && first.startsWith('Biểu mẫu')) form06 = first;
			const cell = sheet.getCell(row, 4);
			const isOpen = form06 !== undefined && cell.protection?.locked === false;
			if (!isOpen) continue;
			const { dataValidation } = cell;
			const value =
				dataValidation?.type === 'list' ? 1 : dataValidation?.type === 'decimal' ? 50.5 : next;
			next += 1;
			cell.value = value;
			typed[`${form06} ${sheet.getCell(row, 1).text}`] = value;
		}
		const forms = catalogue.forms.filter(({ id }) => /^bm\d$/u.test(id));
		const printed = [...catalogue.indicators.values()].flatMap(({ id, forms: places }) =>
			places.flatMap(({ form: formId, code }) => {
				const known = forms.find((one) => one.id === formId);
				return known === undefined ? [] : [{ id, line: `${known.name} ${code}` }];
			})
		);
		expect(Object.keys(typed).sort()).toEqual(printed.map(({ line }) => line).sort());
		const receipt = await read(workbook);
		expect(errors(receipt)).toEqual([]);
		const readBack = receipt.observations.map(({ indicator, source, quantity }) => [
			`${source} ${indicator}`,
			quantity
		]);
		const expected = printed.map(({ id, line }) => [
			`${line.slice(0, line.lastIndexOf(' '))} ${id}`,
			{ kind: 'exact', value: typed[line] }
		]);
		expect(Object.fromEntries(readBack)).toEqual(Object.fromEntries(expected));
	});

	it.each(['ii-06a-linh-vuc', 'ii-06a-don-vi', 'bieu-mau'])('%s as text is read too', (id) => {
		const text = templateCsv(about(id, '2023-q3'));
		expect(text.startsWith('\uFEFF')).toBe(true);
		const receipt = receiveBytes(new TextEncoder().encode(text), 'mau.csv');
		expect(receipt.layout).toBe(id === 'bieu-mau' ? 'bieu_mau' : 'ii_06a');
		expect(figures(receipt)).toEqual([]);
	});
});

describe('an edition that is no longer the current one', () => {
	const older: Template = {
		...templateNamed('bang-rong'),
		editions: [
			{
				version: '1',
				since: '2023-01-01',
				changes: 'Bản đầu tiên.',
				renamed: [{ from: 'Số nộp qua mạng', to: 'Trực tuyến' }]
			},
			{ version: '2', since: '2024-01-01', changes: 'Đổi tên cột.', renamed: [] }
		]
	};

	it('is read under its old headings, and told', () => {
		const lines = [
			'Mẫu bang-rong, phiên bản 1 (Thước đo CCHC)',
			'Đơn vị;Kỳ báo cáo;Số nộp qua mạng',
			'Xã Liên Mạc;Năm 2023;5'
		];
		const file = readFile({ name: 'cu.csv', bytes: new TextEncoder().encode(lines.join('\n')) });
		if (!file.ok || file.value.kind !== 'sheets') throw new Error('not read');
		const { sheets, issues } = asSent(file.value.sheets, [older]);
		expect(sheets[0]?.rows[1]?.cells).toContain('Trực tuyến');
		expect(issues).toContainEqual(
			expect.objectContaining({ code: 'older_template', version: '1', current: '2' })
		);
	});

	it('of a template that nobody knows any more is read as any file', () => {
		const cells = ['Mẫu bang-xua, phiên bản 9 (Thước đo CCHC)'];
		const sheet: Sheet = { fileName: 'a.csv', rows: [{ number: 1, cells }] };
		expect(asSent([sheet], templates).issues).toEqual([]);
	});
});

describe('the editions in the data', () => {
	it('name a form for every template and a heading for every renamed one', () => {
		expect(templates.map(({ id }) => id)).toEqual(TEMPLATE_IDS);
		const file = JSON.parse(readFileSync(`${dataPath()}/templates.json`, 'utf8'));
		expect(file.templates).toHaveLength(templates.length);
	});
});

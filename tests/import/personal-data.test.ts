// Names and numbers of citizens in a file: gone before anything is kept, said to the sender, and in no byte of the database.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { screenFile } from '../../src/lib/server/reading/personal';
import { readFile } from '../../src/lib/server/reading/read';
import { sheetsAsWorkbook } from '../../src/lib/server/reading/read/workbook/library';
import { receive } from '../../src/lib/server/intake/receive';
import { catalogue } from '../support/report-database';
import { OFFICER } from '../support/actor';
import { formOf, NOTHING_SAID, UploadDesk } from '../support/upload-desk';

const NAME = 'Nguyễn Thị Bích Ngọc';
const NUMBER = '030189004321';
const REPORT = [
	['Đơn vị', 'Kỳ báo cáo', 'Họ và tên', 'Mới tiếp nhận', 'Trực tuyến', 'Mã'],
	['Xã A', 'Quý I/2024', NAME, '10', '8', NUMBER],
	['Xã B', 'Quý I/2024', 'Trần Văn An', '20', '9', '001099123456'],
	['Xã C', 'Quý I/2024', 'Lê Thị Hoa', '30', '7', '030089001234']
];
const csv = (rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> =>
	new TextEncoder().encode(rows.map((row) => row.join(';')).join('\n'));
const workbook = (rows: readonly (readonly string[])[]): Uint8Array =>
	sheetsAsWorkbook([
		{
			fileName: 'a.xlsx',
			name: 'Quý I',
			rows: rows.map((cells, index) => ({ number: index + 1, cells }))
		}
	]);

let desk: UploadDesk;
beforeEach(() => {
	desk = new UploadDesk([
		{ code: 'A', name: 'A' },
		{ code: 'B', name: 'B' },
		{ code: 'C', name: 'C' }
	]);
});
afterEach(() => desk.close());

/** Everything that is on the disk. */
function bytesOnDisk(): Buffer {
	const { folder } = desk.office;
	return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
}
const holds = (bytes: Buffer, text: string): boolean => bytes.includes(Buffer.from(text));

test('what the eye does not see stays told, where the kept file holds it no more', () => {
	const html = `<table><tr><td>Đơn vị</td><td>Kỳ báo cáo</td><td>Họ và tên</td><td>Mới tiếp nhận</td></tr>
		<tr><td>Xã A</td><td>Quý I/2024</td><td>${NAME}<sup>9</sup></td><td>10<sup>7</sup></td></tr>
		<tr><td>Xã B</td><td>Quý I/2024</td><td>Trần Văn An</td><td>20</td></tr>
		<tr><td>Xã C</td><td>Quý I/2024</td><td>Lê Thị Hoa</td><td>30</td></tr></table>`;
	const receipt = receive(desk.office.db, catalogue, {
		file: { name: 'bao-cao.xls', bytes: new TextEncoder().encode(html) },
		organisingId: desk.officeId,
		dryRun: true,
		receivedAt: '2024-04-05T02:00:00.000Z',
		actor: OFFICER
	});
	expect(receipt.observations.map(({ quantity }) => quantity)).toContainEqual({
		kind: 'exact',
		value: 10
	});
	expect(receipt.issues).toContainEqual(
		expect.objectContaining({
			code: 'text_left_out',
			cells: [{ cell: 'D2', text: '7', why: 'raised' }]
		})
	);
});

describe('a report with columns of citizens', () => {
	test.each([
		['a CSV file', 'bao-cao.csv', csv(REPORT)],
		['a workbook', 'bao-cao.xlsx', workbook(REPORT)]
	])('in %s loses them and keeps every figure and place', (_, name, bytes) => {
		const receipt = receive(desk.office.db, catalogue, {
			file: { name, bytes },
			organisingId: desk.officeId,
			dryRun: false,
			confirmReason: 'đúng',
			receivedAt: '2024-04-05T02:00:00.000Z',
			actor: OFFICER
		});
		expect(receipt.outcome).toBe('stored');
		expect(receipt.observations.map(({ quantity }) => quantity)).toContainEqual({
			kind: 'exact',
			value: 8
		});
		const [told] = receipt.issues.filter(({ code }) => code === 'personal_columns_dropped');
		expect(told).toMatchObject({
			severity: 'info',
			columns: [
				{ letter: 'C', heading: 'Họ và tên', kind: 'name', cells: 3 },
				{ letter: 'F', kind: 'id_number', cells: 4 }
			]
		});
		const disk = bytesOnDisk();
		expect(holds(disk, 'Xã A') || holds(disk, 'xl/worksheets')).toBe(true);
		expect(holds(disk, NAME)).toBe(false);
		expect(holds(disk, NUMBER)).toBe(false);
	});

	test('is not kept with them while it waits for confirmation either', async () => {
		const ids = await desk.send({ 'bao-cao.csv': csv(REPORT) });
		expect(holds(bytesOnDisk(), NAME)).toBe(false);
		const { files } = await desk.check(ids);
		const shown = JSON.stringify(files);
		expect(shown).toContain('Đã bỏ dữ liệu cá nhân của công dân');
		expect(shown).not.toContain(NAME);
		await desk.store(ids, { 'ly-do': 'đúng' }).catch(() => undefined);
		expect(holds(bytesOnDisk(), NUMBER)).toBe(false);
	});

	test('comes apart out of an archive, each report without them', async () => {
		const archive = zipSync({
			'a.csv': csv(REPORT),
			'b.csv': csv(REPORT.map((r) => r.slice(0, 2)))
		});
		const form = formOf(
			{ ...NOTHING_SAID, 'co-quan': String(desk.officeId) },
			{
				'goi.zip': new Uint8Array(archive)
			}
		);
		const location = await desk.sendForm(form);
		expect(location).toContain('/kiem-tra/');
		expect(holds(bytesOnDisk(), NAME)).toBe(false);
		expect(holds(bytesOnDisk(), 'goi.zip › a.csv')).toBe(true);
	});
});

describe('screening', () => {
	test('hands a file without such columns back as it came, byte for byte', () => {
		const folder = 'data/samples';
		for (const name of readdirSync(folder).filter((each) => /\.(?:csv|json)$/.test(each))) {
			const file = { name, bytes: readFileSync(join(folder, name)) };
			expect(screenFile(file)).toEqual([{ file, dropped: [] }]);
			expect(screenFile(file)[0]?.file).toBe(file);
		}
	});

	test('empties values of a JSON export under keys that say so', () => {
		const text = JSON.stringify([{ hoTen: NAME, so_cccd: NUMBER, trangThai: 'Đã trả' }]);
		const [screened] = screenFile({ name: 'a.json', bytes: strToU8(text) });
		const kept = Buffer.from(screened?.file.bytes ?? []).toString();
		expect(kept).toBe('[{"hoTen":"","so_cccd":"","trangThai":"Đã trả"}]');
		expect(screened?.dropped).toMatchObject([
			{ columns: [{ heading: 'hoTen' }, { heading: 'so_cccd' }] }
		]);
	});

	test('keeps numbers, percentages, dates, merged cells and hidden rows of a rewritten workbook', () => {
		const [screened] = screenFile({
			name: 'a.xls',
			bytes: sheetsAsWorkbook([
				{
					fileName: 'a.xlsx',
					name: 'T',
					merges: [{ fromRow: 1, toRow: 1, fromColumn: 0, toColumn: 1 }],
					rows: [
						{ number: 1, cells: ['BÁO CÁO', ''] },
						{ number: 3, cells: ['Họ tên', 'Tỷ lệ', 'Ngày'] },
						{
							number: 4,
							hidden: true,
							cells: [NAME, '95,5%', '05/04/2024'],
							numbers: [
								undefined,
								{ value: 0.955, decimals: 1, kind: 'percent' },
								{ value: 45387, decimals: 0, kind: 'date' }
							]
						}
					]
				}
			])
		});
		expect(screened?.file.name).toBe('a.xlsx');
		const read = readFile(screened?.file ?? { name: '', bytes: new Uint8Array() });
		const sheets = read.ok && read.value.kind === 'sheets' ? read.value.sheets : [];
		expect(sheets[0]?.merges).toEqual([{ fromRow: 1, toRow: 1, fromColumn: 0, toColumn: 1 }]);
		expect(sheets[0]?.rows.at(-1)).toMatchObject({
			number: 4,
			hidden: true,
			cells: ['', '95,5%', '05/04/2024'],
			numbers: [undefined, { value: 0.955, kind: 'percent' }, { value: 45387, kind: 'date' }]
		});
	});
});

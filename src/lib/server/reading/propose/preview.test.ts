import { describe, expect, it } from 'vitest';
import { catalogue, openOffice } from '../../../../../tests/import/office';
import { loadUnitRegister } from '../../db/units/units';
import type { Choices } from '../draft';
import { previewOf, type Preview } from './preview';
import { readFile } from '../read';
import type { Sheet } from '../table/sheet';

const register = loadUnitRegister(openOffice());
const sheetOf = (lines: readonly string[], more: Partial<Sheet> = {}): Sheet => ({
	fileName: 'bao-cao.xlsx',
	rows: lines.map((line, index) => ({ number: index + 1, cells: line.split('|') })),
	...more
});
function look(sheets: readonly Sheet[], choices: Choices = {}) {
	const preview = previewOf({ kind: 'sheets', sheets }, { catalogue, register, choices });
	if (preview.kind !== 'sheets') throw new Error('no sheets');
	return preview;
}
const chosen = ({ chosen: sheet }: Extract<Preview, { readonly kind: 'sheets' }>) => {
	if (sheet === null) throw new Error('no sheet');
	return sheet;
};
const numbersOf = (preview: ReturnType<typeof look>) => {
	const { shown } = chosen(preview);
	return shown.map(({ number }) => number);
};

const TABLE = [
	'THỊ TRẤN LAI CÁCH|||',
	'Quý I/2023 (từ ngày 15/12/2022 đến ngày 14/3/2023)|||',
	'Đơn vị|Kỳ báo cáo|Mới tiếp nhận|Đã giải quyết',
	'Thị trấn Lai Cách|Quý I/2023|551|551'
];
const DATA = Array.from({ length: 30 }, () => TABLE[3] ?? '');

describe('a look into a file', () => {
	it('shows the first rows with their numbers, and the block that will be read', () => {
		const sheet = chosen(look([sheetOf(TABLE)]));
		expect(sheet.ranges[0]).toMatchObject({
			headingRow: 3,
			lastHeadingRow: 3,
			lastRow: 4,
			firstColumn: 0,
			lastColumn: 3
		});
		expect(sheet.layout).toBe('wide');
		expect(sheet.letters).toEqual(['A', 'B', 'C', 'D']);
		expect(sheet.shown.map(({ number, part }) => [number, part])).toEqual([
			[1, 'title'],
			[2, 'title'],
			[3, 'heading'],
			[4, 'data']
		]);
	});

	it('shows every table that will be read of a sheet', () => {
		const twice = [
			...TABLE.slice(2),
			'|||',
			'Đơn vị|Kỳ báo cáo|Trực tuyến|Trực tiếp, bưu chính',
			'Thị trấn Lai Cách|Quý I/2023|500|51'
		];
		const sheet = chosen(look([sheetOf(twice)]));
		expect(sheet.ranges.map(({ headingRow, lastRow }) => [headingRow, lastRow])).toEqual([
			[1, 2],
			[4, 5]
		]);
		expect(sheet.shown.map(({ part }) => part)).toEqual(['heading', 'data', 'heading', 'data']);
	});

	it('quotes what it read of the lines above the table', () => {
		const { titles } = chosen(look([sheetOf(TABLE)]));
		expect(titles).toMatchObject({
			period: { row: 2 },
			window: { from: '2022-12-15', to: '2023-03-14' }
		});
	});

	it('of a long file shows twenty rows and says how many are left out', () => {
		const preview = look([sheetOf([...TABLE, ...DATA])]);
		expect(numbersOf(preview)).toHaveLength(20);
		expect(chosen(preview).rowsLeftOut).toBe(14);
	});

	it('of a table far down shows the first lines and then the table', () => {
		const letter = Array.from({ length: 25 }, (_, index) => `Căn cứ văn bản số ${index + 1}|||`);
		const preview = look([sheetOf([...letter, ...TABLE.slice(2), ...DATA])]);
		expect(numbersOf(preview).slice(0, 7)).toEqual([1, 2, 3, 4, 5, 26, 27]);
		expect(chosen(preview).shown[5]).toMatchObject({ part: 'heading', leftOutAbove: 20 });
	});

	it('follows the sheet and the heading row that were chosen', () => {
		const sheets = [
			sheetOf(TABLE, { name: 'Quý 1' }),
			sheetOf(['Bìa|', 'Tên|Số hộ', 'Lai Cách|12'], { name: 'Khác', hidden: true })
		];
		const automatic = look(sheets);
		expect(automatic.sheets).toMatchObject([
			{ name: 'Quý 1', hidden: false, rows: 4, layout: 'wide' },
			{ name: 'Khác', hidden: true, rows: 3, layout: null }
		]);
		expect(automatic).toMatchObject({ read: ['Quý 1'], asksForSheet: false });
		expect(chosen(automatic).name).toBe('Quý 1');
		const other = chosen(look(sheets, { sheet: 'Khác', headingRow: 2 }));
		expect(other.name).toBe('Khác');
		expect(other.ranges[0]).toMatchObject({ headingRow: 2, lastRow: 3 });
	});

	it('says when several sheets could be the report', () => {
		const sheets = ['Quý 1', 'Bản sao'].map((name) => sheetOf(TABLE, { name }));
		expect(look(sheets)).toMatchObject({ read: ['Quý 1', 'Bản sao'], asksForSheet: true });
		expect(look(sheets, { sheet: 'Bản sao' })).toMatchObject({
			read: ['Bản sao'],
			asksForSheet: false
		});
	});

	it('begins with the sheet that seems to have a table where none is recognised', () => {
		const cover = sheetOf(['UBND huyện', 'Báo cáo quý'], { name: 'Bìa' });
		const table = sheetOf(['Nơi|Vào|Ra', 'Xã A|1|2'], { name: 'Số' });
		const preview = look([cover, table]);
		expect(preview.sheets.map(({ hasTable }) => hasTable)).toEqual([false, true]);
		expect(chosen(preview).name).toBe('Số');
	});

	it('shows cells typed over, merged cells and hidden rows', () => {
		const rows = sheetOf(TABLE).rows.map((row) =>
			row.number === 4 ? { ...row, hidden: true as const } : row
		);
		const merges = [{ fromRow: 1, toRow: 1, fromColumn: 0, toColumn: 2 }];
		const mends = [{ row: 4, letter: 'C', was: '551', now: '552' }];
		const { shown } = chosen(look([{ fileName: 'a.csv', rows, merges }], { mends }));
		expect(shown[0]?.cells[0]).toMatchObject({ columns: 3, rows: 1 });
		expect(shown[0]?.cells.slice(1, 3)).toEqual([null, null]);
		expect(shown[3]?.hidden).toBe(true);
		expect(shown[3]?.cells[2]).toMatchObject({ text: '552', was: '551' });
	});

	it('shows every heading row of columns that were chosen', () => {
		const lines = ['Tên|Hồ sơ vào||Ghi', '|Cộng|Mạng|', 'Xã Cẩm Điền|3|2|', 'Xã B|4|1|'];
		const columns = {
			A: 'role:unit',
			B: 'indicator:dossiers_received_new',
			C: 'indicator:dossiers_received_online',
			D: 'ignore'
		} as const;
		const sheet = chosen(look([sheetOf(lines)], { columns, headingRow: 1, period: '2023-q1' }));
		expect(sheet.ranges[0]).toMatchObject({ headingRow: 1, lastHeadingRow: 2 });
		expect(sheet.shown[1]?.cells[1]?.text).toBe('Cộng');
	});

	it('finds no block where there is no table, and nothing to choose in JSON', () => {
		const letter = chosen(look([sheetOf(['Kính gửi|Phòng Nội vụ'])]));
		expect(letter.ranges).toEqual([]);
		expect(letter.headingRows).toEqual([{ number: 1, words: 'Kính gửi | Phòng Nội vụ' }]);
		expect(look([]).chosen).toBeNull();
		const json = readFile({
			name: 'a.json',
			bytes: new TextEncoder().encode('{"submissions": []}')
		});
		if (!json.ok) throw new Error('no JSON');
		expect(previewOf(json.value, { catalogue, register, choices: {} })).toEqual({ kind: 'json' });
	});
});

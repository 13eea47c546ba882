import { describe, expect, it } from 'vitest';
import type { UnitRegister } from '../../domain/unit/unit';
import { loadCatalogue } from '../reference/catalogue';
import type { Choices } from './draft';
import { mapFile } from './map-file';
import type { Merge, Sheet } from './table/sheet';

const catalogue = loadCatalogue('data');
const register: UnitRegister = {
	versions: [
		{
			unitId: 1,
			code: '101',
			name: 'Tân Trường',
			kind: 'xa',
			parentId: null,
			validFrom: null,
			validTo: null
		}
	],
	aliases: [],
	successors: []
};
type Details = Partial<Omit<Sheet, 'rows' | 'fileName'>> & { readonly first?: number };
const sheet = (name: string, lines: readonly string[], details: Details = {}): Sheet => {
	const { first = 1, ...rest } = details;
	return {
		fileName: 'bao-cao.xlsx',
		name,
		rows: lines.map((line, index) => ({ number: first + index, cells: line.split('|') })),
		...rest
	};
};
const map = (sheets: readonly Sheet[], choices: Choices = {}) =>
	mapFile({ kind: 'sheets', sheets }, { catalogue, register, choices });
const codes = (mapped: ReturnType<typeof map>) =>
	mapped.issues.map(({ code, severity }) => `${severity} ${code}`);
const WIDE = ['Đơn vị|Kỳ báo cáo|Đã giải quyết', 'Xã Tân Trường|Quý I/2023|12'];

describe('which worksheet is read', () => {
	it('is the one with a table, and the others that hold something are told', () => {
		const guide = sheet('Hướng dẫn', ['Cách ghi', 'a|b|c|d', 'e|f|g|h', 'i|k']);
		const mapped = map([guide, sheet('Số liệu', WIDE), sheet('Trống', [''])]);
		expect(mapped.draft?.figures[0]?.value.place).toMatchObject({ sheet: 'Số liệu', letter: 'C' });
		expect(mapped.issues).toEqual([
			{
				code: 'sheets_left_out',
				severity: 'info',
				place: {},
				sheets: ['Hướng dẫn'],
				why: 'no_table'
			}
		]);
	});

	it('is never a hidden one, unless it is chosen', () => {
		const sheets = [sheet('Cũ', WIDE, { hidden: true }), sheet('Mới', WIDE)];
		expect(map(sheets).ranges).toMatchObject([{ sheet: 'Mới' }]);
		expect(codes(map(sheets))).toEqual(['info sheets_left_out']);
		expect(map(sheets, { sheet: 'Cũ' }).ranges).toMatchObject([{ sheet: 'Cũ' }]);
	});

	it('is one whose rows are all wrong, so that what is wrong is told', () => {
		const below = ['', 'Đơn vị|Kỳ báo cáo|Đã giải quyết|Trước hạn', 'Xã Tân Trường|Quý II/2023|12'];
		const { rows } = sheet('', [...WIDE, ...below]);
		const mapped = map([{ fileName: 'bao-cao.csv', rows }]);
		expect(codes(mapped)).toEqual(['error uneven_row']);
	});

	it('is asked where several could be meant', () => {
		const mapped = map([sheet('A', WIDE), sheet('B', WIDE)]);
		expect(mapped).toMatchObject({ layout: null, draft: null });
		expect(codes(mapped)).toEqual(['error several_sheets']);
	});

	it('is the only one that was filled in', () => {
		const empty = sheet('B', ['Đơn vị|Kỳ báo cáo|Đã giải quyết']);
		expect(map([sheet('A', WIDE), empty]).ranges).toMatchObject([{ sheet: 'A' }]);
	});

	it('is each of Biểu mẫu 1-7, named by its title or its name', () => {
		const HEAD = 'STT|Chỉ tiêu thống kê|Đơn vị tính|Số lượng/Tỷ lệ|Ghi chú';
		const first = sheet('BM1', [
			'UBND XÃ TÂN TRƯỜNG',
			'Số liệu quý III năm 2023 (từ ngày 10/6/2023 đến ngày 09/9/2023)',
			HEAD,
			'1.|Số văn bản chỉ đạo CCHC đã ban hành|Văn bản|25'
		]);
		const third = sheet('TTHC', [
			'Biểu mẫu 3',
			HEAD,
			'3.3.1.|Tổng số hồ sơ TTHC đã giải quyết xong|Hồ sơ|9'
		]);
		const { draft, ranges, issues } = map([first, third]);
		expect(issues).toEqual([]);
		expect(ranges?.map((range) => range.sheet)).toEqual(['BM1', 'TTHC']);
		expect(draft?.figures).toMatchObject([
			{ indicator: 'steering_documents', source: 'Biểu mẫu 1' },
			{ indicator: 'dossiers_resolved_total', source: 'Biểu mẫu 3' }
		]);
		for (const { unit, period, window } of draft?.figures ?? [])
			expect([unit?.text, period?.text, window?.from]).toEqual([
				'XÃ TÂN TRƯỜNG',
				'quý III năm 2023',
				'2023-06-10'
			]);
	});
});

describe('the range that is read', () => {
	it('reaches from the first heading to the last row of the table', () => {
		const lines = [
			'QUÝ I/2023',
			'STT|Đơn vị|Tiếp nhận||',
			'||Tổng số|Trực tuyến|',
			'(1)|(2)|(3)|(4)|',
			'1|Xã Tân Trường|12|10|',
			'Tổng cộng||12|10|',
			'||',
			'|Người lập biểu||Chủ tịch'
		];
		const merges: Merge[] = [{ fromRow: 6, toRow: 6, fromColumn: 0, toColumn: 1 }];
		const mapped = map([sheet('A', lines, { merges, first: 3 })]);
		expect(mapped.ranges).toEqual([
			{
				sheet: 'A',
				headingRow: 4,
				lastHeadingRow: 6,
				lastRow: 8,
				firstColumn: 0,
				lastColumn: 3
			}
		]);
	});

	it('begins at the row that a person named', () => {
		const lines = [
			'Đơn vị|Kỳ báo cáo|Đã giải quyết',
			'Đơn vị|Kỳ báo cáo|Quá hạn',
			'Xã Tân Trường|Quý I/2023|3'
		];
		const mapped = map([sheet('A', lines)], { headingRow: 2 });
		expect(mapped.ranges).toMatchObject([{ headingRow: 2 }]);
		expect(mapped.draft?.figures).toMatchObject([{ indicator: 'dossiers_resolved_late' }]);
	});
});

describe('what was typed over a cell', () => {
	it('stands beside what the file says', () => {
		const mended = sheet('A', WIDE);
		const rows = mended.rows.map((row) => (row.number === 2 ? { ...row, was: { 2: '1a2' } } : row));
		expect(map([{ ...mended, rows }]).draft?.figures[0]?.value.place).toEqual({
			sheet: 'A',
			row: 2,
			column: 'Đã giải quyết',
			letter: 'C',
			quote: '12',
			was: '1a2'
		});
	});
});

describe('more figures than one import takes', () => {
	it('are counted before they are made', () => {
		const rows = Array.from({ length: 700_001 }, (_, index) => ({
			number: index + 2,
			cells: ['a', 'b']
		}));
		const head = { number: 1, cells: ['Đơn vị', 'Mới tiếp nhận', 'Trực tuyến', 'Đã giải quyết'] };
		const big = { ...sheet('A', []), rows: [head, ...rows] };
		const mapped = map([big], { period: '2023-q1' });
		expect(mapped.issues).toMatchObject([{ code: 'too_many_figures', found: 2_100_003 }]);
	});
});

import { describe, expect, it } from 'vitest';
import { headingBlockAt, headingBlockWith, isColumnNumbers } from './heading-block';
import type { Merge, Sheet } from '../sheet';

const sheetOf = (lines: readonly string[], merges?: readonly Merge[]): Sheet => ({
	fileName: 'bao-cao.xlsx',
	rows: lines.map((line, index) => ({ number: index + 1, cells: line.split('|') })),
	...(merges === undefined ? {} : { merges })
});
const paths = (sheet: Sheet, first = 0): string[] | undefined =>
	headingBlockAt(sheet, first)?.columns.map(({ index, path }) => `${index} ${path.join(' › ')}`);
const merge = (from: string, to: string): Merge => {
	const [fromColumn, fromRow] = [from.charCodeAt(0) - 65, Number(from.slice(1))];
	return { fromColumn, fromRow, toColumn: to.charCodeAt(0) - 65, toRow: Number(to.slice(1)) };
};

describe('headings over several rows', () => {
	const LINES = [
		'STT|Đơn vị|Tiếp nhận|||Ghi chú',
		'||Tổng số|Trong đó||',
		'|||Trực tuyến|Trực tiếp|',
		'1|Xã A|3|2|1|'
	];
	const EXPECTED = [
		'0 STT',
		'1 Đơn vị',
		'2 Tiếp nhận › Tổng số',
		'3 Tiếp nhận › Trong đó › Trực tuyến',
		'4 Tiếp nhận › Trong đó › Trực tiếp',
		'5 Ghi chú'
	];

	it('become a path for each column, by their merged cells', () => {
		const merges = [
			merge('A1', 'A3'),
			merge('B1', 'B3'),
			merge('C1', 'E1'),
			merge('C2', 'C3'),
			merge('D2', 'E2'),
			merge('F1', 'F3')
		];
		expect(paths(sheetOf(LINES, merges))).toEqual(EXPECTED);
	});

	it('become the same without merged cells, by the empty cells beside a group', () => {
		expect(paths(sheetOf(LINES))).toEqual(EXPECTED);
	});

	it('become the same where the words of a group stand in each of its columns', () => {
		const repeated = [
			'STT|Đơn vị|Tiếp nhận|Tiếp nhận|Tiếp nhận|Ghi chú',
			'||Tổng số|Trong đó|Trong đó|',
			'|||Trực tuyến|Trực tiếp|',
			'1|Xã A|3|2|1|'
		];
		expect(paths(sheetOf(repeated))).toEqual(EXPECTED);
	});

	it('are one row where the next one says whose it is, even in words', () => {
		const lines = ['Đơn vị|Kỳ|Đã giải quyết|Quá hạn|', 'Xã A|Quý I/2023|Không|Không|chưa rà'];
		expect(paths(sheetOf(lines))).toHaveLength(4);
	});

	it('may have names and figures headed in the lower row', () => {
		const lines = [
			'||Tiếp nhận||Đã giải quyết|',
			'STT|Đơn vị|Tổng số|Mới|Tổng số|Trễ',
			'1|A|1|2|3|4'
		];
		expect(paths(sheetOf(lines))?.slice(1, 4)).toEqual([
			'1 Đơn vị',
			'2 Tiếp nhận › Tổng số',
			'3 Tiếp nhận › Mới'
		]);
	});

	it('belong to the row that a person named, with the groups above it', () => {
		expect(headingBlockWith(sheetOf(LINES), 2)).toMatchObject({ first: 0, last: 2 });
		expect(headingBlockWith(sheetOf(LINES), 3)).toMatchObject({ first: 3, last: 3 });
	});

	it('are not the lines of a letter', () => {
		const lines = ['UBND XÃ A||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Số: 1/BC||Quý I/2023'];
		expect(paths(sheetOf(lines))).toBeUndefined();
		expect(paths(sheetOf(lines), 1)).toBeUndefined();
	});

	it('of a column that a group alone stands over are none', () => {
		const lines = ['Đơn vị|Tiếp nhận||', '|Tổng số||Trực tuyến', 'Xã A|3|9|1'];
		const merges = [merge('A1', 'A2'), merge('B1', 'D1')];
		expect(paths(sheetOf(lines, merges))).toEqual([
			'0 Đơn vị',
			'1 Tiếp nhận › Tổng số',
			'3 Tiếp nhận › Trực tuyến'
		]);
	});
});

describe('the row that numbers the columns', () => {
	it.each([
		['(1)|(2)|(3)=(4)+(5)|(4)|(5)', true],
		['A|B|1|2|3', true],
		['1|2|3|4|5', true],
		['1|2|3|4=5+6|5', true],
		['1|2|3', false],
		['2|3|4|5|6', false],
		['1|Xã A|3|4|5', false],
		['12|13|14|15|16', false]
	])('%s: %s', (line, is) => {
		expect(isColumnNumbers({ number: 1, cells: line.split('|') })).toBe(is);
	});
});

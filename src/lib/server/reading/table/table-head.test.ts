import { describe, expect, it } from 'vitest';
import { findHead, headAt } from './table-head';
import type { Merge, Sheet } from './sheet';

const sheetOf = (lines: readonly string[], merges?: readonly Merge[]): Sheet => ({
	fileName: 'bao-cao.csv',
	rows: lines.map((line, index) => ({ number: index + 1, cells: line.split('|') })),
	...(merges === undefined ? {} : { merges })
});
const nothingKnown = () => false;
const find = (lines: readonly string[], merges?: readonly Merge[]) =>
	findHead(sheetOf(lines, merges), nothingKnown);

const PRINTED = [
	'UBND HUYỆN CẨM GIÀNG||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|||',
	'BIỂU TỔNG HỢP QUÝ III|||||',
	'STT|Tên xã|Tiếp nhận|||Ghi chú',
	'||Tổng số|Trực tuyến|Trực tiếp|',
	'(1)|(2)|(3)=(4)+(5)|(4)|(5)|(6)',
	'1|Xã An Bình|12|10|2|',
	'2|Xã Bình An|7|7|0|'
];

describe('the heading rows of a table', () => {
	it('are the row of words above the figures, below the lines of the letter', () => {
		const lines = [
			'UBND XÃ A||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|',
			'Kỳ: Quý III/2023|||',
			'|||',
			'Đơn vị|Kỳ|Nhận vào|Trả ra',
			'Xã An Bình|Quý III/2023|12|10'
		];
		expect(find(lines)).toMatchObject({
			first: 3,
			last: 3,
			body: 4,
			headings: ['Đơn vị', 'Kỳ', 'Nhận vào', 'Trả ra']
		});
	});

	it('over two rows are one heading for each column, told apart by their group', () => {
		expect(find(PRINTED)).toMatchObject({
			first: 2,
			last: 3,
			body: 5,
			headings: [
				'STT',
				'Tên xã',
				'Tiếp nhận › Tổng số',
				'Tiếp nhận › Trực tuyến',
				'Tiếp nhận › Trực tiếp',
				'Ghi chú'
			]
		});
	});

	it.each([3, 4])('are the same whichever of them is named (row %i)', (row) => {
		expect(headAt(sheetOf(PRINTED), row)).toEqual(find(PRINTED));
	});

	it('follow the merged cells of a workbook', () => {
		const merges: Merge[] = [
			{ fromRow: 1, toRow: 2, fromColumn: 0, toColumn: 0 },
			{ fromRow: 1, toRow: 1, fromColumn: 1, toColumn: 2 },
			{ fromRow: 1, toRow: 1, fromColumn: 3, toColumn: 4 }
		];
		const lines = ['Tên xã|Tiếp nhận||Đã giải quyết|', '|Tổng số|Mới|Tổng số|Trễ', 'Xã A|1|2|3|4'];
		expect(find(lines, merges)?.headings).toEqual([
			'Tên xã',
			'Tiếp nhận › Tổng số',
			'Tiếp nhận › Mới',
			'Đã giải quyết › Tổng số',
			'Đã giải quyết › Trễ'
		]);
	});

	it('do not take a row of figures written as words for a heading', () => {
		const lines = [
			'Đơn vị|Kỳ|Chỉ tiêu|Giá trị|',
			'Xã A|Quý III/2023|Số hộ|trên 100|ước',
			'Xã A|Quý III/2023|Nhân khẩu|12|'
		];
		expect(find(lines)).toMatchObject({ first: 0, last: 0, body: 1 });
		const first = headAt(sheetOf(['A|Tên|Ghi chú||', 'Xã A||không||có', 'Xã B|1|2|3|4']), 1);
		expect(first).toMatchObject({ first: 0, last: 0 });
	});

	it('do not take three small figures in a row for column numbers', () => {
		const lines = ['Nhận|Trả|Nợ', '1|2|3', '4|4|0'];
		expect(find(lines)).toMatchObject({ body: 1 });
	});

	it('are nowhere on a sheet without figures, nor on an empty row', () => {
		expect(find(['Kính gửi|Sở Nội vụ', 'Nơi nhận|Như trên'])).toBeUndefined();
		expect(headAt(sheetOf(['A|B', '|']), 2)).toBeUndefined();
		expect(headAt(sheetOf(['A|B']), 9)).toBeUndefined();
	});
});

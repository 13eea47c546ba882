import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../reference/catalogue';
import { partsOf } from './parts';
import type { Sheet } from '../sheet';

const catalogue = loadCatalogue('data');
const knowledge = {
	catalogue,
	register: { versions: [], aliases: [], successors: [] },
	choices: {}
};
const sheet = (lines: readonly string[]): Sheet => ({
	fileName: 'bao-cao.xlsx',
	name: 'S',
	rows: lines.map((line, index) => ({ number: index + 1, cells: line.split('|') }))
});
const parts = (lines: readonly string[]): string[][] =>
	partsOf(sheet(lines), knowledge).map(({ rows }) =>
		rows.map(({ number, cells }) => `${number} ${cells.join('|')}`)
	);
const HEAD = 'STT|Đơn vị|Đã giải quyết|Trước hạn';

describe('a sheet is cut', () => {
	it('nowhere when it holds one table, printed over two pages', () => {
		const one = sheet([
			'QUÝ III/2023',
			HEAD,
			'1|Xã A|12|10',
			'|Cộng trang|12|10',
			HEAD,
			'2|Xã B|3|2'
		]);
		expect(partsOf(one, knowledge)).toEqual([one]);
		expect(partsOf(one, knowledge)[0]).toBe(one);
	});

	it('before the title of a table with other headings', () => {
		const lines = ['QUÝ III/2023', HEAD, '1|Xã A|12|10', '', 'Bảng 2', 'Đơn vị|Quá hạn', 'Xã A|2'];
		expect(parts(lines)).toEqual([
			['1 QUÝ III/2023', `2 ${HEAD}`, '3 1|Xã A|12|10'],
			['4 ', '5 Bảng 2', '6 Đơn vị|Quá hạn', '7 Xã A|2']
		]);
		expect(partsOf(sheet(lines), knowledge)[1]?.otherwise?.period?.text).toBe('QUÝ III/2023');
	});

	it('before the same headings of another period, or after a total', () => {
		const of = (period: string, name = 'Xã A') => [period, HEAD, `1|${name}|12|10`];
		expect(parts([...of('QUÝ II/2023'), ...of('QUÝ III/2023')])).toHaveLength(2);
		expect(parts([...of('QUÝ II/2023'), ...of('QUÝ II/2023', 'Xã B')])).toHaveLength(1);
		expect(parts([...of('QUÝ II/2023'), '|Tổng cộng|12|10', ...of('Cụm 2')])).toHaveLength(2);
	});

	it('before headings that nobody knows, but not before a signature', () => {
		const table = [HEAD, '1|Xã A|12|10'];
		expect(parts([...table, '', 'TT|Loại máy|Số lượng|Đang dùng', '1|Máy in|4|3'])).toHaveLength(2);
		expect(parts([...table, '', '|Người lập biểu||Chủ tịch', '|Nguyễn Văn A||'])).toHaveLength(1);
	});

	it('between the columns of tables side by side, each with the words above it', () => {
		const lines = ['Xã A|||Xã B|', 'Đơn vị|Trước hạn||Đơn vị|Trước hạn', 'A|1||B|2'];
		expect(parts(lines)).toEqual([
			['1 Xã A||||', '2 Đơn vị|Trước hạn|||', '3 A|1|||'],
			['1 |||Xã B|', '2 |||Đơn vị|Trước hạn', '3 |||B|2']
		]);
	});

	it('from columns beside it that are no part of the report', () => {
		const lines = ['Đơn vị|Kỳ|Đã giải quyết||Tra cứu|Giá trị', 'Xã A|Quý III/2023|1||Q1|1'];
		expect(parts(lines)).toEqual([
			['1 Đơn vị|Kỳ|Đã giải quyết|||', '2 Xã A|Quý III/2023|1|||'],
			['1 ||||Tra cứu|Giá trị', '2 ||||Q1|1']
		]);
	});
});

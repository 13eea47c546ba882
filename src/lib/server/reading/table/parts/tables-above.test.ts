import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../reference/catalogue';
import { mapFile } from '../../map-file';
import { resolveDraft } from '../../resolve/resolve';

const catalogue = loadCatalogue('data');
const named = (unitId: number, name: string) => ({
	...{ unitId, code: String(unitId), name, kind: 'xa' as const, parentId: null },
	...{ validFrom: null, validTo: null }
});
const register = {
	versions: [named(1, 'Đồng Lạc'), named(2, 'Thái Hòa'), named(3, 'Vĩnh Hồng')],
	aliases: [],
	successors: []
};
const HEAD = 'Đơn vị|Kỳ báo cáo|Đã giải quyết';
/** Other headings: another table. */
const BELOW = 'Đơn vị|Kỳ báo cáo|Đã giải quyết|Trước hạn';

/** Place and sums of the totals that do not fit. */
function wrongIn(lines: readonly string[]) {
	const rows = lines.map((line, index) => ({ number: index + 1, cells: line.split('|') }));
	const knowledge = { catalogue, register, choices: {} };
	const sheets = [{ fileName: 'bao-cao.csv', rows }];
	const { draft } = mapFile({ kind: 'sheets', sheets }, knowledge);
	if (draft === null) throw new Error('nothing was read');
	const { totals } = resolveDraft(draft, knowledge, 'nothing').readable.resolved;
	return totals.map((issue) =>
		issue.code === 'sum_mismatch' ? [issue.place.row, issue.total.value, issue.sum] : [issue.code]
	);
}
const two = (last: readonly string[], period = 'Quý I/2023') => [
	...['Khối xã', HEAD, `Xã Đồng Lạc|${period}|10`, `Xã Thái Hòa|${period}|20`, 'Tổng cộng||30'],
	...['', 'Khối khác', BELOW, 'Xã Vĩnh Hồng|Quý I/2023|5|4', ...last.map((line) => `${line}|4`)]
];

describe('a total below the last of several tables', () => {
	it('sums all of them, with or without a total of the last one before it', () => {
		expect(wrongIn(two(['Tổng cộng toàn huyện||35']))).toEqual([]);
		expect(wrongIn(two(['Cộng||5', 'Tổng cộng toàn huyện||35']))).toEqual([]);
		expect(wrongIn(two(['Tổng cộng||35']))).toEqual([]);
	});

	it('or its own table, where it does not name the office', () => {
		expect(wrongIn(two(['Tổng cộng||5']))).toEqual([]);
		expect(wrongIn(two(['Tổng cộng||6']))).toEqual([[10, 6, 5]]);
	});

	it('never its own table alone, where it names the office', () => {
		expect(wrongIn(two(['Tổng cộng toàn huyện||5']))).toEqual([[10, 5, 35]]);
		expect(wrongIn(two(['Cộng||5', 'Tổng cộng toàn huyện||36']))).toEqual([[11, 36, 35]]);
	});

	it('never a table of another period', () => {
		expect(wrongIn(two(['Tổng cộng||35'], 'Quý II/2023'))).toEqual([[10, 35, 5]]);
	});

	it('leaves the totals before it to their own table', () => {
		const lines = two(['Cộng||5', 'Tổng cộng toàn huyện||35']);
		expect(
			wrongIn(lines.map((line) => (line === 'Tổng cộng||30' ? 'Tổng cộng||31' : line)))
		).toEqual([[5, 31, 30]]);
	});
});

import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../../../tests/import/office';
import type { Choices, Knowledge, RememberedColumns } from '../draft';
import { columnKeys, layoutKey } from './layout-key';
import { withColumns } from './relabel';
import type { Merge, Sheet } from '../table/sheet';
import { headAt } from '../table/table-head';

const sheetOf = (lines: readonly string[], more: Partial<Sheet> = {}): Sheet => ({
	fileName: 'bao-cao.csv',
	rows: lines.map((line, index) => ({ number: index + 1, cells: line.split('|') })),
	...more
});
const register = { versions: [], aliases: [], successors: [] };
const knowledgeOf = (
	choices: Choices,
	remembered?: (key: string) => RememberedColumns | undefined
): Knowledge => ({
	catalogue,
	register,
	choices,
	...(remembered === undefined ? {} : { remembered })
});
const linesOf = (sheets: readonly Sheet[], at = 0) =>
	sheets[at]?.rows.map(({ cells }) => cells.join('|'));

const PLAIN = [
	'Quý III/2023|||',
	'Tên làng|Nhận vào|Mật|Trả ra',
	'Xã An Bình|12|x|10',
	'Xã B|7|y|7'
];
const NEW = 'Hồ sơ mới tiếp nhận trong kỳ';

describe('columns whose meaning a person chose', () => {
	it('carry the headings that every layout knows; others keep their own', () => {
		const columns = { A: 'role:unit', B: 'indicator:dossiers_received_new' } as const;
		const { sheets, issues } = withColumns([sheetOf(PLAIN)], knowledgeOf({ columns }));
		expect(linesOf(sheets)).toEqual([
			'Quý III/2023|||',
			`Đơn vị|${NEW}|Mật|Trả ra`,
			'Xã An Bình|12|x|10',
			'Xã B|7|y|7'
		]);
		expect(issues).toEqual([]);
	});

	it('that are not to be read are empty from the headings down, the title above stays', () => {
		const columns = { A: 'ignore', C: 'ignore' } as const;
		const { sheets } = withColumns([sheetOf(PLAIN)], knowledgeOf({ columns }));
		expect(linesOf(sheets)).toEqual(['Quý III/2023|||', '|Nhận vào||Trả ra', '|12||10', '|7||7']);
	});

	it('that are not to be read leave a table below with other headings as it is', () => {
		const lines = [
			'Đơn vị|Kỳ báo cáo|Mật|Đã giải quyết',
			'Xã A|Quý III/2023|x|10',
			'Đơn vị|Kỳ báo cáo|Mới tiếp nhận|Trực tuyến',
			'Xã A|Quý III/2023|7|5'
		];
		const { sheets } = withColumns([sheetOf(lines)], knowledgeOf({ columns: { C: 'ignore' } }));
		expect(linesOf(sheets)).toEqual([
			'Đơn vị|Kỳ báo cáo||Đã giải quyết',
			'Xã A|Quý III/2023||10',
			...lines.slice(2)
		]);
	});

	it('keep the period and the unit that their headings say', () => {
		const lines = ['Tên làng|Vào quý II/2023|Tiền thu (nghìn đồng)|Trả ra', 'Xã An Bình|1|2|3'];
		const columns = {
			A: 'role:unit',
			B: 'indicator:dossiers_received_new',
			C: 'indicator:dossiers_resolved_total'
		} as const;
		const { sheets } = withColumns([sheetOf(lines)], knowledgeOf({ columns, headingRow: 1 }));
		const [, received, resolved] = sheets[0]?.rows[0]?.cells ?? [];
		expect(received).toBe(`${NEW} quý II/2023`);
		expect(resolved).toMatch(/ \(nghìn đồng\)$/);
	});

	it('over two heading rows have one heading, in the row that was named', () => {
		const merges: Merge[] = [
			{ fromRow: 1, toRow: 2, fromColumn: 0, toColumn: 0 },
			{ fromRow: 1, toRow: 1, fromColumn: 1, toColumn: 2 },
			{ fromRow: 4, toRow: 4, fromColumn: 0, toColumn: 1 }
		];
		const lines = ['Tên làng|Hồ sơ vào||Ghi', '|Cộng|Mạng|', 'Xã A|3|2|', 'Xã B|4||'];
		const columns = { A: 'role:unit', B: 'indicator:dossiers_received_new' } as const;
		const read = (headingRow?: number) =>
			withColumns(
				[sheetOf(lines, { merges })],
				knowledgeOf({ columns, ...(headingRow === undefined ? {} : { headingRow }) })
			).sheets;
		expect(linesOf(read(1))?.slice(0, 2)).toEqual([`Đơn vị|${NEW}|Hồ sơ vào|Ghi`, '||Mạng|']);
		expect(linesOf(read())?.slice(0, 2)).toEqual(['||Hồ sơ vào|Ghi', `Đơn vị|${NEW}|Mạng|`]);
		expect(read()[0]?.merges).toEqual([merges[2]]);
	});

	it('are those of the chosen worksheet only', () => {
		const sheets = [sheetOf(PLAIN, { name: 'Quý 2' }), sheetOf(PLAIN, { name: 'Quý 3' })];
		const columns = { A: 'role:unit' } as const;
		const read = withColumns(sheets, knowledgeOf({ columns, sheet: 'Quý 3' })).sheets;
		expect(read[0]).toBe(sheets[0]);
		expect(linesOf(read, 1)?.[1]).toBe('Đơn vị|Nhận vào|Mật|Trả ra');
	});

	it('of a form with printed rows are left as they are', () => {
		const form = sheetOf([
			'Biểu mẫu 3',
			'STT|Chỉ tiêu thống kê|Đơn vị tính|Số lượng',
			'1|Số|Văn bản|2'
		]);
		const columns = { D: 'ignore' } as const;
		expect(withColumns([form], knowledgeOf({ columns })).sheets[0]).toBe(form);
	});
});

describe('columns remembered from an earlier file', () => {
	const headings = headAt(sheetOf(PLAIN), 2)?.headings ?? [];
	const [unit = '', received = '', secret = ''] = columnKeys(headings);
	const memory = (columns: RememberedColumns) => (key: string) =>
		key === layoutKey(headings) ? columns : undefined;

	it('are read by it wherever their headings stand, and told', () => {
		const known = memory({
			[unit]: 'role:unit',
			[received]: 'indicator:dossiers_received_new',
			[secret]: 'ignore'
		});
		const moved = ['Kỳ: Quý IV/2023|||', '', ...PLAIN];
		const { sheets, issues } = withColumns([sheetOf(moved)], knowledgeOf({}, known));
		expect(linesOf(sheets)?.slice(3)).toEqual([
			`Đơn vị|${NEW}||Trả ra`,
			'Xã An Bình|12||10',
			'Xã B|7||7'
		]);
		expect(issues).toEqual([
			{
				code: 'remembered_columns',
				severity: 'info',
				place: { row: 4 },
				columns: [
					{ heading: 'Tên làng', meaning: { kind: 'role', role: 'unit' } },
					{
						heading: 'Nhận vào',
						meaning: { kind: 'indicator', indicator: 'dossiers_received_new' }
					},
					{ heading: 'Mật', meaning: { kind: 'ignore' } }
				]
			}
		]);
	});

	it('are read in another order too', () => {
		const known = memory({ [unit]: 'role:unit', [received]: 'indicator:dossiers_received_new' });
		const turned = PLAIN.map((line) => line.split('|').toReversed().join('|'));
		const { sheets } = withColumns([sheetOf(turned)], knowledgeOf({}, known));
		expect(linesOf(sheets)?.[1]).toBe(`Trả ra|Mật|${NEW}|Đơn vị`);
	});

	it('give way to what is chosen for this file', () => {
		const known = memory({ [unit]: 'ignore' });
		const columns = { A: 'role:unit' } as const;
		const { sheets, issues } = withColumns([sheetOf(PLAIN)], knowledgeOf({ columns }, known));
		expect(linesOf(sheets)?.[1]).toBe('Đơn vị|Nhận vào|Mật|Trả ra');
		expect(issues).toEqual([]);
	});

	it('of another layout, or of an indicator that the catalogue no longer has, change nothing', () => {
		const other = [...PLAIN];
		other[1] = 'Tên làng|Nhận vào|Mật|Trả lại';
		expect(
			withColumns([sheetOf(other)], knowledgeOf({}, memory({ [unit]: 'role:unit' }))).sheets
		).toEqual([sheetOf(other)]);
		const gone = memory({ [received]: 'indicator:no_such_indicator' });
		expect(linesOf(withColumns([sheetOf(PLAIN)], knowledgeOf({}, gone)).sheets)).toEqual(PLAIN);
	});
});

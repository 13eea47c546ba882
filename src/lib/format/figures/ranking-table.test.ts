import { NO_MARKS } from '../../domain/kpi/change-marks';
import { describe, expect, test } from 'vitest';
import type { RankedUnit, Ranking } from '../../domain/kpi/ranking';
import { rankingTable, tieRuleText } from './ranking-table';

const unit = (rank: number, more: Partial<RankedUnit> = {}): RankedUnit => ({
	rank,
	tied: false,
	unitId: rank,
	code: `X${rank}`,
	name: `Xã ${rank}`,
	numerator: 1100,
	denominator: 1144,
	value: 96.1538,
	flags: [],
	interval: { low: 94.8, high: 97.2 },
	rankRange: { best: 1, worst: 2 },
	band: 'better',
	rankChange: null,
	valueChange: null,
	valueChangeLastYear: null,
	changeMarks: NO_MARKS,
	changeMarksLastYear: NO_MARKS,
	openIssues: 0,
	...more
});
const RANKING: Ranking = {
	kpi: 'online_share',
	period: '2025-q3',
	of: { unitId: 9, code: 'TN', name: 'Cụm Thử Nghiệm' },
	decimals: 2,
	direction: 'higher',
	tieRule: 'competition',
	ranksFew: false,
	minimumDenominator: 30,
	previousPeriod: '2025-q2',
	target: 90,
	reference: { of: 'target', value: 90 },
	total: { numerator: 2200, denominator: 2288, value: 96.1538, units: 2, flags: ['unverified'] },
	totalChange: -0.5,
	comparison: null,
	rows: [
		unit(1, { tied: true, rankChange: 2, valueChange: 1.5, valueChangeLastYear: 0 }),
		unit(1, { tied: true, flags: ['few', 'derived'], rankChange: -1 })
	],
	unranked: [
		{
			...{ unitId: 3, code: 'X3', name: 'Xã 3' },
			state: 'zero_denominator',
			reason: null,
			stated: [],
			few: null,
			openIssues: 0
		},
		{
			...{ unitId: 4, code: 'X4', name: 'Xã 4' },
			state: 'stated_only',
			reason: null,
			stated: ['98,5%'],
			few: null,
			openIssues: 0
		}
	]
};
const CONTEXT = {
	kpi: {
		name: 'Hồ sơ trực tuyến',
		unit: 'hồ sơ',
		formulas: [
			{ numerator: { plus: [] }, denominator: { plus: [] }, words: 'trực tuyến ÷ mới tiếp nhận' }
		]
	},
	isDemonstration: false
} as const;
const table = rankingTable(RANKING, CONTEXT);
const texts = table.rows.map(({ cells }) => cells.map(({ text }) => text));

describe('the table of a ranking', () => {
	test('marks ties with =, changes with their sign and values without a unit', () => {
		expect(texts[0]).toEqual([
			...['1=', 'Xã 1', '96,15', '1.100', '1.144', '+1,50', '+2', '0,00'],
			...['1–2', '94,8', '97,2', 'rõ ràng cao hơn', 'X1', '']
		]);
	});

	test('leaves empty what is not comparable and says what a value must be read with', () => {
		expect(texts[1]?.slice(5, 8)).toEqual(['', '-1', '']);
		expect(texts[1]?.slice(-2)).toEqual(['X1', 'ít hồ sơ; suy ra']);
	});

	test('has the office as its sum, without a rank', () => {
		expect(table.rows[2]?.kind).toBe('total');
		expect(texts[2]).toEqual([
			...['', 'Cụm Thử Nghiệm', '96,15', '2.200', '2.288', '-0,50', '', ''],
			...['', '', '', '', 'TN'],
			'2 đơn vị; chưa xác minh'
		]);
	});

	test('lists units without a value below, with the reason and no number but a known 0', () => {
		expect(texts[3]).toEqual([
			...['', 'Xã 3', '', '', '0', '', '', '', '', '', '', '', 'X3', 'không phát sinh']
		]);
		expect(texts[4]?.at(-1)).toContain('98,5%');
	});

	test('gives units with few cases their value below the ranking, without a rank, and says why', () => {
		const few = {
			numerator: 22,
			denominator: 22,
			value: 100,
			flags: ['few', 'derived'] as const,
			interval: { low: 81.5, high: 100 }
		};
		const row = { ...RANKING.unranked[0]!, state: 'value' as const, few };
		const { rows, notes } = rankingTable({ ...RANKING, unranked: [row] }, CONTEXT);
		expect(rows[3]?.cells.map(({ text }) => text)).toEqual([
			...['', 'Xã 3', '100,00', '22', '22', '', '', '', '', '81,5', '100,0', '', 'X3'],
			'ít hồ sơ (dưới 30), không xếp hạng; suy ra'
		]);
		expect(notes.join()).toContain('mẫu số dưới 30 hồ sơ đứng dưới dòng chung');
		expect(notes.join()).not.toContain('Đơn vị không có giá trị');
	});

	test('says so where the office ranks them with the others', () => {
		const { notes } = rankingTable({ ...RANKING, ranksFew: true }, CONTEXT);
		expect(notes.join()).toContain('Theo lựa chọn của cơ quan');
	});

	test('prints period, formula, target and tie rule', () => {
		expect(table.subtitle).toEqual([
			'Cụm Thử Nghiệm, Quý III/2025',
			'Cách tính: trực tuyến ÷ mới tiếp nhận',
			'Mục tiêu: ≥ 90 %'
		]);
		expect(table.notes[0]).toBe(tieRuleText('competition', 2));
	});

	test('says where a rate has further digits so as not to look complete', () => {
		const finer = { ...RANKING.rows[0]!, value: (100 * 19_999) / 20_000 };
		const { rows, notes } = rankingTable({ ...RANKING, rows: [finer] }, CONTEXT);
		expect(rows[0]?.cells[2]).toMatchObject({ text: '99,995', decimals: 3 });
		expect(notes[1]).toContain('hiện thêm chữ số');
		expect(table.notes.join()).not.toContain('hiện thêm chữ số');
	});

	test('says so when its figures are invented', () => {
		const { notes } = rankingTable(RANKING, { ...CONTEXT, isDemonstration: true });
		expect(notes.at(-1)).toMatch(/^Số liệu minh họa/);
	});
});

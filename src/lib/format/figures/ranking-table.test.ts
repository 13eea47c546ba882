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
	previousPeriod: '2025-q2',
	target: 90,
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
			stated: []
		},
		{
			...{ unitId: 4, code: 'X4', name: 'Xã 4' },
			state: 'stated_only',
			reason: null,
			stated: ['98,5%']
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
			...['1=', 'Xã 1', '96,15', '1.100', '1.144', '+1,50', '+2', '0,00', 'X1', '']
		]);
	});

	test('leaves empty what is not comparable and says what a value must be read with', () => {
		expect(texts[1]?.slice(5)).toEqual(['', '-1', '', 'X1', 'ít hồ sơ; suy ra']);
	});

	test('has the office as its sum, without a rank', () => {
		expect(table.rows[2]?.kind).toBe('total');
		expect(texts[2]).toEqual([
			...['', 'Cụm Thử Nghiệm', '96,15', '2.200', '2.288', '-0,50', '', '', 'TN'],
			'2 đơn vị; chưa xác minh'
		]);
	});

	test('lists units without a value below, with the reason and no number but a known 0', () => {
		expect(texts[3]).toEqual(['', 'Xã 3', '', '', '0', '', '', '', 'X3', 'không phát sinh']);
		expect(texts[4]?.at(-1)).toContain('98,5%');
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

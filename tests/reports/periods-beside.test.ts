// What one period says about another, as pages, exports and the command line see it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeDatabase, type Db } from '../../src/lib/server/db/database';
import { unitVersions } from '../../src/lib/server/db/units/units';
import { issuesReport } from '../../src/lib/server/reports/issues/issues';
import { periodGroups } from '../../src/lib/server/reports/basis/period-choices';
import { rankingReport } from '../../src/lib/server/reports/ranking/ranking';
import { unitReport } from '../../src/lib/server/reports/unit/unit';
import { EVERYTHING } from '../../src/lib/domain/unit/unit-scope';
import { catalogue, openOffice, receiveText } from '../import/office';

const HEAD = 'Đơn vị,Kỳ báo cáo,Mới tiếp nhận,Trực tuyến\n';
let db: Db;
let unitId: number;
let organisingId: number;
beforeEach(() => {
	db = openOffice();
	const unit = unitVersions(db).find(({ name }) => name === 'Minh Đức');
	unitId = unit?.unitId ?? -1;
	organisingId = unit?.parentId ?? -1;
});
afterEach(() => closeDatabase(db));

const context = () => ({ db, catalogue, today: '2023-12-20', viewer: EVERYTHING });
const store = (...rows: readonly string[]) =>
	receiveText(db, HEAD + rows.map((row) => `Xã Minh Đức,${row}\n`).join(''), {
		confirmReason: 'Theo báo cáo của xã'
	}).outcome;
const flags = (period: string) =>
	rankingReport(context(), { organisingId, kpi: 'online_share', period }).rows.find(
		(row) => row.unitId === unitId
	)?.flags;

test('a contradiction between periods hangs on all of them', () => {
	expect(store('Quý I/2023,500,400', 'Quý II/2023,577,500', '6 tháng đầu năm 2023,1128,900')).toBe(
		'stored'
	);
	for (const period of ['2023-q1', '2023-q2', '2023-h1']) {
		expect(flags(period), period).toContain('unverified');
		expect(
			issuesReport(context(), { organisingId, period }).rows.map(({ issue }) => issue.code),
			period
		).toContain('cumulative_sum_mismatch');
		expect(unitReport(context(), { unitId, period })?.issues.length).toBeGreaterThan(0);
	}
});

test('three months make a quarter, marked', () => {
	store('Tháng 7/2023,210,200', 'Tháng 8/2023,190,150', 'Tháng 9/2023,240,140');
	expect(flags('2023-q3')).toEqual(['derived']);
	const groups = periodGroups(context(), [unitId]);
	expect(groups.map(({ kind }) => kind)).toEqual(['quarter', 'month']);
	expect(groups[0]?.periods).toEqual([{ id: '2023-q3', reported: 0, derivedOnly: true }]);
});

test('one month as a quarter is never ranked unmarked', () => {
	store('Quý III/2023 (từ 01/7/2023 đến 31/7/2023),210,200');
	expect(flags('2023-q3')).toContain('other_window');
	const { total } = rankingReport(context(), {
		organisingId,
		kpi: 'online_share',
		period: '2023-q3'
	});
	expect(total.flags).toContain('other_window');
});

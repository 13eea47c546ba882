// A target set in the application, on the pages that speak of targets.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { write } from '../../src/lib/server/db/database';
import { saveTarget } from '../../src/lib/server/db/campaigns/targets';
import { overviewTable } from '../../src/lib/server/export/overview-table';
import { overviewReport } from '../../src/lib/server/reports/overview/overview';
import { rankingReport } from '../../src/lib/server/reports/ranking/ranking';
import { targetList } from '../../src/lib/server/reports/targets/target-list';
import { trendReport } from '../../src/lib/server/reports/trend/trend';
import { loadUnitRegister } from '../../src/lib/server/db/units/units';
import { OFFICER } from '../support/actor';
import { demonstrationDatabase, type TestOffice } from '../support/report-database';

const KPI = 'timely_rate';
const PERIOD = '2026-q3';
let office: TestOffice;
let organisingId: number;
beforeAll(() => {
	office = demonstrationDatabase();
	organisingId =
		loadUnitRegister(office.db).versions.find(({ code }) => code === 'MH')?.unitId ?? -1;
}, 60_000);
afterAll(() => office.close());
/** Nothing is set: the file holds. */
afterEach(() => {
	set(null);
	set(null, { everywhere: true });
});

function set(
	percent: number | null,
	of: { readonly everywhere?: true; readonly year?: number } = {}
) {
	const { year = 2026, everywhere } = of;
	const target = {
		...{ kpi: KPI, year, percent, basis: 'Kế hoạch số 12' },
		organisingId: everywhere === true ? null : organisingId
	};
	const said = {
		target,
		before: null,
		after: null,
		actor: OFFICER,
		at: '2026-10-01T02:00:00.000Z'
	};
	write(office.db, (writer) => saveTarget(writer, said));
}
const overview = () => overviewReport(office.ctx(), { organisingId, period: PERIOD });
const card = () => overview().cards.find(({ kpi }) => kpi.id === KPI);
const ranking = () => rankingReport(office.ctx(), { organisingId, period: PERIOD, kpi: KPI });

test('an own target overrides that of the file in overview, ranking, trend and table', () => {
	const ofFile = card()?.target;
	expect(ofFile).not.toBeNull();
	set(100);
	const strict = card();
	expect(strict?.target).toBe(100);
	set(0);
	expect(card()).toMatchObject({ target: 0, belowTarget: 0 });
	expect(strict?.belowTarget ?? 0).toBeGreaterThan(0);
	set(99.5);
	expect(ranking().target).toBe(99.5);
	const trend = trendReport(office.ctx(), { organisingId, kpi: KPI, kind: 'quarter' });
	expect(JSON.stringify(trend)).toContain('99.5');
	expect(JSON.stringify(overviewTable(overview()))).toContain('99,5');
	set(null);
	expect(card()?.target).toBe(ofFile);
});

test('the own target of an office comes before one that holds everywhere, of its year only', () => {
	set(80, { everywhere: true });
	const ofFile = ranking().target;
	expect(ofFile).not.toBe(80);
	set(81, { everywhere: true, year: 2027 });
	set(90, { year: 2025 });
	expect(ranking().target).toBe(ofFile);
	set(95);
	expect(ranking().target).toBe(95);
});

test('the list tells where each target comes from, and keeps all that was set', () => {
	const before = targetList(office.ctx(), 2026).rows.find(({ kpi }) => kpi.id === KPI);
	expect(before).toMatchObject({ setAt: null, scope: { unitId: organisingId } });
	set(96);
	set(97);
	const { rows, history } = targetList(office.ctx(), 2026);
	expect(rows.filter(({ kpi }) => kpi.id === KPI)).toMatchObject([
		{ percent: 97, basis: 'Kế hoạch số 12', replaces: { percent: before?.percent } }
	]);
	expect(history.map(({ percent }) => percent).slice(0, 2)).toEqual([97, 96]);
});

import { beforeEach, describe, expect, test } from 'vitest';
import type { OverviewReport } from '../../src/lib/server/reports/overview/model';
import { overviewReport } from '../../src/lib/server/reports/overview/overview';
import { dueOn } from '../support/report-database';
import { online, sixCommunes } from '../support/six-communes';

const six = sixCommunes();
const overview = (period = '2025-q3', today = '2025-10-20'): OverviewReport =>
	overviewReport(six().ctx(today), { organisingId: six().organisingId, period });
const cellOf = (report: OverviewReport, code: string) =>
	report.rows
		.find(({ unit }) => unit.code === code)
		?.cells.find(({ kpi }) => kpi === 'online_share');

describe('the overview', () => {
	beforeEach(() => {
		six().store([
			...online('An', '2025-q3', [99, 100]),
			...online('Bình', '2025-q3', [70, 100]),
			...online('Cảnh', '2025-q3', [3, 4]),
			...online('An', '2025-q2', [97, 100]),
			...online('Bình', '2025-q2', [97, 100])
		]);
	});

	test('lists communes to compare, then those with few dossiers, then those without a report', () => {
		expect(
			overview()
				.rows.map(({ unit }) => unit.code)
				.slice(2)
		).toEqual(['C', 'D', 'F']);
		const few = overview().rows.find(({ unit }) => unit.code === 'C');
		expect(few).toMatchObject({ few: true, behind: 0, submitted: true, dossiers: 4 });
		expect(cellOf(overview(), 'C')).toMatchObject({ step: null, short: false, flags: ['few'] });
	});

	test('colours nothing where there is neither a target nor enough communes', () => {
		const column = overview().columns.find(({ kpi }) => kpi.id === 'online_share');
		expect(column).toMatchObject({ target: null, stepBasis: 'none' });
		expect(cellOf(overview(), 'B')?.step).toBeNull();
	});

	test('counts reports, and days of those that are late or missing', () => {
		dueOn(six().office.db, six().organisingId, '2025-q3', '2025-10-05');
		const { reports, rows } = overview();
		expect(reports).toMatchObject({ expected: 5, received: 3, late: 3, dueOn: '2025-10-05' });
		expect(reports.missing.map(({ code, daysLate }) => [code, daysLate])).toEqual([
			['D', 15],
			['F', 15]
		]);
		expect(rows.find(({ unit }) => unit.code === 'A')?.daysLate).toBe(5);
	});

	test('calls nobody late where no due date is known', () => {
		const { reports } = overview();
		expect(reports).toMatchObject({ late: 0, dueOn: null });
		expect(reports.missing.map(({ daysLate }) => daysLate)).toEqual([null, null]);
	});

	test('tells what moved since the previous period, with the periods before it drawn', () => {
		const card = overview().cards.find(({ kpi }) => kpi.id === 'online_share');
		expect(card?.total).toMatchObject({ numerator: 172, denominator: 204 });
		// Over An and Bình, which are in both quarters; Cảnh joined.
		expect(card?.previous).toMatchObject({
			...{ period: '2025-q2', change: -12.5, left: { units: 0 } },
			now: { numerator: 169, denominator: 200, value: 84.5, units: 2 },
			before: { value: 97, units: 2 },
			joined: { units: 1, named: [{ code: 'C', name: 'Xã Cảnh' }] }
		});
		expect(card?.lastYear).toMatchObject({ period: '2024-q3', change: null });
		expect(card?.spark.periods).toHaveLength(12);
		expect(card?.spark.values.slice(-2)).toEqual([97, (100 * 172) / 204]);
		expect(card?.spark.breaks).toEqual(['2025-q3']);
		expect(overview().headline.moved).toMatchObject({ change: -12.5, value: 84.5 });
	});
});

test('five communes without a target stand in fifths, equal ones together in the middle', () => {
	const names = ['An', 'Bình', 'Cảnh', 'Dung', 'Phú'];
	six().store(names.flatMap((name, i) => online(name, '2025-q3', [90 + i, 100])));
	expect(['A', 'B', 'C', 'D', 'F'].map((code) => cellOf(overview(), code)?.step)).toEqual([
		1, 2, 3, 4, 5
	]);
	// One fifth is always the lowest: that alone is not to be behind.
	expect(overview().headline).toMatchObject({ hasTargets: false, furthestBehind: null });
	expect(overview().rows.map(({ behind }) => behind)).toEqual([0, 0, 0, 0, 0]);
});

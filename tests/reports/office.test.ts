import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UnitId } from '../../src/lib/domain/unit/unit';
import { indicatorList, indicatorReport } from '../../src/lib/server/reports/indicator/indicator';
import { kpisReport } from '../../src/lib/server/reports/figures/kpis';
import { overviewReport } from '../../src/lib/server/reports/overview/overview';
import type { OverviewReport } from '../../src/lib/server/reports/overview/model';
import { rankingReport } from '../../src/lib/server/reports/ranking/ranking';
import { scopeFor } from '../../src/lib/server/reports/basis/scope';
import { trendReport } from '../../src/lib/server/reports/trend/trend';
import { unitReport } from '../../src/lib/server/reports/unit/unit';
import {
	dueOn,
	emptyDatabase,
	longCsv,
	merge,
	receiveText,
	saveOffice,
	type TestOffice
} from '../support/report-database';

type Row = readonly [string, string, string, string | number];

/** Received online and new: enough for the online share. */
const online = (name: string, period: string, share: readonly [number, number]): Row[] => [
	[`Xã ${name}`, period, 'dossiers_received_new', share[1]],
	[`Xã ${name}`, period, 'dossiers_received_online', share[0]]
];

let office: TestOffice;
let ids: ReadonlyMap<string, UnitId>;
let organisingId: UnitId;
const id = (code: string): UnitId => {
	const found = ids.get(code);
	if (found === undefined) throw new Error(code);
	return found;
};

beforeEach(() => {
	office = emptyDatabase();
	ids = saveOffice(office.db, [
		{ code: 'A', name: 'An' },
		{ code: 'B', name: 'Bình' },
		{ code: 'C', name: 'Cảnh' },
		{ code: 'D', name: 'Dung' },
		{ code: 'E', name: 'Én', validTo: '2025-06-30' },
		{ code: 'F', name: 'Phú', validFrom: '2025-07-01' }
	]);
	organisingId = id('TN');
	merge(office.db, { from: id('E'), into: id('F'), on: '2025-07-01' });
});
afterEach(() => office.close());

function store(rows: readonly Row[], receivedAt = '2025-10-10T02:00:00.000Z'): void {
	const receipt = receiveText(office.db, `tệp ${receivedAt}.csv`, longCsv(rows), {
		organisingId,
		receivedAt
	});
	if (receipt.outcome !== 'stored') throw new Error(JSON.stringify(receipt.issues));
}

const overview = (period = '2025-q3', today = '2025-10-20'): OverviewReport =>
	overviewReport(office.ctx(today), { organisingId, period });
const ranking = (period = '2025-q3') =>
	rankingReport(office.ctx(), { organisingId, period, kpi: 'online_share' });
const cellOf = (report: OverviewReport, code: string) =>
	report.rows
		.find(({ unit }) => unit.code === code)
		?.cells.find(({ kpi }) => kpi === 'online_share');

describe('the chosen office and period', () => {
	test('are none while nothing is stored', () => {
		expect(scopeFor(office.ctx(), {})).toMatchObject({
			state: 'empty',
			office: null,
			period: null
		});
	});

	test('without a wish are the office with data and its latest quarter', () => {
		store([...online('An', '2025-q2', [9, 10]), ...online('An', '2025-h1', [18, 20])]);
		const scope = scopeFor(office.ctx(), {});
		expect(scope).toMatchObject({ state: 'ready', period: '2025-q2', shownInstead: null });
		expect(scope.office?.name).toBe('Cụm Thử Nghiệm');
		expect(scope).toMatchObject({ expected: 5, received: 1 });
	});

	test('show the nearest period with data and say so when the asked one has none', () => {
		store([...online('An', '2025-q1', [9, 10]), ...online('An', '2024-q3', [9, 10])]);
		const later = scopeFor(office.ctx(), { period: 'Quý IV/2025' });
		expect(later).toMatchObject({ period: '2025-q1', shownInstead: '2025-q1' });
		const between = scopeFor(office.ctx(), { period: '2024-q4' });
		expect(between).toMatchObject({ period: '2024-q3', shownInstead: '2024-q3' });
	});

	test('are told apart from a period and an office that cannot be', () => {
		store(online('An', '2025-q1', [9, 10]));
		expect(scopeFor(office.ctx(), { period: 'quý năm' }).state).toBe('no_such_period');
		expect(scopeFor(office.ctx(), { office: '999' }).state).toBe('no_such_office');
		expect(scopeFor(office.ctx(), { office: String(id('A')) }).state).toBe('no_such_office');
	});

	test('offer a quarter that only follows from two cumulative reports, marked', () => {
		store([...online('An', '2025-h1', [18, 20]), ...online('An', '2025-q1', [9, 10])]);
		const [quarters] = scopeFor(office.ctx(), {}).periods;
		expect(quarters?.periods).toEqual([
			{ id: '2025-q2', reported: 0, derivedOnly: true },
			{ id: '2025-q1', reported: 1, derivedOnly: false }
		]);
	});
});

describe('a ranking', () => {
	test('totals sums of numerators over sums of denominators, not the mean of the rates', () => {
		store([...online('An', '2025-q3', [90, 100]), ...online('Bình', '2025-q3', [1, 10])]);
		expect(ranking().total).toMatchObject({ numerator: 91, denominator: 110, units: 2 });
		expect(ranking().total.value).toBeCloseTo(82.727, 3);
	});

	test('lists whoever has no value with the reason, never last', () => {
		store([
			...online('An', '2025-q3', [90, 100]),
			...online('Bình', '2025-q3', [0, 0]),
			['Xã Cảnh', '2025-q3', 'dossiers_received_online', 5]
		]);
		expect(ranking().rows.map(({ code }) => code)).toEqual(['A']);
		expect(ranking().unranked.map(({ code, state, reason }) => [code, state, reason])).toEqual([
			['B', 'zero_denominator', 'zero_denominator'],
			['C', 'missing', 'not_reported'],
			['D', 'missing', 'not_submitted'],
			['F', 'missing', 'not_submitted']
		]);
	});

	test('compares with the previous period and the same period of last year', () => {
		store([
			...online('An', '2025-q3', [90, 100]),
			...online('Bình', '2025-q3', [95, 100]),
			...online('An', '2025-q2', [95, 100]),
			...online('Bình', '2025-q2', [80, 100]),
			...online('An', '2024-q3', [70, 100])
		]);
		const [first, second] = ranking().rows;
		expect(first).toMatchObject({ code: 'B', rankChange: 1, valueChange: 15 });
		expect(first?.valueChangeLastYear).toBeNull();
		expect(second).toMatchObject({ code: 'A', valueChange: -5, valueChangeLastYear: 20 });
		expect(ranking().totalChange).toBe(5);
	});

	test('holds the communes of the period: one that merged counts before, its heir after', () => {
		store([
			...online('Én', '2025-q2', [8, 10]),
			...online('Phú', '2025-q3', [9, 10]),
			...online('An', '2025-q2', [5, 10])
		]);
		const codes = (period: string) => {
			const { rows, unranked } = ranking(period);
			return [...rows, ...unranked].map(({ code }) => code).sort();
		};
		expect(codes('2025-q2')).toEqual(['A', 'B', 'C', 'D', 'E']);
		expect(codes('2025-q3')).toEqual(['A', 'B', 'C', 'D', 'F']);
		expect(codes('2025-y')).toEqual(['A', 'B', 'C', 'D', 'F']);
	});

	test('counts a commune that ended within the year when it reported for the year', () => {
		store([...online('Én', '2025-y', [8, 10]), ...online('An', '2025-y', [9, 10])]);
		expect(ranking('2025-y').total).toMatchObject({ numerator: 17, denominator: 20 });
	});

	test('takes a quarter nobody reported from the two cumulative reports around it', () => {
		store([...online('An', '2025-h1', [180, 200]), ...online('An', '2025-q1', [85, 100])]);
		const [row] = ranking('2025-q2').rows;
		expect(row).toMatchObject({ numerator: 95, denominator: 100, flags: ['derived'] });
	});

	test('is the same whatever the order in which reports came in', () => {
		const names = ['An', 'Bình', 'Cảnh', 'Dung'];
		names.forEach((name, i) =>
			store(online(name, '2025-q3', [90 - i, 100]), `2025-10-1${i}T02:00:00.000Z`)
		);
		const forward = ranking();
		const other = emptyDatabase();
		const otherIds = saveOffice(other.db, [
			{ code: 'A', name: 'An' },
			{ code: 'B', name: 'Bình' },
			{ code: 'C', name: 'Cảnh' },
			{ code: 'D', name: 'Dung' }
		]);
		const otherOffice = otherIds.get('TN') ?? 0;
		const rows = [...names]
			.reverse()
			.flatMap((name) => online(name, '2025-q3', [90 - names.indexOf(name), 100]));
		receiveText(other.db, 'ngược.csv', longCsv(rows), { organisingId: otherOffice });
		const backward = rankingReport(other.ctx(), {
			organisingId: otherOffice,
			period: '2025-q3',
			kpi: 'online_share'
		});
		const shown = ({ rows: all }: typeof backward) =>
			all.map(({ code, rank, value }) => [code, rank, value]);
		expect(shown(forward)).toEqual(shown(backward));
		other.close();
	});

	test('changes as soon as another report is stored', () => {
		store(online('An', '2025-q3', [90, 100]), '2025-10-01T02:00:00.000Z');
		expect(ranking().rows).toHaveLength(1);
		store(online('Bình', '2025-q3', [95, 100]), '2025-10-02T02:00:00.000Z');
		expect(ranking().rows.map(({ code }) => code)).toEqual(['B', 'A']);
	});
});

describe('the overview', () => {
	beforeEach(() => {
		store([
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
		dueOn(office.db, organisingId, '2025-q3', '2025-10-05');
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
	store(names.flatMap((name, i) => online(name, '2025-q3', [90 + i, 100])));
	expect(['A', 'B', 'C', 'D', 'F'].map((code) => cellOf(overview(), code)?.step)).toEqual([
		1, 2, 3, 4, 5
	]);
	expect(overview().headline.furthestBehind).toMatchObject({
		unit: { code: 'A' },
		against: 'total',
		reference: 92,
		shortBy: 2
	});
});

describe('a trend', () => {
	test('has a point for every quarter, gaps and mergers told', () => {
		store([
			...online('An', '2025-q1', [9, 10]),
			...online('Én', '2025-q1', [8, 10]),
			...online('Phú', '2025-q4', [9, 10])
		]);
		const trend = trendReport(office.ctx(), { organisingId, kpi: 'online_share', kind: 'quarter' });
		expect(trend.periods).toEqual(['2025-q1', '2025-q2', '2025-q3', '2025-q4']);
		const values = (code: string) =>
			trend.series.find((series) => series.code === code)?.points.map(({ value }) => value);
		expect(values('A')).toEqual([90, null, null, null]);
		expect(values('F')).toEqual([null, null, null, 90]);
		expect(trend.series.find(({ code }) => code === 'F')?.breaks).toEqual(['2025-q3']);
		expect(trend.total.points.map(({ value }) => value)).toEqual([85, null, null, 90]);
	});
});

describe('one commune', () => {
	test('shows every KPI with its rank, every figure with its file and cell', () => {
		store([...online('An', '2025-q3', [90, 100]), ...online('Bình', '2025-q3', [95, 100])]);
		const report = unitReport(office.ctx(), { unitId: id('A'), period: '2025-q3' });
		const share = report?.kpis.find(({ kpi }) => kpi.id === 'online_share');
		expect(share).toMatchObject({ rank: 2, ranked: 2, tied: false });
		expect(share?.total.value).toBe(92.5);
		const [figure] = report?.figures ?? [];
		expect(figure?.file?.name).toMatch(/^tệp/);
		expect(figure?.place).toMatchObject({ row: 2 });
		expect(report?.office?.code).toBe('TN');
	});

	test('keeps what it said before a correction', () => {
		store(online('An', '2025-q3', [90, 100]), '2025-10-01T02:00:00.000Z');
		store(online('An', '2025-q3', [91, 100]), '2025-10-05T02:00:00.000Z');
		const report = unitReport(office.ctx(), { unitId: id('A'), period: '2025-q3' });
		const figure = report?.figures.find(
			({ indicator }) => indicator === 'dossiers_received_online'
		);
		expect(figure?.quantity).toEqual({ kind: 'exact', value: 91 });
		expect(figure?.earlier.map(({ quantity }) => quantity)).toEqual([{ kind: 'exact', value: 90 }]);
		expect(report?.submissions).toHaveLength(2);
	});

	test('leads to what it went on in and came from', () => {
		store(online('Én', '2025-q1', [9, 10]));
		const before = unitReport(office.ctx(), { unitId: id('E'), period: '2025-q1' });
		expect(before?.successors.map(({ name, share }) => [name, share])).toEqual([
			['Xã Phú', 'whole']
		]);
		const after = unitReport(office.ctx(), { unitId: id('F'), period: '2025-q3' });
		expect(after?.predecessors.map(({ name }) => name)).toEqual(['Xã Én']);
		expect(after).toMatchObject({ submitted: false });
	});

	test('is none when no unit has the id', () => {
		expect(unitReport(office.ctx(), { unitId: 999, period: '2025-q3' })).toBeUndefined();
	});
});

describe('a KPI', () => {
	test('shows its spread from four communes on', () => {
		const names = ['An', 'Bình', 'Cảnh', 'Dung'];
		store(names.flatMap((name, i) => online(name, '2025-q3', [60 + 10 * i, 100])));
		const request = { kpi: 'online_share', organisingId, period: '2025-q3' };
		const { distribution, indicators, total } = indicatorReport(office.ctx(), request);
		expect(distribution).toMatchObject({
			...{ min: 60, lowerQuartile: 67.5, median: 75, upperQuartile: 82.5, max: 90 },
			without: 1
		});
		expect(total).toMatchObject({ numerator: 300, denominator: 400 });
		expect(indicators.map((named) => named.id)).toContain('dossiers_received_online');
	});

	test('is explained also where nothing is stored', () => {
		const request = { kpi: 'online_share', organisingId: null, period: null };
		expect(indicatorReport(office.ctx(), request)).toMatchObject({
			...{ distribution: null, total: null, office: null },
			kpi: { id: 'online_share' }
		});
		const list = indicatorList(office.ctx(), { organisingId: null, period: null });
		expect(list.every(({ total }) => total === null)).toBe(true);
	});
});

test('the command line lists all communes of an office, with and without a report', () => {
	store(online('An', '2025-q3', [90, 100]));
	const { rows } = kpisReport(office.ctx(), {
		organisingId,
		period: '2025-q3',
		kpi: 'online_share'
	});
	expect(rows.map(({ code, state, reason }) => [code, state, reason])).toEqual([
		['A', 'value', undefined],
		['B', 'missing', 'not_submitted'],
		['C', 'missing', 'not_submitted'],
		['D', 'missing', 'not_submitted'],
		['F', 'missing', 'not_submitted']
	]);
});

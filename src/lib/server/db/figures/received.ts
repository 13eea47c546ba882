// Which units have reported for which periods, without reading a figure. A report that is set aside has not come.
import type { PeriodId, Window } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { statement, type Reader } from '../database';
import { windowOf } from './figure-rows';

export interface ReceivedReport {
	readonly unitId: UnitId;
	readonly period: PeriodId;
	/** Instants of the first and the latest submission. */
	readonly firstAt: string;
	readonly lastAt: string;
	/** The window of the submission with most figures. */
	readonly window: Window | null;
	/** Whether all its submissions say the same window, or none. */
	readonly sameWindow: boolean;
}
export interface ReceivedPeriod {
	readonly period: PeriodId;
	readonly units: number;
	readonly lastAt: string;
}
/** A submission as far as it says who reported when. */
export interface ReceivedSubmission {
	readonly id: number;
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly receivedAt: string;
	readonly window: Window | null;
	readonly figures: number;
}
type Row = [number, UnitId, PeriodId, string, string | null, string | null, number];

/** Oldest first. */
export function receivedSubmissions(
	db: Reader,
	filter: { readonly unitIds: readonly UnitId[]; readonly periods: readonly PeriodId[] }
): ReceivedSubmission[] {
	const sql = `SELECT id, unit_id, period_code, received_at, window_from_on, window_to_on,
			added + changed + unchanged
		FROM submission
		WHERE unit_id IN (SELECT value FROM json_each(?))
			AND period_code IN (SELECT value FROM json_each(?)) AND set_aside_code IS NULL
		ORDER BY id`;
	const rows = statement(db, sql)
		.raw()
		.all(JSON.stringify(filter.unitIds), JSON.stringify(filter.periods)) as Row[];
	return rows.map(([id, unitId, period, receivedAt, from, to, figures]) => ({
		...{ id, unitId, period, receivedAt, figures },
		window: windowOf(from, to)
	}));
}

/** One report per unit and period. */
export function receivedReports(
	db: Reader,
	filter: { readonly unitIds: readonly UnitId[]; readonly periods: readonly PeriodId[] }
): ReceivedReport[] {
	return reportsOf(receivedSubmissions(db, filter));
}

/** What several submissions of one unit and period amount to. */
export function reportsOf(submissions: readonly ReceivedSubmission[]): ReceivedReport[] {
	const reports = new Map<PeriodId, Map<UnitId, ReceivedSubmission[]>>();
	for (const submission of submissions) {
		const ofPeriod = reports.get(submission.period) ?? new Map<UnitId, ReceivedSubmission[]>();
		reports.set(submission.period, ofPeriod);
		const known = ofPeriod.get(submission.unitId);
		if (known === undefined) ofPeriod.set(submission.unitId, [submission]);
		else known.push(submission);
	}
	return [...reports.values()].flatMap((ofPeriod) => [...ofPeriod.values()].map(reportOf));
}

function reportOf(submissions: readonly ReceivedSubmission[]): ReceivedReport {
	const [first, ...others] = submissions as [ReceivedSubmission, ...ReceivedSubmission[]];
	const { unitId, period } = first;
	const instants = submissions.map(({ receivedAt }) => receivedAt).sort();
	const largest = others.reduce((a, b) => (b.figures > a.figures ? b : a), first);
	return {
		unitId,
		period,
		firstAt: instants[0] ?? first.receivedAt,
		lastAt: instants.at(-1) ?? first.receivedAt,
		window: largest.window,
		sameWindow: others.every(
			({ window }) => window?.from === first.window?.from && window?.to === first.window?.to
		)
	};
}

export interface WindowCount {
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly window: Window | null;
	readonly figures: number;
}

/** How many current figures of each unit and period cover which window. */
export function windowCounts(
	db: Reader,
	filter: { readonly unitIds: readonly UnitId[]; readonly periods: readonly PeriodId[] }
): WindowCount[] {
	const sql = `SELECT c.unit_id, c.period_code,
			coalesce(o.window_from_on, s.window_from_on) AS window_from_on,
			coalesce(o.window_to_on, s.window_to_on) AS window_to_on, count(*) AS figures
		FROM current_figure c INDEXED BY current_figure_unit
		CROSS JOIN observation o ON o.id = c.observation_id
		CROSS JOIN submission s ON s.id = o.submission_id
		WHERE c.unit_id IN (SELECT value FROM json_each(?))
			AND c.period_code IN (SELECT value FROM json_each(?))
		GROUP BY 1, 2, 3, 4`;
	const rows = statement(db, sql).all(
		JSON.stringify(filter.unitIds),
		JSON.stringify(filter.periods)
	) as {
		unit_id: UnitId;
		period_code: PeriodId;
		window_from_on: string | null;
		window_to_on: string | null;
		figures: number;
	}[];
	return rows.map((row) => ({
		unitId: row.unit_id,
		period: row.period_code,
		window: windowOf(row.window_from_on, row.window_to_on),
		figures: row.figures
	}));
}

/** Periods with a report of one of these units. */
export function receivedPeriods(db: Reader, unitIds: readonly UnitId[]): ReceivedPeriod[] {
	return statement(
		db,
		`SELECT period_code AS period, count(DISTINCT unit_id) AS units, max(received_at) AS lastAt
		FROM submission WHERE unit_id IN (SELECT value FROM json_each(?)) AND set_aside_code IS NULL
		GROUP BY period_code`
	).all(JSON.stringify(unitIds)) as ReceivedPeriod[];
}

/** Whether one of these units has reported for all of the periods, so that another follows from them. */
export function someUnitReportedAll(
	db: Reader,
	unitIds: readonly UnitId[],
	periods: readonly PeriodId[]
): boolean {
	const found = statement(
		db,
		`SELECT 1 FROM submission
		WHERE unit_id IN (SELECT value FROM json_each(?)) AND set_aside_code IS NULL
			AND period_code IN (SELECT value FROM json_each(?))
		GROUP BY unit_id HAVING count(DISTINCT period_code) = ? LIMIT 1`
	).get(JSON.stringify(unitIds), JSON.stringify(periods), periods.length);
	return found !== undefined;
}

/** Submissions of every unit that has any, set aside or not: an office is not gone because a report was withdrawn. */
export function submissionCounts(db: Reader): Map<UnitId, number> {
	const rows = statement(
		db,
		`SELECT unit_id AS unitId, count(*) AS submissions FROM submission GROUP BY unit_id`
	).all() as { unitId: UnitId; submissions: number }[];
	return new Map(rows.map(({ unitId, submissions }) => [unitId, submissions]));
}

/** Which of these units ever sent a report of any period but these. */
export function unitsBeyond(
	db: Reader,
	of: { readonly unitIds: readonly UnitId[]; readonly periods: readonly PeriodId[] }
): UnitId[] {
	return statement(
		db,
		`SELECT DISTINCT unit_id FROM submission INDEXED BY submission_unit_period
		WHERE unit_id IN (SELECT value FROM json_each(?))
			AND period_code NOT IN (SELECT value FROM json_each(?))`
	)
		.pluck()
		.all(JSON.stringify(of.unitIds), JSON.stringify(of.periods)) as UnitId[];
}

/** Units with a report for the period. */
export function reportedUnits(db: Reader, period: PeriodId): Set<UnitId> {
	const ids = statement(
		db,
		`SELECT DISTINCT unit_id FROM submission WHERE period_code = ? AND set_aside_code IS NULL`
	)
		.pluck()
		.all(period);
	return new Set(ids as UnitId[]);
}

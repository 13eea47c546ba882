// Which units have reported for which periods, without reading a figure.
import type { PeriodId, Window } from '../../domain/period';
import type { UnitId } from '../../domain/unit';
import { statement, type Reader } from './database';
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
interface Row {
	unit_id: number;
	period_code: string;
	window_from_on: string | null;
	window_to_on: string | null;
	first_at: string;
	last_at: string;
	windows: number;
}

/** One row per unit and period. */
export function receivedReports(
	db: Reader,
	filter: { readonly unitIds: readonly UnitId[]; readonly periods: readonly PeriodId[] }
): ReceivedReport[] {
	// With max() alone in the select list SQLite takes the bare columns from the row that holds it.
	const sql = `SELECT unit_id, period_code, window_from_on, window_to_on,
			max(added + changed + unchanged) AS figures,
			count(DISTINCT ifnull(window_from_on || window_to_on, '')) AS windows,
			(SELECT min(received_at) FROM submission f
				WHERE f.unit_id = s.unit_id AND f.period_code = s.period_code) AS first_at,
			(SELECT max(received_at) FROM submission l
				WHERE l.unit_id = s.unit_id AND l.period_code = s.period_code) AS last_at
		FROM submission s
		WHERE unit_id IN (SELECT value FROM json_each(?))
			AND period_code IN (SELECT value FROM json_each(?))
		GROUP BY unit_id, period_code`;
	const rows = statement(db, sql).all(
		JSON.stringify(filter.unitIds),
		JSON.stringify(filter.periods)
	) as Row[];
	return rows.map((row) => ({
		unitId: row.unit_id,
		period: row.period_code,
		firstAt: row.first_at,
		lastAt: row.last_at,
		window: windowOf(row.window_from_on, row.window_to_on),
		sameWindow: row.windows === 1
	}));
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
	) as (Pick<Row, 'unit_id' | 'period_code' | 'window_from_on' | 'window_to_on'> & {
		figures: number;
	})[];
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
		FROM submission WHERE unit_id IN (SELECT value FROM json_each(?)) GROUP BY period_code`
	).all(JSON.stringify(unitIds)) as ReceivedPeriod[];
}

/** Whether one of these units has reported for both periods, so that a difference can be formed. */
export function someUnitReportedBoth(
	db: Reader,
	unitIds: readonly UnitId[],
	periods: readonly [PeriodId, PeriodId]
): boolean {
	const found = statement(
		db,
		`SELECT 1 FROM submission a JOIN submission b ON b.unit_id = a.unit_id
		WHERE a.unit_id IN (SELECT value FROM json_each(?)) AND a.period_code = ? AND b.period_code = ?
		LIMIT 1`
	).get(JSON.stringify(unitIds), ...periods);
	return found !== undefined;
}

/** Submissions of every unit that has any. */
export function submissionCounts(db: Reader): Map<UnitId, number> {
	const rows = statement(
		db,
		`SELECT unit_id AS unitId, count(*) AS submissions FROM submission GROUP BY unit_id`
	).all() as { unitId: UnitId; submissions: number }[];
	return new Map(rows.map(({ unitId, submissions }) => [unitId, submissions]));
}

/** Units with a report for the period. */
export function reportedUnits(db: Reader, period: PeriodId): Set<UnitId> {
	const ids = statement(db, `SELECT DISTINCT unit_id FROM submission WHERE period_code = ?`)
		.pluck()
		.all(period);
	return new Set(ids as UnitId[]);
}

// The clustered table of the figures that count: written, counted anew, and compared with what it should hold.
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { statement, type Reader, type Writer } from '../database';

export interface UnitAndPeriod {
	readonly unitId: UnitId;
	readonly period: PeriodId;
}

const COLUMNS = `period_code, indicator_code, unit_id, field_code, source_name, observation_id`;

/** Everything a new upload states counts from now on. */
export function countUpload(db: Writer, uploadId: number): void {
	statement(
		db,
		`INSERT OR REPLACE INTO current_figure (${COLUMNS})
		SELECT s.period_code, o.indicator_code, s.unit_id, o.field_code, o.source_name, o.id
		FROM submission s INDEXED BY submission_upload
		CROSS JOIN observation o ON o.submission_id = s.id
		WHERE s.upload_id = ?`
	).run(uploadId);
}

/** Of each figure of these reports the latest statement that is not set aside. */
export function countReports(db: Writer, reports: readonly UnitAndPeriod[]): void {
	const pairs = pairsOf(reports);
	statement(
		db,
		`DELETE FROM current_figure WHERE (unit_id, period_code) IN
			(SELECT value ->> 0, value ->> 1 FROM json_each(?))`
	).run(pairs);
	statement(
		db,
		`INSERT INTO current_figure (${COLUMNS})
		SELECT s.period_code, o.indicator_code, s.unit_id, o.field_code, o.source_name, max(o.id)
		FROM json_each(?) p
		CROSS JOIN submission s ON s.unit_id = p.value ->> 0 AND s.period_code = p.value ->> 1
		CROSS JOIN observation o ON o.submission_id = s.id
		WHERE s.set_aside_code IS NULL
		GROUP BY s.period_code, o.indicator_code, s.unit_id, o.field_code, o.source_name`
	).run(pairs);
}

/** As one JSON text that a query takes apart again. */
export const pairsOf = (reports: readonly UnitAndPeriod[]): string =>
	JSON.stringify(reports.map(({ unitId, period }) => [unitId, period]));

/** Rows that the clustered table should hold, worked out again from the history. */
export function rebuiltCurrentFigures(db: Reader): unknown[] {
	return statement(
		db,
		`SELECT s.period_code, o.indicator_code, s.unit_id, o.field_code, o.source_name,
			max(o.id) AS observation_id
		FROM observation o JOIN submission s ON s.id = o.submission_id
		WHERE s.set_aside_code IS NULL
		GROUP BY s.period_code, o.indicator_code, s.unit_id, o.field_code, o.source_name
		ORDER BY 1, 2, 3, 4, 5`
	).all();
}

export function storedCurrentFigures(db: Reader): unknown[] {
	return statement(
		db,
		`SELECT period_code, indicator_code, unit_id, field_code, source_name, observation_id
		FROM current_figure ORDER BY 1, 2, 3, 4, 5`
	).all();
}

// Figures as stored: the current ones, the history of each, and the one way to add to them.
import type { IndicatorId } from '../../domain/catalogue';
import type { Observation } from '../../domain/observation';
import type { PeriodId, Window } from '../../domain/period';
import type { UnitId } from '../../domain/unit';
import { oneOf, whereAll } from './conditions';
import { statement, type Reader, type Writer } from './database';
import {
	FIGURE_COLUMNS,
	observationOf,
	quantityColumns,
	type FigureKey,
	type FigureRow
} from './figure-rows';

/** An absent list means all. */
export interface FigureFilter {
	readonly periods?: readonly PeriodId[];
	readonly unitIds?: readonly UnitId[];
	readonly indicators?: readonly IndicatorId[];
}

/** One statement of a figure, newest first in a history. */
export interface PastFigure {
	readonly observation: Observation;
	readonly submissionId: number;
	readonly receivedAt: string;
	readonly fileName: string;
	readonly confirmReason: string | null;
	readonly isCurrent: boolean;
}

export interface NewFigure {
	readonly observation: Observation;
	/** Window of its own; null when it shares the window of its report. */
	readonly ownWindow: Window | null;
}

/** The figures that count now. */
export function observationsFor(db: Reader, filter: FigureFilter): Observation[] {
	const { where, values } = whereAll([
		...oneOf('c.period_code', filter.periods),
		...oneOf('c.indicator_code', filter.indicators),
		...oneOf('c.unit_id', filter.unitIds)
	]);
	// Without statistics SQLite would read every unit of a period to find one.
	const byUnit = filter.unitIds !== undefined && filter.indicators === undefined;
	const sql = `SELECT ${FIGURE_COLUMNS}
		FROM current_figure c ${byUnit ? 'INDEXED BY current_figure_unit' : ''}
		CROSS JOIN observation o ON o.id = c.observation_id
		CROSS JOIN submission s ON s.id = o.submission_id
		${where}`;
	return (statement(db, sql).all(...values) as FigureRow[]).map(observationOf);
}

/** Every statement of one figure, newest first. */
export function figureHistory(db: Reader, key: FigureKey): PastFigure[] {
	const sql = `SELECT ${FIGURE_COLUMNS}, s.received_at, s.confirm_reason, f.name AS file_name,
			EXISTS (SELECT 1 FROM current_figure c WHERE c.period_code = s.period_code
				AND c.indicator_code = o.indicator_code AND c.unit_id = s.unit_id
				AND c.field_code = o.field_code AND c.source_name = o.source_name
				AND c.observation_id = o.id) AS is_current
		FROM submission s
		JOIN observation o ON o.submission_id = s.id
		JOIN source_file f ON f.id = s.source_file_id
		WHERE s.unit_id = ? AND s.period_code = ?
			AND o.indicator_code = ? AND o.field_code = ? AND o.source_name = ?
		ORDER BY o.id DESC`;
	const rows = statement(db, sql).all(
		key.unitId,
		key.period,
		key.indicator,
		key.field,
		key.source
	) as (FigureRow & {
		received_at: string;
		confirm_reason: string | null;
		file_name: string;
		is_current: number;
	})[];
	return rows.map((row) => ({
		observation: observationOf(row),
		submissionId: row.submission_id,
		receivedAt: row.received_at,
		fileName: row.file_name,
		confirmReason: row.confirm_reason,
		isCurrent: row.is_current === 1
	}));
}

/** Adds figures of one submission and makes them the current ones; what they supersede stays readable. */
export function saveFigures(db: Writer, submissionId: number, figures: readonly NewFigure[]): void {
	const current = statement(
		db,
		`SELECT observation_id FROM current_figure WHERE period_code = ? AND indicator_code = ?
			AND unit_id = ? AND field_code = ? AND source_name = ?`
	).pluck();
	const insert = statement(
		db,
		`INSERT INTO observation (submission_id, indicator_code, field_code, source_name, kind_code,
			value, value_high, decimals, text, window_from_on, window_to_on, place, note, supersedes_id)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	);
	const makeCurrent = statement(
		db,
		`INSERT OR REPLACE INTO current_figure (period_code, indicator_code, unit_id, field_code,
			source_name, observation_id) VALUES (?, ?, ?, ?, ?, ?)`
	);
	for (const { observation: o, ownWindow } of figures) {
		const key = [o.period, o.indicator, o.unitId, o.field, o.source] as const;
		const before = (current.get(...key) ?? null) as number | null;
		const { lastInsertRowid } = insert.run(
			submissionId,
			o.indicator,
			o.field,
			o.source,
			...quantityColumns(o.quantity),
			o.decimals,
			o.text,
			ownWindow?.from ?? null,
			ownWindow?.to ?? null,
			JSON.stringify(o.place),
			o.note ?? null,
			before
		);
		makeCurrent.run(...key, lastInsertRowid);
	}
}

/** Periods of these units (all when absent) for which something is reported. */
export function periodsWithFigures(db: Reader, unitIds?: readonly UnitId[]): PeriodId[] {
	const sql =
		unitIds === undefined
			? `SELECT DISTINCT period_code FROM submission`
			: `SELECT DISTINCT period_code FROM submission WHERE unit_id IN (SELECT value FROM json_each(?))`;
	const query = statement(db, sql).pluck();
	return (unitIds === undefined ? query.all() : query.all(JSON.stringify(unitIds))) as PeriodId[];
}

/** Rows that the clustered table should hold, worked out again from the history. */
export function rebuiltCurrentFigures(db: Reader): unknown[] {
	return statement(
		db,
		`SELECT s.period_code, o.indicator_code, s.unit_id, o.field_code, o.source_name,
			max(o.id) AS observation_id
		FROM observation o JOIN submission s ON s.id = o.submission_id
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

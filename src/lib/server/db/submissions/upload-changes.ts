// What one upload did to the figures, and what undoing it would do.
import type { Observation } from '../../../domain/figures/observation';
import type { UnitId } from '../../../domain/unit/unit';
import { statement, type Reader } from '../database';
import { FIGURE_COLUMNS, observationOf, type FigureRow } from '../figures/figure-rows';
import type { Slice } from './submission-heads';

/** Numbers of rows of `observation`. */
export interface ChangedRow {
	readonly id: number;
	/** What stood there before the upload, or would stand there without it; null: nothing. */
	readonly otherId: number | null;
}
export interface ChangedRows {
	readonly rows: readonly ChangedRow[];
	readonly total: number;
	/** Of `total`, those without another statement. */
	readonly alone: number;
}

/** An upload, or what it says of these units only. */
export interface PartOfUpload {
	readonly uploadId: number;
	readonly unitIds?: readonly UnitId[];
}

/** Not what the other row `b` says. A figure said again is no change. */
const DIFFERS = `(b.id IS NULL OR b.kind_code <> o.kind_code OR b.value IS NOT o.value
	OR b.value_high IS NOT o.value_high
	OR coalesce(b.window_from_on, bs.window_from_on) IS NOT coalesce(o.window_from_on, s.window_from_on)
	OR coalesce(b.window_to_on, bs.window_to_on) IS NOT coalesce(o.window_to_on, s.window_to_on))`;
const OTHER = `LEFT JOIN observation b ON b.id = o.other_id
	LEFT JOIN submission bs ON bs.id = b.submission_id`;

const STATED = `SELECT o.*, o.supersedes_id AS other_id
	FROM submission s INDEXED BY submission_upload
	CROSS JOIN observation o ON o.submission_id = s.id WHERE s.upload_id = :id`;

/** The latest other statement that counts takes the place of each figure that counts now. */
const WITHOUT = `SELECT o.*, (SELECT max(p.id) FROM submission ps INDEXED BY submission_unit_period
		CROSS JOIN observation p ON p.submission_id = ps.id
		WHERE ps.unit_id = s.unit_id AND ps.period_code = s.period_code
			AND ps.upload_id <> s.upload_id AND ps.set_aside_code IS NULL
			AND p.indicator_code = o.indicator_code AND p.field_code = o.field_code
			AND p.source_name = o.source_name) AS other_id
	FROM submission s INDEXED BY submission_upload
	CROSS JOIN observation o ON o.submission_id = s.id
	CROSS JOIN current_figure c ON c.observation_id = o.id WHERE s.upload_id = :id`;

/** Figures that the upload added or changed, in the order of the file. */
export const uploadChanges = (db: Reader, of: PartOfUpload, slice: Slice): ChangedRows =>
	changedRows(db, STATED, { ...of, ...slice });

/** Figures that would disappear or go back to an earlier value if the upload were undone. */
export const changesOfUndoing = (db: Reader, of: PartOfUpload, slice: Slice): ChangedRows =>
	changedRows(db, WITHOUT, { ...of, ...slice });

function changedRows(
	db: Reader,
	stated: string,
	{ uploadId: id, unitIds, limit, offset }: Slice & PartOfUpload
): ChangedRows {
	const within =
		unitIds === undefined ? '' : `AND s.unit_id IN (SELECT value FROM json_each(:units))`;
	const units = unitIds === undefined ? {} : { units: JSON.stringify(unitIds) };
	const from = `FROM (${stated}) o JOIN submission s ON s.id = o.submission_id ${OTHER}
		WHERE ${DIFFERS} ${within}`;
	const rows = statement(
		db,
		`SELECT o.id, b.id AS otherId ${from} ORDER BY o.id LIMIT :limit OFFSET :offset`
	).all({ id, limit, offset, ...units }) as ChangedRow[];
	const counts = statement(
		db,
		`SELECT count(*) AS total, count(*) - count(b.id) AS alone ${from}`
	).get({ id, ...units }) as Pick<ChangedRows, 'total' | 'alone'>;
	return { rows, ...counts };
}

/** By the number of the row. */
export function figuresByRow(db: Reader, ids: readonly number[]): Map<number, Observation> {
	const rows = statement(
		db,
		`SELECT ${FIGURE_COLUMNS} FROM observation o JOIN submission s ON s.id = o.submission_id
		WHERE o.id IN (SELECT value FROM json_each(?))`
	).all(JSON.stringify(ids)) as FigureRow[];
	return new Map(rows.map((row) => [row.id, observationOf(row)]));
}

/** What was told while the file was read, and how it was read. */
export function uploadReading(
	db: Reader,
	uploadId: number
): { readonly notes: string; readonly reading: string } | undefined {
	return statement(db, `SELECT notes, reading FROM upload WHERE id = ?`).get(uploadId) as
		{ readonly notes: string; readonly reading: string } | undefined;
}

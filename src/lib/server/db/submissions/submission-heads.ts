// Submissions as lists show them, a page at a time, and what one of them stated.
import type { Observation } from '../../../domain/figures/observation';
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { equalTo, oneOf, whereAll } from '../conditions';
import { statement, type Reader } from '../database';
import type { SetAside } from './submission-decisions';
import { FIGURE_COLUMNS, observationOf, type FigureRow } from '../figures/figure-rows';
import {
	storedSubmission,
	SUBMISSION_COLUMNS,
	type StoredSubmission,
	type SubmissionColumns
} from './submission-rows';

export interface SubmissionHead extends StoredSubmission {
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly file: { readonly fileId: number; readonly name: string; readonly size: number };
	/** No earlier submission of the unit for the period that counts. */
	readonly isFirst: boolean;
	readonly uploadId: number;
	/** Its figures do not count. */
	readonly setAside: SetAside | null;
}
/** An absent list means all. */
export interface SubmissionHeadFilter {
	readonly ids?: readonly number[];
	readonly unitIds?: readonly UnitId[];
	readonly periods?: readonly PeriodId[];
	readonly uploadId?: number;
}
export interface Slice {
	readonly limit: number;
	readonly offset: number;
}
interface Row extends SubmissionColumns {
	readonly is_first: number;
	readonly upload_id: number;
	readonly set_aside_code: SetAside | null;
}

/** Newest first. */
export function submissionHeads(
	db: Reader,
	filter: SubmissionHeadFilter,
	{ limit, offset }: Slice = { limit: -1, offset: 0 }
): SubmissionHead[] {
	const { where, values } = conditions(filter);
	const sql = `SELECT ${SUBMISSION_COLUMNS},
			NOT EXISTS (SELECT 1 FROM submission e WHERE e.unit_id = s.unit_id
				AND e.period_code = s.period_code AND e.id < s.id
				AND e.set_aside_code IS NULL) AS is_first
		FROM submission s JOIN source_file f ON f.id = s.source_file_id
		${where} ORDER BY s.id DESC LIMIT ? OFFSET ?`;
	return (statement(db, sql).all(...values, limit, offset) as Row[]).map((row) => ({
		...storedSubmission(row),
		added: row.added,
		changed: row.changed,
		unchanged: row.unchanged,
		file: { fileId: row.file_id, name: row.file_name, size: row.file_size },
		isFirst: row.is_first === 1,
		uploadId: row.upload_id,
		setAside: row.set_aside_code
	}));
}

export function countSubmissions(db: Reader, filter: SubmissionHeadFilter): number {
	const { where, values } = conditions(filter);
	return statement(db, `SELECT count(*) FROM submission s ${where}`)
		.pluck()
		.get(...values) as number;
}

/** Everything the unit ever stated for the period, newest first: the history of each of its figures. */
export function statedFigures(db: Reader, unitId: UnitId, period: PeriodId): Observation[] {
	const sql = `SELECT ${FIGURE_COLUMNS}
		FROM submission s JOIN observation o ON o.submission_id = s.id
		WHERE s.unit_id = ? AND s.period_code = ? ORDER BY o.id DESC`;
	return (statement(db, sql).all(unitId, period) as FigureRow[]).map(observationOf);
}

const conditions = (filter: SubmissionHeadFilter) =>
	whereAll([
		...oneOf('s.id', filter.ids),
		...oneOf('s.unit_id', filter.unitIds),
		...oneOf('s.period_code', filter.periods),
		...equalTo('s.upload_id', filter.uploadId)
	]);

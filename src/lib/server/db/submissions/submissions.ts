// Reports received ("lần nộp"): one unit, one period, one file.
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { equalTo, oneOf, whereAll } from '../conditions';
import { statement, type Reader, type Writer } from '../database';
import {
	storedSubmission,
	SUBMISSION_COLUMNS,
	type StoredSubmission,
	type SubmissionColumns
} from './submission-rows';

export interface SubmissionFilter {
	readonly id?: number;
	readonly unitIds?: readonly UnitId[];
	readonly periods?: readonly PeriodId[];
}

export interface SubmissionRow extends StoredSubmission {
	readonly counts: { readonly added: number; readonly changed: number; readonly unchanged: number };
	readonly file: { readonly id: number; readonly name: string; readonly size: number };
	/** Figures of this submission that still count. */
	readonly currentFigures: number;
}

export interface NewSubmission extends Omit<StoredSubmission, 'id'> {
	readonly sourceFileId: number;
	readonly uploadId: number;
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
}

interface Row extends SubmissionColumns {
	readonly current_figures: number;
}

/** Newest first. */
export function submissionsFor(db: Reader, filter: SubmissionFilter = {}): SubmissionRow[] {
	const { where, values } = whereAll([
		...equalTo('s.id', filter.id),
		...oneOf('s.unit_id', filter.unitIds),
		...oneOf('s.period_code', filter.periods)
	]);
	const sql = `SELECT ${SUBMISSION_COLUMNS},
			(SELECT count(*) FROM observation o
				JOIN current_figure c ON c.period_code = s.period_code
					AND c.indicator_code = o.indicator_code AND c.unit_id = s.unit_id
					AND c.field_code = o.field_code AND c.source_name = o.source_name
					AND c.observation_id = o.id
				WHERE o.submission_id = s.id) AS current_figures
		FROM submission s JOIN source_file f ON f.id = s.source_file_id
		${where}
		ORDER BY s.id DESC`;
	return (statement(db, sql).all(...values) as Row[]).map(submissionOf);
}

/** Number of the new submission. */
export function saveSubmission(db: Writer, submission: NewSubmission): number {
	const { lastInsertRowid } = statement(
		db,
		`INSERT INTO submission (source_file_id, upload_id, unit_id, period_code, layout_code, window_from_on,
			window_to_on, received_at, confirm_reason, added, changed, unchanged)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	).run(
		submission.sourceFileId,
		submission.uploadId,
		submission.unitId,
		submission.period,
		submission.layout,
		submission.window?.from ?? null,
		submission.window?.to ?? null,
		submission.receivedAt,
		submission.confirmReason,
		submission.added,
		submission.changed,
		submission.unchanged
	);
	return Number(lastInsertRowid);
}

function submissionOf(row: Row): SubmissionRow {
	return {
		...storedSubmission(row),
		counts: { added: row.added, changed: row.changed, unchanged: row.unchanged },
		file: { id: row.file_id, name: row.file_name, size: row.file_size },
		currentFigures: row.current_figures
	};
}

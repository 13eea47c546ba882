// Reports received ("lần nộp"): one unit, one period, one file.
import type { PeriodId, Window } from '../../domain/period';
import type { UnitId } from '../../domain/unit';
import { statement, type Reader, type Writer } from './database';
import { windowOf } from './figure-rows';

export interface SubmissionFilter {
	readonly id?: number;
	readonly unitIds?: readonly UnitId[];
	readonly periods?: readonly PeriodId[];
}

export interface SubmissionRow {
	readonly id: number;
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly layout: string;
	readonly window: Window | null;
	readonly receivedAt: string;
	readonly confirmReason: string | null;
	readonly counts: { readonly added: number; readonly changed: number; readonly unchanged: number };
	readonly file: { readonly id: number; readonly name: string; readonly size: number };
	/** Figures of this submission that still count. */
	readonly currentFigures: number;
}

export interface NewSubmission {
	readonly sourceFileId: number;
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly layout: string;
	readonly window: Window | null;
	readonly receivedAt: string;
	readonly confirmReason: string | null;
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
}

interface Row {
	id: number;
	unit_id: number;
	period_code: string;
	layout_code: string;
	window_from_on: string | null;
	window_to_on: string | null;
	received_at: string;
	confirm_reason: string | null;
	added: number;
	changed: number;
	unchanged: number;
	file_id: number;
	file_name: string;
	file_size: number;
	current_figures: number;
}

/** Newest first. */
export function submissionsFor(db: Reader, filter: SubmissionFilter = {}): SubmissionRow[] {
	const parts: string[] = [];
	const values: (string | number)[] = [];
	if (filter.id !== undefined) {
		parts.push('s.id = ?');
		values.push(filter.id);
	}
	if (filter.unitIds !== undefined) {
		parts.push('s.unit_id IN (SELECT value FROM json_each(?))');
		values.push(JSON.stringify(filter.unitIds));
	}
	if (filter.periods !== undefined) {
		parts.push('s.period_code IN (SELECT value FROM json_each(?))');
		values.push(JSON.stringify(filter.periods));
	}
	const sql = `SELECT s.*, f.id AS file_id, f.name AS file_name, f.size AS file_size,
			(SELECT count(*) FROM observation o
				JOIN current_figure c ON c.period_code = s.period_code
					AND c.indicator_code = o.indicator_code AND c.unit_id = s.unit_id
					AND c.field_code = o.field_code AND c.source_name = o.source_name
					AND c.observation_id = o.id
				WHERE o.submission_id = s.id) AS current_figures
		FROM submission s JOIN source_file f ON f.id = s.source_file_id
		${parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`}
		ORDER BY s.id DESC`;
	return (statement(db, sql).all(...values) as Row[]).map(submissionOf);
}

/** Number of the new submission. */
export function saveSubmission(db: Writer, submission: NewSubmission): number {
	const { lastInsertRowid } = statement(
		db,
		`INSERT INTO submission (source_file_id, unit_id, period_code, layout_code, window_from_on,
			window_to_on, received_at, confirm_reason, added, changed, unchanged)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	).run(
		submission.sourceFileId,
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
		id: row.id,
		unitId: row.unit_id,
		period: row.period_code,
		layout: row.layout_code,
		window: windowOf(row.window_from_on, row.window_to_on),
		receivedAt: row.received_at,
		confirmReason: row.confirm_reason,
		counts: { added: row.added, changed: row.changed, unchanged: row.unchanged },
		file: { id: row.file_id, name: row.file_name, size: row.file_size },
		currentFigures: row.current_figures
	};
}

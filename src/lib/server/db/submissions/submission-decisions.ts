// What was decided about submissions after they were stored: withdrawn, sent back, restored.
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { statement, type Reader, type Writer } from '../database';

export type SetAside = 'withdrawn' | 'sent_back';
export type Decision = SetAside | 'restored';
export interface StoredDecision {
	readonly decision: Decision;
	/** ISO instant. */
	readonly at: string;
	/** As typed. */
	readonly by: string | null;
	readonly reason: string;
}
/** A submission as far as decisions about it go. */
export interface SubmissionMark {
	readonly id: number;
	readonly uploadId: number;
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly receivedAt: string;
	readonly setAside: SetAside | null;
}

const MARK = `SELECT id, upload_id AS uploadId, unit_id AS unitId, period_code AS period,
	received_at AS receivedAt, set_aside_code AS setAside FROM submission`;

export function submissionMark(db: Reader, id: number): SubmissionMark | undefined {
	return statement(db, `${MARK} WHERE id = ?`).get(id) as SubmissionMark | undefined;
}

/** Every submission of these units, oldest first. */
export function submissionMarks(db: Reader, unitIds: readonly UnitId[]): SubmissionMark[] {
	return statement(db, `${MARK} WHERE unit_id IN (SELECT value FROM json_each(?)) ORDER BY id`).all(
		JSON.stringify(unitIds)
	) as SubmissionMark[];
}

export function saveDecision(db: Writer, submissionId: number, decided: StoredDecision): void {
	const { decision, at, by, reason } = decided;
	const code = decision === 'restored' ? null : decision;
	statement(db, `UPDATE submission SET set_aside_code = ? WHERE id = ?`).run(code, submissionId);
	statement(
		db,
		`INSERT INTO submission_event (submission_id, kind_code, at, by, reason) VALUES (?, ?, ?, ?, ?)`
	).run(submissionId, decision, at, by, reason);
}

/** Of each of these submissions, oldest first. */
export function decisionsFor(
	db: Reader,
	submissionIds: readonly number[]
): Map<number, StoredDecision[]> {
	const rows = statement(
		db,
		`SELECT submission_id AS submissionId, kind_code AS decision, at, by, reason FROM submission_event
		WHERE submission_id IN (SELECT value FROM json_each(?)) ORDER BY id`
	).all(JSON.stringify(submissionIds)) as (StoredDecision & { readonly submissionId: number })[];
	const decisions = new Map<number, StoredDecision[]>();
	for (const { submissionId, ...decided } of rows) {
		const known = decisions.get(submissionId);
		if (known === undefined) decisions.set(submissionId, [decided]);
		else known.push(decided);
	}
	return decisions;
}

/** Totals of a file speak for nobody once all its reports are set aside. */
export function setTotalsAside(
	db: Writer,
	submission: SubmissionMark,
	by: { readonly at: string; readonly totalCheck: string }
): void {
	statement(
		db,
		`UPDATE issue SET closed_at = :at, closed_by_submission_id = :id
		WHERE closed_at IS NULL AND body ->> '$.check' = :check
			AND submission_id IN (SELECT id FROM submission WHERE upload_id = :upload)
			AND NOT EXISTS (SELECT 1 FROM submission WHERE upload_id = :upload AND set_aside_code IS NULL)`
	).run({ at: by.at, id: submission.id, upload: submission.uploadId, check: by.totalCheck });
}

/** And speak again with the first one that counts again. */
export function restoreTotals(db: Writer, { uploadId }: SubmissionMark, totalCheck: string): void {
	statement(
		db,
		`UPDATE issue SET closed_at = NULL, closed_by_submission_id = NULL
		WHERE body ->> '$.check' = :check
			AND submission_id IN (SELECT id FROM submission WHERE upload_id = :upload)
			AND closed_by_submission_id IN (SELECT id FROM submission WHERE upload_id = :upload)`
	).run({ upload: uploadId, check: totalCheck });
}

// What was decided about submissions after they were stored: withdrawn, sent back, restored.
import { eq, sql } from 'drizzle-orm';
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { among } from '../conditions';
import { statement, type Reader, type Writer } from '../database';
import { insertion, prepared } from '../prepared';
import { submission, submissionEvent } from '../tables/schema';

export type SetAside = NonNullable<(typeof submission.$inferSelect)['setAsideCode']>;
export type Decision = (typeof submissionEvent.$inferSelect)['kindCode'];
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

const MARK = {
	id: submission.id,
	// Empty only in files from before there were uploads, which their migration filled.
	uploadId: sql<number>`${submission.uploadId}`,
	...{ unitId: submission.unitId, period: submission.periodCode },
	...{ receivedAt: submission.receivedAt, setAside: submission.setAsideCode }
};

const byId = prepared((db, the: { readonly id: number }) =>
	db.select(MARK).from(submission).where(eq(submission.id, the.id))
);
export const submissionMark = (db: Reader, id: number): SubmissionMark | undefined =>
	byId(db, { id }).get();

const ofUnits = prepared((db, the: { readonly unitIds: readonly UnitId[] }) =>
	db
		.select(MARK)
		.from(submission)
		.where(among(submission.unitId, the.unitIds))
		.orderBy(submission.id)
);
/** Every submission of these units, oldest first. */
export const submissionMarks = (db: Reader, unitIds: readonly UnitId[]): SubmissionMark[] =>
	ofUnits(db, { unitIds }).all();

const setAside = prepared((db, the: Pick<typeof submission.$inferSelect, 'id' | 'setAsideCode'>) =>
	db.update(submission).set({ setAsideCode: the.setAsideCode }).where(eq(submission.id, the.id))
);
const insertEvent = insertion(submissionEvent);
export function saveDecision(db: Writer, submissionId: number, decided: StoredDecision): void {
	const { decision, at, by, reason } = decided;
	const setAsideCode = decision === 'restored' ? null : decision;
	setAside(db, { id: submissionId, setAsideCode }).run();
	insertEvent(db, { submissionId, kindCode: decision, at, by, reason });
}

const eventsOf = prepared((db, the: { readonly submissionIds: readonly number[] }) =>
	db
		.select({
			...{ submissionId: submissionEvent.submissionId, decision: submissionEvent.kindCode },
			...{ at: submissionEvent.at, by: submissionEvent.by, reason: submissionEvent.reason }
		})
		.from(submissionEvent)
		.where(among(submissionEvent.submissionId, the.submissionIds))
		.orderBy(submissionEvent.id)
);
/** Of each of these submissions, oldest first. */
export function decisionsFor(
	db: Reader,
	submissionIds: readonly number[]
): Map<number, StoredDecision[]> {
	const decisions = new Map<number, StoredDecision[]>();
	for (const { submissionId, ...decided } of eventsOf(db, { submissionIds }).all()) {
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

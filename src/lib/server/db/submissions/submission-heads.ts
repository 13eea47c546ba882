// Submissions as lists show them, a page at a time, and what one of them stated.
import { and, count, desc, eq, sql } from 'drizzle-orm';
import type { Observation } from '../../../domain/figures/observation';
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { among, equals } from '../conditions';
import { statement, type Reader } from '../database';
import { prepared } from '../prepared';
import { sourceFile, submission } from '../tables/schema';
import type { SetAside } from './submission-decisions';
import { FIGURE_COLUMNS, observationOf, type FigureRow } from '../figures/figure-rows';
import { storedSubmission, WITH_FILE, type StoredSubmission } from './submission-rows';

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
const isWanted = (the: SubmissionHeadFilter) =>
	and(
		among(submission.id, the.ids),
		among(submission.unitId, the.unitIds),
		among(submission.periodCode, the.periods),
		equals(submission.uploadId, the.uploadId)
	);
const IS_FIRST =
	sql`NOT EXISTS (SELECT 1 FROM ${submission} e WHERE e.unit_id = ${submission.unitId}
	AND e.period_code = ${submission.periodCode} AND e.id < ${submission.id}
	AND e.set_aside_code IS NULL)`.mapWith(Boolean);

const heads = prepared((db, the: SubmissionHeadFilter & Slice) =>
	db
		.select({ ...WITH_FILE, isFirst: IS_FIRST })
		.from(submission)
		.innerJoin(sourceFile, eq(sourceFile.id, submission.sourceFileId))
		.where(isWanted(the))
		.orderBy(desc(submission.id))
		.limit(the.limit)
		.offset(the.offset)
);
/** Newest first. */
export const submissionHeads = (
	db: Reader,
	filter: SubmissionHeadFilter,
	slice: Slice = { limit: -1, offset: 0 }
): SubmissionHead[] =>
	heads(db, { ...filter, ...slice })
		.all()
		.map(({ submission: row, file, isFirst }) => ({
			...storedSubmission(row),
			...{ added: row.added, changed: row.changed, unchanged: row.unchanged },
			file: { fileId: file.id, name: file.name, size: file.size },
			isFirst,
			// Empty only before there were uploads; the migration that brought them filled it.
			uploadId: row.uploadId ?? 0,
			setAside: row.setAsideCode
		}));

const counted = prepared((db, the: SubmissionHeadFilter) =>
	db.select({ submissions: count() }).from(submission).where(isWanted(the))
);
export const countSubmissions = (db: Reader, filter: SubmissionHeadFilter): number =>
	counted(db, filter).get()?.submissions ?? 0;

/** Everything the unit ever stated for the period, newest first: the history of each of its figures. */
export function statedFigures(db: Reader, unitId: UnitId, period: PeriodId): Observation[] {
	const sql = `SELECT ${FIGURE_COLUMNS}
		FROM submission s JOIN observation o ON o.submission_id = s.id
		WHERE s.unit_id = ? AND s.period_code = ? ORDER BY o.id DESC`;
	return (statement(db, sql).all(unitId, period) as FigureRow[]).map(observationOf);
}

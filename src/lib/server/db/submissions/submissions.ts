// Reports received ("lần nộp"): one unit, one period, one file.
import { and, desc, eq, sql } from 'drizzle-orm';
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { among, equals } from '../conditions';
import type { Reader, Writer } from '../database';
import { insertion, prepared } from '../prepared';
import { currentFigure, observation, sourceFile, submission } from '../tables/schema';
import { storedSubmission, WITH_FILE, type StoredSubmission } from './submission-rows';

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

/** The clustered table finds a figure by all of its key. */
const CURRENT_FIGURES = sql<number>`(SELECT count(*) FROM ${observation}
	JOIN ${currentFigure} ON ${currentFigure.periodCode} = ${submission.periodCode}
		AND ${currentFigure.indicatorCode} = ${observation.indicatorCode}
		AND ${currentFigure.unitId} = ${submission.unitId}
		AND ${currentFigure.fieldCode} = ${observation.fieldCode}
		AND ${currentFigure.sourceName} = ${observation.sourceName}
		AND ${currentFigure.observationId} = ${observation.id}
	WHERE ${observation.submissionId} = ${submission.id})`;
const matching = prepared((db, the: SubmissionFilter) =>
	db
		.select({ ...WITH_FILE, currentFigures: CURRENT_FIGURES })
		.from(submission)
		.innerJoin(sourceFile, eq(sourceFile.id, submission.sourceFileId))
		.where(
			and(
				equals(submission.id, the.id),
				among(submission.unitId, the.unitIds),
				among(submission.periodCode, the.periods)
			)
		)
		.orderBy(desc(submission.id))
);
/** Newest first. */
export const submissionsFor = (db: Reader, filter: SubmissionFilter = {}): SubmissionRow[] =>
	matching(db, filter)
		.all()
		.map(({ submission: row, file, currentFigures }) => ({
			...storedSubmission(row),
			counts: { added: row.added, changed: row.changed, unchanged: row.unchanged },
			file,
			currentFigures
		}));

const insert = insertion(submission);
/** Number of the new submission. */
export const saveSubmission = (db: Writer, submitted: NewSubmission): number =>
	insert(db, {
		...{ sourceFileId: submitted.sourceFileId, uploadId: submitted.uploadId, setAsideCode: null },
		...{ unitId: submitted.unitId, periodCode: submitted.period, layoutCode: submitted.layout },
		windowFromOn: submitted.window?.from ?? null,
		windowToOn: submitted.window?.to ?? null,
		...{ receivedAt: submitted.receivedAt, confirmReason: submitted.confirmReason },
		...{ added: submitted.added, changed: submitted.changed, unchanged: submitted.unchanged }
	});

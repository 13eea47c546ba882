// What happened to the reports of units and periods: received, withdrawn, sent back, restored.
import { and, eq } from 'drizzle-orm';
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { among } from '../conditions';
import type { Reader } from '../database';
import { prepared } from '../prepared';
import { sourceFile, submission, submissionEvent } from '../tables/schema';

interface OfReport {
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly submissionId: number;
	/** ISO instant. */
	readonly at: string;
}
export type StoredReportEvent = OfReport &
	(
		| { readonly kind: 'received'; readonly fileName: string; readonly changed: number }
		| { readonly kind: 'withdrawn' | 'sent_back' | 'restored'; readonly reason: string }
	);

interface OfReports {
	readonly unitIds: readonly UnitId[];
	readonly periods: readonly PeriodId[];
}
const OF = {
	...{ unitId: submission.unitId, period: submission.periodCode },
	submissionId: submission.id
};
const isOf = (the: OfReports) =>
	and(among(submission.unitId, the.unitIds), among(submission.periodCode, the.periods));

const receivedIn = prepared((db, the: OfReports) =>
	db
		.select({
			...OF,
			at: submission.receivedAt,
			...{ fileName: sourceFile.name, changed: submission.changed }
		})
		.from(submission)
		.innerJoin(sourceFile, eq(sourceFile.id, submission.sourceFileId))
		.where(isOf(the))
		.orderBy(submission.id)
);
const decidedIn = prepared((db, the: OfReports) =>
	db
		.select({
			kind: submissionEvent.kindCode,
			...OF,
			...{ at: submissionEvent.at, reason: submissionEvent.reason }
		})
		.from(submissionEvent)
		.innerJoin(submission, eq(submission.id, submissionEvent.submissionId))
		.where(isOf(the))
		.orderBy(submissionEvent.id)
);
/** Every event, each kind oldest first; an undone upload leaves none. */
export const reportEvents = (db: Reader, filter: OfReports): StoredReportEvent[] => [
	...receivedIn(db, filter)
		.all()
		.map((row) => ({ kind: 'received', ...row }) as const),
	...decidedIn(db, filter).all()
];

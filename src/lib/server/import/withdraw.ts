// Sets one submission aside with a reason, and takes it back: the figures that count are always those of the latest
// submission that is not set aside.
import type { Catalogue } from '../../domain/catalogue';
import type { Issue } from '../../domain/issue';
import type { Db } from '../db/database';

/** "Rút khỏi số liệu" · "Trả lại đơn vị" · "Khôi phục". */
export type SubmissionDecision = 'withdrawn' | 'sent_back' | 'restored';
export interface DecideRequest {
	readonly submissionId: number;
	readonly decision: SubmissionDecision;
	/** ISO instant. */
	readonly at: string;
	/** As typed. */
	readonly by: string | null;
	readonly reason: string;
}
export type DecideResult =
	| {
			readonly outcome: 'done';
			/** Figures of the unit and period that count now and did not, or the other way round, or are others. */
			readonly figuresMoved: number;
	  }
	| { readonly outcome: 'locked'; readonly issues: readonly Issue[] }
	/** It is in that state already. */
	| { readonly outcome: 'as_it_is' | 'unknown' };

export function decideSubmission(
	_db: Db,
	_catalogue: Catalogue,
	_request: DecideRequest
): DecideResult {
	return { outcome: 'unknown' };
}

// Sets one submission aside with a reason, and takes it back: the figures that count are always those of the latest
// submission that is not set aside.
import type { Actor } from '../../domain/office/audit';
import type { Catalogue } from '../../domain/kpi/catalogue';
import type { Issue } from '../../domain/checks/issue';
import { recordAudit } from '../db/audit/audit';
import { countReports } from '../db/figures/current-figures';
import { attempt, type Db, type Writer } from '../db/database';
import { fileOfUpload } from '../db/submissions/files';
import { storedFigures } from '../db/figures/observations';
import {
	restoreTotals,
	saveDecision,
	setTotalsAside,
	submissionMark,
	type Decision,
	type SubmissionMark
} from '../db/submissions/submission-decisions';
import { loadUnitRegister } from '../db/units/units';
import { lockedPeriods } from './locked-periods';
import { resyncUnits } from './resync';
import { TOTAL_ROW_CHECK } from '../reading/table/rows/totals';

export interface DecideRequest {
	readonly submissionId: number;
	/** "Rút khỏi số liệu" · "Trả lại đơn vị" · "Khôi phục". */
	readonly decision: Decision;
	/** ISO instant. */
	readonly at: string;
	readonly actor: Actor;
	/** As typed. */
	readonly by: string | null;
	readonly reason: string;
}
export type DecideResult =
	| {
			readonly outcome: 'done';
			/** Figures of the unit and period that count now and did not, or did and do not. */
			readonly figuresMoved: number;
	  }
	/** The campaign of the report is closed. */
	| { readonly outcome: 'locked'; readonly issues: readonly Issue[] }
	/** It is in that state already. */
	| { readonly outcome: 'as_it_is' }
	| { readonly outcome: 'unknown' };

export function decideSubmission(
	db: Db,
	catalogue: Catalogue,
	request: DecideRequest
): DecideResult {
	return attempt(
		db,
		(writer) => decide(writer, catalogue, request),
		({ outcome }) => outcome === 'done'
	);
}

function decide(db: Writer, catalogue: Catalogue, request: DecideRequest): DecideResult {
	const submission = submissionMark(db, request.submissionId);
	if (submission === undefined) return { outcome: 'unknown' };
	const { unitId, period } = submission;
	const issues = lockedPeriods(db, loadUnitRegister(db), [{ unitId, period }]);
	if (issues.length > 0) return { outcome: 'locked', issues };
	if ((submission.setAside ?? 'restored') === request.decision) return { outcome: 'as_it_is' };
	const before = countingRows(db, submission);
	saveDecision(db, submission.id, request);
	countReports(db, [{ unitId, period }]);
	if (request.decision === 'restored') restoreTotals(db, submission, TOTAL_ROW_CHECK);
	else setTotalsAside(db, submission, { at: request.at, totalCheck: TOTAL_ROW_CHECK });
	const { at, reason } = request;
	const resync = { catalogue, at, reason, submissionId: submission.id };
	resyncUnits(db, new Map([[unitId, period]]), resync);
	const after = countingRows(db, submission);
	const moved = [...after].filter((id) => !before.has(id)).length;
	const gone = [...before].filter((id) => !after.has(id)).length;
	const figuresMoved = Math.max(moved, gone);
	recordDecision(db, submission, { ...request, figuresMoved });
	return { outcome: 'done', figuresMoved };
}

function recordDecision(
	db: Writer,
	{ id, uploadId, unitId, period, setAside }: SubmissionMark,
	done: DecideRequest & { readonly figuresMoved: number }
): void {
	const { decision, reason, by, figuresMoved, at } = done;
	recordAudit(db, done.actor, {
		action: `report.${decision}`,
		subject: `report:${id}`,
		...{ unitId, period },
		detail: {
			...{ reason, by, figuresMoved, upload: uploadId, file: fileOfUpload(db, uploadId) },
			before: { state: setAside ?? 'counting' },
			after: { state: decision === 'restored' ? 'counting' : decision }
		},
		at
	});
}

function countingRows(db: Writer, { unitId, period }: SubmissionMark): Set<number> {
	return new Set(storedFigures(db, { unitIds: [unitId], periods: [period] }).map(({ id }) => id));
}

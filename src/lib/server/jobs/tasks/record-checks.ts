// Remembers what stood in the way of a report, so that the submission board can tell it to who waits for the report.
import { write } from '../../db/database';
import { draftHeads } from '../../db/submissions/drafts';
import { saveReportCheck } from '../../db/submissions/report-checks';
import type { TaskContext } from '../task';
import type { CheckedFile } from './checked-file';

/** A file that changes nothing is no report that anybody waits for. */
export function recordChecks({ db, clock }: TaskContext, files: readonly CheckedFile[]): void {
	const heads = draftHeads(
		db,
		files.map(({ draftId }) => draftId)
	);
	const owners = new Map(heads.map(({ id, accountId }) => [id, accountId]));
	const checks = files.flatMap(({ draftId, name, outcome, concerns, issues, severities }) => {
		if (outcome === 'stored' || outcome === 'unchanged') return [];
		const [firstIssue = null] = issues.filter(({ severity }) => severity !== 'info');
		return concerns.map(({ unitId, period }) => ({
			...{ draftId, unitId, period, outcome, firstIssue },
			checkedAt: clock.now(),
			fileName: name,
			accountId: owners.get(draftId) ?? null,
			errors: severities.error
		}));
	});
	if (checks.length === 0) return;
	write(db, (writer) => {
		for (const check of checks) saveReportCheck(writer, check);
	});
}

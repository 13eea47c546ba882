import { issueText } from '$lib/format/issues/issue-text';
import { issuesReport, type OpenIssue } from '$lib/server/reports/issues/issues';
import { namesFor } from '$lib/server/reports/basis/names';
import { optional } from '../optional';
import { issuesQuery } from '../queries';
import { answer, officeId, unitIdList } from '../respond';

export const GET = answer(issuesQuery, (ctx, { of, unit, period, severity }) => {
	const organisingId = officeId(ctx, of, period);
	const [unitId] = unitIdList(ctx, unit, optional({ period, within: organisingId })) ?? [];
	const names = namesFor(ctx);
	const filter = optional({ organisingId, unitId, period, severity });
	return { rows: issuesReport(ctx, filter).rows.map((row) => issueRow(row, names)) };
});

function issueRow(row: OpenIssue, names: ReturnType<typeof namesFor>): object {
	const { id, issue, period, openedAt, reason, submissionId, file } = row;
	const { unitId, code, name } = row.unit;
	const { message, found, expected, fix, arithmetic } = issueText(issue, names);
	return {
		...{ id, unitId, name, period },
		unitCode: code,
		code: issue.code,
		severity: issue.severity,
		message,
		...optional({ found, expected, fix, arithmetic }),
		place: issue.place,
		...{ openedAt, reason, submissionId, file }
	};
}

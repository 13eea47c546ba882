import { openIssueLines, type OpenIssueLine } from '$lib/format/issues/open-issue-lines';
import { formatPeriod } from '$lib/format/period';
import { issuesReport } from '$lib/server/reports/issues/issues';
import { namesFor } from '$lib/server/reports/basis/names';
import type { PageServerLoad } from './$types';
import { isWanted, issueFilterOf } from './issue-filter';

export const load: PageServerLoad = async ({ url, locals, parent }) => {
	const { scope } = await parent();
	if (scope.office === null) return { listed: null };
	const filter = issueFilterOf(url);
	const report = issuesReport(locals.reports, { organisingId: scope.office.unitId });
	const lines = openIssueLines(report.rows, namesFor(locals.reports));
	const rows = lines.filter((line) => isWanted({ ...line, unitId: line.unit.unitId }, filter));
	return {
		listed: {
			office: scope.office,
			filter,
			rows,
			warnings: lines.filter((line) => line.severity === 'warning').length,
			notes: lines.filter((line) => line.severity === 'info').length,
			units: report.byUnit,
			kinds: kindsOf(lines),
			periods: report.byPeriod.map(({ period, count }) => ({
				period,
				count,
				text: formatPeriod(period)
			})),
			unitsConcerned: new Set(rows.map((row) => row.unit.unitId)).size
		}
	};
};

/** Most frequent first. */
function kindsOf(lines: readonly OpenIssueLine[]) {
	const kinds = new Map<string, { code: string; title: string; severity: string; count: number }>();
	for (const { code, text, severity } of lines) {
		const kind = kinds.get(code) ?? { code, title: text.title, severity, count: 0 };
		kinds.set(code, { ...kind, count: kind.count + 1 });
	}
	return [...kinds.values()].sort((a, b) => b.count - a.count);
}

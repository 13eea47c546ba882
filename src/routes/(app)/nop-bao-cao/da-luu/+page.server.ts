import { formatPeriod } from '$lib/format/period';
import { submissionReport } from '$lib/server/reports/submissions';
import type { PageServerLoad } from './$types';
import { draftsOf, MOST_DRAFTS } from '../drafts';
import { stepPath } from '../upload-steps';

/** One file may hold a whole district. */
const MOST_LISTED = MOST_DRAFTS * 5;

export const load: PageServerLoad = ({ url, locals }) => {
	const ids = (url.searchParams.get('lan-nop') ?? '')
		.split('.')
		.filter((id) => /^\d{1,9}$/.test(id));
	const stored = ids
		.slice(0, MOST_LISTED)
		.flatMap((id) => submissionReport(locals.reports, Number(id)) ?? []);
	const left = draftsOf(locals, url.searchParams.get('con') ?? '');
	return {
		stored: stored.map((report) => ({
			submissionId: report.submissionId,
			unitId: report.unit.unitId,
			unit: report.unit.name,
			office: report.office,
			period: report.period,
			periodText: formatPeriod(report.period),
			file: report.file.name,
			added: report.added,
			changed: report.changed,
			unchanged: report.unchanged,
			warnings: report.issues.filter(({ issue }) => issue.severity === 'warning').length
		})),
		unchangedFiles: Number(url.searchParams.get('khong-doi') ?? '0') || 0,
		left:
			left.length === 0
				? null
				: { count: left.length, href: stepPath('kiem-tra', { ids: left.map(({ id }) => id) }) }
	};
};

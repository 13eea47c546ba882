import { error, redirect } from '@sveltejs/kit';
import { figureLine } from '$lib/components/figure-line';
import { layoutText } from '$lib/format/layout-text';
import { openIssueLines } from '$lib/format/open-issue-lines';
import { formatInstant, formatPeriod, formatWindow } from '$lib/format/period';
import { namesFor } from '$lib/server/reports/names';
import { submissionReport, type SubmissionReport } from '$lib/server/reports/submissions';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals, url }) => {
	const report = /^\d{1,9}$/.test(params.id)
		? submissionReport(locals.reports, Number(params.id))
		: undefined;
	if (!report) error(404, `Không có lần nộp báo cáo số ${params.id}.`);
	keepView(url, report);
	const { unit, period, file, window, figures, others } = report;
	return {
		submissionId: report.submissionId,
		unit,
		period,
		periodText: formatPeriod(period),
		office: report.office,
		file,
		layout: layoutText(report.layout),
		window: formatWindow(window),
		receivedAt: formatInstant(report.receivedAt),
		daysLate: report.daysLate,
		confirmReason: report.confirmReason,
		counts: { added: report.added, changed: report.changed, unchanged: report.unchanged },
		lines: figures.map((figure) => figureLine(figure, window)),
		issues: openIssueLines(report.issues, namesFor(locals.reports)),
		others: others.map((other) => ({
			submissionId: other.submissionId,
			file: other.file.name,
			receivedAt: formatInstant(other.receivedAt),
			added: other.added,
			changed: other.changed
		}))
	};
};

/** The header (office, period, "Số liệu minh họa") speaks of this report, so the address names both. */
function keepView(url: URL, { office, period }: SubmissionReport): void {
	if (office === null) return;
	const view = { 'co-quan': String(office.unitId), ky: period };
	const isKept = Object.entries(view).every(
		([name, value]) => url.searchParams.get(name) === value
	);
	if (!isKept) redirect(307, `${url.pathname}?${new URLSearchParams(view)}`);
}

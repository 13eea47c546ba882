import { reasonLine } from '$lib/format/figures/attention-text';
import { headlineText, movedText } from '$lib/format/figures/overview-text';
import { overviewReport } from '$lib/server/reports/overview/overview';
import type { OverviewReport } from '$lib/server/reports/overview/model';
import type { ReportContext } from '$lib/server/reports/basis/context';
import { kpiOf } from '$lib/server/reports/basis/office-picture';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { scope } = await parent();
	if (scope.office === null || scope.period === null) return { shown: null };
	const report = overviewReport(locals.reports, {
		organisingId: scope.office.unitId,
		period: scope.period
	});
	return {
		shown: {
			report,
			title: headlineText(report.headline, scope.office.name),
			moved: movedText(report.headline),
			attention: attentionLines(locals.reports, report)
		}
	};
};

function attentionLines(reports: ReportContext, { attention }: OverviewReport) {
	return attention.map(({ unit, reasons, more }) => ({
		unit,
		more,
		reasons: reasons.map((reason) => ({
			kind: reason.kind,
			kpi: 'kpi' in reason ? reason.kpi : null,
			...reasonLine(reason, 'kpi' in reason ? kpiOf(reports, reason.kpi) : undefined)
		}))
	}));
}

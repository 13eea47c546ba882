import { reasonLine } from '$lib/format/attention-text';
import { headlineText, movedText } from '$lib/format/overview-text';
import { overviewReport, type OverviewReport } from '$lib/server/reports/overview';
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
			attention: attentionLines(report)
		}
	};
};

function attentionLines({ attention, columns }: OverviewReport) {
	const kpis = new Map(columns.map(({ kpi }) => [kpi.id, kpi]));
	return attention.map(({ unit, reasons, more }) => ({
		unit,
		more,
		reasons: reasons.map((reason) => {
			const kpi = 'kpi' in reason ? reason.kpi : null;
			return {
				kind: reason.kind,
				kpi,
				...reasonLine(reason, kpi === null ? undefined : kpis.get(kpi))
			};
		})
	}));
}

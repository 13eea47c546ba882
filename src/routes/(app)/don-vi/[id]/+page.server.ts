import { error, redirect } from '@sveltejs/kit';
import {
	firstDay,
	lastDay,
	parsePeriod,
	periodFromId,
	periodId,
	type PeriodId
} from '$lib/domain/figures/period';
import { reportWindowOf } from '$lib/domain/figures/report-window';
import { may } from '$lib/domain/office/rights';
import { isCommuneKind, unitName, versionOn, type UnitId } from '$lib/domain/unit/unit';
import { openIssueLines } from '$lib/format/issues/open-issue-lines';
import { formatInstant, formatPeriod, formatWindow } from '$lib/format/period';
import { decisionText } from '$lib/format/intake/upload-text';
import type { ReportContext } from '$lib/server/reports/basis/context';
import type { FigureView } from '$lib/server/reports/submissions/figure-view';
import { namesFor } from '$lib/server/reports/basis/names';
import { periodGroups } from '$lib/server/reports/basis/period-choices';
import type { SubmissionView } from '$lib/server/reports/submissions/submissions';
import { unitReport } from '$lib/server/reports/unit/unit';
import type { UnitReport } from '$lib/server/reports/unit/model';
import { registerOf } from '$lib/server/reports/basis/units-in-period';
import { figureLine } from '../../figure-line';
import type { PageServerLoad } from './$types';
import { figureGroups } from './figure-groups';
import { kpiLine } from './kpi-line';
import { whyOf } from './why';

export const load: PageServerLoad = async ({ params, url, locals, parent }) => {
	const { reports, catalogue } = locals;
	const unitId = /^\d{1,9}$/.test(params.id) ? Number(params.id) : 0;
	const version = versionOn(registerOf(reports), unitId, locals.clock.today());
	if (!version) error(404, `Không có đơn vị nào mang số ${params.id}.`);
	if (!isCommuneKind(version.kind)) redirect(307, `/tong-quan?co-quan=${unitId}`);

	const { scope } = await parent();
	const asked = url.searchParams.get('ky');
	const period = periodOf(reports, { unitId, asked }) ?? scope.period;
	if (period === null) return { name: unitName(version), shown: null };
	const report = toldTo(locals, unitReport(reports, { unitId, period }));
	if (!report) error(404, `Không có đơn vị nào mang số ${params.id}.`);
	keepOffice(report, url);
	const names = namesFor(reports);
	const reportWindow = reportWindowOf(report.figures);
	const kpis = report.kpis.map(kpiLine);
	return {
		name: report.unit.name,
		shown: {
			...headOf(report),
			window: report.figures.length === 0 ? null : formatWindow(reportWindow),
			life: lifeIn(report),
			kpis,
			why: whyOf(report, { catalogue, chosen: url.searchParams.get('chi-so') }),
			issues: openIssueLines(report.issues, names),
			submissions: report.submissions.map(submissionLine),
			figures: figureGroups(catalogue, report.figures).map(({ title, figures }) => ({
				title,
				lines: figures.map((figure) => figureLine(figure, reportWindow))
			}))
		}
	};
};

/** A guest is shown the figures, not what came in: no files, reports or contradictions. */
function toldTo({ asker }: App.Locals, report: UnitReport | undefined): UnitReport | undefined {
	if (report === undefined || (asker !== null && may(asker, 'reports.read'))) return report;
	const figures = report.figures.map((figure) => ({ ...withoutFile(figure), earlier: [] }));
	return { ...report, figures, files: {}, issues: [], submissions: [] };
}

const withoutFile = (figure: FigureView): FigureView => ({
	...figure,
	file: null,
	submissionId: null,
	note: null,
	derivedFrom: figure.derivedFrom.map(withoutFile)
});

const parsePeriodText = (text: string) => periodFromId(text) ?? parsePeriod(text);

/** What was asked for, with figures or without; unasked, the unit's latest reported quarter, else its latest report. */
function periodOf(
	ctx: ReportContext,
	{ unitId, asked }: { readonly unitId: UnitId; readonly asked: string | null }
): PeriodId | null {
	const named = asked === null ? undefined : parsePeriodText(asked);
	if (named) return periodId(named);
	const periods = periodGroups(ctx, [unitId]).flatMap((group) => group.periods);
	const latest = periods.find(({ derivedOnly }) => !derivedOnly) ?? periods[0];
	return latest?.id ?? null;
}

/** The header (office, period, "Số liệu minh họa") speaks of this unit's office, so the address names it. */
function keepOffice(report: UnitReport, url: URL): void {
	if (report.office === null || url.searchParams.get('co-quan') === String(report.office.unitId))
		return;
	const query = new URLSearchParams(url.searchParams);
	query.set('co-quan', String(report.office.unitId));
	query.set('ky', report.period);
	redirect(307, `${url.pathname}?${query}`);
}

/** Whether the unit stood in the period at all. */
function lifeIn({ validFrom, validTo, period }: UnitReport): 'standing' | 'ended' | 'not_yet' {
	const span = periodFromId(period);
	if (span && validTo !== null && validTo < firstDay(span)) return 'ended';
	return span && validFrom !== null && validFrom > lastDay(span) ? 'not_yet' : 'standing';
}

function headOf(report: UnitReport) {
	const { unit, office, period, submitted, periods, kind, predecessors, successors } = report;
	return {
		unit,
		office,
		period,
		periodText: formatPeriod(period),
		submitted,
		validFrom: report.validFrom,
		validTo: report.validTo,
		predecessors,
		successors,
		kind,
		trendPeriods: report.trendPeriods,
		periods: periods.map((group) => ({
			kind: group.kind,
			periods: group.periods.map(({ id, derivedOnly }) => ({
				id,
				text: formatPeriod(id),
				derivedOnly
			}))
		}))
	};
}

function submissionLine(submission: SubmissionView) {
	const { submissionId, period, file, added, changed, daysLate, setAside } = submission;
	return {
		submissionId,
		period,
		periodText: formatPeriod(period),
		receivedAt: formatInstant(submission.receivedAt),
		file: file.name,
		added,
		changed,
		daysLate,
		setAside: setAside === null ? '' : decisionText(setAside)
	};
}

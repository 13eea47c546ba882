// "Đơn vị": one commune with all KPIs, submissions, open issues and every figure down to its cell.
import type { UnitReport, UnitRequest } from './model';
import { comparePeriods, periodOf, type PeriodId } from '../../../domain/figures/period';
import { comparablePeriods } from '../../../domain/kpi/trend';
import { versionOn, type UnitId } from '../../../domain/unit/unit';
import { openIssues } from '../../db/submissions/issues';
import {
	statedFigures,
	submissionHeads,
	type SubmissionHead
} from '../../db/submissions/submission-heads';
import { isDemonstration } from '../../db/units/units';
import { comparedPeriods } from '../basis/compared-periods';
import type { ReportContext } from '../basis/context';
import { figureViews, type FigureView } from '../submissions/figure-view';
import { openIssuesOf } from '../issues/issues';
import { nearestOffice } from '../basis/offices';
import { periodGroups } from '../basis/period-choices';
import { loadPicture, type Picture } from '../basis/picture';
import { predecessorsNamed, successorsNamed } from './relatives';
import { remembered } from '../basis/remembered';
import type { PeriodGroup } from '../basis/scope-model';
import { submissionViews } from '../submissions/submissions';
import type { UnitHead } from '../basis/unit-head';
import { unitKpis } from './unit-kpis';
import { everMembers, lastDayOf, registerOf, unitHead, unitHeadIn } from '../basis/units-in-period';
import { isKnown } from '../basis/viewer';

/** How many periods back the small trends look. */
const TREND_PERIODS = 12;

/** undefined when no unit that the reader may see has this id. */
export function unitReport(ctx: ReportContext, request: UnitRequest): UnitReport | undefined {
	const { unitId, period, organisingId = '' } = request;
	const key = `unit ${unitId} ${period} ${organisingId}`;
	return remembered(ctx, key, () => unitReportOf(ctx, request));
}

function unitReportOf(ctx: ReportContext, request: UnitRequest): UnitReport | undefined {
	const { unitId, period } = request;
	const register = registerOf(ctx);
	const version = versionOn(register, unitId, lastDayOf(period));
	if (version === undefined || !isKnown(ctx, unitId)) return undefined;
	const groups = periodGroups(ctx, [unitId]);
	const { kind } = periodOf(period);
	const trendPeriods = trendPeriodsOf(groups, period);
	const before = comparedPeriods(period);
	const picture = loadPicture(ctx, {
		unitIds: [unitId],
		periods: [...new Set([...trendPeriods, period, before.previous, before.lastYear])]
	});
	const office = officeOf(ctx, request);
	const kpis = unitKpis(ctx, { unitId, period, trendPeriods, picture, office });
	const submissions = submissionHeads(ctx.db, { unitIds: [unitId] });
	return {
		unit: unitHead(version),
		validFrom: version.validFrom,
		validTo: version.validTo,
		isDemonstration: isDemonstration(ctx.db, unitId),
		office: office ?? null,
		period,
		submitted: picture.received(unitId, period) !== undefined,
		periods: groups,
		kind,
		trendPeriods,
		kpis,
		submissions: submissionViews(ctx, submissions, office?.unitId),
		issues: openIssuesOf(
			ctx,
			openIssues(ctx.db, { unitIds: [unitId], periods: [period], beside: true })
		),
		figures: figuresOfUnit(ctx, { unitId, period, picture, submissions }),
		files: Object.fromEntries(submissions.map(({ id, file }) => [id, file])),
		predecessors: predecessorsNamed(ctx, unitId),
		successors: successorsNamed(ctx, unitId)
	};
}

/** Up to the shown period; a single report still makes a trend of one point. */
function trendPeriodsOf(groups: readonly PeriodGroup[], period: PeriodId): PeriodId[] {
	const { kind } = periodOf(period);
	const ids = groups.flatMap((group) => group.periods.map(({ id }) => id));
	const upTo = ids.filter((id) => comparePeriods(id, period) <= 0);
	return comparablePeriods(kind, [...upTo, period], period).slice(-TREND_PERIODS);
}

function officeOf(ctx: ReportContext, request: UnitRequest): UnitHead | undefined {
	const { unitId, period, organisingId } = request;
	const register = registerOf(ctx);
	if (organisingId !== undefined && everMembers(register, organisingId).includes(unitId)) {
		return unitHeadIn(register, organisingId, period);
	}
	return nearestOffice(ctx, unitId, period);
}

function figuresOfUnit(
	ctx: ReportContext,
	of: {
		readonly unitId: UnitId;
		readonly period: PeriodId;
		readonly picture: Picture;
		readonly submissions: readonly SubmissionHead[];
	}
): FigureView[] {
	return figureViews(ctx, {
		figures: of.picture.figures(of.unitId, of.period),
		earlier: statedFigures(ctx.db, of.unitId, of.period),
		submissions: of.submissions
	});
}

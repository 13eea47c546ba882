// Figures of many units and periods, read in a handful of queries, and every KPI computed from them.
import type { IndicatorId, Kpi } from '../../../domain/kpi/catalogue';
import { deriveFigures } from '../../../domain/figures/derive';
import { indicatorsOf } from '../../../domain/kpi/formula';
import type { Figure } from '../../../domain/checks/issue';
import { figuresBeside, figuresOf } from '../../../domain/checks/issue-figures';
import { computeKpi, figureKey, type KpiResult } from '../../../domain/kpi/kpi';
import type { Observation } from '../../../domain/figures/observation';
import { derivation, monthsOf, periodFromId, type PeriodId } from '../../../domain/figures/period';
import { reportWindowOf } from '../../../domain/figures/report-window';
import type { UnitId } from '../../../domain/unit/unit';
import { openIssues } from '../../db/submissions/issues';
import { kpiFigures } from '../../db/figures/kpi-figures';
import { observationsFor } from '../../db/figures/observations';
import {
	receivedSubmissions,
	reportsOf,
	type ReceivedReport,
	type ReceivedSubmission
} from '../../db/figures/received';
import { ByUnitAndPeriod } from './by-unit-and-period';
import type { ReportContext } from './context';
import { reportWindows } from './report-windows';
import { knownOf } from './viewer';

export interface PictureRequest {
	readonly unitIds: readonly UnitId[];
	readonly periods: readonly PeriodId[];
	/** The KPIs that will be asked for; absent: all figures are read. */
	readonly kpis?: readonly Kpi[];
	/** Other figures that will be asked for. */
	readonly indicators?: readonly IndicatorId[];
}

export interface Picture {
	/** Reported and derived figures of a unit in a period; without places where KPIs were named. */
	figures(unitId: UnitId, period: PeriodId): readonly Observation[];
	received(unitId: UnitId, period: PeriodId): ReceivedReport | undefined;
	/** `figureKey`s named by open contradictions. */
	unverified(unitId: UnitId, period: PeriodId): ReadonlySet<string>;
	result(kpi: Kpi, unitId: UnitId, period: PeriodId): KpiResult;
}

const NONE: readonly Observation[] = [];
const NO_KEYS: ReadonlySet<string> = new Set();

export function loadPicture(ctx: ReportContext, request: PictureRequest): Picture {
	const unitIds = knownOf(ctx, request.unitIds) ?? request.unitIds;
	const submissions = receivedSubmissions(ctx.db, {
		unitIds,
		periods: withCumulative(request.periods, () => true)
	});
	const reportedFor = new Set(submissions.map(({ period }) => period));
	const periods = withCumulative(request.periods, (period) => reportedFor.has(period));
	const reported = readFigures(ctx, { ...request, unitIds, periods }, submissions);
	const stated = (unitId: UnitId, period: PeriodId) => reported.get(unitId, period) ?? NONE;
	const reports = reportsOf(submissions);
	const received = new ByUnitAndPeriod<ReceivedReport>();
	for (const report of reports) received.set(report.unitId, report.period, report);
	const windowOf = reportWindows(ctx, reports, stated);
	const contradicted = contradictedKeys(ctx, unitIds, periods);
	const all = new ByUnitAndPeriod<readonly Observation[]>();
	const figures = (unitId: UnitId, period: PeriodId) =>
		all.remember(unitId, period, () => {
			const own = stated(unitId, period);
			const { observations } = deriveFigures(ctx.catalogue, period, (p) => stated(unitId, p));
			return observations.length === 0 ? own : [...own, ...observations];
		});
	const unverified = (unitId: UnitId, period: PeriodId) =>
		withDerived(figures(unitId, period), (p) => contradicted.get(unitId, p) ?? NO_KEYS, period);
	const result = (kpi: Kpi, unitId: UnitId, period: PeriodId): KpiResult => {
		const report = received.get(unitId, period);
		const observations = figures(unitId, period);
		const reportWindow = report === undefined ? reportWindowOf(observations) : windowOf(report);
		const about = { catalogue: ctx.catalogue, unitId, period, observations, reportWindow };
		const computed = computeKpi(kpi, { ...about, unverified: unverified(unitId, period) });
		return asFarAsReported(computed, report);
	};
	return {
		figures,
		received: (unitId, period) => received.get(unitId, period),
		unverified,
		result
	};
}

/** Whole figures when all are asked for; only what KPIs compute with when KPIs are named. */
function readFigures(
	ctx: ReportContext,
	{ unitIds, periods, kpis, indicators }: PictureRequest,
	submissions: readonly ReceivedSubmission[]
): ByUnitAndPeriod<Observation[]> {
	const windows = new Map(submissions.map(({ id, window }) => [id, window]));
	const read =
		kpis === undefined
			? observationsFor(ctx.db, { unitIds, periods })
			: kpiFigures(
					ctx.db,
					{ unitIds, periods, indicators: wantedIndicators(ctx, kpis, indicators ?? []) },
					(submissionId) => windows.get(submissionId) ?? null
				);
	const groups = new ByUnitAndPeriod<Observation[]>();
	for (const figure of read) {
		const group = groups.get(figure.unitId, figure.period);
		if (group === undefined) groups.set(figure.unitId, figure.period, [figure]);
		else group.push(figure);
	}
	return groups;
}

/** Only a KPI's own indicators were read: that none of them is there does not mean that no report is. */
function asFarAsReported(result: KpiResult, report: ReceivedReport | undefined): KpiResult {
	const isSilent = result.reason === 'not_submitted' && report !== undefined;
	return isSilent ? { ...result, reason: 'not_reported' } : result;
}

/** A quarter may have to be derived from the cumulative reports around it or from its months, where all are there. */
function withCumulative(
	periods: readonly PeriodId[],
	isThere: (period: PeriodId) => boolean
): PeriodId[] {
	const around = periods.flatMap((id) => {
		const period = periodFromId(id);
		if (period === undefined) return [id];
		const from = derivation(period);
		const ways = [from === undefined ? [] : [from.cumulative, from.minus], monthsOf(period)];
		return [id, ...ways.filter((way) => way.every(isThere)).flat()];
	});
	return [...new Set(around)];
}

function wantedIndicators(
	ctx: ReportContext,
	kpis: readonly Kpi[],
	others: readonly IndicatorId[]
): IndicatorId[] {
	const wanted = new Set<IndicatorId>(others);
	const ids = new Set(kpis.map(({ id }) => id));
	for (const kpi of kpis) for (const id of indicatorsOf(kpi)) wanted.add(id);
	for (const { id, states } of ctx.catalogue.indicators.values()) {
		if (states !== undefined && 'kpi' in states && ids.has(states.kpi)) wanted.add(id);
	}
	return [...wanted];
}

function contradictedKeys(
	ctx: ReportContext,
	unitIds: readonly UnitId[],
	periods: readonly PeriodId[]
): ByUnitAndPeriod<ReadonlySet<string>> {
	const keys = new ByUnitAndPeriod<Set<string>>();
	const filter = { unitIds, periods, beside: true as const, severities: ['warning' as const] };
	const name = (unitId: UnitId, period: PeriodId, figures: readonly Figure[]) => {
		const named = keys.remember(unitId, period, () => new Set());
		for (const figure of figures) named.add(figureKey(figure));
	};
	for (const { unitId, period, issue } of openIssues(ctx.db, filter)) {
		name(unitId, period, figuresOf(issue));
		for (const beside of figuresBeside(issue)) name(unitId, beside.period, beside.figures);
	}
	return keys;
}

/** A derived figure is as unverified as the two it comes from. */
function withDerived(
	figures: readonly Observation[],
	contradicted: (period: PeriodId) => ReadonlySet<string>,
	period: PeriodId
): ReadonlySet<string> {
	const own = contradicted(period);
	const derived = figures.filter(({ derivedFrom }) =>
		derivedFrom?.some((from) => contradicted(from.period).has(figureKey(from)))
	);
	return derived.length === 0 ? own : new Set([...own, ...derived.map(figureKey)]);
}

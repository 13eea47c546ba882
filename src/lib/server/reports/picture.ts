// Figures of many units and periods, read in a handful of queries, and every KPI computed from them.
import type { IndicatorId, Kpi } from '../../domain/catalogue';
import { deriveFigures } from '../../domain/derive';
import { figuresOf } from '../../domain/issue-figures';
import { computeKpi, figureKey, type KpiResult } from '../../domain/kpi';
import type { Observation } from '../../domain/observation';
import { derivation, periodFromId, type PeriodId } from '../../domain/period';
import { reportWindowOf } from '../../domain/report-window';
import type { UnitId } from '../../domain/unit';
import { openIssues } from '../db/issues';
import { observationsFor } from '../db/observations';
import { receivedReports, type ReceivedReport } from '../db/received';
import type { ReportContext } from './context';
import { reportWindows } from './report-windows';

export interface PictureRequest {
	readonly unitIds: readonly UnitId[];
	readonly periods: readonly PeriodId[];
	/** The KPIs that will be asked for; absent: all figures are read. */
	readonly kpis?: readonly Kpi[];
	/** Other figures that will be asked for. */
	readonly indicators?: readonly IndicatorId[];
}

export interface Picture {
	/** Reported and derived figures of a unit in a period. */
	figures(unitId: UnitId, period: PeriodId): readonly Observation[];
	received(unitId: UnitId, period: PeriodId): ReceivedReport | undefined;
	/** `figureKey`s named by open contradictions. */
	unverified(unitId: UnitId, period: PeriodId): ReadonlySet<string>;
	result(kpi: Kpi, unitId: UnitId, period: PeriodId): KpiResult;
}

const NONE: readonly Observation[] = [];
const NO_KEYS: ReadonlySet<string> = new Set();

export function loadPicture(ctx: ReportContext, request: PictureRequest): Picture {
	const periods = withCumulative(request.periods);
	const { unitIds } = request;
	const wanted = wantedIndicators(ctx, request);
	const reported = groupedByUnitAndPeriod(
		observationsFor(ctx.db, {
			unitIds,
			periods,
			...(wanted === undefined ? {} : { indicators: wanted })
		})
	);
	const reports = receivedReports(ctx.db, { unitIds, periods });
	const received = new Map(reports.map((report) => [key(report.unitId, report.period), report]));
	const stated = (unitId: UnitId, p: PeriodId) => reported.get(key(unitId, p)) ?? NONE;
	const windowOf = reportWindows(ctx, reports, stated);
	const contradicted = contradictedKeys(ctx, unitIds, periods);
	const figures = remembered((unitId: UnitId, period: PeriodId): readonly Observation[] => {
		const own = stated(unitId, period);
		const derived = deriveFigures(ctx.catalogue, period, (p) => stated(unitId, p)).observations;
		return derived.length === 0 ? own : [...own, ...derived];
	});
	const unverified = remembered((unitId: UnitId, period: PeriodId) => {
		const named = (p: PeriodId) => contradicted.get(key(unitId, p)) ?? NO_KEYS;
		return withDerived(figures(unitId, period), named, period);
	});
	const reportOf = (unitId: UnitId, period: PeriodId) => received.get(key(unitId, period));
	const result = (kpi: Kpi, unitId: UnitId, period: PeriodId): KpiResult => {
		const report = reportOf(unitId, period);
		const observations = figures(unitId, period);
		const reportWindow = report === undefined ? reportWindowOf(observations) : windowOf(report);
		const about = { catalogue: ctx.catalogue, unitId, period, observations, reportWindow };
		const computed = computeKpi(kpi, { ...about, unverified: unverified(unitId, period) });
		return asFarAsReported(computed, report);
	};
	return { figures, received: reportOf, unverified, result };
}

/** Only a KPI's own indicators were read: that none of them is there does not mean that no report is. */
function asFarAsReported(result: KpiResult, report: ReceivedReport | undefined): KpiResult {
	const isSilent = result.reason === 'not_submitted' && report !== undefined;
	return isSilent ? { ...result, reason: 'not_reported' } : result;
}

const key = (unitId: UnitId, period: PeriodId): string => `${unitId}|${period}`;

/** A quarter may have to be derived from the cumulative reports around it. */
function withCumulative(periods: readonly PeriodId[]): PeriodId[] {
	const around = periods.flatMap((id) => {
		const period = periodFromId(id);
		const from = period === undefined ? undefined : derivation(period);
		return from === undefined ? [id] : [id, from.cumulative, from.minus];
	});
	return [...new Set(around)];
}

function wantedIndicators(
	ctx: ReportContext,
	{ kpis, indicators }: PictureRequest
): IndicatorId[] | undefined {
	if (kpis === undefined) return undefined;
	const wanted = new Set<IndicatorId>(indicators);
	const ids = new Set(kpis.map(({ id }) => id));
	for (const kpi of kpis) for (const id of indicatorsOf(kpi)) wanted.add(id);
	for (const { id, states } of ctx.catalogue.indicators.values()) {
		if (states !== undefined && 'kpi' in states && ids.has(states.kpi)) wanted.add(id);
	}
	return [...wanted];
}

/** Every indicator the formulas of a KPI name. */
export function indicatorsOf(kpi: Kpi): IndicatorId[] {
	const named = kpi.formulas.flatMap(({ numerator, denominator, onlyWithout }) => [
		...numerator.plus,
		...(numerator.minus ?? []),
		...denominator.plus,
		...(denominator.minus ?? []),
		...(onlyWithout ?? [])
	]);
	return [...new Set(named)];
}

function groupedByUnitAndPeriod(observations: readonly Observation[]): Map<string, Observation[]> {
	const groups = new Map<string, Observation[]>();
	for (const observation of observations) {
		const id = key(observation.unitId, observation.period);
		const group = groups.get(id);
		if (group === undefined) groups.set(id, [observation]);
		else group.push(observation);
	}
	return groups;
}

function contradictedKeys(
	ctx: ReportContext,
	unitIds: readonly UnitId[],
	periods: readonly PeriodId[]
): Map<string, Set<string>> {
	const keys = new Map<string, Set<string>>();
	for (const { unitId, period, issue } of openIssues(ctx.db, {
		unitIds,
		periods,
		severities: ['warning']
	})) {
		const id = key(unitId, period);
		const named = keys.get(id) ?? new Set<string>();
		for (const figure of figuresOf(issue)) named.add(figureKey(figure));
		keys.set(id, named);
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
	const derived = figures.filter((figure) =>
		figure.derivedFrom?.some((from) => contradicted(from.period).has(figureKey(from)))
	);
	return derived.length === 0 ? own : new Set([...own, ...derived.map(figureKey)]);
}

function remembered<T>(
	compute: (unitId: UnitId, period: PeriodId) => T
): (unitId: UnitId, period: PeriodId) => T {
	const known = new Map<string, T>();
	return (unitId, period) => {
		const id = key(unitId, period);
		const found = known.get(id);
		if (found !== undefined) return found;
		const computed = compute(unitId, period);
		known.set(id, computed);
		return computed;
	};
}

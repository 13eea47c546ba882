// "Tổng quan": who is behind, and on what, for one office and period.
import { attentionList, type AttentionItem } from '../../../domain/kpi/attention';
import type { Kpi, KpiFlag, KpiId } from '../../../domain/kpi/catalogue';
import type { KpiState, KpiTotal } from '../../../domain/kpi/kpi';
import type { MissingReason } from '../../../domain/figures/measured';
import type { OfficeComparison } from '../../../domain/kpi/office-comparison';
import type { PeriodId } from '../../../domain/figures/period';
import { unitName, type UnitId } from '../../../domain/unit/unit';
import { unitSetChanges } from '../../../domain/kpi/unit-set-changes';
import { officeSettings } from '../../db/campaigns/settings';
import { comparedPeriods, type ComparedPeriods } from '../basis/compared-periods';
import type { ReportContext } from '../basis/context';
import { headlineOf } from './headline';
import { kpiHead, type KpiHead } from '../basis/kpi-head';
import { headlineKpis, loadOfficePicture, type OfficePicture } from '../basis/office-picture';
import { officeChoice } from '../basis/offices';
import { openWarningsByUnit } from '../basis/open-warnings';
import { DOSSIERS, overviewRows } from './overview-rows';
import { remembered } from '../basis/remembered';
import { missingUnits, reportsReceived, type ReportsReceived } from './reports-received';
import type { OfficeChoice } from '../basis/scope';
import { stepsFor, type Step, type StepBasis, type Steps } from '../basis/step';
import type { UnitHead } from '../basis/unit-head';

export interface OverviewCard {
	readonly kpi: KpiHead;
	readonly total: KpiTotal;
	readonly target: number | null;
	readonly previous: OfficeComparison;
	readonly lastYear: OfficeComparison;
	/** Communes short of the target, "ít hồ sơ" left out; null without a target. */
	readonly belowTarget: number | null;
	/** Last twelve periods of the same kind up to this one, oldest first; null where there is no value. */
	readonly spark: {
		readonly periods: readonly PeriodId[];
		readonly values: readonly (number | null)[];
		/** Where so many units joined or left that the line is not joined. */
		readonly breaks: readonly PeriodId[];
	};
}
export interface OverviewColumn {
	readonly kpi: KpiHead;
	readonly target: number | null;
	readonly stepBasis: StepBasis;
	readonly total: KpiTotal;
}
export interface OverviewCell {
	readonly kpi: KpiId;
	readonly state: KpiState;
	readonly reason: MissingReason | null;
	readonly numerator: number | null;
	readonly denominator: number | null;
	readonly value: number | null;
	/** null: no value, few dossiers, or nothing to compare with. */
	readonly step: Step | null;
	readonly short: boolean;
	readonly flags: readonly KpiFlag[];
	readonly stated: readonly string[];
}
export interface OverviewRow {
	readonly unit: UnitHead;
	/** `not_submitted` rows have no cells. */
	readonly submitted: boolean;
	/** Days after the due date: of the submission when there is one, else until today; null when in time or no due date. */
	readonly daysLate: number | null;
	/** Dossiers received in the period. */
	readonly dossiers: number | null;
	/** In the order of `columns`. */
	readonly cells: readonly OverviewCell[];
	/** KPIs short of their target (or in the lowest fifth where there is none). */
	readonly behind: number;
	/** Most of its values rest on few dossiers: listed after the comparable ones. */
	readonly few: boolean;
	readonly openIssues: number;
}
/** Facts for the title sentence; each may be absent. */
export interface Headline {
	/** The headline KPI whose total moved most, at least one point. */
	readonly moved: {
		readonly kpi: KpiHead;
		/** Of the units that have a value in both periods. */
		readonly comparison: OfficeComparison;
		readonly change: number;
		readonly value: number;
		readonly belowTarget: number | null;
	} | null;
	/** The commune furthest behind, and on what. */
	readonly furthestBehind: {
		readonly unit: UnitHead;
		readonly kpi: KpiHead;
		readonly value: number;
		/** What it is behind of: the target, else the office's total. */
		readonly against: 'target' | 'total';
		readonly reference: number;
		readonly shortBy: number;
	} | null;
	/** Communes short of at least one target, out of those that reported. */
	readonly unitsBehind: number;
	readonly unitsCompared: number;
}
export interface OverviewReport {
	readonly office: OfficeChoice;
	readonly period: PeriodId;
	readonly cards: readonly OverviewCard[];
	readonly columns: readonly OverviewColumn[];
	/** Furthest behind first, then few dossiers, then no report. */
	readonly rows: readonly OverviewRow[];
	readonly attention: readonly AttentionItem[];
	readonly reports: ReportsReceived;
	readonly headline: Headline;
	/** Open warnings of the period. */
	readonly openIssues: number;
}

export interface OverviewRequest {
	readonly organisingId: UnitId;
	readonly period: PeriodId;
}

/** One headline KPI with how its cells are coloured. */
export interface HeadlineKpi {
	readonly kpi: Kpi;
	readonly target: number | null;
	readonly steps: Steps;
}

export function overviewReport(ctx: ReportContext, request: OverviewRequest): OverviewReport {
	const { organisingId, period } = request;
	return remembered(ctx, `overview ${organisingId} ${period}`, () => overviewOf(ctx, request));
}

function overviewOf(ctx: ReportContext, request: OverviewRequest): OverviewReport {
	const { organisingId, period } = request;
	const kpis = headlineKpis(ctx);
	const compared = comparedPeriods(period);
	const office = loadOfficePicture(ctx, {
		organisingId,
		periods: [...new Set([...compared.spark, compared.previous, compared.lastYear])],
		kpis,
		indicators: DOSSIERS
	});
	const headline = kpis.map((kpi): HeadlineKpi => {
		const target = office.target(kpi, period)?.percent ?? null;
		return { kpi, target, steps: stepsFor(kpi, office.results(kpi, period), target) };
	});
	const unitIds = office.units(period).map(({ unitId }) => unitId);
	const openIssues = openWarningsByUnit(ctx, unitIds, period);
	const reports = reportsReceived(ctx, office, period);
	const breakPercent = officeSettings(ctx.db)['trend.break_percent'];
	const cards = headline.map((entry) =>
		cardOf(office, entry, { period, breakPercent, ...compared })
	);
	const rows = overviewRows(ctx, { office, period, headline, openIssues });
	return {
		office: officeChoice(ctx, organisingId, period),
		period,
		cards,
		columns: headline.map(({ kpi, target, steps }) => ({
			kpi: kpiHead(kpi),
			target,
			stepBasis: steps.basis,
			total: office.total(kpi, period)
		})),
		rows,
		attention: attentionOf(ctx, office, { period, compared, headline, openIssues }),
		reports,
		headline: headlineOf(ctx, cards, rows),
		openIssues: [...openIssues.values()].reduce((sum, count) => sum + count, 0)
	};
}

function cardOf(
	office: OfficePicture,
	{ kpi, target, steps }: HeadlineKpi,
	at: ComparedPeriods & { readonly period: PeriodId; readonly breakPercent: number }
): OverviewCard {
	const total = office.total(kpi, at.period);
	const sides = at.spark.map((period) => office.side(kpi, period));
	const breaks = unitSetChanges(sides, at.breakPercent);
	const short = office.results(kpi, at.period).filter((result) => steps.isShort(result));
	return {
		kpi: kpiHead(kpi),
		total,
		target,
		previous: office.comparison(kpi, at.period, at.previous),
		lastYear: office.comparison(kpi, at.period, at.lastYear),
		belowTarget: target === null ? null : short.length,
		spark: {
			periods: at.spark,
			values: at.spark.map((period) => office.total(kpi, period).value),
			breaks: breaks.flatMap(({ period, isBreak }) => (isBreak ? [period] : []))
		}
	};
}

function attentionOf(
	ctx: ReportContext,
	office: OfficePicture,
	known: {
		readonly period: PeriodId;
		readonly compared: ComparedPeriods;
		readonly headline: readonly HeadlineKpi[];
		readonly openIssues: ReadonlyMap<UnitId, number>;
	}
): AttentionItem[] {
	const kpis = known.headline.map(({ kpi }) => kpi);
	const all = (period: PeriodId) => kpis.flatMap((kpi) => office.results(kpi, period));
	return attentionList({
		units: office.units(known.period).map((unit) => ({
			unitId: unit.unitId,
			code: unit.code,
			name: unitName(unit)
		})),
		kpis,
		results: all(known.period),
		previous: all(known.compared.previous),
		lastYear: all(known.compared.lastYear),
		targets: new Map(
			known.headline.flatMap(({ kpi, target }) => (target === null ? [] : [[kpi.id, target]]))
		),
		openIssues: known.openIssues,
		missing: missingUnits(ctx, office, known.period)
	});
}

// What the overview shows.
import type { AttentionItem } from '../../../domain/kpi/attention';
import type { Kpi, KpiFlag, KpiId } from '../../../domain/kpi/catalogue';
import type { KpiState, KpiTotal } from '../../../domain/kpi/kpi';
import type { MissingReason } from '../../../domain/figures/measured';
import type { OfficeComparison } from '../../../domain/kpi/office-comparison';
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import type { KpiHead } from '../basis/kpi-head';
import type { ReportsReceived } from './reports-received';
import type { OfficeChoice } from '../basis/scope-model';
import type { HeatStep, StepBasis } from '../../../domain/kpi/heat-step';
import type { Steps } from '../basis/step';
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
	readonly step: HeatStep | null;
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
	/** KPIs short of their target, and by how many points together. */
	readonly behind: number;
	readonly points: number;
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
		readonly target: number;
		readonly shortBy: number;
	} | null;
	/** Without any nobody is behind. */
	readonly hasTargets: boolean;
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

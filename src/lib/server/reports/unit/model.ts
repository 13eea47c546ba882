// What the page of one unit shows.
import type { KpiResult, KpiTotal } from '../../../domain/kpi/kpi';
import type { IsoDate, PeriodId, PeriodKind } from '../../../domain/figures/period';
import type { TrendSeries } from '../../../domain/kpi/trend';
import type { UnitId } from '../../../domain/unit/unit';
import type { Comparison } from '../basis/comparison';
import type { FigureView } from '../submissions/figure-view';
import type { OpenIssue } from '../issues/issues';
import type { KpiHead } from '../basis/kpi-head';
import type { PeriodGroup } from '../basis/scope-model';
import type { HeatStep, StepBasis } from '../../../domain/kpi/heat-step';
import type { SubmissionView } from '../submissions/submissions';
import type { FileHead } from '../submissions/file-head';
import type { UnitHead } from '../basis/unit-head';

export interface UnitKpi {
	readonly kpi: KpiHead;
	readonly result: KpiResult;
	readonly rank: number | null;
	readonly tied: boolean;
	/** Communes with a rank. */
	readonly ranked: number;
	readonly target: number | null;
	/** Cases still needed to reach the target at this denominator; null: reached, no target or no value. */
	readonly neededForTarget: number | null;
	readonly step: HeatStep | null;
	readonly stepBasis: StepBasis;
	readonly total: KpiTotal;
	readonly previous: Comparison;
	readonly lastYear: Comparison;
	/** Points over `trendPeriods`. */
	readonly trend: TrendSeries;
	/** The words of the formula that was used, else of the official one. */
	readonly formula: string;
}

export interface Relative extends UnitHead {
	readonly effectiveOn: IsoDate;
	/** 'part': the unit was divided; figures are never apportioned. */
	readonly share: 'whole' | 'part';
}

export interface UnitReport {
	readonly unit: UnitHead;
	readonly validFrom: IsoDate | null;
	readonly validTo: IsoDate | null;
	readonly isDemonstration: boolean;
	/** The organising unit it is compared within. */
	readonly office: UnitHead | null;
	readonly period: PeriodId;
	/** Whether it reported for the period at all. */
	readonly submitted: boolean;
	/** Periods this unit has data of. */
	readonly periods: readonly PeriodGroup[];
	readonly kind: PeriodKind;
	readonly trendPeriods: readonly PeriodId[];
	/** Headline KPIs first, then those it has something to say about, in catalogue order; the rest have state missing. */
	readonly kpis: readonly UnitKpi[];
	/** All periods, latest first. */
	readonly submissions: readonly SubmissionView[];
	/** Of the period. */
	readonly issues: readonly OpenIssue[];
	/** Of the period: reported and derived, by catalogue order, field and source. */
	readonly figures: readonly FigureView[];
	/** File of every submission named by a figure of `kpis` or `figures`. */
	readonly files: Readonly<Record<number, FileHead>>;
	readonly predecessors: readonly Relative[];
	readonly successors: readonly Relative[];
}

export interface UnitRequest {
	readonly unitId: UnitId;
	readonly period: PeriodId;
	/** Compared within this office when the unit belongs to it, else within the one right above it. */
	readonly organisingId?: UnitId;
}

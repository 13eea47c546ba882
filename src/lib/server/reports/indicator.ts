// "Chỉ số": what a KPI means, how it is computed, and how it is spread over the communes.
import type { IndicatorId, Kpi, KpiFlag, KpiId } from '../../domain/catalogue';
import type { KpiTotal } from '../../domain/kpi';
import type { PeriodId } from '../../domain/period';
import type { UnitId } from '../../domain/unit';
import type { KpiHead } from './kpi-head';
import type { OfficeChoice } from './scope';
import type { UnitHead } from './unit-head';

export interface DistributionPoint {
	readonly unit: UnitHead;
	readonly numerator: number;
	readonly denominator: number;
	readonly value: number;
	readonly flags: readonly KpiFlag[];
}
/** Quartiles by linear interpolation, as spreadsheets do (QUARTILE.INC); null below four communes. */
export interface Distribution {
	/** Lowest value first. */
	readonly points: readonly DistributionPoint[];
	readonly min: number | null;
	readonly lowerQuartile: number | null;
	readonly median: number | null;
	readonly upperQuartile: number | null;
	readonly max: number | null;
	/** Communes without a value. */
	readonly without: number;
}
export interface NamedIndicator {
	readonly id: IndicatorId;
	readonly name: string;
	readonly unit: string;
	readonly basis: string;
	/** "Biểu mẫu 7, mục 6.1" */
	readonly forms: readonly {
		readonly form: string;
		readonly code: string;
		readonly label: string;
	}[];
}
export interface IndicatorReport {
	/** The whole catalogue entry: meaning, formulas, variants, basis, worked example. */
	readonly kpi: Kpi;
	/** Every indicator its formulas name. */
	readonly indicators: readonly NamedIndicator[];
	readonly target: { readonly percent: number; readonly basis: string } | null;
	readonly office: OfficeChoice | null;
	readonly period: PeriodId | null;
	/** null without office or period. */
	readonly total: KpiTotal | null;
	readonly distribution: Distribution | null;
}
export interface IndicatorRequest {
	readonly kpi: KpiId;
	readonly organisingId: UnitId | null;
	readonly period: PeriodId | null;
}
export interface IndicatorListEntry {
	readonly kpi: KpiHead;
	readonly meaning: string;
	readonly basis: string;
	readonly headline: boolean;
	readonly target: number | null;
	readonly total: KpiTotal | null;
	/** Communes with a value. */
	readonly units: number;
}

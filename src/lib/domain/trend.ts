import type { KpiFlag, KpiId } from './catalogue';
import type { KpiState } from './kpi';
import type { PeriodId, PeriodKind } from './period';
import type { UnitId } from './unit';

export interface TrendPoint {
	readonly period: PeriodId;
	readonly state: KpiState;
	readonly numerator: number | null;
	readonly denominator: number | null;
	readonly value: number | null;
	readonly flags: readonly KpiFlag[];
}
export interface TrendSeries {
	/** null: the organising unit's own total. */
	readonly unitId: UnitId | null;
	readonly code: string;
	readonly name: string;
	/** One per period of the trend, in order; a period without a figure is there as missing. */
	readonly points: readonly TrendPoint[];
	/** Periods at which the unit began or ended by merger: a vertical break, never joined over. */
	readonly breaks: readonly PeriodId[];
}
export interface Trend {
	readonly kpi: KpiId;
	readonly kind: PeriodKind;
	readonly periods: readonly PeriodId[];
	readonly decimals: number;
	readonly direction: 'higher' | 'lower';
	readonly target: number | null;
	readonly total: TrendSeries;
	readonly series: readonly TrendSeries[];
}

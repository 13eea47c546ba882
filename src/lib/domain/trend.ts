import type { KpiFlag, KpiId } from './catalogue';
import type { KpiResult, KpiState, KpiTotal } from './kpi';
import type { PeriodId, PeriodKind } from './period';
import type { UnitId, UnitRegister } from './unit';

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

/** Every period of the kind between the first and the last that has data, also those without. */
export function comparablePeriods(kind: PeriodKind, withData: readonly PeriodId[]): PeriodId[] {
	return [...withData];
}

/** Periods of the list in which the unit began or ended by succession. */
export function breaksOf(
	register: UnitRegister,
	unitId: UnitId,
	periods: readonly PeriodId[]
): PeriodId[] {
	return [];
}

/** One point per period; `results` may be of several units and periods, only the unit's own are used. */
export function trendSeries(input: {
	readonly unit: { readonly unitId: UnitId; readonly code: string; readonly name: string };
	readonly periods: readonly PeriodId[];
	readonly results: readonly KpiResult[];
	readonly breaks: readonly PeriodId[];
}): TrendSeries {
	return { ...input.unit, points: [], breaks: input.breaks };
}

/** The organising unit's own line. */
export function totalSeries(input: {
	readonly of: { readonly code: string; readonly name: string };
	readonly periods: readonly PeriodId[];
	readonly totals: ReadonlyMap<PeriodId, KpiTotal>;
}): TrendSeries {
	return { unitId: null, ...input.of, points: [], breaks: [] };
}

// KPIs are computed on read from stored figures, always sum of numerators over sum of denominators.
import type { Catalogue, FieldId, IndicatorId, Kpi, KpiFlag, KpiId } from './catalogue';
import type { MissingReason } from './measured';
import type { Observation, SourceName } from './observation';
import type { PeriodId, Window } from './period';
import type { UnitId } from './unit';

export type KpiState = 'value' | 'missing' | 'not_applicable' | 'zero_denominator' | 'stated_only';

/** The KPI of one unit and period, with everything that explains it. */
export interface KpiResult {
	readonly kpi: KpiId;
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly state: KpiState;
	/** Set when state is `missing`. */
	readonly reason: MissingReason | null;
	readonly numerator: number | null;
	readonly denominator: number | null;
	/** Percentage with full precision; null never means 0. */
	readonly value: number | null;
	/** Index into kpi.formulas; null when none could be used. */
	readonly formula: number | null;
	/** The figures summed, numerator and denominator. */
	readonly figures: {
		readonly numerator: readonly Observation[];
		readonly denominator: readonly Observation[];
	};
	readonly sources: readonly SourceName[];
	readonly window: Window | null;
	/** Rates the report states for this KPI, as written. */
	readonly stated: readonly Observation[];
	/** The same KPI by the other sources of the report ("Biểu mẫu 7: 905/922"). */
	readonly others: readonly {
		readonly source: SourceName;
		readonly numerator: number;
		readonly denominator: number;
		readonly value: number;
	}[];
	/** Indicators that would be needed and are not there. */
	readonly lacking: readonly IndicatorId[];
	readonly flags: readonly KpiFlag[];
}

/** Sum over units: numerators, denominators, and how many units stand behind it. */
export interface KpiTotal {
	readonly numerator: number | null;
	readonly denominator: number | null;
	readonly value: number | null;
	readonly units: number;
	readonly flags: readonly KpiFlag[];
}

export interface KpiContext {
	readonly catalogue: Catalogue;
	readonly unitId: UnitId;
	readonly period: PeriodId;
	/** Current and derived figures of this unit and period, all indicators. */
	readonly observations: readonly Observation[];
	/** `figureKey`s that an open contradiction names. */
	readonly unverified: ReadonlySet<string>;
	readonly reportWindow: Window | null;
}

/** Key of a figure within one unit and period, whatever its source: `dossiers_received_online|land`. */
export const figureKey = (figure: {
	readonly indicator: IndicatorId;
	readonly field: FieldId | '';
}): string => `${figure.indicator}|${figure.field}`;

export function computeKpi(kpi: Kpi, context: KpiContext): KpiResult {
	return {
		kpi: kpi.id,
		unitId: context.unitId,
		period: context.period,
		state: 'missing',
		reason: 'not_submitted',
		numerator: null,
		denominator: null,
		value: null,
		formula: null,
		figures: { numerator: [], denominator: [] },
		sources: [],
		window: null,
		stated: [],
		others: [],
		lacking: [],
		flags: []
	};
}

/** Sum over the units that have a value. */
export function totalOf(results: readonly KpiResult[]): KpiTotal {
	return { numerator: null, denominator: null, value: null, units: results.length, flags: [] };
}

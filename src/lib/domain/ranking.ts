import type { Kpi, KpiFlag, KpiId } from './catalogue';
import type { KpiResult, KpiState, KpiTotal } from './kpi';
import type { MissingReason } from './measured';
import type { PeriodId } from './period';
import type { UnitId } from './unit';

/** 'competition' 1-2-2-4, 'dense' 1-2-2-3. */
export type TieRule = 'competition' | 'dense';

export interface RankedUnit {
	readonly rank: number;
	readonly tied: boolean;
	readonly unitId: UnitId;
	readonly code: string;
	/** Full written name: "Thị trấn Lai Cách". */
	readonly name: string;
	readonly numerator: number;
	readonly denominator: number;
	/** Percentage, full precision; ties are decided at the displayed decimals. */
	readonly value: number;
	readonly flags: readonly KpiFlag[];
	/** Against the previous period; null when there is nothing comparable. rankChange > 0: moved up. */
	readonly rankChange: number | null;
	/** Percentage points, at the displayed precision. */
	readonly valueChange: number | null;
	readonly valueChangeLastYear: number | null;
	readonly openIssues: number;
}
export interface UnrankedUnit {
	readonly unitId: UnitId;
	readonly code: string;
	readonly name: string;
	readonly state: KpiState;
	readonly reason: MissingReason | null;
	/** Stated rate as written, when that is all there is. */
	readonly stated: readonly string[];
}
/** One KPI, one period, one organising unit: what page, chart, API, CSV and XLSX all show. */
export interface Ranking {
	readonly kpi: KpiId;
	readonly period: PeriodId;
	readonly of: { readonly unitId: UnitId; readonly code: string; readonly name: string };
	readonly decimals: number;
	readonly direction: 'higher' | 'lower';
	readonly tieRule: TieRule;
	readonly previousPeriod: PeriodId | null;
	readonly target: number | null;
	readonly total: KpiTotal;
	readonly totalChange: number | null;
	readonly rows: readonly RankedUnit[];
	readonly unranked: readonly UnrankedUnit[];
}

export interface RankInput {
	readonly kpi: Kpi;
	readonly results: readonly KpiResult[];
	/** All units to list; a unit without a result has not submitted. */
	readonly units: readonly {
		readonly unitId: UnitId;
		readonly code: string;
		readonly name: string;
	}[];
	/** The same KPI in the previous period, and in the same period of last year. */
	readonly previous?: readonly KpiResult[];
	readonly lastYear?: readonly KpiResult[];
	readonly tieRule: TieRule;
	readonly openIssues?: ReadonlyMap<UnitId, number>;
}
export interface RankedUnits {
	readonly rows: readonly RankedUnit[];
	readonly unranked: readonly UnrankedUnit[];
}

export function rankUnits(input: RankInput): RankedUnits {
	return {
		rows: [],
		unranked: input.units.map((unit) => ({
			...unit,
			state: 'missing',
			reason: 'not_submitted',
			stated: []
		}))
	};
}

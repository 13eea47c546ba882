// KPIs of units in one period as the command line and the API give them (design §15).
import type { KpiFlag, KpiId } from '../../domain/catalogue';
import type { KpiState } from '../../domain/kpi';
import type { MissingReason } from '../../domain/measured';
import type { SourceName } from '../../domain/observation';
import type { PeriodId, Window } from '../../domain/period';
import type { UnitId } from '../../domain/unit';

export interface KpiRow {
	readonly unitId: UnitId;
	readonly code: string;
	readonly name: string;
	readonly kpi: KpiId;
	readonly numerator: number | null;
	readonly denominator: number | null;
	readonly value: number | null;
	readonly state: KpiState;
	/** Set when state is `missing`. */
	readonly reason?: MissingReason;
	readonly window: Window | null;
	/** Percentages the report states for it. */
	readonly stated: readonly number[];
	readonly flags: readonly KpiFlag[];
	readonly sources: readonly SourceName[];
	/** The same KPI by the report's other sources. */
	readonly others: readonly {
		readonly source: SourceName;
		readonly numerator: number;
		readonly denominator: number;
		readonly value: number;
	}[];
}
export interface KpisReport {
	readonly period: PeriodId;
	readonly rows: readonly KpiRow[];
}

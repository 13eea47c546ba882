// Stored figures as the command line and the API give them (design §15).
import type { FieldId, IndicatorId } from '../../domain/catalogue';
import type { KpiState } from '../../domain/kpi';
import type { MissingReason } from '../../domain/measured';
import type { Place, SourceName } from '../../domain/observation';
import type { PeriodId, Window } from '../../domain/period';
import type { UnitId } from '../../domain/unit';

export interface FigureRow {
	readonly unitId: UnitId;
	readonly code: string;
	readonly name: string;
	readonly indicator: IndicatorId;
	readonly field: FieldId | '';
	readonly source: SourceName;
	readonly window: Window | null;
	/** null for a blank, a bound or a range: see `text`. */
	readonly value: number | null;
	readonly text: string;
	readonly state: Extract<KpiState, 'value' | 'missing' | 'not_applicable'>;
	/** Why there is no value; absent when there is one. */
	readonly reason?: MissingReason;
	readonly place: Place;
	/** Texts of the two figures it was derived from. */
	readonly derived: boolean;
}
export interface FiguresReport {
	readonly period: PeriodId;
	readonly rows: readonly FigureRow[];
}
export interface UnitsAndPeriod {
	readonly period: PeriodId;
	/** All units of the office, or of everything, when absent. */
	readonly unitIds?: readonly UnitId[];
	readonly organisingId?: UnitId;
}

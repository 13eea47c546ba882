// What every issue says, and the figures it may name.
import type { FieldId, IndicatorId } from '../kpi/catalogue';
import type { Place, SourceName } from '../figures/observation';
import type { PeriodId } from '../figures/period';
import type { UnitId } from '../unit/unit';

/** `error` phải sửa: nothing is stored · `warning` cần xác nhận: stored with a written reason · `info` lưu ý. */
export type Severity = 'error' | 'warning' | 'info';

/** A figure named inside an issue, enough to write the arithmetic and to lead back to the cell. */
export interface Figure {
	readonly indicator: IndicatorId;
	readonly field: FieldId | '';
	readonly source: SourceName;
	readonly value: number;
	readonly text: string;
	readonly place: Place;
}

/** What a column stands for, in the words of the catalogue: an indicator, a part of the row, or nothing. */
export type ColumnMeaning =
	| { readonly kind: 'indicator'; readonly indicator: IndicatorId }
	| { readonly kind: 'role'; readonly role: string }
	| { readonly kind: 'ignore' };

export interface At {
	readonly severity: Severity;
	readonly place: Place;
	/** Absent while the file is not read that far. */
	readonly unitId?: UnitId;
	readonly period?: PeriodId;
}

// One reported figure ("số liệu"): unit × period × indicator × field × source, as the commune stated it.
import type { FieldId, IndicatorId } from '../kpi/catalogue';
import type { MissingReason } from './measured';
import type { PeriodId, Window } from './period';
import type { UnitId } from '../unit/unit';

/** What stands in the cell. Only `exact` enters a KPI; bounds and ranges are shown as text. */
export type Quantity =
	| { readonly kind: 'exact'; readonly value: number }
	/** "trên 196": more than 196. */
	| { readonly kind: 'at_least'; readonly value: number }
	/** "gần 3.000", "khoảng 350": near it, on either side. */
	| { readonly kind: 'about'; readonly value: number }
	/** "2500-3000" */
	| { readonly kind: 'between'; readonly low: number; readonly high: number }
	| {
			readonly kind: 'missing';
			readonly reason: Extract<MissingReason, 'blank' | 'not_applicable'>;
	  };

/** Where a figure stands in its file; rows and lines count from 1, columns are the heading or its letter. */
export interface Place {
	readonly sheet?: string;
	readonly row?: number;
	readonly column?: string;
	/** Letter of the column in the user's own program: "D"; with `row` it names the cell D14. */
	readonly letter?: string;
	readonly line?: number;
	readonly quote?: string;
	/** What the file said, where the uploader typed something else over it. */
	readonly was?: string;
}

/** The source of a figure inside a report: "Biểu mẫu 7", "Mục II.2", "Biểu II.06a", "Báo cáo". */
export type SourceName = string;

export interface Observation {
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly indicator: IndicatorId;
	/** '' = all fields together. */
	readonly field: FieldId | '';
	readonly source: SourceName;
	/** The window this figure covers; null when the report gives none. */
	readonly window: Window | null;
	readonly quantity: Quantity;
	/** The cell exactly as written (NFC). */
	readonly text: string;
	/** Decimals written, for comparing a stated rate: "98.17" → 2; −1 for a share of 0,7, which says 70 % to tens. */
	readonly decimals: number;
	readonly place: Place;
	readonly note?: string;
	/** Set when read back: the submission that stated it. */
	readonly submissionId?: number;
	/** Set when it was not reported but computed from two cumulative reports ("suy ra"). */
	readonly derivedFrom?: readonly Observation[];
}

// Nominal reporting period ("Quý III/2023") and the data window of a report; the window is never derived from the label.

export type PeriodKind = 'quarter' | 'half' | 'nine_months' | 'year';
/** `2023-q1` … `2023-q4`, `2023-h1` (6 tháng), `2023-m9` (9 tháng), `2023-y` (năm). */
export type PeriodId = string;
export interface Period {
	readonly kind: PeriodKind;
	readonly year: number;
	/** 1-4 for a quarter, 1 for the others. */
	readonly index: number;
}
/** ISO date `2023-06-10`. */
export type IsoDate = string;
export interface Window {
	readonly from: IsoDate;
	readonly to: IsoDate;
}

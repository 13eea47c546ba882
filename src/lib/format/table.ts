// A table as screen, CSV and XLSX all show it: typed cells, each with its text as displayed.

import { shownDecimals } from '../domain/figures/shown-rate';
import { formatCount, formatGap, formatRate, gapDecimals } from './number';

export type ReportCell =
	| { readonly kind: 'text'; readonly text: string }
	/** A count, a rank, a change in points. */
	| {
			readonly kind: 'number';
			readonly value: number;
			readonly decimals: number;
			readonly text: string;
	  }
	/** `value` 97.67 means 97,67 %. */
	| {
			readonly kind: 'percent';
			readonly value: number;
			readonly decimals: number;
			readonly text: string;
	  };

export interface ReportColumn {
	/** Stable name of the column, for attributes and plain files. */
	readonly key: string;
	readonly heading: string;
	readonly align: 'start' | 'end';
}
export interface ReportRow {
	/** Marks what a row is for the screen; files show it by its text only. */
	readonly kind: 'data' | 'total' | 'without';
	readonly cells: readonly ReportCell[];
}
/** `subtitle` and `notes` are sentences above and below: period, formula, tie rule, source. */
export interface ReportTable {
	readonly title: string;
	readonly subtitle: readonly string[];
	readonly columns: readonly ReportColumn[];
	readonly rows: readonly ReportRow[];
	readonly notes: readonly string[];
}

export const EMPTY: ReportCell = { kind: 'text', text: '' };
export const textCell = (text: string): ReportCell => ({ kind: 'text', text });

export const numberCell = (value: number, text: string): ReportCell => ({
	kind: 'number',
	value,
	decimals: 0,
	text
});

export function percentCell(value: number | null, decimals: number): ReportCell {
	if (value === null) return EMPTY;
	const shown = shownDecimals(value, decimals);
	return { kind: 'percent', value, decimals: shown, text: formatRate(value, decimals) };
}

export function countCell(value: number | null): ReportCell {
	return value === null ? EMPTY : numberCell(value, formatCount(value));
}

/** With its sign, as a change is read: "+2,10", "-0,80", "0,00". */
export function changeCell(value: number | null, decimals: number): ReportCell {
	if (value === null) return EMPTY;
	const sign = value > 0 ? '+' : value < 0 ? '-' : '';
	const text = sign + formatGap(Math.abs(value), decimals);
	return { kind: 'number', value, decimals: gapDecimals(value, decimals), text };
}

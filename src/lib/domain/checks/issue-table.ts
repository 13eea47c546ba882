// What can be said about the columns of a table: which were left out and why, which could both be the value, and in what unit they count.
import type { IndicatorId } from '../kpi/catalogue';
import type { At } from './issue-parts';

/** Why a column beside the values is none of them. */
export type ColumnAside =
	| 'earlier_period'
	| 'other_period'
	| 'comparison'
	| 'plan'
	| 'cumulative'
	| 'estimate'
	| 'share'
	| 'rank'
	| 'beside_table'
	| 'no_indicator';

export interface NamedColumn {
	readonly letter: string;
	readonly heading: string;
}

export type TableIssue = At &
	(
		| /** info: nothing of it is stored. */
		  { readonly code: 'column_left_out'; readonly heading: string; readonly why: ColumnAside }
		  /** error: several columns that could be the value of the reported period. */
		| { readonly code: 'several_value_columns'; readonly columns: readonly NamedColumn[] }
		/** error: the unit beside a figure is not one that its indicator can be counted in. */
		| {
				readonly code: 'other_measure';
				readonly found: string;
				/** Of the catalogue. */
				readonly expected: string;
				readonly indicator: IndicatorId;
		  }
		/** info: stated in another unit of the same kind. */
		| {
				readonly code: 'measure_converted';
				readonly found: string;
				readonly expected: string;
				readonly indicator: IndicatorId;
				/** As written, and what was made of it. */
				readonly example: string;
				readonly reading: number;
		  }
	);

// What can be wrong or worth telling where the eye sees something else than what a file stores.
import type { IndicatorId } from '../kpi/catalogue';
import type { At } from './issue-parts';

/** Text of a cell that was not taken: a footnote mark, a figure struck through, a key that only machines see. */
export interface LeftOutText {
	/** "C2" */
	readonly cell: string;
	readonly text: string;
	readonly why: 'raised' | 'struck' | 'hidden';
}

/** Errors unless said. */
export type SightIssue = At &
	(
		| /** info: columns hidden by the author; they are read. */
		  { readonly code: 'hidden_columns'; readonly columns: readonly string[] }
		  /** info: rows struck through from end to end are withdrawn and not read. */
		| { readonly code: 'struck_rows'; readonly rows: readonly number[] }
		/** info: the first of the texts that were not taken, and how many there are. */
		| {
				readonly code: 'text_left_out';
				readonly cells: readonly LeftOutText[];
				readonly count: number;
		  }
		/** A figure struck through, and nothing in its place. */
		| { readonly code: 'struck_figure'; readonly found: string }
		/** Two figures on two lines of one cell. */
		| { readonly code: 'two_figures'; readonly found: string; readonly figures: readonly string[] }
		/** What the number format shows is not what the cell holds. */
		| {
				readonly code: 'unclear_format';
				readonly found: string;
				readonly indicator: IndicatorId;
				/** `signs`: written with Vietnamese signs · `rounded`: shown in thousands or millions · `hidden`: shows nothing. */
				readonly why: 'signs' | 'rounded' | 'hidden';
				readonly stored: number;
		  }
		/** warning: a count shown with three decimals: "2,000" may have been two thousand. */
		| {
				readonly code: 'three_decimals';
				readonly found: string;
				readonly indicator: IndicatorId;
				readonly readings: readonly number[];
		  }
		/** warning: the sheet's name names another period than what stands on it. */
		| {
				readonly code: 'sheet_names_other_period';
				readonly found: string;
				readonly expected: string;
		  }
		/** A number cut in two at its thousands separator: "1,144" in a table whose cells end at commas. */
		| { readonly code: 'split_number'; readonly found: string; readonly columns: readonly string[] }
	);

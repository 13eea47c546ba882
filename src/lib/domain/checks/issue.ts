// What can be wrong with a file or its figures, as a closed union: a new code without a Vietnamese sentence does not compile.
import type { CheckId, FieldId, IndicatorId } from '../kpi/catalogue';
import type { At, Figure } from './issue-parts';
import type { ReadingIssue } from './issue-reading';
import type { SightIssue } from './issue-sight';
import type { TableIssue } from './issue-table';
import type { Place } from '../figures/observation';
import type { PeriodId, Window } from '../figures/period';
import type { UnitFault } from '../unit/unit-change';

export type { ColumnMeaning, Figure, Severity } from './issue-parts';

/** Why a row gives no figures. */
export type LeftOutRow =
	| 'title'
	| 'total'
	| 'signature'
	| 'group'
	| 'empty'
	| 'no_value'
	| 'average'
	| 'rate'
	| 'target'
	| 'other_period'
	| 'rank'
	| 'carried';

/** Faults of the file: it cannot be read with certainty. All are errors unless said. */
export type FileIssue = At &
	(
		| { readonly code: 'empty_file' }
		| {
				readonly code: 'unreadable_file';
				readonly detail: 'binary' | 'encoding' | 'too_large' | 'not_supported' | 'damaged';
				/** For `too_large` the bytes; else a word: "PDF", "UTF-8". */
				readonly found: string;
				/** For `too_large` the limit in bytes. */
				readonly limit?: number;
		  }
		| { readonly code: 'unclosed_quote' }
		| { readonly code: 'uneven_row'; readonly found: number; readonly expected: number }
		| { readonly code: 'too_many_columns'; readonly found: number; readonly limit: number }
		| { readonly code: 'too_many_rows'; readonly found: number; readonly limit: number }
		| { readonly code: 'bad_json'; readonly detail: string }
		| { readonly code: 'duplicate_json_key'; readonly key: string }
		| {
				readonly code: 'wrong_json_shape';
				readonly path: string;
				readonly found: string;
				readonly expected: string;
		  }
		| { readonly code: 'unknown_layout'; readonly headings: readonly string[] }
		| { readonly code: 'missing_column'; readonly column: string }
		| {
				readonly code: 'unknown_column';
				readonly heading: string;
				readonly nearest: readonly string[];
		  }
		| {
				readonly code: 'repeated_heading';
				readonly heading: string;
				readonly columns: readonly string[];
		  }
		| { readonly code: 'no_figures' }
		| { readonly code: 'unknown_unit'; readonly found: string; readonly nearest: readonly string[] }
		| {
				readonly code: 'ambiguous_unit';
				readonly found: string;
				readonly candidates: readonly string[];
		  }
		| { readonly code: 'unit_not_named' }
		| {
				readonly code: 'unit_not_valid';
				readonly found: string;
				readonly validFrom: string | null;
				readonly validTo: string | null;
				readonly successors: readonly string[];
		  }
		| { readonly code: 'unknown_period'; readonly found: string }
		| { readonly code: 'period_not_named' }
		| {
				readonly code: 'unknown_indicator';
				readonly found: string;
				readonly nearest: readonly string[];
		  }
		| {
				readonly code: 'ambiguous_indicator';
				readonly found: string;
				readonly candidates: readonly string[];
		  }
		| { readonly code: 'unknown_field'; readonly found: string; readonly known: readonly string[] }
		| { readonly code: 'not_a_number'; readonly found: string; readonly indicator: IndicatorId }
		| {
				readonly code: 'not_a_whole_number';
				readonly found: string;
				readonly indicator: IndicatorId;
		  }
		| { readonly code: 'negative_number'; readonly found: string; readonly indicator: IndicatorId }
		| {
				readonly code: 'ambiguous_number';
				readonly found: string;
				readonly indicator: IndicatorId;
				readonly readings: readonly number[];
				/** A rate without "%": 0,95 % or 95 %. */
				readonly isRate?: true;
		  }
		| {
				readonly code: 'unknown_code';
				readonly found: string;
				readonly indicator: IndicatorId;
				readonly codes: Readonly<Record<string, string>>;
		  }
		| { readonly code: 'bad_date'; readonly found: string }
		| { readonly code: 'window_reversed'; readonly window: Window }
		| {
				readonly code: 'duplicate_figure';
				readonly indicator: IndicatorId;
				readonly first: Place;
				readonly firstText: string;
				readonly secondText: string;
		  }
		/** Figures of one file name more than one unit although the uploader named one. */
		| { readonly code: 'other_unit_named'; readonly found: string; readonly expected: string }
		/** The account that brings the file does not report for this unit. */
		| {
				readonly code: 'not_your_unit';
				readonly found: string;
				/** Name of the commune or office of the account; '' when it has none. */
				readonly expected: string;
				readonly reach: 'unit' | 'office' | 'none';
		  }
		| { readonly code: 'other_period_named'; readonly found: string; readonly expected: string }
		/** Unit lists: a cell that must not be empty, a kind of unit nobody knows, a code that another unit has at that time. */
		| { readonly code: 'empty_cell'; readonly column: string }
		| { readonly code: 'unknown_kind'; readonly found: string }
		| {
				readonly code: 'code_taken';
				readonly unitCode: string;
				readonly found: string;
				readonly known: string;
				readonly validFrom: string | null;
				readonly validTo: string | null;
		  }
		/** The code was another name's until the day before: the same unit renamed, or another one. */
		| {
				readonly code: 'renamed_or_new';
				readonly unitCode: string;
				readonly found: string;
				readonly known: string;
				readonly from: string;
		  }
		/** A row of a list of units that what is stored speaks against. */
		| { readonly code: 'unit_change_refused'; readonly fault: UnitFault }
		/** info: "1.144 đọc là 1144". */
		| {
				readonly code: 'number_reading';
				readonly column: string;
				readonly example: string;
				readonly reading: number;
				readonly convention: 'comma' | 'point';
		  }
		/** info: rows left out on purpose (titles, totals, signature). */
		| {
				readonly code: 'rows_left_out';
				readonly rows: readonly number[];
				readonly why: LeftOutRow;
		  }
	);

/** Contradictions between readable figures: warnings unless said. */
export type FigureIssue = At &
	(
		| {
				readonly code: 'sum_mismatch';
				readonly check: CheckId;
				readonly total: Figure;
				readonly parts: readonly Figure[];
				readonly sum: number;
		  }
		| {
				readonly code: 'part_exceeds_total';
				readonly check: CheckId;
				readonly parts: readonly Figure[];
				readonly total: Figure;
		  }
		/** info: what a total has beyond the parts that the report names. */
		| {
				readonly code: 'unnamed_rest';
				readonly check: CheckId;
				readonly total: Figure;
				readonly parts: readonly Figure[];
				readonly rest: number;
				/** "không nêu mức hài lòng" */
				readonly what: string;
		  }
		| {
				readonly code: 'not_equal';
				readonly check: CheckId;
				readonly left: Figure;
				readonly right: Figure;
				readonly factor: number;
		  }
		| {
				readonly code: 'rate_mismatch';
				readonly stated: Figure;
				readonly decimals: number;
				readonly numerator: readonly Figure[];
				readonly denominator: readonly Figure[];
				readonly computed: number;
		  }
		/** info: agrees when cut off instead of rounded. */
		| {
				readonly code: 'rate_truncated';
				readonly stated: Figure;
				readonly decimals: number;
				readonly numerator: readonly Figure[];
				readonly denominator: readonly Figure[];
				readonly computed: number;
		  }
		| { readonly code: 'two_sources'; readonly figures: readonly Figure[] }
		| {
				readonly code: 'carried_over_mismatch';
				readonly carriedOver: Figure;
				readonly pendingBefore: Figure;
				readonly periodBefore: PeriodId;
		  }
		| {
				readonly code: 'sudden_jump';
				readonly figure: Figure;
				readonly usual: number;
				readonly history: readonly { readonly period: PeriodId; readonly value: number }[];
		  }
		/** A cumulative figure below that of a period inside it. */
		| {
				readonly code: 'cumulative_below_part';
				readonly cumulative: Figure;
				readonly part: Figure;
				readonly partPeriod: PeriodId;
		  }
		/** Periods that make up another one do not add up to what is stated for it. */
		| {
				readonly code: 'cumulative_sum_mismatch';
				readonly cumulative: Figure;
				readonly parts: readonly { readonly period: PeriodId; readonly figure: Figure }[];
				readonly sum: number;
		  }
		/** What two cumulative reports leave for a quarter has a part larger than its whole. */
		| {
				readonly code: 'derived_exceeds';
				readonly derivedPeriod: PeriodId;
				/** Of the derived quarter. */
				readonly part: Figure;
				readonly whole: Figure;
				readonly cumulative: readonly Figure[];
				readonly minus: readonly Figure[];
				readonly minusPeriod: PeriodId;
		  }
		/** A stated 100 % over a span that contains a period with cases against it. */
		| {
				readonly code: 'cumulative_rate_impossible';
				readonly stated: Figure;
				readonly numerator: Figure;
				readonly denominator: Figure;
				readonly partPeriod: PeriodId;
		  }
		| {
				readonly code: 'implausible_window';
				readonly window: Window;
				readonly why: 'after_period' | 'too_long' | 'outside_period' | 'in_future';
		  }
		/** info: the figure covers another window than its report. */
		| {
				readonly code: 'other_window';
				readonly figures: readonly Figure[];
				readonly window: Window;
				readonly reportWindow: Window | null;
		  }
		/** info: a bound or range where an exact count is needed. */
		| { readonly code: 'inexact_figure'; readonly indicator: IndicatorId; readonly found: string }
		| { readonly code: 'rate_above_hundred'; readonly stated: Figure }
		/** info: a rate is stated and its counts are not. */
		| {
				readonly code: 'rate_without_counts';
				readonly stated: Figure;
				/** The counts that are not there, of those nearest to being enough. */
				readonly lacking?: readonly IndicatorId[];
		  }
		/** An empty cell would take the place of a stored figure. */
		| {
				readonly code: 'blank_over_value';
				readonly indicator: IndicatorId;
				readonly field: FieldId | '';
				readonly stored: string;
		  }
		/** A figure that was corrected since comes back: an old file sent again would undo the correction. */
		| {
				readonly code: 'corrected_before';
				readonly indicator: IndicatorId;
				readonly field: FieldId | '';
				readonly found: string;
				readonly stored: string;
		  }
	);

export type { ReadingIssue } from './issue-reading';
export type { ColumnAside, TableIssue } from './issue-table';
export type Issue = FileIssue | ReadingIssue | SightIssue | TableIssue | FigureIssue;
export type IssueCode = Issue['code'];
export type FileIssueCode = FileIssue['code'];
export type ReadingIssueCode = ReadingIssue['code'];
export type SightIssueCode = SightIssue['code'];
export type TableIssueCode = TableIssue['code'];
export type FigureIssueCode = FigureIssue['code'];

/** A value that may only be reached together with what was wrong. */
export type Checked<T> =
	| { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
	| { readonly ok: false; readonly issues: readonly Issue[] };
export const passed = <T>(value: T, issues: readonly Issue[] = []): Checked<T> => ({
	ok: true,
	value,
	issues
});
export const failed = (issues: readonly Issue[]): Checked<never> => ({ ok: false, issues });

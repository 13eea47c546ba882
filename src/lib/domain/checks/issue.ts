// What can be wrong with a file or its figures, as a closed union: a new code without a Vietnamese sentence does not compile.
import type { IndicatorId } from '../kpi/catalogue';
import type { FigureIssue } from './figure-issue';
import type { At } from './issue-parts';
import type { ReadingIssue } from './issue-reading';
import type { SightIssue } from './issue-sight';
import type { TableIssue } from './issue-table';
import type { Place } from '../figures/observation';
import type { Window } from '../figures/period';
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

export type { FigureIssue } from './figure-issue';
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

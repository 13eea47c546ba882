// What can be wrong with figures that were read: contradictions, and what makes them doubtful.
import type { CheckId, FieldId, IndicatorId } from '../kpi/catalogue';
import type { PeriodId, Window } from '../figures/period';
import type { At, Figure } from './issue-parts';

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

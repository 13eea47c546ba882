import { exactValue } from './formula';
import type { Figure, FigureIssue, FigureIssueCode, Issue } from './issue';
import type { Observation } from './observation';

type IssueOf<Code extends FigureIssueCode> = Extract<FigureIssue, { readonly code: Code }>;

/** A figure of another period that an issue only compares with (pendingBefore, part) is not doubted by it. */
const FIGURES: { readonly [Code in FigureIssueCode]: (issue: IssueOf<Code>) => readonly Figure[] } =
	{
		sum_mismatch: ({ total, parts }) => [total, ...parts],
		part_exceeds_total: ({ total, parts }) => [total, ...parts],
		not_equal: ({ left, right }) => [left, right],
		rate_mismatch: ({ stated, numerator, denominator }) => [stated, ...numerator, ...denominator],
		rate_truncated: ({ stated, numerator, denominator }) => [stated, ...numerator, ...denominator],
		two_sources: ({ figures }) => figures,
		carried_over_mismatch: ({ carriedOver }) => [carriedOver],
		sudden_jump: ({ figure }) => [figure],
		cumulative_below_part: ({ cumulative }) => [cumulative],
		cumulative_rate_impossible: ({ stated }) => [stated],
		implausible_window: () => [],
		other_window: ({ figures }) => figures,
		inexact_figure: () => [],
		rate_above_hundred: ({ stated }) => [stated],
		rate_without_counts: ({ stated }) => [stated],
		blank_over_value: () => [],
		corrected_before: () => []
	};

export const isFigureIssue = (issue: Issue): issue is FigureIssue => issue.code in FIGURES;

/** Figures of the issue's own unit and period that it speaks of; an open warning makes them "chưa xác minh". */
export function figuresOf(issue: Issue): Figure[] {
	if (!isFigureIssue(issue)) return [];
	const read = FIGURES[issue.code] as (issue: FigureIssue) => readonly Figure[];
	return [...read(issue)];
}

/** An exact figure as an issue names it. */
export const toFigure = (observation: Observation): Figure => ({
	indicator: observation.indicator,
	field: observation.field,
	source: observation.source,
	value: exactValue(observation) ?? 0,
	text: observation.text,
	place: observation.place
});

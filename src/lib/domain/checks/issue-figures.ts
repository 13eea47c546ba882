import { exactValue } from '../kpi/formula';
import type { Figure, FigureIssue, FigureIssueCode, Issue } from './issue';
import type { Observation } from '../figures/observation';
import type { PeriodId } from '../figures/period';

type IssueOf<Code extends FigureIssueCode> = Extract<FigureIssue, { readonly code: Code }>;

/** A figure of another period stands in `figuresBeside`, or is only compared with (pendingBefore). */
const FIGURES: { readonly [Code in FigureIssueCode]: (issue: IssueOf<Code>) => readonly Figure[] } =
	{
		sum_mismatch: ({ total, parts }) => [total, ...parts],
		part_exceeds_total: ({ total, parts }) => [total, ...parts],
		unnamed_rest: ({ total, parts }) => [total, ...parts],
		not_equal: ({ left, right }) => [left, right],
		rate_mismatch: ({ stated, numerator, denominator }) => [stated, ...numerator, ...denominator],
		rate_truncated: ({ stated, numerator, denominator }) => [stated, ...numerator, ...denominator],
		two_sources: ({ figures }) => figures,
		carried_over_mismatch: ({ carriedOver }) => [carriedOver],
		sudden_jump: ({ figure }) => [figure],
		cumulative_below_part: ({ cumulative }) => [cumulative],
		cumulative_sum_mismatch: ({ cumulative }) => [cumulative],
		derived_exceeds: ({ cumulative }) => cumulative,
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

export interface FiguresBeside {
	readonly period: PeriodId;
	readonly figures: readonly Figure[];
}

/** What an issue doubts in other periods of its unit: who says that six months are less than their first quarter. */
export function figuresBeside(issue: Issue): FiguresBeside[] {
	switch (issue.code) {
		case 'cumulative_below_part':
			return [{ period: issue.partPeriod, figures: [issue.part] }];
		case 'cumulative_rate_impossible':
			return [{ period: issue.partPeriod, figures: [issue.numerator, issue.denominator] }];
		case 'cumulative_sum_mismatch':
			return issue.parts.map(({ period, figure }) => ({ period, figures: [figure] }));
		case 'derived_exceeds':
			return [{ period: issue.minusPeriod, figures: issue.minus }];
		default:
			return [];
	}
}

/** The figures of one period that an issue doubts, of its own or of one beside it. */
export const figuresAt = (issue: Issue, period: PeriodId): readonly Figure[] =>
	issue.period === period
		? figuresOf(issue)
		: figuresBeside(issue)
				.filter((beside) => beside.period === period)
				.flatMap(({ figures }) => figures);

/** An exact figure as an issue names it. */
export const toFigure = (observation: Observation): Figure => ({
	indicator: observation.indicator,
	field: observation.field,
	source: observation.source,
	value: exactValue(observation) ?? 0,
	text: observation.text,
	place: observation.place
});

// Of the contradictions between the figures that could be read those that hold whatever the others turn out to be.
import type { Catalogue, Check, IndicatorId } from '../../domain/kpi/catalogue';
import { indicatorsLookedAt } from '../../domain/kpi/formula';
import type { Figure, FigureIssue, FigureIssueCode, Issue } from '../../domain/checks/issue';
import { figuresBeside, figuresOf, isFigureIssue } from '../../domain/checks/issue-figures';
import type { Observation } from '../../domain/figures/observation';
import type { PeriodId } from '../../domain/figures/period';
import { formulasStatedBy } from '../../domain/checks/rules/stated-formulas';
import type { UnitId } from '../../domain/unit/unit';
import { storedFigureKey } from '../db/figures/figure-rows';
import {
	hasUnread,
	mayBeUnread,
	reportKey,
	type Readable,
	type Unread
} from '../reading/resolve/readable';
import { TOTAL_ROW_CHECK } from '../reading/table/rows/totals';

/**
 * A contradiction is left out when one of its figures is an old one whose new text could not be read, and when a figure
 * that the check looks for stands in the file unread: what seems to be missing may be there.
 */
export function certainIssues(
	issues: readonly Issue[],
	{ resolved, unread }: Readable,
	catalogue: Catalogue
): Issue[] {
	if (unread.ofAny.size === 0 && unread.ofReport.size === 0) return [...issues];
	const desk = { catalogue, unread, ...saidIn(resolved.observations) };
	return issues.filter((issue) => !isFigureIssue(issue) || isCertain(issue, desk));
}

interface Desk {
	readonly catalogue: Catalogue;
	readonly unread: Unread;
	/** Figures that the file says. */
	readonly figures: ReadonlySet<string>;
	/** What they are of, by report. */
	readonly indicators: ReadonlyMap<string, ReadonlySet<IndicatorId>>;
}

function saidIn(observations: readonly Observation[]): Pick<Desk, 'figures' | 'indicators'> {
	const figures = new Set<string>();
	const indicators = new Map<string, Set<IndicatorId>>();
	for (const observation of observations) {
		figures.add(storedFigureKey(observation));
		const key = reportKey(observation.unitId, observation.period);
		const known = indicators.get(key) ?? new Set<IndicatorId>();
		if (known.size === 0) indicators.set(key, known);
		known.add(observation.indicator);
	}
	return { figures, indicators };
}

function isCertain(issue: FigureIssue, desk: Desk): boolean {
	const { unitId, period } = issue;
	// Total rows are only looked at where each of their parts was read.
	if (unitId === undefined || period === undefined || isOfTotalRow(issue)) return true;
	const report = reportKey(unitId, period);
	if (!IS_SURE[issue.code] && hasUnread(desk.unread, report)) return false;
	const own = figuresOf(issue).map((figure) => ({ figure, period }));
	const isOld = [...own, ...comparedWith(issue)].some((one) => isStale({ ...one, unitId }, desk));
	if (isOld) return false;
	const said = desk.indicators.get(report);
	return lookedFor(issue, desk.catalogue).every(
		(indicator) => said?.has(indicator) === true || !mayBeUnread(desk.unread, report, indicator)
	);
}

const isOfTotalRow = (issue: FigureIssue): boolean =>
	'check' in issue && issue.check === TOTAL_ROW_CHECK;

/** Whether `lookedFor` and the figures it names are all that it depends on. */
const IS_SURE: Readonly<Record<FigureIssueCode, boolean>> = {
	sum_mismatch: true,
	part_exceeds_total: true,
	not_equal: true,
	rate_mismatch: true,
	rate_truncated: true,
	rate_without_counts: true,
	rate_above_hundred: true,
	two_sources: true,
	carried_over_mismatch: true,
	cumulative_below_part: true,
	cumulative_rate_impossible: true,
	cumulative_sum_mismatch: true,
	derived_exceeds: true,
	unnamed_rest: true,
	sudden_jump: true,
	implausible_window: true,
	other_window: true,
	inexact_figure: true,
	blank_over_value: true,
	corrected_before: true
};

interface FigureOf {
	readonly figure: Pick<Figure, 'indicator' | 'field' | 'source'>;
	readonly period: PeriodId;
}

/** Figures of other periods that stand against those of the issue. */
function comparedWith(issue: FigureIssue): FigureOf[] {
	if (issue.code === 'carried_over_mismatch')
		return [{ figure: issue.pendingBefore, period: issue.periodBefore }];
	return figuresBeside(issue).flatMap(({ period, figures }) =>
		figures.map((figure) => ({ figure, period }))
	);
}

/** Stored earlier, and said anew by a cell that could not be read. */
function isStale(
	{ figure, unitId, period }: FigureOf & { readonly unitId: UnitId },
	{ figures, unread }: Desk
): boolean {
	const { indicator, field, source } = figure;
	const isSaid = figures.has(storedFigureKey({ unitId, period, indicator, field, source }));
	return !isSaid && mayBeUnread(unread, reportKey(unitId, period), indicator);
}

/** What a rule looks for beside the figures it names: with one more of them it could say something else. */
function lookedFor(issue: FigureIssue, catalogue: Catalogue): readonly IndicatorId[] {
	switch (issue.code) {
		case 'sum_mismatch':
		case 'unnamed_rest':
			// A part that could not be read may be what seems to be left unnamed.
			return catalogue.checks.filter(({ id }) => id === issue.check).flatMap(termsOf);
		case 'rate_mismatch':
		case 'rate_truncated':
		case 'rate_without_counts':
			return formulasStatedBy(catalogue, issue.stated.indicator).flatMap(indicatorsLookedAt);
		default:
			return [];
	}
}

function termsOf(check: Check): readonly IndicatorId[] {
	switch (check.kind) {
		case 'sum':
			return [...check.parts, ...(check.optionalParts ?? []), ...(check.onlyWithout ?? [])];
		case 'sum_of_fields':
		case 'at_most':
		case 'equal':
			return [];
	}
}

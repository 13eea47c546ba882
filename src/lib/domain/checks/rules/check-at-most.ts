import type { Check, FieldId, IndicatorId } from '../../kpi/catalogue';
import { exactValue, isReported, type FigureSet } from '../../kpi/formula';
import type { FigureIssue } from '../issue';
import { figuresOf } from '../issue-figures';
import type { Observation } from '../../figures/observation';
import { applicableChecks } from './applicable';
import {
	foundInFields,
	haveSameWindow,
	isEqualAmount,
	setsOf,
	setsWith,
	sumOf,
	toFigure,
	warningAt,
	type CheckedFigures
} from './checked-figures';

type AtMostCheck = Extract<Check, { readonly kind: 'at_most' }>;

/** A part, or several together, exceed their whole: 8 + 9 = 17 > 9. Parts not reported cannot make it better. */
export function checkAtMost(checked: CheckedFigures): FigureIssue[] {
	const found = foundInFields(checked, applicableChecks(checked).at_most, (check, field) =>
		excessInField(checked, check, field)
	);
	if (found.length < 2) return found;
	// Two checks that find the same parts in the same whole have found one fault.
	const once = new Map(found.map((issue): [string, FigureIssue] => [figuresIn(issue), issue]));
	return found.filter((issue) => once.get(figuresIn(issue)) === issue);
}

const figuresIn = (issue: FigureIssue): string =>
	figuresOf(issue)
		.map(({ indicator, field, source }) => `${indicator}|${field}|${source}`)
		.join('\n');

function excessInField(
	checked: CheckedFigures,
	check: AtMostCheck,
	field: FieldId | ''
): FigureIssue[] {
	if (isBarred(check.onlyWithout, setsOf(checked, field))) return [];
	const found: FigureIssue[] = [];
	for (const figures of setsOverParts(checked, check, field)) {
		const issue = excess(checked, check, figures);
		if (issue !== undefined) found.push(issue);
	}
	return found;
}

/** Whether the report has a figure with which a check says nothing. */
export const isBarred = (
	onlyWithout: readonly IndicatorId[] | undefined,
	sets: readonly FigureSet[]
): boolean =>
	onlyWithout !== undefined &&
	onlyWithout.some((indicator) => sets.some((figures) => isReported(figures.get(indicator))));

export interface WholeAndParts {
	readonly whole: IndicatorId;
	readonly parts: readonly IndicatorId[];
}

/** Each source with the whole and at least one part; where none has, one set across the sources. */
export function setsOverParts(
	checked: CheckedFigures,
	{ whole, parts }: WholeAndParts,
	field: FieldId | ''
): FigureSet[] {
	const within = setsOf(checked, field).filter(
		(figures) => isExact(figures.get(whole)) && parts.some((part) => isExact(figures.get(part)))
	);
	return within.length > 0 ? within : setsWith(checked, field, [whole, ...parts]);
}

const isExact = (figure: Observation | undefined): boolean => figure?.quantity.kind === 'exact';

/** The exact parts that speak of the same days as the whole. */
export function partsBeside(
	checked: CheckedFigures,
	whole: Observation,
	of: { readonly parts: readonly IndicatorId[]; readonly figures: FigureSet }
): Observation[] {
	const found: Observation[] = [];
	for (const id of of.parts) {
		const part = of.figures.get(id);
		if (part === undefined || !isExact(part)) continue;
		if (haveSameWindow(checked, [whole, part])) found.push(part);
	}
	return found;
}

function excess(
	checked: CheckedFigures,
	check: AtMostCheck,
	figures: FigureSet
): FigureIssue | undefined {
	const whole = figures.get(check.whole);
	if (!whole) return undefined;
	const parts = partsBeside(checked, whole, { parts: check.parts, figures });
	const sum = sumOf(parts);
	const limit = exactValue(whole) ?? 0;
	if (sum <= limit || isEqualAmount(sum, limit)) return undefined;
	return partsExceed(checked, { check: check.id, whole, parts });
}

export const partsExceed = (
	checked: CheckedFigures,
	of: {
		readonly check: string;
		readonly whole: Observation;
		readonly parts: readonly Observation[];
	}
): FigureIssue => ({
	...warningAt(checked, of.parts[0] ?? of.whole),
	code: 'part_exceeds_total',
	check: of.check,
	parts: of.parts.map(toFigure),
	total: toFigure(of.whole)
});

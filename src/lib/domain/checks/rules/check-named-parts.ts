import type { Check, FieldId, IndicatorId } from '../../kpi/catalogue';
import { exactValue, isReported, type FigureSet } from '../../kpi/formula';
import type { FigureIssue } from '../issue';
import type { Observation } from '../../figures/observation';
import { applicableChecks } from './applicable';
import { isBarred, partsBeside, partsExceed, setsOverParts } from './check-at-most';
import {
	foundInFields,
	isEqualAmount,
	noteAt,
	setsOf,
	sumOf,
	toFigure,
	type CheckedFigures
} from './checked-figures';

/** One part alone is no breakdown. */
const FEWEST = 2;

/** A sum of which a report names some parts; the parts that may be added come last. */
interface Breakdown {
	readonly check: Check['id'];
	readonly whole: IndicatorId;
	readonly parts: readonly IndicatorId[];
	readonly optionalParts: readonly IndicatorId[];
	readonly onlyWithout: readonly IndicatorId[] | undefined;
	readonly rest: string | undefined;
}

/**
 * The parts that are there, where others are not: more than the whole is a contradiction (71.714 + 32 > 71.714), less is
 * told as what is left unnamed (463 + 3 of 467).
 */
export function checkNamedParts(
	checked: CheckedFigures,
	told: readonly FigureIssue[]
): FigureIssue[] {
	return foundInFields(checked, applicableChecks(checked).breakdown, (check, field) =>
		inField(checked, { breakdown: breakdownOf(check), field, told })
	);
}

function breakdownOf(check: Extract<Check, { readonly kind: 'sum' | 'at_most' }>): Breakdown {
	const { id, parts, onlyWithout, rest } = check;
	return check.kind === 'sum'
		? {
				check: id,
				whole: check.total,
				parts,
				optionalParts: check.optionalParts ?? [],
				onlyWithout,
				rest
			}
		: { check: id, whole: check.whole, parts, optionalParts: [], onlyWithout, rest };
}

interface Asked {
	readonly breakdown: Breakdown;
	readonly field: FieldId | '';
	readonly told: readonly FigureIssue[];
}

function inField(checked: CheckedFigures, { breakdown, field, told }: Asked): FigureIssue[] {
	if (isBarred(breakdown.onlyWithout, setsOf(checked, field))) return [];
	return setsOverParts(checked, breakdown, field).flatMap((figures) => {
		const whole = figures.get(breakdown.whole);
		if (whole === undefined) return [];
		const parts = partsBeside(checked, whole, { parts: breakdown.parts, figures });
		const [sum, limit] = [sumOf(parts), exactValue(whole) ?? 0];
		if (parts.length < FEWEST || isToldAbout(whole, told)) return [];
		return sum > limit && !isEqualAmount(sum, limit)
			? [partsExceed(checked, { check: breakdown.check, whole, parts })]
			: restOf(checked, breakdown, { whole, parts, figures });
	});
}

/** A whole that is contradicted already is not told about again. */
const isToldAbout = (whole: Observation, told: readonly FigureIssue[]): boolean =>
	told.some(
		(issue) =>
			(issue.code === 'sum_mismatch' || issue.code === 'part_exceeds_total') &&
			issue.total.indicator === whole.indicator &&
			issue.total.field === whole.field &&
			issue.total.source === whole.source
	);

function restOf(
	checked: CheckedFigures,
	{ check, rest, parts: wanted, optionalParts }: Breakdown,
	of: {
		readonly whole: Observation;
		readonly parts: readonly Observation[];
		readonly figures: FigureSet;
	}
): FigureIssue[] {
	if (rest === undefined) return [];
	const { whole, figures } = of;
	// A bound or a range among the parts: what is left is not known.
	const isVague = [...wanted, ...optionalParts].some((id) => isVagueIn(figures.get(id)));
	if (isVague) return [];
	const parts = [...of.parts, ...partsBeside(checked, whole, { parts: optionalParts, figures })];
	const left = (exactValue(whole) ?? 0) - sumOf(parts);
	if (left <= 0) return [];
	return [
		{
			...noteAt(checked, whole),
			code: 'unnamed_rest',
			check,
			total: toFigure(whole),
			parts: parts.map(toFigure),
			rest: left,
			what: rest
		}
	];
}

const isVagueIn = (figure: Observation | undefined): boolean =>
	isReported(figure) && exactValue(figure) === undefined;

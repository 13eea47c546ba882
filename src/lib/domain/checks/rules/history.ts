// Other periods of the same unit, as the rules look at them.
import type { Catalogue, Check, IndicatorId } from '../../kpi/catalogue';
import type { Observation } from '../../figures/observation';
import { daysBetween, daysIn, type PeriodId } from '../../figures/period';
import { checkedFiguresOf, setsOf, windowOfFigure, type CheckedFigures } from './checked-figures';

/** Reports of one year open and close some weeks apart; further off they speak of other months. */
const LARGEST_SHIFT_DAYS = 31;
/** Of a month or a week a quarter of its days: a shift as long as itself would be another one. */
const LARGEST_SHIFT = 0.25;
const SHORT_DAYS = 60;

export function checkedAt(checked: CheckedFigures, period: PeriodId): CheckedFigures {
	const { catalogue, unitId, otherPeriods, today } = checked;
	const observations = otherPeriods.get(period) ?? [];
	return checkedFiguresOf({ catalogue, unitId, period, observations, otherPeriods, today });
}

/** The same figure in another period: of the same source, else of the first that states it. */
export function sameFigureIn(past: CheckedFigures, figure: Observation): Observation | undefined {
	let first: Observation | undefined;
	for (const figures of setsOf(past, figure.field)) {
		const other = figures.get(figure.indicator);
		if (other?.quantity.kind !== 'exact') continue;
		if (other.source === figure.source) return other;
		first ??= other;
	}
	return first;
}

/** Whether a figure of a period inside a cumulative one is also covered by the cumulative figure's window. */
export function isCovered(
	[cumulative, figure]: readonly [CheckedFigures, Observation],
	[past, part]: readonly [CheckedFigures, Observation]
): boolean {
	const [whole, inner] = [windowOfFigure(cumulative, figure), windowOfFigure(past, part)];
	if (!whole || !inner) return true;
	const days = daysIn(past.period);
	const largest = days < SHORT_DAYS ? LARGEST_SHIFT * days : LARGEST_SHIFT_DAYS;
	return (
		daysBetween(inner.from, whole.from) <= largest && daysBetween(whole.to, inner.to) <= largest
	);
}

export const isAdditiveFlow = (catalogue: Catalogue, id: IndicatorId): boolean => {
	const indicator = catalogue.indicators.get(id);
	return indicator?.nature === 'flow' && indicator.additive;
};

/**
 * Of findings on a total and on its parts only those on the total: what multiplies a whole report is one fault, not
 * fifteen.
 */
export function withoutParts<Finding extends { readonly about: Observation }>(
	{ checks }: Catalogue,
	findings: readonly Finding[]
): Finding[] {
	const isPart = (part: IndicatorId, whole: IndicatorId) =>
		checks.some((check) => wholeOf(check) === whole && partsOf(check).includes(part));
	return findings.filter(({ about }) =>
		findings.every(
			({ about: other }) =>
				other.field !== about.field ||
				!isPart(about.indicator, other.indicator) ||
				isPart(other.indicator, about.indicator)
		)
	);
}

function wholeOf(check: Check): IndicatorId | undefined {
	if (check.kind === 'sum') return check.total;
	return check.kind === 'at_most' ? check.whole : undefined;
}

function partsOf(check: Check): readonly IndicatorId[] {
	if (check.kind === 'sum') return [...check.parts, ...(check.optionalParts ?? [])];
	return check.kind === 'at_most' ? check.parts : [];
}

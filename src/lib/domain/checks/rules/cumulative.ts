import {
	chooseFraction,
	exactValue,
	formulaIndicators,
	type Fraction,
	type Side
} from '../../kpi/formula';
import type { Figure, FigureIssue } from '../issue';
import type { Observation } from '../../figures/observation';
import { comparePeriods, daysIn, liesInside } from '../../figures/period';
import { isAdditiveFlow, isCovered, checkedAt, sameFigureIn, withoutParts } from './history';
import { toFigure, warningAt, type CheckedFigures } from './checked-figures';
import { formulasStatedBy } from './stated-formulas';

/** Cumulative figures against the periods inside them. */
export function cumulative(checked: CheckedFigures): FigureIssue[] {
	const inside = [...checked.otherPeriods.keys()]
		.filter((id) => liesInside(checked.period, id))
		.sort(comparePeriods)
		.map((id) => checkedAt(checked, id));
	if (inside.length === 0) return [];
	return [...belowPart(checked, inside), ...impossibleRates(checked, inside)];
}

interface Shortfall {
	readonly about: Observation;
	readonly part: Observation;
}

/** What happened in a quarter happened in the six months too: 480 < 551. */
function belowPart(checked: CheckedFigures, inside: readonly CheckedFigures[]): FigureIssue[] {
	const shortfalls = checked.observations
		.filter(({ indicator }) => isAdditiveFlow(checked.catalogue, indicator))
		.flatMap((about) => shortfallOf(checked, inside, about));
	return withoutParts(checked.catalogue, shortfalls).map(({ about, part }) => ({
		...warningAt(checked, about),
		code: 'cumulative_below_part',
		cumulative: toFigure(about),
		part: toFigure(part),
		partPeriod: part.period
	}));
}

function shortfallOf(
	checked: CheckedFigures,
	inside: readonly CheckedFigures[],
	about: Observation
): Shortfall[] {
	const value = exactValue(about);
	if (value === undefined) return [];
	const parts = inside.flatMap((past) => {
		const part = sameFigureIn(past, about);
		return part && isCovered([checked, about], [past, part]) ? [part] : [];
	});
	const part = parts.find((figure) => (exactValue(figure) ?? 0) > value);
	return part ? [{ about, part }] : [];
}

/**
 * A stated 100 % without counts over a span that contains a period with cases against it: 526/551 in the first quarter
 * leaves 25, and a rate that rounds to 100 % would need 5000 dossiers in six months.
 */
function impossibleRates(
	checked: CheckedFigures,
	inside: readonly CheckedFigures[]
): FigureIssue[] {
	return checked.observations
		.filter((stated) => exactValue(stated) === 100)
		.flatMap((stated) => {
			const formulas = formulasStatedBy(checked.catalogue, stated.indicator).filter((formula) =>
				formulaIndicators(formula).every((id) => isAdditiveFlow(checked.catalogue, id))
			);
			// With counts of its own the rate is compared with them.
			if (chooseFraction(formulas, checked.byField.get(stated.field) ?? [])) return [];
			const against = inside.flatMap((past) => {
				const fraction = chooseFraction(formulas, past.byField.get(stated.field) ?? []);
				const [figure] = fraction?.numerator.figures ?? [];
				const isInside = figure && isCovered([checked, stated], [past, figure]);
				return fraction && isInside && isAgainst(checked, stated, { past, fraction })
					? [{ past, fraction }]
					: [];
			});
			return against.slice(0, 1).flatMap(({ past, fraction }) => {
				const [numerator, denominator] = [fraction.numerator, fraction.denominator].map(sideFigure);
				return numerator && denominator
					? [impossible(checked, stated, { numerator, denominator, partPeriod: past.period })]
					: [];
			});
		});
}

/** The whole span may bring this many times the cases its length lets expect. */
const LARGEST_GROWTH = 3;

function isAgainst(
	checked: CheckedFigures,
	stated: Observation,
	{ past, fraction }: { readonly past: CheckedFigures; readonly fraction: Fraction }
): boolean {
	const missing = fraction.denominator.value - fraction.numerator.value;
	const roundedAway = 0.5 * 10 ** -stated.decimals;
	const neededCases = (100 * missing) / roundedAway;
	const longer = daysIn(checked.period) / daysIn(past.period);
	return missing > 0 && neededCases > LARGEST_GROWTH * longer * fraction.denominator.value;
}

/** A side summed from several figures is shown with its sum in the place of the first. */
function sideFigure({ value, figures }: Side): Figure | undefined {
	const [first] = figures;
	if (!first) return undefined;
	return figures.length === 1
		? toFigure(first)
		: { ...toFigure(first), value, text: figures.map(({ text }) => text).join(' + ') };
}

const impossible = (
	checked: CheckedFigures,
	stated: Observation,
	details: Pick<
		Extract<FigureIssue, { readonly code: 'cumulative_rate_impossible' }>,
		'numerator' | 'denominator' | 'partPeriod'
	>
): FigureIssue => ({
	...warningAt(checked, stated),
	code: 'cumulative_rate_impossible',
	stated: toFigure(stated),
	...details
});

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
import { isAdditiveFlow, isCovered, pictureAt, sameFigureIn, withoutParts } from './history';
import { toFigure, warningAt, type Picture } from './picture';
import { formulasStatedBy } from './stated-formulas';

/** Cumulative figures against the periods inside them. */
export function cumulative(picture: Picture): FigureIssue[] {
	const inside = [...picture.otherPeriods.keys()]
		.filter((id) => liesInside(picture.period, id))
		.sort(comparePeriods)
		.map((id) => pictureAt(picture, id));
	if (inside.length === 0) return [];
	return [...belowPart(picture, inside), ...impossibleRates(picture, inside)];
}

interface Shortfall {
	readonly about: Observation;
	readonly part: Observation;
}

/** What happened in a quarter happened in the six months too: 480 < 551. */
function belowPart(picture: Picture, inside: readonly Picture[]): FigureIssue[] {
	const shortfalls = picture.observations
		.filter(({ indicator }) => isAdditiveFlow(picture.catalogue, indicator))
		.flatMap((about) => shortfallOf(picture, inside, about));
	return withoutParts(picture.catalogue, shortfalls).map(({ about, part }) => ({
		...warningAt(picture, about),
		code: 'cumulative_below_part',
		cumulative: toFigure(about),
		part: toFigure(part),
		partPeriod: part.period
	}));
}

function shortfallOf(
	picture: Picture,
	inside: readonly Picture[],
	about: Observation
): Shortfall[] {
	const value = exactValue(about);
	if (value === undefined) return [];
	const parts = inside.flatMap((past) => {
		const part = sameFigureIn(past, about);
		return part && isCovered([picture, about], [past, part]) ? [part] : [];
	});
	const part = parts.find((figure) => (exactValue(figure) ?? 0) > value);
	return part ? [{ about, part }] : [];
}

/**
 * A stated 100 % without counts over a span that contains a period with cases against it: 526/551 in the first quarter
 * leaves 25, and a rate that rounds to 100 % would need 5000 dossiers in six months.
 */
function impossibleRates(picture: Picture, inside: readonly Picture[]): FigureIssue[] {
	return picture.observations
		.filter((stated) => exactValue(stated) === 100)
		.flatMap((stated) => {
			const formulas = formulasStatedBy(picture.catalogue, stated.indicator).filter((formula) =>
				formulaIndicators(formula).every((id) => isAdditiveFlow(picture.catalogue, id))
			);
			// With counts of its own the rate is compared with them.
			if (chooseFraction(formulas, picture.byField.get(stated.field) ?? [])) return [];
			const against = inside.flatMap((past) => {
				const fraction = chooseFraction(formulas, past.byField.get(stated.field) ?? []);
				const [figure] = fraction?.numerator.figures ?? [];
				const isInside = figure && isCovered([picture, stated], [past, figure]);
				return fraction && isInside && isAgainst(picture, stated, { past, fraction })
					? [{ past, fraction }]
					: [];
			});
			return against.slice(0, 1).flatMap(({ past, fraction }) => {
				const [numerator, denominator] = [fraction.numerator, fraction.denominator].map(sideFigure);
				return numerator && denominator
					? [impossible(picture, stated, { numerator, denominator, partPeriod: past.period })]
					: [];
			});
		});
}

/** The whole span may bring this many times the cases its length lets expect. */
const LARGEST_GROWTH = 3;

function isAgainst(
	picture: Picture,
	stated: Observation,
	{ past, fraction }: { readonly past: Picture; readonly fraction: Fraction }
): boolean {
	const missing = fraction.denominator.value - fraction.numerator.value;
	const roundedAway = 0.5 * 10 ** -stated.decimals;
	const neededCases = (100 * missing) / roundedAway;
	const longer = daysIn(picture.period) / daysIn(past.period);
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
	picture: Picture,
	stated: Observation,
	details: Pick<
		Extract<FigureIssue, { readonly code: 'cumulative_rate_impossible' }>,
		'numerator' | 'denominator' | 'partPeriod'
	>
): FigureIssue => ({
	...warningAt(picture, stated),
	code: 'cumulative_rate_impossible',
	stated: toFigure(stated),
	...details
});

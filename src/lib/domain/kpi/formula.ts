// Evaluating the formulas of a KPI over reported figures: which source, which formula, which figures.
import type { Catalogue, FieldId, Formula, IndicatorId, Kpi, Term } from './catalogue';
import type { Observation, SourceName } from '../figures/observation';

/** The figures of one source, by indicator. */
export type FigureSet = ReadonlyMap<IndicatorId, Observation>;
export interface SourceFigures {
	readonly source: SourceName;
	readonly figures: FigureSet;
}
export interface Side {
	readonly value: number;
	readonly figures: readonly Observation[];
}
export interface Fraction {
	/** Index of the formula used. */
	readonly formula: number;
	readonly numerator: Side;
	readonly denominator: Side;
}

const vietnamese = new Intl.Collator('vi');

/** The value of an exact quantity; bounds, ranges and blanks have none. */
export const exactValue = (observation: Observation | undefined): number | undefined =>
	observation?.quantity.kind === 'exact' ? observation.quantity.value : undefined;

export const isReported = (observation: Observation | undefined): boolean =>
	observation !== undefined && observation.quantity.kind !== 'missing';

/** Statistical forms first, in the order of the catalogue, then other sources by name. */
export function compareSources(catalogue: Catalogue): (a: SourceName, b: SourceName) => number {
	const place = new Map(catalogue.forms.map((form, index) => [form.name, index]));
	const last = catalogue.forms.length;
	return (a, b) =>
		(place.get(a) ?? last) - (place.get(b) ?? last) ||
		vietnamese.compare(a, b) ||
		(a < b ? -1 : Number(a > b));
}

/** Figures of one field ('' = all together), source by source in the order of preference. */
export function figuresBySource(
	catalogue: Catalogue,
	observations: readonly Observation[],
	field: FieldId | ''
): SourceFigures[] {
	const sources = new Map<SourceName, Map<IndicatorId, Observation>>();
	for (const observation of observations) {
		if (observation.field !== field) continue;
		const figures = sources.get(observation.source) ?? new Map<IndicatorId, Observation>();
		sources.set(observation.source, figures);
		// A blank cell gives way to a figure derived for the same key.
		if (!isReported(figures.get(observation.indicator))) {
			figures.set(observation.indicator, observation);
		}
	}
	const list = [...sources].map(([source, figures]) => ({ source, figures }));
	if (list.length < 2) return list;
	const compare = compareSources(catalogue);
	return list.sort((a, b) => compare(a.source, b.source));
}

/** One set out of several: each indicator from the first set that has it exactly, else from the first that has it. */
export function mergeFigures(
	sets: readonly FigureSet[],
	indicators: Iterable<IndicatorId>
): FigureSet {
	const merged = new Map<IndicatorId, Observation>();
	for (const indicator of indicators) {
		const stated = sets.flatMap((figures) => figures.get(indicator) ?? []);
		const best = stated.find((figure) => exactValue(figure) !== undefined) ?? stated[0];
		if (best) merged.set(indicator, best);
	}
	return merged;
}

export const termIndicators = (term: Term): readonly IndicatorId[] => [
	...term.plus,
	...(term.minus ?? [])
];
export const formulaIndicators = (formula: Formula): readonly IndicatorId[] => [
	...termIndicators(formula.numerator),
	...termIndicators(formula.denominator)
];

/** Also those that only bar an alternative. */
export const indicatorsLookedAt = (formula: Formula): readonly IndicatorId[] => [
	...formulaIndicators(formula),
	...(formula.onlyWithout ?? []),
	...(formula.onlyWith ?? [])
];

const lookedAt = new WeakMap<Kpi, ReadonlySet<IndicatorId>>();
/** Every indicator a KPI may need; kept, for a ranking asks it ten thousand times. */
export function indicatorsOf(kpi: Kpi): ReadonlySet<IndicatorId> {
	const known = lookedAt.get(kpi) ?? new Set(kpi.formulas.flatMap(indicatorsLookedAt));
	lookedAt.set(kpi, known);
	return known;
}

/** A sum below nothing (more carried over than received) is no count: such a term has no value. */
function evaluateTerm(term: Term, figures: FigureSet): Side | undefined {
	const used: Observation[] = [];
	const plus = addUp(term.plus, figures, used);
	const minus = term.minus ? addUp(term.minus, figures, used) : 0;
	if (plus === undefined || minus === undefined || plus < minus) return undefined;
	return { value: plus - minus, figures: used };
}

/** Adds the figures to `used`; undefined when one is not exact. */
function addUp(
	indicators: readonly IndicatorId[],
	figures: FigureSet,
	used: Observation[]
): number | undefined {
	let sum = 0;
	for (const indicator of indicators) {
		const observation = figures.get(indicator);
		if (observation?.quantity.kind !== 'exact') return undefined;
		sum += observation.quantity.value;
		used.push(observation);
	}
	return sum;
}

export function evaluateFormula(
	formulas: readonly Formula[],
	index: number,
	figures: FigureSet
): Fraction | undefined {
	const formula = formulas[index];
	const numerator = formula && evaluateTerm(formula.numerator, figures);
	const denominator = numerator && evaluateTerm(formula.denominator, figures);
	return denominator && { formula: index, numerator, denominator };
}

/** Whether nothing is reported that bars this alternative, and all that it relies on. */
export const isOpen = ({ onlyWithout, onlyWith }: Formula, sets: readonly FigureSet[]): boolean =>
	(onlyWithout === undefined || !onlyWithout.some((id) => isReportedIn(id, sets))) &&
	(onlyWith === undefined || onlyWith.every((id) => isExactIn(id, sets)));

const isReportedIn = (id: IndicatorId, sets: readonly FigureSet[]): boolean =>
	sets.some((figures) => isReported(figures.get(id)));
const isExactIn = (id: IndicatorId, sets: readonly FigureSet[]): boolean =>
	sets.some((figures) => exactValue(figures.get(id)) !== undefined);

/** What a formula needs and these figures do not have exactly. */
export const lackingIn = (formula: Formula, figures: FigureSet): IndicatorId[] => [
	...new Set(formulaIndicators(formula).filter((id) => exactValue(figures.get(id)) === undefined))
];

/** The formula that lacks fewest figures, the earlier one of two. */
export function nearestFormula(
	[first, ...others]: readonly [Formula, ...Formula[]],
	figures: FigureSet
): Formula {
	return others
		.filter((formula) => isOpen(formula, [figures]))
		.reduce(
			(best, formula) =>
				lackingIn(formula, figures).length < lackingIn(best, figures).length ? formula : best,
			first
		);
}

/** The first formula that this one set of figures is enough for. */
export const firstFraction = (
	formulas: readonly Formula[],
	figures: FigureSet
): Fraction | undefined => firstOver(formulas, [figures], [figures]);

/**
 * The fraction a KPI is computed from: formula by formula, the first source that gives both sides; only where no
 * source has both sides of any formula are sources mixed.
 */
export function chooseFraction(
	formulas: readonly Formula[],
	sources: readonly SourceFigures[]
): Fraction | undefined {
	const sets = sources.map(({ figures }) => figures);
	const fraction = firstOver(formulas, sets, sets);
	if (fraction || sets.length < 2) return fraction;
	return firstOver(formulas, [mergeFigures(sets, formulas.flatMap(formulaIndicators))], sets);
}

/** Formula by formula over the candidates in order; `report` is all that may bar an alternative. */
function firstOver(
	formulas: readonly Formula[],
	candidates: readonly FigureSet[],
	report: readonly FigureSet[]
): Fraction | undefined {
	for (const [index, formula] of formulas.entries()) {
		if (!isOpen(formula, report)) continue;
		for (const figures of candidates) {
			const fraction = evaluateFormula(formulas, index, figures);
			if (fraction) return fraction;
		}
	}
	return undefined;
}

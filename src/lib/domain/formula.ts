// Evaluating the formulas of a KPI over reported figures: which source, which formula, which figures.
import type { Catalogue, FieldId, Formula, IndicatorId, Term } from './catalogue';
import type { Observation, SourceName } from './observation';

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
	const compare = compareSources(catalogue);
	return [...sources]
		.map(([source, figures]) => ({ source, figures }))
		.sort((a, b) => compare(a.source, b.source));
}

/** One set out of several, a figure of an earlier set before that of a later one, exact ones first. */
export function mergeFigures(sets: readonly FigureSet[]): FigureSet {
	const merged = new Map<IndicatorId, Observation>();
	for (const set of sets) {
		for (const [indicator, observation] of set) {
			const before = merged.get(indicator);
			const better = exactValue(before) === undefined && exactValue(observation) !== undefined;
			if (before === undefined || better) merged.set(indicator, observation);
		}
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

/** A sum below nothing (more carried over than received) is no count: such a term has no value. */
function evaluateTerm(term: Term, figures: FigureSet): Side | undefined {
	let value = 0;
	const used: Observation[] = [];
	for (const [index, indicator] of termIndicators(term).entries()) {
		const observation = figures.get(indicator);
		const amount = exactValue(observation);
		if (observation === undefined || amount === undefined) return undefined;
		value += index < term.plus.length ? amount : -amount;
		used.push(observation);
	}
	return value < 0 ? undefined : { value, figures: used };
}

export function evaluateFormula(
	formulas: readonly Formula[],
	index: number,
	figures: FigureSet
): Fraction | undefined {
	const formula = formulas[index];
	const numerator = formula && evaluateTerm(formula.numerator, figures);
	const denominator = formula && evaluateTerm(formula.denominator, figures);
	return numerator && denominator && { formula: index, numerator, denominator };
}

/** Whether nothing is reported that bars this alternative. */
export const isOpen = (formula: Formula, sets: readonly FigureSet[]): boolean =>
	(formula.onlyWithout ?? []).every((indicator) =>
		sets.every((figures) => !isReported(figures.get(indicator)))
	);

/** The first formula that this one set of figures is enough for. */
export function firstFraction(
	formulas: readonly Formula[],
	figures: FigureSet
): Fraction | undefined {
	for (const [index, formula] of formulas.entries()) {
		if (!isOpen(formula, [figures])) continue;
		const fraction = evaluateFormula(formulas, index, figures);
		if (fraction) return fraction;
	}
	return undefined;
}

/**
 * The fraction a KPI is computed from: formula by formula, the first source that gives both sides; only where no
 * source has both sides of any formula are sources mixed.
 */
export function chooseFraction(
	formulas: readonly Formula[],
	sources: readonly SourceFigures[]
): Fraction | undefined {
	const sets = sources.map(({ figures }) => figures);
	const merged = mergeFigures(sets);
	for (const candidates of [sets, [merged]]) {
		for (const [index, formula] of formulas.entries()) {
			if (!isOpen(formula, sets)) continue;
			for (const figures of candidates) {
				const fraction = evaluateFormula(formulas, index, figures);
				if (fraction) return fraction;
			}
		}
	}
	return undefined;
}

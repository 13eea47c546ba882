import type { FieldId, IndicatorId } from '../../kpi/catalogue';
import { exactValue, formulaIndicators } from '../../kpi/formula';
import type { FigureIssue } from '../issue';
import { roundHalfUp } from '../../figures/measured';
import type { Observation } from '../../figures/observation';
import { formulasStatedBy } from './stated-formulas';
import {
	setsOf,
	toFigure,
	warningAt,
	windowOfFigure,
	type CheckedFigures
} from './checked-figures';

/** One figure, one window, two values: 922 in Mục II.2 against 905 in Biểu mẫu 7. Neither is chosen here. */
export function twoSources(checked: CheckedFigures): FigureIssue[] {
	const contested = [...checked.byField.keys()].flatMap((field) => contestedIn(checked, field));
	const counts = contested.filter((figures) => !isRate(checked, figures));
	const names = new Set(counts.map(([figure]) => figure?.indicator ?? ''));
	// A rate that differs because its counts differ is the same contradiction again.
	const rates = contested.filter(
		(figures) => isRate(checked, figures) && !isStatedOf(checked, figures, names)
	);
	return [...counts, ...rates].flatMap((figures) => contradiction(checked, figures));
}

/** Groups of figures of the same indicator and window that do not agree. */
function contestedIn(checked: CheckedFigures, field: FieldId | ''): Observation[][] {
	const sets = setsOf(checked, field);
	// Each source states a figure once.
	if (sets.length < 2) return [];
	const groups = new Map<string, Observation[]>();
	for (const figures of sets) {
		for (const observation of figures.values()) {
			if (exactValue(observation) === undefined) continue;
			const window = windowOfFigure(checked, observation);
			const key = [observation.indicator, window?.from, window?.to].join('|');
			groups.set(key, [...(groups.get(key) ?? []), observation]);
		}
	}
	return [...groups.values()].filter((group) => !agree(checked, group));
}

/** Rates agree when they are equal at the fewer decimals: "98,2" and "98,17". */
function agree(checked: CheckedFigures, figures: readonly Observation[]): boolean {
	const decimals = Math.min(...figures.map((figure) => figure.decimals));
	const values = figures.map((figure) => exactValue(figure) ?? 0);
	const read = isRate(checked, figures)
		? values.map((value) => roundHalfUp(value, decimals))
		: values;
	return new Set(read).size <= 1;
}

const isRate = (checked: CheckedFigures, [figure]: readonly Observation[]): boolean =>
	checked.catalogue.indicators.get(figure?.indicator ?? '')?.measure === 'percent';

const isStatedOf = (
	checked: CheckedFigures,
	[rate]: readonly Observation[],
	contested: ReadonlySet<IndicatorId>
): boolean =>
	formulasStatedBy(checked.catalogue, rate?.indicator ?? '')
		.flatMap(formulaIndicators)
		.some((indicator) => contested.has(indicator));

function contradiction(checked: CheckedFigures, figures: readonly Observation[]): FigureIssue[] {
	const [first] = figures;
	const other = figures.find((figure) => exactValue(figure) !== exactValue(first));
	return other
		? [{ ...warningAt(checked, other), code: 'two_sources', figures: figures.map(toFigure) }]
		: [];
}

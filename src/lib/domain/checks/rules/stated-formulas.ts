import type { Catalogue, Formula, IndicatorId } from '../../kpi/catalogue';

/** The formulas behind a rate that reports state: those of its KPI, or its two named indicators. */
export function formulasStatedBy(catalogue: Catalogue, rate: IndicatorId): readonly Formula[] {
	const states = catalogue.indicators.get(rate)?.states;
	if (!states) return [];
	if ('kpi' in states) return catalogue.kpis.get(states.kpi)?.formulas ?? [];
	const { numerator, denominator } = states;
	return [{ numerator: { plus: numerator }, denominator: { plus: denominator }, words: '' }];
}

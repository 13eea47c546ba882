// The worked example of a KPI, computed from its own formulas.
import type { Formula, IndicatorId, Kpi, Term } from './catalogue';
import { roundHalfUp } from '../figures/measured';

type Figures = Readonly<Record<IndicatorId, number>>;

/** What is wrong with the worked example; undefined when it computes. */
export function exampleFault(kpi: Kpi): string | undefined {
	const { figures, numerator, denominator, percent } = kpi.example;
	const formula = kpi.formulas.find((candidate) => isEnough(candidate, figures));
	if (formula === undefined) return 'no formula can be computed from its figures';
	const computed = [sum(formula.numerator, figures), sum(formula.denominator, figures)];
	if (computed[0] !== numerator || computed[1] !== denominator) {
		return `its figures give ${computed.join('/')}, it says ${numerator}/${denominator}`;
	}
	const rate = roundHalfUp((100 * numerator) / denominator, kpi.decimals);
	return rate === percent
		? undefined
		: `${numerator}/${denominator} is ${rate} %, it says ${percent} %`;
}

function isEnough(formula: Formula, figures: Figures): boolean {
	const barred = (formula.onlyWithout ?? []).some((id) => figures[id] !== undefined);
	return !barred && indicatorsOf(formula).every((id) => figures[id] !== undefined);
}

const indicatorsOf = ({ numerator, denominator }: Formula): IndicatorId[] =>
	[numerator, denominator].flatMap(({ plus, minus }) => [...plus, ...(minus ?? [])]);

function sum(term: Term, figures: Figures): number {
	const add = (list: readonly IndicatorId[]): number =>
		list.reduce((total, id) => total + (figures[id] ?? 0), 0);
	return add(term.plus) - add(term.minus ?? []);
}

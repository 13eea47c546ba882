import type { Formula, IndicatorId } from '../../kpi/catalogue';
import {
	chooseFraction,
	exactValue,
	firstFraction,
	indicatorsLookedAt,
	lackingIn,
	mergeFigures,
	nearestFormula,
	type FigureSet,
	type Fraction,
	type SourceFigures
} from '../../kpi/formula';
import type { FigureIssue } from '../issue';
import { ratioPercent, roundHalfUp, truncate } from '../../figures/measured';
import type { Observation } from '../../figures/observation';
import { isSameWindow } from '../../figures/report-window';
import {
	noteAt,
	toFigure,
	warningAt,
	windowOfFigure,
	type CheckedFigures
} from './checked-figures';
import { formulasStatedBy } from './stated-formulas';

/**
 * A rate the report states against the rate its counts give, half-up at the stated decimals, then cut off:
 * 99,02 against 2552/2576 = 99,07; 76,99 against 820/1065 = 76,995… only cut off.
 */
export function statedRate(checked: CheckedFigures): FigureIssue[] {
	return checked.observations.flatMap((stated) => {
		const formulas = formulasStatedBy(checked.catalogue, stated.indicator);
		const isRate = formulas.length > 0 && exactValue(stated) !== undefined;
		return isRate ? rateIssues(checked, stated, formulas) : [];
	});
}

function rateIssues(
	checked: CheckedFigures,
	stated: Observation,
	formulas: readonly Formula[]
): FigureIssue[] {
	if ((exactValue(stated) ?? 0) > 100) {
		return [
			{ ...warningAt(checked, stated), code: 'rate_above_hundred', stated: toFigure(stated) }
		];
	}
	const fractions = fractionsFor(checked, stated, formulas);
	if (fractions.length > 0) return compare(checked, stated, fractions);
	// Counts of another window say nothing about this rate, yet it is not without counts.
	const sources = checked.byField.get(stated.field) ?? [];
	if (chooseFraction(formulas, sources)) return [];
	const lacking = countsLacking(formulas, sources);
	return [
		{ ...noteAt(checked, stated), code: 'rate_without_counts', stated: toFigure(stated), lacking }
	];
}

function countsLacking(
	[first, ...others]: readonly Formula[],
	sources: readonly SourceFigures[]
): IndicatorId[] {
	if (first === undefined) return [];
	const formulas = [first, ...others] as const;
	const sets = sources.map(({ figures }) => figures);
	const figures = mergeFigures(sets, formulas.flatMap(indicatorsLookedAt));
	return lackingIn(nearestFormula(formulas, figures), figures);
}

/**
 * The counts of the rate's own source; where it lacks them, those of each other source, alone and completing its own;
 * where no source is enough, all of them together.
 */
function fractionsFor(
	checked: CheckedFigures,
	stated: Observation,
	formulas: readonly Formula[]
): Fraction[] {
	const window = windowOfFigure(checked, stated);
	const sources = (checked.byField.get(stated.field) ?? []).map(({ source, figures }) => {
		const inWindow = [...figures].filter(([, figure]) =>
			isSameWindow(windowOfFigure(checked, figure), window)
		);
		return { source, figures: new Map(inWindow) };
	});
	const own = sources.find(({ source }) => source === stated.source)?.figures ?? new Map();
	const others = sources.filter(({ source }) => source !== stated.source);
	const indicators = formulas.flatMap(indicatorsLookedAt);
	const attempts: readonly FigureSet[][] = [
		[own],
		others.flatMap(({ figures }) => [figures, mergeFigures([own, figures], indicators)]),
		[mergeFigures([own, ...others.map(({ figures }) => figures)], indicators)]
	];
	for (const sets of attempts) {
		const found = sets.flatMap((figures) => firstFraction(formulas, figures) ?? []);
		if (found.length > 0) return found;
	}
	return [];
}

function compare(
	checked: CheckedFigures,
	stated: Observation,
	fractions: readonly Fraction[]
): FigureIssue[] {
	const { decimals } = stated;
	const value = roundHalfUp(exactValue(stated) ?? 0, decimals);
	const computed = fractions.flatMap((fraction) => {
		const rate = ratioPercent(fraction.numerator.value, fraction.denominator.value);
		return rate.state === 'value' ? [{ fraction, percent: rate.value }] : [];
	});
	if (computed.some(({ percent }) => roundHalfUp(percent, decimals) === value)) return [];
	const cutOff = computed.find(({ percent }) => truncate(percent, decimals) === value);
	// Of several possible counts the nearest is the one most likely meant.
	const [nearest] = [...computed].sort(
		(a, b) => Math.abs(a.percent - value) - Math.abs(b.percent - value)
	);
	const shown = cutOff ?? nearest;
	if (!shown) return [];
	const details = {
		stated: toFigure(stated),
		decimals,
		numerator: shown.fraction.numerator.figures.map(toFigure),
		denominator: shown.fraction.denominator.figures.map(toFigure),
		computed: shown.percent
	};
	return cutOff
		? [{ ...noteAt(checked, stated), code: 'rate_truncated', ...details }]
		: [{ ...warningAt(checked, stated), code: 'rate_mismatch', ...details }];
}

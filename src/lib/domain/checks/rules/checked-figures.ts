// What the rules look at: the figures of one unit and period, sorted by field and source.
import type { FieldId, IndicatorId } from '../../kpi/catalogue';
import {
	exactValue,
	figuresBySource,
	mergeFigures,
	type FigureSet,
	type SourceFigures
} from '../../kpi/formula';
import type { FigureIssue } from '../issue';
import type { Observation } from '../../figures/observation';
import type { Window } from '../../figures/period';
import { isSameWindow, reportWindowOf } from '../../figures/report-window';
import type { RuleContext } from './context';

export { toFigure } from '../issue-figures';

export interface CheckedFigures extends RuleContext {
	readonly reportWindow: Window | null;
	readonly byField: ReadonlyMap<FieldId | '', readonly SourceFigures[]>;
	/** The figures of `byField` alone. */
	readonly setsByField: ReadonlyMap<FieldId | '', readonly FigureSet[]>;
}
/** `told`: the issues of earlier stages, so that one fault is told once. */
export type Rule = (checked: CheckedFigures, told: readonly FigureIssue[]) => FigureIssue[];

type Sorted = Omit<CheckedFigures, Exclude<keyof RuleContext, 'catalogue' | 'observations'>>;

/** Each period is looked at once for itself and again by every later one. */
const sortedBefore = new WeakMap<readonly Observation[], Sorted>();

export function checkedFiguresOf(context: RuleContext): CheckedFigures {
	const before = sortedBefore.get(context.observations);
	const sorted = before?.catalogue === context.catalogue ? before : sort(context);
	sortedBefore.set(context.observations, sorted);
	return { ...context, ...sorted };
}

function sort({ catalogue, observations: all }: RuleContext): Sorted {
	const observations = all.filter(({ derivedFrom }) => !derivedFrom);
	const fields = new Set(observations.map(({ field }) => field));
	const byField = new Map<FieldId | '', readonly SourceFigures[]>();
	const setsByField = new Map<FieldId | '', readonly FigureSet[]>();
	for (const field of fields) {
		const sources = figuresBySource(catalogue, observations, field);
		byField.set(field, sources);
		setsByField.set(
			field,
			sources.map(({ figures }) => figures)
		);
	}
	const reportWindow = reportWindowOf(observations);
	return { catalogue, observations, reportWindow, byField, setsByField };
}

/** What each check finds in each field. Dozens of checks look at every report and nearly none finds anything. */
export function foundInFields<Of>(
	checked: CheckedFigures,
	checks: readonly Of[],
	look: (check: Of, field: FieldId | '') => readonly FigureIssue[]
): FigureIssue[] {
	const found: FigureIssue[] = [];
	for (const check of checks)
		for (const field of checked.byField.keys()) found.push(...look(check, field));
	return found;
}

/** The window a figure speaks of: its own, else that of its report. */
export const windowOfFigure = (checked: CheckedFigures, observation: Observation): Window | null =>
	observation.window ?? checked.reportWindow;

export function haveSameWindow(checked: CheckedFigures, figures: readonly Observation[]): boolean {
	const [first] = figures;
	const window = first ? windowOfFigure(checked, first) : null;
	for (const figure of figures) {
		const other = windowOfFigure(checked, figure);
		if (other !== window && !isSameWindow(other, window)) return false;
	}
	return true;
}

export const setsOf = (checked: CheckedFigures, field: FieldId | ''): readonly FigureSet[] =>
	checked.setsByField.get(field) ?? [];

/** The exact figures of these indicators, or undefined when one is lacking. */
export function exactFigures(
	figures: FigureSet,
	indicators: readonly IndicatorId[]
): Observation[] | undefined {
	const found: Observation[] = [];
	for (const indicator of indicators) {
		const observation = figures.get(indicator);
		if (observation?.quantity.kind !== 'exact') return undefined;
		found.push(observation);
	}
	return found;
}

const hasExact = (figures: FigureSet, indicators: readonly IndicatorId[]): boolean =>
	indicators.every((indicator) => figures.get(indicator)?.quantity.kind === 'exact');

/**
 * Sets of figures in which an identity is looked at: each source that has them all; where none has, one set across the
 * sources, unless these contradict each other about one of them, which is told as two sources.
 */
export function setsWith(
	checked: CheckedFigures,
	field: FieldId | '',
	needed: readonly IndicatorId[]
): FigureSet[] {
	const sets = setsOf(checked, field);
	const complete = sets.filter((figures) => hasExact(figures, needed));
	// One source has no other to be completed by.
	if (complete.length > 0 || sets.length < 2) return complete;
	const merged = mergeFigures(sets, needed);
	const isContested = needed.some((indicator) => valuesOf(sets, indicator).size > 1);
	return exactFigures(merged, needed) && !isContested ? [merged] : [];
}

const valuesOf = (sets: readonly FigureSet[], indicator: IndicatorId): Set<number> =>
	new Set(sets.flatMap((figures) => exactValue(figures.get(indicator)) ?? []));

export const sumOf = (figures: readonly Observation[]): number =>
	figures.reduce((sum, figure) => sum + (exactValue(figure) ?? 0), 0);

/** Sums of decimal amounts are compared without the dust of binary fractions. */
export const isEqualAmount = (a: number, b: number): boolean =>
	Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** Severity, place, unit and period of a contradiction shown at this figure. */
export const warningAt = (checked: CheckedFigures, { place }: Observation) => ({
	severity: 'warning' as const,
	place,
	unitId: checked.unitId,
	period: checked.period
});
export const noteAt = (checked: CheckedFigures, { place }: Observation) => ({
	severity: 'info' as const,
	place,
	unitId: checked.unitId,
	period: checked.period
});

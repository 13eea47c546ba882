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

export interface Picture extends RuleContext {
	readonly reportWindow: Window | null;
	readonly byField: ReadonlyMap<FieldId | '', readonly SourceFigures[]>;
	/** The figures of `byField` alone. */
	readonly setsByField: ReadonlyMap<FieldId | '', readonly FigureSet[]>;
}
/** `told`: the issues of earlier stages, so that one fault is told once. */
export type Rule = (picture: Picture, told: readonly FigureIssue[]) => FigureIssue[];

type Sorted = Omit<Picture, Exclude<keyof RuleContext, 'catalogue' | 'observations'>>;

/** Each period is looked at once for itself and again by every later one. */
const sortedBefore = new WeakMap<readonly Observation[], Sorted>();

export function pictureOf(context: RuleContext): Picture {
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
	picture: Picture,
	checks: readonly Of[],
	look: (check: Of, field: FieldId | '') => readonly FigureIssue[]
): FigureIssue[] {
	const found: FigureIssue[] = [];
	for (const check of checks)
		for (const field of picture.byField.keys()) found.push(...look(check, field));
	return found;
}

/** The window a figure speaks of: its own, else that of its report. */
export const windowOf = (picture: Picture, observation: Observation): Window | null =>
	observation.window ?? picture.reportWindow;

export function haveSameWindow(picture: Picture, figures: readonly Observation[]): boolean {
	const [first] = figures;
	const window = first ? windowOf(picture, first) : null;
	for (const figure of figures) {
		const other = windowOf(picture, figure);
		if (other !== window && !isSameWindow(other, window)) return false;
	}
	return true;
}

export const setsOf = (picture: Picture, field: FieldId | ''): readonly FigureSet[] =>
	picture.setsByField.get(field) ?? [];

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
	picture: Picture,
	field: FieldId | '',
	needed: readonly IndicatorId[]
): FigureSet[] {
	const sets = setsOf(picture, field);
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
export const warningAt = (picture: Picture, { place }: Observation) => ({
	severity: 'warning' as const,
	place,
	unitId: picture.unitId,
	period: picture.period
});
export const noteAt = (picture: Picture, { place }: Observation) => ({
	severity: 'info' as const,
	place,
	unitId: picture.unitId,
	period: picture.period
});

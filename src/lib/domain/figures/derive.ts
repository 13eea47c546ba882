// Quarters that follow from two cumulative reports ("suy ra").
import { dayAfter } from '../calendar';
import type { Catalogue, Check, Indicator, IndicatorId } from '../kpi/catalogue';
import { exactValue } from '../kpi/formula';
import type { FigureIssue } from '../checks/issue';
import { toFigure } from '../checks/issue-figures';
import { roundHalfUp } from './measured';
import type { Observation } from './observation';
import {
	daysBetween,
	derivation,
	firstDay,
	monthsOf,
	periodFromId,
	periodId,
	type Period,
	type PeriodId,
	type Window
} from './period';
import { isOwnWindow } from './own-window';
import { reportWindowOf } from './report-window';

export interface Derived {
	readonly observations: readonly Observation[];
	readonly issues: readonly FigureIssue[];
}

/** Cumulative reports open around 10-15 December of the year before; a later start is a window of one figure. */
const LATEST_START_DAYS = 31;

/**
 * Figures of a quarter computed from two cumulative reports: q2 = h1 − q1, q3 = m9 − h1, q4 = y − m9;
 * 1128 − 551 = 577; else from its three months. Only additive flows that the quarter does not report itself, all figures
 * exact and of one source; a negative result, or a part above its whole, is an issue and not a figure.
 */
export function deriveFigures(
	catalogue: Catalogue,
	period: PeriodId,
	figures: (period: PeriodId) => readonly Observation[]
): Derived {
	const quarter = periodFromId(period);
	if (quarter?.kind !== 'quarter') return { observations: [], issues: [] };
	const isWanted = wanted(catalogue, figures(period));
	const results = differences(quarter, figures, isWanted);
	const observations = results.flatMap((result) => ('code' in result ? [] : [result]));
	const issues = results.flatMap((result) => ('code' in result ? [result] : []));
	const found = new Set(observations.map(sourcedFigureKey));
	const sums = sumsOfMonths(quarter, figures, isWanted).filter(
		(sum) => !found.has(sourcedFigureKey(sum))
	);
	const all = [...observations, ...sums];
	const impossible = exceeding(catalogue, all);
	const named = impossible.flatMap(({ part, whole }) => [...part, whole]);
	const contradicted = new Set(named);
	return {
		observations: all.filter((figure) => !contradicted.has(figure)),
		issues: [...issues, ...impossible.flatMap((one) => exceeds(one) ?? [])]
	};
}

type FiguresOf = (period: PeriodId) => readonly Observation[];
type IsWanted = (figure: Observation) => boolean;

/** Additive flows that the period does not state itself. */
function wanted(catalogue: Catalogue, own: readonly Observation[]): IsWanted {
	const reported = new Set(own.filter(isStatement).map(quantityKey));
	return (figure) =>
		isDerivable(catalogue.indicators.get(figure.indicator)) && !reported.has(quantityKey(figure));
}

function differences(
	quarter: Period,
	figures: FiguresOf,
	isWanted: IsWanted
): (Observation | FigureIssue)[] {
	const pair = derivation(quarter);
	if (!pair) return [];
	const minuends = new Map(
		ofReport(figures(pair.minus)).map((part) => [sourcedFigureKey(part), part])
	);
	return ofReport(figures(pair.cumulative))
		.filter(isWanted)
		.flatMap((cumulative) => {
			const part = minuends.get(sourcedFigureKey(cumulative));
			const isBeside = part && areComparable(cumulative, part);
			return isBeside ? [subtract(periodId(quarter), cumulative, part)] : [];
		});
}

/** 210 + 185 + 230 = 625, where each of the three months has its figure and their days meet. */
function sumsOfMonths(quarter: Period, figures: FiguresOf, isWanted: IsWanted): Observation[] {
	const [first = [], ...rest] = monthsOf(quarter).map((month) => ofReport(figures(month)));
	if (rest.length === 0 || rest.some((month) => month.length === 0)) return [];
	const later = rest.map(
		(month) => new Map(month.map((figure) => [sourcedFigureKey(figure), figure]))
	);
	return first.filter(isWanted).flatMap((figure) => {
		const others = later.flatMap((month) => month.get(sourcedFigureKey(figure)) ?? []);
		const parts = [figure, ...others];
		const isWhole = parts.length === later.length + 1 && areMonths(parts);
		return isWhole ? [add(periodId(quarter), parts)] : [];
	});
}

/** Days that meet, each of its own month: a month that is told with a quarter's days is none. */
function areMonths(parts: readonly Observation[]): boolean {
	const isOwn = parts.every(({ window, period: id }) => {
		const period = periodFromId(id);
		return window === null || (period !== undefined && isOwnWindow(window, period));
	});
	const stated = parts.flatMap(({ window }) => window ?? []);
	if (stated.length < parts.length) return isOwn && stated.length === 0;
	return isOwn && adjoin(stated);
}

/** Each begins on the day after the one before has ended. */
export const adjoin = (windows: readonly Window[]): boolean =>
	windows.every((window, index) => {
		const before = windows[index - 1];
		return before === undefined || daysBetween(before.to, window.from) === 1;
	});

function add(period: PeriodId, parts: readonly Observation[]): Observation {
	const [first] = parts;
	const last = parts.at(-1);
	if (first === undefined || last === undefined) throw new Error('no parts to add');
	const decimals = Math.max(...parts.map((part) => part.decimals));
	const sum = parts.reduce((total, part) => total + (exactValue(part) ?? 0), 0);
	const [from, to] = [first.window?.from, last.window?.to];
	return {
		...derivedAs(period, first, parts),
		window: from === undefined || to === undefined ? null : { from, to },
		quantity: { kind: 'exact', value: roundHalfUp(sum, decimals) },
		text: parts.map(({ text }) => text).join(' + '),
		decimals
	};
}

const derivedAs = (
	period: PeriodId,
	{ unitId, indicator, field, source }: Observation,
	derivedFrom: readonly Observation[]
) => ({ unitId, period, indicator, field, source, place: {}, derivedFrom });

interface Exceeding {
	readonly part: readonly Observation[];
	readonly whole: Observation;
}

/** Early 90 of resolved 50: what follows from two reports can be impossible although each of them is not. */
function exceeding({ checks }: Catalogue, derived: readonly Observation[]): Exceeding[] {
	const byKey = new Map(derived.map((figure) => [sourcedFigureKey(figure), figure]));
	// Several checks may look at the same two figures.
	const found = new Map<string, Exceeding>();
	for (const one of checks.flatMap((check) => exceedingIn(check, derived, byKey)))
		found.set([one.whole, ...one.part].map(sourcedFigureKey).join(), one);
	return [...found.values()];
}

function exceedingIn(
	check: Check,
	derived: readonly Observation[],
	byKey: ReadonlyMap<string, Observation>
): Exceeding[] {
	const [whole, parts] = wholeAndParts(check);
	return derived
		.filter(({ indicator }) => indicator === whole)
		.flatMap((total) => {
			const part = parts.flatMap(
				(id) => byKey.get(sourcedFigureKey({ ...total, indicator: id })) ?? []
			);
			const sum = part.reduce((value, figure) => value + (exactValue(figure) ?? 0), 0);
			return sum > (exactValue(total) ?? 0) + DUST ? [{ part, whole: total }] : [];
		});
}
/** Of sums of decimal amounts. */
const DUST = 1e-6;

function wholeAndParts(check: Check): readonly [IndicatorId | undefined, readonly IndicatorId[]] {
	if (check.kind === 'at_most') return [check.whole, check.parts];
	if (check.kind === 'sum') return [check.total, [...check.parts, ...(check.optionalParts ?? [])]];
	return [undefined, []];
}

/** Told at the cumulative report, about it and the one that was taken off. */
function exceeds({ part, whole }: Exceeding): FigureIssue | undefined {
	const all = [whole, ...part];
	const sources = all.map(({ derivedFrom = [] }) => derivedFrom);
	const [cumulative, minus] = [0, 1].map((index) => sources.flatMap((pair) => pair[index] ?? []));
	const [first, taken] = [cumulative?.[0], minus?.[0]];
	if (first === undefined || taken === undefined || sources.some((pair) => pair.length !== 2))
		return undefined;
	const sum = part.reduce((value, figure) => value + (exactValue(figure) ?? 0), 0);
	const [named] = part;
	return {
		severity: 'warning',
		place: first.place,
		unitId: whole.unitId,
		period: first.period,
		code: 'derived_exceeds',
		derivedPeriod: whole.period,
		part: {
			...toFigure(named ?? whole),
			value: sum,
			text: part.map((one) => one.text).join(' + ')
		},
		whole: toFigure(whole),
		cumulative: (cumulative ?? []).map(toFigure),
		minus: (minus ?? []).map(toFigure),
		minusPeriod: taken.period
	};
}

/** A blank cell is no statement; "không áp dụng" is one. */
const isStatement = ({ quantity }: Observation): boolean =>
	quantity.kind !== 'missing' || quantity.reason === 'not_applicable';
const quantityKey = ({
	unitId,
	indicator,
	field
}: Pick<Observation, 'unitId' | 'indicator' | 'field'>): string =>
	[unitId, indicator, field].join('|');
const sourcedFigureKey = (
	figure: Pick<Observation, 'unitId' | 'indicator' | 'field' | 'source'>
): string => `${quantityKey(figure)}|${figure.source}`;

const isDerivable = (indicator: Indicator | undefined): boolean =>
	indicator !== undefined &&
	indicator.nature === 'flow' &&
	indicator.additive &&
	(indicator.measure === 'count' || indicator.measure === 'amount');

/** Exact figures with the window of their report in the place of none. */
function ofReport(observations: readonly Observation[]): Observation[] {
	const window = reportWindowOf(observations);
	return observations
		.filter((figure) => exactValue(figure) !== undefined)
		.map((figure) => ({ ...figure, window: figure.window ?? window }));
}

/** Both count from the start of the year, and the larger one runs on. */
function areComparable(cumulative: Observation, part: Observation): boolean {
	const year = periodFromId(cumulative.period);
	const windows = [cumulative.window, part.window].filter((window) => window !== null);
	const isFromStart = windows.every(
		({ from }) => year && Math.abs(daysBetween(firstDay(year), from)) <= LATEST_START_DAYS
	);
	const [whole, inner] = [cumulative.window, part.window];
	return isFromStart && (!whole || !inner || inner.to < whole.to);
}

function subtract(
	period: PeriodId,
	cumulative: Observation,
	part: Observation
): Observation | FigureIssue {
	const decimals = Math.max(cumulative.decimals, part.decimals);
	const difference = roundHalfUp((exactValue(cumulative) ?? 0) - (exactValue(part) ?? 0), decimals);
	if (difference < 0) return belowPart(cumulative, part);
	return {
		...derivedAs(period, cumulative, [cumulative, part]),
		window: remainingWindow(cumulative.window, part.window),
		quantity: { kind: 'exact', value: difference },
		text: `${cumulative.text} − ${part.text}`,
		decimals
	};
}

function remainingWindow(whole: Window | null, inner: Window | null): Window | null {
	return whole && inner ? { from: dayAfter(inner.to, 1), to: whole.to } : null;
}

const belowPart = (cumulative: Observation, part: Observation): FigureIssue => ({
	severity: 'warning',
	place: cumulative.place,
	unitId: cumulative.unitId,
	period: cumulative.period,
	code: 'cumulative_below_part',
	cumulative: toFigure(cumulative),
	part: toFigure(part),
	partPeriod: part.period
});

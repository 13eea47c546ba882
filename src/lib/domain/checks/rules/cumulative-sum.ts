import { adjoin, deriveFigures } from '../../figures/derive';
import { exactValue } from '../../kpi/formula';
import type { FigureIssue } from '../issue';
import type { Observation } from '../../figures/observation';
import {
	comparePeriods,
	daysBetween,
	derivation,
	endsRightBefore,
	firstDay,
	lastDay,
	liesInside,
	periodFromId,
	periodId,
	type PeriodId
} from '../../figures/period';
import { isSameWindow } from '../../figures/report-window';
import { isAdditiveFlow, checkedAt, sameFigureIn, withoutParts } from './history';
import {
	isEqualAmount,
	sumOf,
	toFigure,
	warningAt,
	windowOfFigure,
	type CheckedFigures
} from './checked-figures';

/** Periods that make up this one: q1 + q2 against h1, q3 + h1 against m9, three months against their quarter. */
export function cumulativeSum(
	checked: CheckedFigures,
	told: readonly FigureIssue[]
): FigureIssue[] {
	const inside = [...checked.otherPeriods.keys()]
		.filter((id) => liesInside(checked.period, id))
		.sort((a, b) => comparePeriods(b, a))
		.map((id) => checkedAt(checked, id));
	if (inside.length < 2) return [];
	const isTold = new Set(
		told.flatMap((issue) =>
			issue.code === 'cumulative_below_part'
				? [`${issue.cumulative.indicator}|${issue.cumulative.field}`]
				: []
		)
	);
	const mismatches = checked.observations
		.filter(({ indicator, field }) => !isTold.has(`${indicator}|${field}`))
		.filter(({ indicator }) => isAdditiveFlow(checked.catalogue, indicator))
		.flatMap((about) => mismatchOf(checked, inside, about));
	return withoutParts(checked.catalogue, mismatches).map(({ about, parts }) => ({
		...warningAt(checked, about),
		code: 'cumulative_sum_mismatch',
		cumulative: toFigure(about),
		parts: parts.map((figure) => ({ period: figure.period, figure: toFigure(figure) })),
		sum: sumOf(parts)
	}));
}

interface Mismatch {
	readonly about: Observation;
	readonly parts: readonly Observation[];
}

function mismatchOf(
	checked: CheckedFigures,
	inside: readonly CheckedFigures[],
	about: Observation
): Mismatch[] {
	const value = exactValue(about);
	if (value === undefined) return [];
	const stated = inside.flatMap((past) => {
		const figure = sameFigureIn(past, about);
		return figure ? [{ past, figure }] : [];
	});
	const parts = partsOf(checked, stated);
	if (parts === undefined || !haveItsDays(checked, about, parts)) return [];
	const figures = parts.map(({ figure }) => figure);
	return isEqualAmount(sumOf(figures), value) ? [] : [{ about, parts: figures }];
}

interface Stated {
	readonly past: CheckedFigures;
	readonly figure: Observation;
}

/** From the last day back, the longest first: nine months and a quarter before twelve months. */
function partsOf(checked: CheckedFigures, stated: readonly Stated[]): Stated[] | undefined {
	const whole = periodFromId(checked.period);
	if (whole === undefined) return undefined;
	const parts: Stated[] = [];
	let end = lastDay(whole);
	while (end >= firstDay(whole)) {
		const next = endingOn(stated, end);
		const period = periodFromId(next?.past.period ?? '');
		if (next === undefined || period === undefined) return undefined;
		parts.unshift(next);
		const before = stated.find(({ past }) => isBefore(past.period, next.past.period));
		if (before === undefined)
			return daysBetween(firstDay(whole), firstDay(period)) === 0 && parts.length > 1
				? parts
				: undefined;
		const earlier = periodFromId(before.past.period);
		if (earlier === undefined) return undefined;
		end = lastDay(earlier);
	}
	return undefined;
}

/** `stated` runs from the latest to the earliest, of those that end together the longest first. */
const endingOn = (stated: readonly Stated[], end: string): Stated | undefined =>
	stated.find(({ past }) => lastDayOf(past.period) === end);

const lastDayOf = (id: PeriodId): string => {
	const period = periodFromId(id);
	return period === undefined ? '' : lastDay(period);
};

function isBefore(earlier: PeriodId, later: PeriodId): boolean {
	const [left, right] = [periodFromId(earlier), periodFromId(later)];
	return left !== undefined && right !== undefined && endsRightBefore(left, right);
}

/** The days of the parts meet and are those of the whole; where nobody states days, they are the calendar's. */
function haveItsDays(
	checked: CheckedFigures,
	about: Observation,
	parts: readonly Stated[]
): boolean {
	const whole = windowOfFigure(checked, about);
	const windows = parts.map(({ past, figure }) => windowOfFigure(past, figure));
	const known = windows.flatMap((window) => window ?? []);
	if (known.length === 0) return whole === null;
	const [first] = known;
	const last = known.at(-1);
	if (known.length < windows.length || first === undefined || last === undefined) return false;
	return adjoin(known) && isSameWindow(whole, { from: first.from, to: last.to });
}

/** A quarter that follows from this report and the one before must not contradict itself. */
export function derivedQuarter(checked: CheckedFigures): FigureIssue[] {
	const whole = periodFromId(checked.period);
	if (whole === undefined || whole.kind === 'custom') return [];
	const quarters = [1, 2, 3, 4].map((index) => ({
		kind: 'quarter' as const,
		year: whole.year,
		index
	}));
	const own = quarters.find((quarter) => derivation(quarter)?.cumulative === checked.period);
	const minus = own && derivation(own)?.minus;
	if (own === undefined || minus === undefined || !checked.otherPeriods.has(minus)) return [];
	const figures = (period: PeriodId) =>
		period === checked.period ? checked.observations : (checked.otherPeriods.get(period) ?? []);
	return deriveFigures(checked.catalogue, periodId(own), figures).issues.filter(
		({ code }) => code === 'derived_exceeds'
	);
}

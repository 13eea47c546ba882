// Quarters that follow from two cumulative reports ("suy ra").
import { isoDay } from './calendar';
import type { Catalogue, Indicator } from './catalogue';
import { exactValue } from './formula';
import type { FigureIssue } from './issue';
import { toFigure } from './issue-figures';
import { roundHalfUp } from './measured';
import type { Observation } from './observation';
import {
	daysBetween,
	derivation,
	firstDay,
	periodFromId,
	type IsoDate,
	type PeriodId,
	type Window
} from './period';
import { reportWindowOf } from './report-window';

export interface Derived {
	readonly observations: readonly Observation[];
	readonly issues: readonly FigureIssue[];
}

/** Cumulative reports open around 10-15 December of the year before; a later start is a window of one figure. */
const LATEST_START_DAYS = 31;

/**
 * Figures of a quarter computed from two cumulative reports: q2 = h1 − q1, q3 = m9 − h1, q4 = y − m9;
 * 1128 − 551 = 577. Only additive flows that the quarter does not report itself, both figures exact and of one source;
 * a negative result is an issue of the cumulative report, not a figure.
 */
export function deriveFigures(
	catalogue: Catalogue,
	period: PeriodId,
	figures: (period: PeriodId) => readonly Observation[]
): Derived {
	const quarter = periodFromId(period);
	const pair = quarter && derivation(quarter);
	if (!pair) return { observations: [], issues: [] };
	const reported = new Set(figures(period).filter(isStatement).map(quantityKey));
	const minuends = new Map(ofReport(figures(pair.minus)).map((part) => [figureKey(part), part]));
	const results = ofReport(figures(pair.cumulative))
		.filter((cumulative) => isDerivable(catalogue.indicators.get(cumulative.indicator)))
		.filter((cumulative) => !reported.has(quantityKey(cumulative)))
		.flatMap((cumulative) => {
			const part = minuends.get(figureKey(cumulative));
			return part && areComparable(cumulative, part) ? [subtract(period, cumulative, part)] : [];
		});
	return {
		observations: results.flatMap((result) => ('code' in result ? [] : [result])),
		issues: results.flatMap((result) => ('code' in result ? [result] : []))
	};
}

/** A blank cell is no statement; "không áp dụng" is one. */
const isStatement = ({ quantity }: Observation): boolean =>
	quantity.kind !== 'missing' || quantity.reason === 'not_applicable';
const quantityKey = ({ unitId, indicator, field }: Observation): string =>
	[unitId, indicator, field].join('|');
const figureKey = (figure: Observation): string => `${quantityKey(figure)}|${figure.source}`;

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
		unitId: cumulative.unitId,
		period,
		indicator: cumulative.indicator,
		field: cumulative.field,
		source: cumulative.source,
		window: remainingWindow(cumulative.window, part.window),
		quantity: { kind: 'exact', value: difference },
		text: `${cumulative.text} − ${part.text}`,
		decimals,
		place: {},
		derivedFrom: [cumulative, part]
	};
}

function remainingWindow(whole: Window | null, inner: Window | null): Window | null {
	const from = inner && dayAfter(inner.to);
	return whole && from ? { from, to: whole.to } : null;
}

function dayAfter(day: IsoDate): IsoDate | undefined {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	return isoDay(year, month, date + 1) ?? isoDay(year, month + 1, 1) ?? isoDay(year + 1, 1, 1);
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

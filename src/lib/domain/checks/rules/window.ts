import type { FigureIssue } from '../issue';
import type { Observation } from '../../figures/observation';
import {
	daysBetween,
	firstDay,
	lastDay,
	periodFromId,
	type Period,
	type Window
} from '../../figures/period';
import { warningAt, type CheckedFigures } from './checked-figures';

type Fault = Extract<FigureIssue, { readonly code: 'implausible_window' }>['why'];

/** A year's report may run from 10/12 to 31/12 of the next year; more is another period. 13 months. */
const LONGEST_DAYS = 396;
/** Reports close up to some weeks around the end of the period; half a period later it is the next one's. */
const LATEST_DAYS_AFTER = 45;
/** A week may be told up to the Friday after it. */
const LEAST_DAYS_AFTER = 5;

/** Windows that cannot be of this period. 10/12/2022-07/6/2023 for six months is normal practice. */
export function implausibleWindows(checked: CheckedFigures): FigureIssue[] {
	const period = periodFromId(checked.period);
	if (!period) return [];
	return figuresByWindow(checked.observations).flatMap(({ window, figures: [first] }) => {
		const why = faultOf(window, period, checked.today);
		return first && why
			? [{ ...warningAt(checked, first), code: 'implausible_window' as const, window, why }]
			: [];
	});
}

function faultOf(window: Window, period: Period, today: string): Fault | undefined {
	if (window.to < firstDay(period) || window.from > lastDay(period)) return 'outside_period';
	if (daysBetween(window.from, window.to) + 1 > LONGEST_DAYS) return 'too_long';
	if (window.to > today) return 'in_future';
	const half = (daysBetween(firstDay(period), lastDay(period)) + 1) / 2;
	const latest = Math.max(LEAST_DAYS_AFTER, Math.min(LATEST_DAYS_AFTER, half));
	return daysBetween(lastDay(period), window.to) > latest ? 'after_period' : undefined;
}

export function figuresByWindow(
	observations: readonly Observation[]
): { readonly window: Window; readonly figures: readonly Observation[] }[] {
	const groups = new Map<string, { window: Window; figures: Observation[] }>();
	for (const observation of observations) {
		const { window } = observation;
		if (!window) continue;
		const key = `${window.from}/${window.to}`;
		const group = groups.get(key) ?? { window, figures: [] };
		groups.set(key, group);
		group.figures.push(observation);
	}
	return [...groups.values()];
}

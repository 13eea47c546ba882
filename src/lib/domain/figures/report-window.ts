import type { Observation } from './observation';
import { daysBetween, firstDay, lastDay, periodFromId, type Window } from './period';

export const isSameWindow = (a: Window | null, b: Window | null): boolean =>
	a?.from === b?.from && a?.to === b?.to;

/** A report window covers the period nearly whole; 13/7-31/8 inside a quarter is the window of one figure. */
const LEAST_COVER = 0.75;

type WindowedFigure = Pick<Observation, 'window' | 'period'>;

/**
 * The window of the report as a whole: the most common one its figures state. Figures without a window count against
 * one that is much shorter than the period.
 */
export function reportWindowOf(observations: readonly WindowedFigure[]): Window | null {
	const counts = new Map<string, { window: Window; count: number }>();
	for (const { window } of observations) {
		if (!window) continue;
		const key = `${window.from}/${window.to}`;
		counts.set(key, { window, count: (counts.get(key)?.count ?? 0) + 1 });
	}
	const [best] = [...counts.values()].sort(
		(a, b) =>
			b.count - a.count || length(b.window) - length(a.window) || compareWindows(a.window, b.window)
	);
	if (!best) return null;
	const without = observations.filter(({ window }) => !window).length;
	return without > best.count && !coversPeriod(best.window, observations) ? null : best.window;
}

const length = (window: Window): number => daysBetween(window.from, window.to) + 1;
const compareWindows = (a: Window, b: Window): number =>
	a.from < b.from || (a.from === b.from && a.to < b.to) ? -1 : 1;

function coversPeriod(window: Window, observations: readonly WindowedFigure[]): boolean {
	const period = periodFromId(observations[0]?.period ?? '');
	if (!period) return false;
	return length(window) >= LEAST_COVER * (daysBetween(firstDay(period), lastDay(period)) + 1);
}

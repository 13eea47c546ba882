import type { Catalogue } from './catalogue';
import type { FigureIssue } from './issue';
import type { Observation } from './observation';
import type { PeriodId } from './period';

export interface Derived {
	readonly observations: readonly Observation[];
	readonly issues: readonly FigureIssue[];
}

/**
 * Figures of a quarter computed from two cumulative reports ("suy ra"): q2 = h1 − q1, q3 = m9 − h1, q4 = y − m9;
 * 1128 − 551 = 577. Only those the quarter does not report itself.
 */
export function deriveFigures(
	catalogue: Catalogue,
	period: PeriodId,
	figures: (period: PeriodId) => readonly Observation[]
): Derived {
	return { observations: [], issues: [] };
}

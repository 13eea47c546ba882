import type { Observation } from './observation';
import type { Window } from './period';

/** The window of a report as a whole: the most common one of its figures. */
export function reportWindowOf(observations: readonly Observation[]): Window | null {
	return observations[0]?.window ?? null;
}

import type { Figure, Issue } from './issue';

/** Figures of the issue's own unit and period that become unverified by it. */
export function figuresOf(issue: Issue): Figure[] {
	return [];
}

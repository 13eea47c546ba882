// How many figures one import takes; counted before they are made.
import type { Issue } from '../../../domain/checks/issue';
import type { Place } from '../../../domain/figures/observation';

export const MAX_FIGURES = 2_000_000;

export function tooManyFigures(found: number, place: Place): Issue | undefined {
	if (found <= MAX_FIGURES) return undefined;
	return { code: 'too_many_figures', severity: 'error', place, found, limit: MAX_FIGURES };
}

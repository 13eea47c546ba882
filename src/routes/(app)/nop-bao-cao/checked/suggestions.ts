// What a faulty cell may have meant, to be chosen with a click; and whether every cell of the same words means the same.
import type { Catalogue } from '$lib/domain/kpi/catalogue';
import type { Issue } from '$lib/domain/checks/issue';
import { formatCount } from '$lib/format/number';

export interface Suggestion {
	/** Typed over the cell. */
	readonly value: string;
	readonly text: string;
}

const MOST = 8;

/** None where only the person knows: a word where a number belongs. */
export function suggestionsFor(issue: Issue, catalogue: Catalogue): Suggestion[] {
	return textsFor(issue, catalogue).slice(0, MOST);
}

function textsFor(issue: Issue, { indicators }: Catalogue): Suggestion[] {
	switch (issue.code) {
		case 'unknown_unit':
		case 'unknown_indicator':
			return asTheyAre(issue.nearest);
		case 'ambiguous_unit':
			return asTheyAre(issue.candidates);
		case 'unit_not_valid':
			return asTheyAre(issue.successors);
		case 'unknown_field':
			return asTheyAre(issue.known);
		case 'ambiguous_indicator':
			return issue.candidates.map((id) => ({ value: id, text: indicators.get(id)?.name ?? id }));
		case 'ambiguous_number':
			return issue.readings.map((value) => ({
				value: String(value).replace('.', ','),
				text: formatCount(value)
			}));
		case 'unknown_code':
			return Object.entries(issue.codes).map(([value, text]) => ({ value, text }));
		default:
			return [];
	}
}

const asTheyAre = (texts: readonly string[]): Suggestion[] =>
	texts.map((text) => ({ value: text, text }));

const TOLD_ONCE = new Set<Issue['code']>([
	'unknown_unit',
	'ambiguous_unit',
	'unit_not_valid',
	'unknown_period',
	'unknown_indicator',
	'ambiguous_indicator',
	'unknown_field'
]);

/** A name is told at its first cell only: what is said there holds for every cell of the column that says the same. */
export const isToldOnce = ({ code }: Issue): boolean => TOLD_ONCE.has(code);

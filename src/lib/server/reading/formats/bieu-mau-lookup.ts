// Which printed row of a form a written one is: by its code, as long as its words are not those of another row.
import type { Form, Indicator } from '../../../domain/kpi/catalogue';
import { similarity } from '../table/nearest';
import { headingKey, type FormRow, type Vocabulary } from '../table/vocabulary';
import type { CodeAndLabel } from './bieu-mau-rows';

export type FoundIndicator =
	| { readonly kind: 'one'; readonly value: Indicator }
	| { readonly kind: 'many'; readonly candidates: readonly string[] }
	| { readonly kind: 'none' };

/** Below this likeness a row is not the printed one, whatever its code; above it another row may still be much liker. */
const LEAST_LIKE = 0.25;
const MUCH_LIKE = 0.75;
const MUCH_LIKER = 0.15;

/** By code, as long as the words are not those of another row; a row without a code by its words. */
export function indicatorOf(
	form: Form,
	{ code, label }: CodeAndLabel,
	vocabulary: Vocabulary
): FoundIndicator {
	const rows = vocabulary.rowsOf(form.id);
	const row = rows.find((entry) =>
		code === '' ? headingKey(entry.label) === headingKey(label) : entry.code === code
	);
	if (row === undefined) return { kind: 'none' };
	const found: FoundIndicator = { kind: 'one', value: row.indicator };
	if (label === '' || code === '') return found;
	const own = likeness(row, label);
	const other = rows.toSorted((a, b) => likeness(b, label) - likeness(a, label))[0] ?? row;
	const best = likeness(other, label);
	if (own < MUCH_LIKE && best >= MUCH_LIKE && best - own >= MUCH_LIKER) {
		return { kind: 'many', candidates: [row, other].map(({ indicator }) => indicator.id) };
	}
	return own < LEAST_LIKE ? { kind: 'none' } : found;
}

const likeness = ({ label, indicator }: FormRow, written: string): number =>
	Math.max(similarity(label, written), similarity(indicator.name, written));

// Written headings made comparable, and how many things one may mean.
import { fold, LONGEST_NAME } from '../../../../domain/text';

export type Found<T> =
	| { readonly kind: 'one'; readonly value: T }
	| { readonly kind: 'many'; readonly candidates: readonly T[] }
	| { readonly kind: 'none' };

/** Folded, without punctuation: "Trực tiếp, bưu chính" and "Trực tiếp - bưu chính" are one heading. */
export function headingKey(text: string): string {
	// No heading is longer, so that what is cut here is none.
	return fold(text.length > LONGEST_NAME ? text.slice(0, LONGEST_NAME + 1) : text)
		.replace(/[^a-z0-9%_]+/g, ' ')
		.trim();
}

export function found<T>(values: readonly T[]): Found<T> {
	const [value] = values;
	if (value === undefined) return { kind: 'none' };
	return values.length === 1 ? { kind: 'one', value } : { kind: 'many', candidates: values };
}

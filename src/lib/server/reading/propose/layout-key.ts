// Fingerprint of a layout's headings, under which the meaning of its columns is remembered.
import { createHash } from 'node:crypto';
import { headingKey } from '../table/vocabulary';

/**
 * Names that tell the columns apart: the folded heading, and for a repeated one its number of appearance
 * ("tong so", "tong so #2"). A column without heading has ''.
 */
export function columnKeys(headings: readonly string[]): string[] {
	const seen = new Map<string, number>();
	return headings.map((heading) => {
		const key = headingKey(heading);
		if (key === '') return '';
		const times = (seen.get(key) ?? 0) + 1;
		seen.set(key, times);
		return times === 1 ? key : `${key} #${times}`;
	});
}

/** The same for the same headings in another order, unless some are repeated: then their order tells them apart. */
export function layoutKey(headings: readonly string[]): string {
	const keys = columnKeys(headings).filter((key) => key !== '');
	const isRepeated = keys.some((key) => key.includes(' #'));
	const all = (isRepeated ? keys : keys.toSorted()).join('\n');
	return createHash('sha256').update(all).digest('hex').slice(0, 32);
}

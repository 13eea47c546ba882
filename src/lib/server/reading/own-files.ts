// Files that we made or marked ourselves, read as what their sender means: the one door for all of it.
import type { Issue } from '../../domain/checks/issue';
import type { Template } from '../../domain/office/own-files';
import { readReturned, withoutOwnColumns, type Returned } from './returned';
import type { Sheet } from './table/sheet';
import { asFilledIn, templateIssue } from './template-mark';

export interface AsSent {
	readonly sheets: readonly Sheet[];
	readonly issues: readonly Issue[];
	/** What had been marked in it, where it is a workbook that we gave back: see comparedWith. */
	readonly returned: Returned | null;
}

/** Before anything is typed over or read: places stay those of the file. */
export function asSent(sheets: readonly Sheet[], templates: readonly Template[]): AsSent {
	const older = templateIssue(sheets, templates);
	const filled = asFilledIn(withoutOwnColumns(sheets), templates);
	return {
		sheets: filled.sheets,
		issues: [...(older === null ? [] : [older]), ...filled.issues],
		returned: readReturned(sheets)
	};
}

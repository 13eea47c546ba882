// Old Vietnamese encodings → Unicode: bytes of a text file, and cells that some program read with the wrong table.
import type { Issue } from '../../../../domain/issue';
import type { Sheet } from '../../sheet';

/** Cells of a workbook written with an old font, or read with the wrong table by the program that saved it. */
export function mendSheets(sheets: readonly Sheet[]): {
	readonly sheets: readonly Sheet[];
	readonly issues: readonly Issue[];
} {
	return { sheets, issues: [] };
}

export { looksUtf16 } from './utf16';

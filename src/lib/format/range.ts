// Cells and blocks of cells, as a spreadsheet names them.
import { columnLetter } from '../domain/figures/column-letter';

interface Block {
	readonly sheet?: string;
	readonly headingRow: number;
	readonly lastRow: number;
	/** From 0, both ends included. */
	readonly firstColumn: number;
	readonly lastColumn: number;
}

/** "B5:M22 (trang tính “Quý 1”)" */
export function formatRange({
	sheet,
	headingRow,
	lastRow,
	firstColumn,
	lastColumn
}: Block): string {
	const block = `${columnLetter(firstColumn)}${headingRow}:${columnLetter(lastColumn)}${lastRow}`;
	return sheet === undefined ? block : `${block} (trang tính “${sheet}”)`;
}

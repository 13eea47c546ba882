// Cells and blocks of cells, as a spreadsheet names them.

const LETTERS = 26;

/** 0 → "A", 25 → "Z", 26 → "AA". */
export function columnLetter(column: number): string {
	const [rest, last] = [Math.floor(column / LETTERS), column % LETTERS];
	const letter = String.fromCharCode(65 + last);
	return rest === 0 ? letter : columnLetter(rest - 1) + letter;
}

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

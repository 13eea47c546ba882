// "D14" ↔ row 14, column 4; both count from 1.
import { columnLetter, columnIndex } from '../../../domain/figures/column-letter';

export interface CellRef {
	readonly row: number;
	readonly column: number;
}

export function readRef(ref: string): CellRef | undefined {
	const found = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/iu.exec(ref);
	if (found === null) return undefined;
	return { column: columnIndex((found[1] ?? '').toUpperCase()) + 1, row: Number(found[2]) };
}

export const refOf = ({ row, column }: CellRef): string => `${columnLetter(column - 1)}${row}`;

/** Lines of a text in a column so many letters wide. */
export function linesIn(text: string, width: number): number {
	return text
		.split('\n')
		.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
}

/** In points, for letters of the usual size. */
export const heightOf = (lines: number): number => Math.min(400, 15 * Math.max(1, lines) + 1);

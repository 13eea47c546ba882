// The cells of one sheet as a person reads them; what was left out, struck through or hidden is told once at its end.
import { columnLetter } from '../../../domain/figures/column-letter';
import type { Issue } from '../../../domain/checks/issue';
import type { LeftOutText } from '../../../domain/checks/issue-sight';
import type { Place } from '../../../domain/figures/observation';
import type { CellNumber } from '../table/sheet';
import { struckFigureText } from './cell-marks';
import { hasMarks, seenText } from './sight-marks';

/** As many are named; the rest is counted. */
const NAMED = 20;

export interface CellsInSight {
	readonly cells: string[];
	readonly numbers: (CellNumber | undefined)[];
}

interface StruckCell {
	readonly column: number;
	readonly text: string;
}

export class SeenCells {
	readonly #left: LeftOutText[] = [];
	#count = 0;
	readonly #struckRows: number[] = [];

	/** Takes the marks out of a row, in place; false for one that is struck through from end to end. */
	take(rowNumber: number, row: CellsInSight): boolean {
		const struck: StruckCell[] = [];
		for (const [column, text] of row.cells.entries()) {
			if (hasMarks(text)) this.#see({ row, column, rowNumber, struck });
		}
		if (struck.length === 0) return true;
		if (row.cells.every((text) => text.trim() === '')) {
			this.#struckRows.push(rowNumber);
			return false;
		}
		for (const { column, text } of struck) {
			if (/\d/.test(text)) row.cells[column] = struckFigureText(text);
			else this.leave({ cell: cellName(column, rowNumber), text, why: 'struck' });
		}
		return true;
	}

	#see(of: {
		readonly row: CellsInSight;
		readonly column: number;
		readonly rowNumber: number;
		readonly struck: StruckCell[];
	}): void {
		const { row, column, rowNumber, struck } = of;
		const { text, left } = seenText(row.cells[column] ?? '');
		row.cells[column] = text.trim();
		if (left.length === 0) return;
		row.numbers[column] = undefined;
		const isWhole = text.trim() === '' && left.some(({ why }) => why === 'struck');
		if (isWhole) struck.push({ column, text: left.map((one) => one.text).join(' ') });
		else for (const one of left) this.leave({ ...one, cell: cellName(column, rowNumber) });
	}

	leave(left: LeftOutText): void {
		this.#count += 1;
		if (this.#left.length < NAMED) this.#left.push({ ...left, text: left.text.slice(0, 60) });
	}

	issues(place: Place): Issue[] {
		const issues: Issue[] = [];
		if (this.#struckRows.length > 0)
			issues.push({ code: 'struck_rows', severity: 'info', place, rows: this.#struckRows });
		if (this.#count > 0) {
			const found = { cells: this.#left, count: this.#count };
			issues.push({ code: 'text_left_out', severity: 'info', place, ...found });
		}
		return issues;
	}
}

const cellName = (column: number, row: number): string => `${columnLetter(column)}${row}`;

/** Told only of columns in which something stands. */
export function hiddenColumnsNote(columns: readonly number[], place: Place): Issue[] {
	if (columns.length === 0) return [];
	const letters = columns.map(columnLetter);
	return [{ code: 'hidden_columns', severity: 'info', place, columns: letters }];
}

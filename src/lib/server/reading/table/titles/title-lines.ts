// The lines around a table as texts with places: each line of each cell, and each row as a whole.
import { columnLetter } from '../../../../domain/figures/column-letter';
import { tidy } from '../../../../domain/text';
import { rowPlace } from '../columns/columns';
import { dayInCell } from '../days';
import type { Said } from '../../draft';
import type { Sheet, SheetRow } from '../sheet';

export interface TitleLines {
	readonly lines: readonly Said[];
	/** What is spread over the cells of a row: "Từ ngày" | "10/6/2023" | "đến ngày" | "09/9/2023". */
	readonly rows: readonly Said[];
	/** The text after a line: in the same cell, or in the next cell of its row. */
	readonly after: (line: Said) => Said | undefined;
}

export function titleLines(rows: readonly SheetRow[], sheet: Pick<Sheet, 'name'>): TitleLines {
	const byRow = rows.map((row) => linesOf(row, sheet));
	const following = new Map<Said, Said>();
	for (const lines of byRow)
		for (const [index, line] of lines.entries()) {
			const next = lines[index + 1];
			if (next !== undefined) following.set(line, next);
		}
	return {
		lines: byRow.flat(),
		rows: byRow.flatMap((lines) => joined(lines)),
		after: (line) => following.get(line)
	};
}

function linesOf(row: SheetRow, sheet: Pick<Sheet, 'name'>): Said[] {
	return row.cells.flatMap((cell, index) =>
		textOf(row, cell, index)
			.split('\n')
			.map(tidy)
			.filter((text) => text !== '')
			.map((text): Said => {
				const letter = columnLetter(index);
				return { text, place: { ...rowPlace(row, sheet), letter, quote: text } };
			})
	);
}

/** A day is written as people write it, whatever the workbook shows. */
function textOf({ numbers }: SheetRow, cell: string, index: number): string {
	const number = numbers?.[index];
	const day = number?.kind === 'date' ? dayInCell({ text: cell, number }) : undefined;
	return day === undefined ? cell : day.split('-').toReversed().join('/');
}

function joined(lines: readonly Said[]): Said[] {
	const [first] = lines;
	if (first === undefined || lines.length < 2) return [];
	const text = lines.map((line) => line.text).join(' ');
	return [{ text, place: { ...first.place, quote: text } }];
}

// A web page with tables → one sheet, as a spreadsheet program opens it: lines and tables below one another.
import { columnLetter } from '../../../../domain/figures/column-letter';
import { failed, passed, type Checked, type Issue } from '../../../../domain/checks/issue';
import type { CellNumber, Merge, Sheet, SheetRow } from '../../table/sheet';
import { htmlNumber } from './number';
import { htmlBlocks, type HtmlBlock, type HtmlCell, type HtmlRow, type HtmlTable } from './tables';
import { attributeOf } from './tokens';
import type { ReadLimits } from '../limits';
import { refusedAs, unsafe } from '../refusals';
import { hiddenColumnsNote, SeenCells } from '../seen-cells';
import { hasMarks, seenText } from '../sight-marks';
import { dayText } from '../workbook/number';

/** As browsers do. */
const WIDEST_SPAN = 1000;
const TALLEST_SPAN = 65_534;
/** Cells further right are counted but not kept. */
const LAST_COLUMN = 5000;

export function readHtml(html: string, fileName: string, limits: ReadLimits): Checked<Sheet> {
	if (/<!doctype[^<>[]*\[|<!entity\s/i.test(html)) return refusedAs(unsafe('external_entity', ''));
	const grid = new Grid();
	for (const block of htmlBlocks(html)) grid.add(block);
	const { rows, merges, width, hiddenColumns, notes } = grid.finished();
	const issue = outOfBounds(rows, width, limits);
	if (issue !== undefined) return failed([issue]);
	const hidden = rows.filter((row) => row.hidden === true).map(({ number }) => number);
	const note: Issue = { code: 'hidden_rows', severity: 'info', place: {}, rows: hidden };
	const sheet: Sheet = {
		fileName,
		rows,
		...(merges.length === 0 ? {} : { merges }),
		...(hiddenColumns.length === 0 ? {} : { hiddenColumns })
	};
	return passed(sheet, [...(hidden.length === 0 ? [] : [note]), ...notes]);
}

function outOfBounds(
	rows: readonly SheetRow[],
	width: number,
	limits: ReadLimits
): Issue | undefined {
	if (rows.length > limits.rows) {
		const place = { row: limits.rows + 1 };
		const limit = limits.rows;
		return { code: 'too_many_rows', severity: 'error', place, found: rows.length, limit };
	}
	if (width <= limits.columns) return undefined;
	const limit = limits.columns;
	return { code: 'too_many_columns', severity: 'error', place: {}, found: width, limit };
}

interface PlacedRow {
	readonly number: number;
	readonly cells: string[];
	readonly numbers: (CellNumber | undefined)[];
	readonly isHidden: boolean;
	/** Columns whose cell is hidden. */
	readonly hiddenCells: readonly number[];
}

class Grid {
	readonly #seen = new SeenCells();
	readonly #hiddenColumns = new Set<number>();
	readonly #rows: PlacedRow[] = [];
	readonly #merges: Merge[] = [];
	#count = 0;
	#width = 0;

	add(block: HtmlBlock): void {
		if (typeof block === 'string') this.#addLines(block);
		else this.#addTable(block);
	}

	finished(): GridInSight {
		const hidden = this.#wholeColumns();
		for (const row of this.#rows) this.#dropHiddenCells(row, hidden);
		const filled = this.#rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
		const width = this.#width;
		const rows = filled.map(({ number, cells, numbers, isHidden }) => {
			while (cells.length < Math.min(width, LAST_COLUMN)) cells.push('');
			return {
				number,
				cells,
				...(numbers.length === 0 ? {} : { numbers }),
				...(isHidden ? { hidden: true as const } : {})
			};
		});
		const last = filled.at(-1)?.number ?? 0;
		const merges = this.#merges
			.map((merge) => ({
				...merge,
				toRow: Math.min(merge.toRow, last),
				toColumn: Math.min(merge.toColumn, width - 1)
			}))
			.filter(
				({ fromRow, toRow, fromColumn, toColumn }) =>
					fromRow <= toRow && fromColumn <= toColumn && (fromRow < toRow || fromColumn < toColumn)
			);
		const hiddenColumns = [...hidden]
			.filter((column) => rows.some(({ cells }) => (cells[column] ?? '') !== ''))
			.sort((a, b) => a - b);
		const notes = [...hiddenColumnsNote(hiddenColumns, {}), ...this.#seen.issues({})];
		return { rows, merges, width, hiddenColumns, notes };
	}

	/** Columns in which everything that stands is hidden, or that the table itself hides. */
	#wholeColumns(): ReadonlySet<number> {
		const hidden = new Set(this.#hiddenColumns);
		const shown = new Set<number>();
		for (const { cells, hiddenCells, isHidden } of this.#rows) {
			if (isHidden) continue;
			for (const column of hiddenCells) hidden.add(column);
			if (hidden.size === 0) continue;
			for (const column of hidden)
				if ((cells[column] ?? '') !== '' && !hiddenCells.includes(column)) shown.add(column);
		}
		return new Set([...hidden].filter((one) => this.#hiddenColumns.has(one) || !shown.has(one)));
	}

	#dropHiddenCells(row: PlacedRow, hiddenColumns: ReadonlySet<number>): void {
		if (row.isHidden) return;
		for (const column of row.hiddenCells) {
			const text = row.cells[column] ?? '';
			if (hiddenColumns.has(column) || text === '') continue;
			row.cells[column] = '';
			row.numbers[column] = undefined;
			this.#seen.leave({ cell: `${columnLetter(column)}${row.number}`, text, why: 'hidden' });
		}
	}

	#addLines(text: string): void {
		for (const line of cleaned(text).split('\n')) {
			if (line !== '')
				this.#place({ texts: [[0, line]], numbers: [], isHidden: false, hiddenCells: [] });
		}
	}

	#addTable({ rows }: HtmlTable): void {
		let spans: readonly number[] = [];
		const first = this.#merges.length;
		for (const row of rows) {
			if (row.cells.some(({ content }) => content.some(isLayoutTable))) {
				spans = [];
				for (const { content } of row.cells) for (const block of content) this.add(block);
			} else spans = this.#addRow(row, spans);
		}
		// A span ends with its table.
		for (let index = first; index < this.#merges.length; index += 1) {
			const merge = this.#merges[index];
			if (merge === undefined || merge.toRow <= this.#count) continue;
			this.#merges[index] = { ...merge, toRow: this.#count };
		}
	}

	/** Cells go where no cell of a row above reaches down; answers how far each column is taken below. */
	#addRow(row: HtmlRow, above: readonly number[]): readonly number[] {
		const below = above.map((left) => Math.max(0, left - 1));
		const texts: (readonly [column: number, text: string])[] = [];
		const numbers: (CellNumber | undefined)[] = [];
		const hiddenCells: number[] = [];
		for (const column of row.hiddenColumns) this.#hiddenColumns.add(column);
		let column = 0;
		for (const cell of row.cells) {
			while ((above[column] ?? 0) > 0) column += 1;
			const across = span(cell, 'colspan', WIDEST_SPAN);
			const down = span(cell, 'rowspan', TALLEST_SPAN);
			const { text, number } = cellValue(cell);
			if (text !== '') texts.push([column, text]);
			if (cell.isHidden && text !== '') hiddenCells.push(column);
			if (number !== undefined && column < LAST_COLUMN) numbers[column] = number;
			this.#merge(below, { column, across, down });
			column += across;
		}
		const isHidden = row.isHidden || (texts.length > 0 && hiddenCells.length === texts.length);
		this.#place({ texts, numbers, isHidden, hiddenCells });
		return below;
	}

	#merge(below: number[], span: { column: number; across: number; down: number }): void {
		const { column, across, down } = span;
		if (column >= LAST_COLUMN || (across === 1 && down === 1)) return;
		const fromRow = this.#count + 1;
		const toColumn = column + across - 1;
		this.#merges.push({ fromRow, toRow: fromRow + down - 1, fromColumn: column, toColumn });
		if (down > 1) takeBelow(below, span);
	}

	#place(row: {
		readonly texts: readonly (readonly [column: number, text: string])[];
		readonly numbers: (CellNumber | undefined)[];
		readonly isHidden: boolean;
		readonly hiddenCells: readonly number[];
	}): void {
		this.#count += 1;
		const cells: string[] = [];
		for (const [column, text] of row.texts) {
			this.#width = Math.max(this.#width, column + 1);
			if (column >= LAST_COLUMN) continue;
			while (cells.length < column) cells.push('');
			cells[column] = text;
		}
		const { numbers, isHidden, hiddenCells } = row;
		const number = this.#count;
		if (cells.some(hasMarks) && !this.#seen.take(number, { cells, numbers })) return;
		this.#rows.push({ number, cells, numbers, isHidden, hiddenCells });
	}
}

interface GridInSight {
	readonly rows: SheetRow[];
	readonly merges: Merge[];
	readonly width: number;
	readonly hiddenColumns: readonly number[];
	readonly notes: readonly Issue[];
}

function takeBelow(
	below: number[],
	{ column, across, down }: { column: number; across: number; down: number }
): void {
	while (below.length < column + across) below.push(0);
	below.fill(down - 1, column, column + across);
}

function span({ attributes }: HtmlCell, name: string, most: number): number {
	if (attributes === '') return 1;
	const said = Number.parseInt(attributeOf(attributes, name) ?? '', 10);
	return Number.isNaN(said) ? 1 : Math.min(Math.max(said, 1), most);
}

/** A table of one row inside a cell is only dressing of its text. */
const isLayoutTable = (block: HtmlBlock): boolean =>
	typeof block !== 'string' && block.rows.length > 1;

const cellText = ({ content }: HtmlCell): string =>
	cleaned(content.map((block) => (typeof block === 'string' ? block : tableText(block))).join(''));

function cellValue(cell: HtmlCell): { text: string; number: CellNumber | undefined } {
	const text = cellText(cell);
	const bare = hasMarks(text) ? seenText(text).text.trim() : text;
	const number = htmlNumber(cell.attributes, bare, cell.format);
	// "03/31/2023" of an American program is a day all the same.
	const day = number?.kind === 'date' && text !== '' ? dayText(number.value) : undefined;
	return { text: day ?? text, number: text === bare ? number : undefined };
}

const tableText = ({ rows }: HtmlTable): string =>
	rows.map(({ cells }) => cells.map((cell) => cellText(cell)).join(' ')).join('\n');

const cleaned = (text: string): string =>
	text
		.replaceAll(/[^\S\n]+/g, ' ')
		.replaceAll(/ ?\n ?/g, '\n')
		.replaceAll(/\n{2,}/g, '\n')
		.trim()
		.normalize('NFC');

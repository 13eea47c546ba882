// Columns of a sheet that hold data of citizens.
import { columnLetter } from '../../../domain/figures/column-letter';
import {
	holdsCitizenNumbers,
	isPersonal,
	promisedBy,
	type PersonalKind
} from '../../../domain/office/personal-data';
import type { Sheet, SheetRow } from '../table/sheet';

interface PersonalColumn {
	readonly index: number;
	readonly letter: string;
	/** '' where nothing heads it. */
	readonly heading: string;
	readonly kind: PersonalKind;
	/** Filled cells that go. */
	readonly cells: number;
}

/** Headings stand above the data, at most so far down. */
const HEADING_WITHIN = 40;
/** So many cells of a column tell what it holds. */
const LOOKED_AT = 500;

/** In the order of the columns. */
export function personalColumns(sheet: Sheet): PersonalColumn[] {
	const found = new Map<number, Pick<PersonalColumn, 'heading' | 'kind'> & { from: number }>();
	for (const [position, row] of sheet.rows.slice(0, HEADING_WITHIN).entries()) {
		// "Địa chỉ: …" over a table is a line of its letter head.
		if (row.cells.filter((cell) => cell.trim() !== '').length < 2) continue;
		for (const [index, text] of row.cells.entries()) {
			const kind = promisedBy(text);
			if (kind === undefined || found.has(index)) continue;
			const below = cellsOf(sheet.rows.slice(position + 1), index);
			if (isPersonal(kind, below))
				found.set(index, { heading: text.trim(), kind, from: position + 1 });
		}
	}
	for (const index of columnsOfLongNumbers(sheet.rows)) {
		if (!found.has(index)) found.set(index, { heading: '', kind: 'id_number', from: 0 });
	}
	return [...found]
		.sort(([a], [b]) => a - b)
		.map(([index, { heading, kind, from }]) => ({
			index,
			heading,
			kind,
			letter: columnLetter(index),
			cells: sheet.rows.slice(from).filter(({ cells }) => (cells[index] ?? '').trim() !== '').length
		}));
}

const cellsOf = (rows: readonly SheetRow[], index: number): string[] =>
	rows.slice(0, LOOKED_AT).map(({ cells }) => cells[index] ?? '');

const LONG_NUMBER = /^\s*'?0\d{11}\s*$/;

function columnsOfLongNumbers(rows: readonly SheetRow[]): number[] {
	const some = new Set<number>();
	for (const { cells } of rows.slice(0, LOOKED_AT)) {
		for (const [index, cell] of cells.entries()) if (LONG_NUMBER.test(cell)) some.add(index);
	}
	// The heading and the title are no numbers: only what stands below the first of them counts.
	return [...some].filter((index) => {
		const first = rows.findIndex(({ cells }) => LONG_NUMBER.test(cells[index] ?? ''));
		return holdsCitizenNumbers(cellsOf(rows.slice(first), index));
	});
}

/** A table of nothing else keeps its headings: without them it would seem an empty file. */
function isOnlyTheirHeadings({ cells }: SheetRow, headings: ReadonlySet<string>): boolean {
	return cells.every((cell) => cell.trim() === '' || headings.has(cell.trim()));
}

/** The sheet as if these columns had never been filled: places of all others stay. */
export function withoutColumns(sheet: Sheet, columns: readonly PersonalColumn[]): Sheet {
	const gone = new Set(columns.map(({ index }) => index));
	const headings = new Set(columns.map(({ heading }) => heading).filter((text) => text !== ''));
	const rows = sheet.rows.map((row) => {
		if (!row.cells.some((cell, index) => gone.has(index) && cell !== '')) return row;
		if (isOnlyTheirHeadings(row, headings)) return row;
		const cells = row.cells.map((cell, index) => (gone.has(index) ? '' : cell));
		const numbers = row.numbers?.map((number, index) => (gone.has(index) ? undefined : number));
		return { ...row, cells, ...(numbers === undefined ? {} : { numbers }) };
	});
	return { ...sheet, rows };
}

// Cells typed over while checking: they take the place of the file's own text, which stays in view.
import type { CellMend } from '../../../domain/reading-choices';
import type { Issue } from '../../../domain/checks/issue';
import { tidy } from '../../../domain/text';
import { columnIndexOf } from '../table/columns/column-index';
import { shownCell } from '../read/cell-marks';
import type { MendedSheets, Sheet, SheetRow } from '../table/sheet';

/**
 * The sheets as they read after the mends, and a note for each. The last mend of a cell holds; one that gives back
 * the file's own text is none; one whose cell says something else was typed into another file and is passed over.
 */
export function withMends(sheets: readonly Sheet[], mends: readonly CellMend[]): MendedSheets {
	if (mends.length === 0) return { sheets, issues: [] };
	const issues: Issue[] = [];
	const mended = sheets.map((sheet) => {
		const ofSheet = mends.filter(({ sheet: name }) => name === sheet.name);
		const byRow = mendsByRow(ofSheet);
		if (byRow.size === 0) return sheet;
		const alike = mendsAlike(ofSheet);
		const rows = sheet.rows.map((row) => {
			const ofRow = [...alikeIn(row, alike), ...(byRow.get(row.number) ?? [])];
			return ofRow.length === 0 ? row : mendRow(row, ofRow, { sheet, issues });
		});
		return { ...sheet, rows };
	});
	return { sheets: mended, issues };
}

function mendsByRow(mends: readonly CellMend[]): Map<number, CellMend[]> {
	const byRow = new Map<number, CellMend[]>();
	for (const mend of mends) byRow.set(mend.row, [...(byRow.get(mend.row) ?? []), mend]);
	return byRow;
}

interface AlikeMends {
	readonly index: number;
	/** By the text that they take the place of. */
	readonly byText: Map<string, CellMend>;
}

/** Those that hold for every cell of their column with the same words. */
function mendsAlike(mends: readonly CellMend[]): readonly AlikeMends[] {
	const columns = new Map<number, AlikeMends>();
	for (const mend of mends) {
		const index = columnIndexOf(mend.letter);
		if (mend.alike !== true || index === undefined || tidy(mend.was) === '') continue;
		const column = columns.get(index) ?? { index, byText: new Map<string, CellMend>() };
		columns.set(index, column);
		column.byText.set(tidy(mend.was), mend);
	}
	return [...columns.values()];
}

const alikeIn = (row: SheetRow, alike: readonly AlikeMends[]): CellMend[] =>
	alike.flatMap(({ index, byText }) => {
		const mend = byText.get(tidy(row.cells[index] ?? ''));
		return mend === undefined || mend.row === row.number ? [] : [mend];
	});

function mendRow(
	row: SheetRow,
	mends: readonly CellMend[],
	of: { readonly sheet: Sheet; readonly issues: Issue[] }
): SheetRow {
	const now = standingMends(row, mends, of.sheet);
	const cells = [...row.cells];
	const numbers = row.numbers === undefined ? undefined : [...row.numbers];
	const was: Record<number, string> = { ...row.was };
	for (const [index, mend] of now) {
		const before = writtenIn(row, index);
		if (isSame(before, mend.now)) continue;
		while (cells.length <= index) cells.push('');
		cells[index] = mend.now.normalize('NFC');
		if (numbers !== undefined) numbers[index] = undefined;
		was[index] = before;
		// Of those that hold for all alike the first is told.
		if (mend.row === row.number)
			of.issues.push(mendedCell(row, mend, { sheet: of.sheet, was: before }));
	}
	if (Object.keys(was).length === 0) return row;
	return { ...row, cells, ...(numbers === undefined ? {} : { numbers }), was };
}

/** The last of each cell, by column. */
function standingMends(
	row: SheetRow,
	mends: readonly CellMend[],
	sheet: Sheet
): Map<number, CellMend> {
	const now = new Map<number, CellMend>();
	for (const mend of mends) {
		const index = columnIndexOf(mend.letter);
		if (index === undefined || index >= widthOf(sheet)) continue;
		// Typed over twice: the second time the page may have shown the first mend, or the file's text.
		const standing = [writtenIn(row, index), now.get(index)?.now];
		if (standing.some((text) => text !== undefined && isSame(text, mend.was))) now.set(index, mend);
	}
	return now;
}

/** The file's text as a page shows it: a formula without a result as "=…". */
const writtenIn = (row: SheetRow, index: number): string =>
	shownCell(row.cells[index] ?? '').trim();

const isSame = (a: string, b: string): boolean => tidy(a) === tidy(b);

const widths = new WeakMap<Sheet, number>();
function widthOf(sheet: Sheet): number {
	const known = widths.get(sheet);
	if (known !== undefined) return known;
	const width = sheet.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
	widths.set(sheet, width);
	return width;
}

function mendedCell(
	{ number, line }: SheetRow,
	{ letter, now }: CellMend,
	of: { readonly sheet: Sheet; readonly was: string }
): Issue {
	const { sheet, was } = of;
	return {
		code: 'mended_cell',
		severity: 'info',
		place: {
			...(sheet.name === undefined ? {} : { sheet: sheet.name }),
			row: number,
			letter,
			...(line === undefined ? {} : { line }),
			...(now === '' ? {} : { quote: now }),
			was
		},
		was,
		now
	};
}

// Which worksheets of a workbook are looked at, and what is told of the others.
import type { Issue } from '../../../../domain/checks/issue';
import type { Choices } from '../../draft';
import type { Sheet } from '../sheet';
import { withoutOwnSheets } from '../../template-mark';

export interface SheetsToRead {
	readonly looked: readonly Sheet[];
	/** Not read unless chosen. */
	readonly hidden: readonly Sheet[];
	readonly isChosen: boolean;
}

export function sheetsToRead(sheets: readonly Sheet[], { sheet: name }: Choices): SheetsToRead {
	const chosen = name === undefined ? undefined : sheets.find((sheet) => sheet.name === name);
	if (chosen !== undefined) return { looked: [chosen], hidden: [], isChosen: true };
	const senders = withoutOwnSheets(sheets).filter(saysSomething);
	return {
		looked: senders.filter(({ hidden }) => hidden === undefined),
		hidden: senders.filter(({ hidden }) => hidden !== undefined),
		isChosen: false
	};
}

const saysSomething = ({ rows }: Sheet): boolean =>
	rows.some(({ cells }) => cells.some((cell) => cell.trim() !== ''));

/** A sheet with no more than a title or a name is not worth a note. */
const A_FEW_CELLS = 8;

function hasMoreThanAFewCells({ rows }: Sheet): boolean {
	let filled = 0;
	for (const { cells } of rows) {
		for (const cell of cells) if (cell.trim() !== '') filled += 1;
		if (filled > A_FEW_CELLS) return true;
	}
	return false;
}

export function sheetsLeftOut(of: {
	readonly all: readonly Sheet[];
	/** Looked at. */
	readonly read: readonly Sheet[];
	readonly hidden: readonly Sheet[];
	/** Looked at without finding a table. */
	readonly others: readonly Sheet[];
	readonly isChosen: boolean;
}): Issue[] {
	const notChosen = of.isChosen
		? withoutOwnSheets(of.all).filter((sheet) => !of.read.includes(sheet))
		: [];
	const noTable = of.isChosen || of.read.length < 2 ? [] : of.others;
	return [
		...leftOut(of.hidden, 'hidden'),
		...leftOut(noTable, 'no_table'),
		...leftOut(notChosen, 'not_chosen')
	];
}

type Why = Extract<Issue, { readonly code: 'sheets_left_out' }>['why'];

function leftOut(sheets: readonly Sheet[], why: Why): Issue[] {
	const worth = why === 'hidden' ? sheets : sheets.filter(hasMoreThanAFewCells);
	const names = worth.flatMap(({ name }) => name ?? []);
	if (names.length === 0) return [];
	return [{ code: 'sheets_left_out', severity: 'info', place: {}, sheets: names, why }];
}

export const severalSheets = (sheets: readonly Sheet[]): Issue => ({
	code: 'several_sheets',
	severity: 'error',
	place: {},
	sheets: sheets.flatMap(({ name }) => name ?? [])
});

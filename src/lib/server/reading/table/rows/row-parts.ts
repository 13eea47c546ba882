// The parts of a row that say whose figures it holds, shared by the long and the wide layout.
import type { Issue } from '../../../../domain/checks/issue';
import type { Place } from '../../../../domain/figures/observation';
import { windowInPeriod, type Window } from '../../../../domain/figures/period';
import { cellUnder, NO_CELL, type ColumnRole, type Table } from '../columns/columns';
import { dayInCell } from '../days';
import type { Said, SaidUnit } from '../../draft';
import type { SheetRow } from '../sheet';
import type { Title } from '../titles/title';

/** Columns whose merged cells are names of each of their rows. */
export const NAME_ROLES: readonly ColumnRole[] = [
	'unit',
	'unitCode',
	'office',
	'period',
	'year',
	'quarter',
	'month',
	'indicator',
	'field',
	'from',
	'to',
	'source',
	'note',
	'number'
];

export const columnsOfNames = (table: Table): number[] =>
	NAME_ROLES.flatMap((role) => table.column(role) ?? []);

export function cellFor(table: Table, row: SheetRow, role: ColumnRole): Said {
	const heading = table.heading(role);
	return heading === undefined ? NO_CELL : cellUnder(row, heading);
}

/** The words alone, where their place is not asked. */
export function textUnder(table: Table, row: SheetRow, role: ColumnRole): string {
	const index = table.column(role);
	return index === undefined ? '' : (row.cells[index] ?? '').trim();
}

/** null where the table has no such column; an empty cell is said, with its place. */
export function unitIn(table: Table, row: SheetRow): SaidUnit | null {
	const code = table.column('unitCode') === undefined ? null : cellFor(table, row, 'unitCode');
	const name = table.column('unit') === undefined ? null : cellFor(table, row, 'unit');
	if (name === null || name.text === '') return code === null || code.text === '' ? name : code;
	const office = textUnder(table, row, 'office');
	const said = office === '' ? name : { ...name, office };
	return code === null || code.text === '' ? said : { ...said, code };
}

export function saidOrNull(said: Said): Said | null {
	return said.text === '' ? null : said;
}

export interface ReadWindow {
	readonly window: Window | null;
	readonly issues: readonly Issue[];
}

/**
 * "Từ ngày" and "Đến ngày" of the row, both or neither, else what its period states ("Tuần 31 (từ 25/7 đến 31/7/2025)");
 * the title's where the row does not say.
 */
export function windowIn(table: Table, row: SheetRow, title: Title): ReadWindow {
	const read = windowOfDays(cellFor(table, row, 'from'), cellFor(table, row, 'to'));
	if (read.window !== null || read.issues.length > 0) return read;
	const stated = windowInPeriod(textUnder(table, row, 'period'));
	return { window: stated ?? title.window, issues: [] };
}

export function windowOfDays(from: Said, to: Said): ReadWindow {
	if (from.text === '' && to.text === '') return { window: null, issues: [] };
	const [first, last] = [dayInCell(from), dayInCell(to)];
	if (first === undefined || last === undefined) {
		const bad = [from, to].filter((_, index) => [first, last][index] === undefined);
		return { window: null, issues: bad.map(({ text, place }) => badDate(text, place)) };
	}
	const window = { from: first, to: last };
	if (first <= last) return { window, issues: [] };
	const place = to.place;
	return {
		window: null,
		issues: [{ code: 'window_reversed', severity: 'error', place, window }]
	};
}

const badDate = (found: string, place: Place): Issue => ({
	code: 'bad_date',
	severity: 'error',
	place,
	found
});

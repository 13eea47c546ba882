// The parts of a row that say whose figures it holds, shared by the long and the wide layout.
import type { Issue } from '../../domain/issue';
import type { Place } from '../../domain/observation';
import { parseDay, type Window } from '../../domain/period';
import { cellUnder, type HeadingRow, type Role } from './columns';
import type { Said, SaidUnit } from './draft';
import type { SheetRow } from './sheet';

export function cellFor(table: HeadingRow, row: SheetRow, role: Role): Said {
	const heading = table.heading(role);
	return cellUnder(row, heading?.index, heading);
}

/** null where the table has no such column; an empty cell is said, with its place. */
export function unitIn(table: HeadingRow, row: SheetRow): SaidUnit | null {
	const code = table.column('unitCode') === undefined ? null : cellFor(table, row, 'unitCode');
	const name = table.column('unit') === undefined ? null : cellFor(table, row, 'unit');
	if (name === null || name.text === '') return code === null || code.text === '' ? name : code;
	return code === null || code.text === '' ? name : { ...name, code };
}

export function periodIn(table: HeadingRow, row: SheetRow): Said | null {
	return table.column('period') === undefined ? null : cellFor(table, row, 'period');
}

export function saidOrNull(said: Said): Said | null {
	return said.text === '' ? null : said;
}

/** "Từ ngày" and "Đến ngày" of the row; both or neither. */
export function windowIn(
	table: HeadingRow,
	row: SheetRow
): { readonly window: Window | null; readonly issues: readonly Issue[] } {
	return windowOfDays(cellFor(table, row, 'from'), cellFor(table, row, 'to'));
}

export function windowOfDays(
	from: Said,
	to: Said
): { readonly window: Window | null; readonly issues: readonly Issue[] } {
	if (from.text === '' && to.text === '') return { window: null, issues: [] };
	const [first, last] = [parseDay(from.text), parseDay(to.text)];
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

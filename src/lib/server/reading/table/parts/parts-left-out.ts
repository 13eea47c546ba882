// Tables of a sheet that are read by nobody: helper columns beside the report, a table of something else below it.
import { columnLetter } from '../../../../domain/figures/column-letter';
import type { Issue } from '../../../../domain/checks/issue';
import { sheetPlace } from '../columns/columns';
import { headingKey } from '../headings/heading-key';
import { ROLE_KEYS, type ColumnRole } from '../headings/heading-roles';
import type { Sheet, SheetRow } from '../sheet';
import { filledIn } from '../table-head';

/** A table that says whose its rows are holds somebody's figures: that it is left out must be confirmed. */
const OF_SOMEBODY: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['unit', 'unitCode']);

export const partsLeftOut = (parts: readonly Sheet[]): Issue[] =>
	parts.flatMap((part): Issue[] => {
		const rows = part.rows.filter((row) => filledIn(row).length > 0);
		const heading = rows.find((row) => filledIn(row).length > 1) ?? rows[0];
		const last = rows.at(-1);
		if (heading === undefined || last === undefined) return [];
		const columns = rows.filter(({ number }) => number >= heading.number).flatMap(filledIn);
		const letter = columnLetter(Math.min(...columns));
		const headings = headingsIn(heading);
		const place = { ...sheetPlace(part), row: heading.number, letter, quote: headings.join(' | ') };
		return [
			{
				code: 'part_left_out',
				severity: isOfSomebody(heading) ? 'warning' : 'info',
				place,
				headings,
				columns: [letter, columnLetter(Math.max(...columns))],
				rows: [heading.number, last.number]
			}
		];
	});

const headingsIn = (row: SheetRow): string[] =>
	filledIn(row).map((index) => (row.cells[index] ?? '').trim());

/** Nothing but names and codes is a list to look things up in. */
function isOfSomebody(row: SheetRow): boolean {
	const roles = headingsIn(row).map((heading) => ROLE_KEYS.get(headingKey(heading)));
	return (
		roles.some((role) => role !== undefined && OF_SOMEBODY.has(role)) && roles.includes(undefined)
	);
}

// A total below the last table of a worksheet may sum the tables above it as well.
import { fold } from '../../../../domain/text';
import type { Draft, DraftFigure, DraftTotal } from '../../draft';
import type { MappedTable } from './mapped-table';

type Joined = Pick<Draft, 'figures' | 'totals'>;

/** Only the last row of totals of each worksheet: those before it stand below their own table. */
export function withTablesAbove(
	{ figures, totals }: Joined,
	tables: readonly MappedTable[]
): readonly DraftTotal[] {
	const last = lastTotalRows(totals, severalOn(tables));
	if (last.size === 0) return totals;
	const alike = positionsOf(figures, last);
	const own = totals.filter(({ isOfAll, value }) => isOfAll && !isIn(last, value));
	const eachIsOfAll = new Set(own.map(({ value }) => value.place.sheet));
	return totals.map((total) => {
		const { sheet } = total.value.place;
		const first = figures[total.parts[0] ?? -1];
		if (first === undefined || total.orParts !== undefined || !isIn(last, total.value))
			return total;
		const { isOfAll, ...either } = total;
		const orParts = alike.get(keyOf(first, sheet)) ?? [];
		// Where a table above has such a total too, each speaks of its own office.
		return { ...either, orParts, ...(isOfAll && !eachIsOfAll.has(sheet) && { isOfAll }) };
	});
}

type LastRows = ReadonlyMap<string | undefined, number>;

const isIn = (last: LastRows, { place }: DraftTotal['value']): boolean =>
	place.row !== undefined && last.get(place.sheet) === place.row;

/** Names of the worksheets with several tables. */
function severalOn(tables: readonly MappedTable[]): ReadonlySet<string | undefined> {
	const seen = new Set<string | undefined>();
	const again = tables.filter(({ sheet: { name } }) => seen.size === seen.add(name).size);
	return new Set(again.map(({ sheet }) => sheet.name));
}

function lastTotalRows(
	totals: readonly DraftTotal[],
	several: ReadonlySet<string | undefined>
): LastRows {
	const last = new Map<string | undefined, number>();
	for (const { value } of totals) {
		const { sheet, row = 0 } = value.place;
		if (several.has(sheet)) last.set(sheet, Math.max(row, last.get(sheet) ?? 0));
	}
	return last;
}

function positionsOf(
	figures: readonly DraftFigure[],
	last: LastRows
): ReadonlyMap<string, readonly number[]> {
	const alike = new Map<string, number[]>();
	for (const [at, figure] of figures.entries()) {
		const { sheet } = figure.value.place;
		if (!last.has(sheet)) continue;
		const key = keyOf(figure, sheet);
		const known = alike.get(key);
		if (known === undefined) alike.set(key, [at]);
		else known.push(at);
	}
	return alike;
}

const keyOf = ({ indicator, field, source }: DraftFigure, sheet = ''): string =>
	[indicator, fold(field?.text ?? ''), source ?? '', sheet].join('\n');

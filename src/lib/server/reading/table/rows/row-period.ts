// The period of a row: in one column, or its year and its quarter or month in two.
import { parsePeriod } from '../../../../domain/figures/period';
import { cellUnder, type ColumnRole, type Table } from '../columns/columns';
import type { Said } from '../../draft';
import type { SheetRow } from '../sheet';

const PARTS: readonly ColumnRole[] = ['quarter', 'month', 'year'];

/** Does a column of the table say of when its rows are? */
export const saysPeriod = ({ column }: Pick<Table, 'column'>): boolean =>
	column('period') !== undefined || PARTS.some((role) => column(role) !== undefined);

/** null where no column says it; an empty cell is said, with its place. `whole`: what holds for the whole table. */
export function periodOfRow(table: Table, row: SheetRow, whole?: Said | null): Said | null {
	const heading = table.heading('period');
	if (heading !== undefined) return cellUnder(row, heading);
	const part = table.heading('quarter') ?? table.heading('month');
	const year = table.heading('year');
	if (part === undefined) return year === undefined ? null : yearIn(cellUnder(row, year), whole);
	const said = cellUnder(row, part);
	const of = year === undefined ? yearOf(whole) : ungrouped(cellUnder(row, year).text);
	if (said.text === '' || of === '') return { text: '', place: said.place };
	return { text: together(said.text, of, part.role === 'month'), place: said.place };
}

/** "3" and "2023" → "Quý 3/2023"; "Quý III" and "2023" → "Quý III/2023"; "6 tháng" and "2023" → "6 tháng 2023". */
function together(part: string, year: string, isMonth: boolean): string {
	if (parsePeriod(part) !== undefined) return part;
	const number = part.replace(/\.0+$/, '');
	const isBare = /^(?:\d{1,2}|[ivx]+)$/i.test(number);
	const written = isBare ? `${isMonth ? 'Tháng' : 'Quý'} ${number}` : number;
	const slashed = `${written}/${year}`;
	return parsePeriod(slashed) === undefined && parsePeriod(`${written} ${year}`) !== undefined
		? `${written} ${year}`
		: slashed;
}

/** A year alone is the whole year, unless the table is of a part of that year. */
function yearIn(said: Said, whole: Said | null | undefined): Said {
	const year = /^\d{4}$/.test(said.text) ? `Năm ${said.text}` : said.text;
	const isOfWhole = said.text !== '' && whole?.text.endsWith(said.text) === true;
	return isOfWhole ? whole : { text: year, place: said.place };
}

/** "2.023": a spreadsheet groups the thousands of a year too. */
const ungrouped = (year: string): string => year.replace(/^([12])[.,](\d{3})$/, '$1$2');

const yearOf = (said: Said | null | undefined): string =>
	/\d{4}(?!.*\d{4})/.exec(said?.text ?? '')?.[0] ?? '';

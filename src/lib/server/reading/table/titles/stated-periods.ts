// The periods that a table states outside the headings of its figures.
import { parsePeriod, periodId, type Period } from '../../../../domain/figures/period';
import type { Table } from '../columns/columns';
import type { StatedPeriods } from '../columns/column-period';
import type { Choices, Said } from '../../draft';
import { textUnder } from '../rows/row-parts';

/** The uploader's choice, else what the rows say, else the lines above. */
export function statedPeriods(
	table: Table,
	of: { readonly choices: Choices; readonly title: { readonly period: Said | null } }
): StatedPeriods {
	const written = table.column('period') === undefined ? [] : periodsOfRows(table);
	return of.choices.period === undefined && written.length > 0
		? readingOf(written)
		: statedAbove(of.choices, of.title);
}

/** Of a form without a column for it. */
export function statedAbove(
	{ period }: Choices,
	title: { readonly period: Said | null }
): StatedPeriods {
	const above = title.period === null ? [] : [title.period.text];
	return readingOf(period === undefined ? above : [period]);
}

function readingOf(texts: readonly string[]): StatedPeriods {
	const periods = new Map<string, Period>();
	for (const text of texts) {
		const read = parsePeriod(text);
		if (read !== undefined) periods.set(periodId(read), read);
	}
	return { periods: [...periods.values()], years: periods.size > 0 ? [] : texts.flatMap(yearsIn) };
}

function periodsOfRows(table: Table): string[] {
	const texts = new Set<string>();
	for (const row of table.body) texts.add(textUnder(table, row, 'period'));
	return [...texts].filter((text) => text !== '');
}

const yearsIn = (text: string): number[] =>
	(text.match(/(?<!\d)[12]\d{3}(?!\d)/g) ?? []).map(Number);

// "Bảng rộng": one row per unit and period, one column per indicator under a heading of the catalogue.
import type { Indicator, IndicatorId } from '../../../domain/catalogue';
import type { Issue } from '../../../domain/issue';
import {
	cellUnder,
	columnLetter,
	findHeadingRow,
	isEmptyRow,
	missingColumn,
	repeatedHeadings,
	ROLE_HEADINGS,
	rowPlace,
	unevenRow,
	type Heading,
	type HeadingRow
} from '../columns';
import type { Draft, DraftFigure, DraftTotal, Format, Knowledge, Mapped } from '../draft';
import { nearest } from '../nearest';
import { cellFor, periodIn, saidOrNull, unitIn, windowIn } from '../row-parts';
import type { Sheet, SheetRow } from '../sheet';
import { DEFAULT_SOURCE } from '../source';
import { isTotalName } from '../totals';
import { vocabularyOf, type Vocabulary } from '../vocabulary';

interface FigureColumn extends Heading {
	readonly indicator: Indicator;
}

export const wide: Format<Sheet> = {
	id: 'wide',
	recognises: (sheet, { catalogue }) => headingRowOf(sheet, vocabularyOf(catalogue)) !== undefined,
	map(sheet, knowledge): Mapped {
		const vocabulary = vocabularyOf(knowledge.catalogue);
		const table = headingRowOf(sheet, vocabulary);
		if (table === undefined) throw new Error('map() is called on what recognises() accepted');
		const { columns, issues } = figureColumns(table, vocabulary);
		issues.push(...repeatedHeadings(table), ...missingColumns(table, knowledge));
		if (issues.length > 0) return { draft: null, issues };
		return mapRows(table, columns);
	}
};
const EMPTY: Draft = { figures: [], totals: [], skipped: 0, source: DEFAULT_SOURCE };

/** At least one indicator beside a unit or period column; or so many that only those two can be missing. */
function headingRowOf(sheet: Sheet, vocabulary: Vocabulary): HeadingRow | undefined {
	return findHeadingRow(sheet, ({ column, headings }) => {
		const known = headings.filter(({ text }) => vocabulary.heading(text).kind !== 'none').length;
		const about = (['unit', 'unitCode', 'period'] as const).some(
			(role) => column(role) !== undefined
		);
		return (about && known >= 1) || known >= 3;
	});
}

function missingColumns(table: HeadingRow, { choices }: Knowledge): Issue[] {
	const issues: Issue[] = [];
	const hasUnit = table.column('unit') !== undefined || table.column('unitCode') !== undefined;
	if (!hasUnit && choices.unitId === undefined)
		issues.push(missingColumn(table, ROLE_HEADINGS.unit[0] ?? ''));
	if (table.column('period') === undefined && choices.period === undefined)
		issues.push(missingColumn(table, ROLE_HEADINGS.period[0] ?? ''));
	return issues;
}

function figureColumns(
	table: HeadingRow,
	vocabulary: Vocabulary
): { columns: FigureColumn[]; issues: Issue[] } {
	const columns: FigureColumn[] = [];
	const issues: Issue[] = [];
	const taken = new Map<IndicatorId, Heading>();
	for (const heading of table.headings) {
		if (heading.role !== undefined) continue;
		const found = vocabulary.heading(heading.text);
		const place = {
			...rowPlace(table.row),
			column: columnLetter(heading.index),
			quote: heading.text
		};
		if (found.kind === 'none') {
			issues.push({
				code: 'unknown_column',
				severity: 'error',
				place,
				heading: heading.text,
				nearest: nearest(heading.text, vocabulary.headings)
			});
		} else if (found.kind === 'many') {
			const candidates = found.candidates.map(({ id }) => id);
			const issue = { code: 'ambiguous_indicator', severity: 'error', place } as const;
			issues.push({ ...issue, found: heading.text, candidates });
		} else {
			const before = taken.get(found.value.id);
			if (before !== undefined && before.text !== heading.text)
				issues.push(saidTwice(table, before, heading));
			taken.set(found.value.id, heading);
			columns.push({ ...heading, indicator: found.value });
		}
	}
	return { columns, issues };
}

/** Two spellings of one indicator. */
function saidTwice(table: HeadingRow, first: Heading, second: Heading): Issue {
	return {
		code: 'repeated_heading',
		severity: 'error',
		place: { ...rowPlace(table.row), column: columnLetter(second.index), quote: second.text },
		heading: first.text,
		columns: [columnLetter(first.index), columnLetter(second.index)]
	};
}

function mapRows(table: HeadingRow, columns: readonly FigureColumn[]): Mapped {
	const figures: DraftFigure[] = [];
	const totals: DraftTotal[] = [];
	const issues: Issue[] = [];
	const remarks: number[] = [];
	const sums: number[] = [];
	const lastColumn = Math.max(...columns.map(({ index }) => index));
	for (const row of table.body) {
		if (isEmptyRow(row)) continue;
		const isTotal = isTotalName(nameIn(table, row));
		if (isRemark(table, row, columns)) remarks.push(row.number);
		else if (isTotal) {
			sums.push(row.number);
			totals.push(...totalsIn(row, columns, figures));
		} else {
			const uneven = unevenRow(row, table, lastColumn + 1);
			if (uneven === undefined) figures.push(...figuresIn(table, row, { columns, issues }));
			else issues.push(uneven);
		}
	}
	if (sums.length > 0) issues.push(rowsLeftOut(sums, 'total'));
	if (remarks.length > 0) issues.push(rowsLeftOut(remarks, 'signature'));
	const skipped = sums.length + remarks.length;
	return { draft: { ...EMPTY, figures, totals, skipped }, issues };
}

function figuresIn(
	table: HeadingRow,
	row: SheetRow,
	of: { readonly columns: readonly FigureColumn[]; readonly issues: Issue[] }
): DraftFigure[] {
	const unit = unitIn(table, row);
	const period = periodIn(table, row);
	const field = saidOrNull(cellFor(table, row, 'field'));
	const source = cellFor(table, row, 'source').text;
	const note = cellFor(table, row, 'note').text;
	const { window, issues } = windowIn(table, row);
	of.issues.push(...issues);
	return of.columns.map((column) => ({
		unit,
		period,
		indicator: column.indicator.id,
		field,
		source: source === '' ? null : source,
		window,
		value: cellUnder(row, column.index, column),
		column: column.text,
		...(note === '' ? {} : { note })
	}));
}

/** A total row sums the rows above it. */
function totalsIn(
	row: SheetRow,
	columns: readonly FigureColumn[],
	figures: readonly DraftFigure[]
): DraftTotal[] {
	const additive = columns.filter(({ indicator }) => indicator.additive);
	return additive.map((column) => ({
		indicator: column.indicator.id,
		value: cellUnder(row, column.index, column),
		column: column.text,
		parts: figures.flatMap(({ indicator }, index) =>
			indicator === column.indicator.id ? [index] : []
		)
	}));
}

/** "Tổng cộng" stands under the unit's heading, or before it where that cell is empty. */
function nameIn(table: HeadingRow, row: SheetRow): string {
	const said = unitIn(table, row)?.text ?? '';
	return said === '' ? cellFor(table, row, 'number').text : said;
}

function isRemark(table: HeadingRow, row: SheetRow, columns: readonly FigureColumn[]): boolean {
	const noFigure = columns.every(({ index }) => !/\d|^-$/.test((row.cells[index] ?? '').trim()));
	return (
		noFigure && table.column('period') !== undefined && cellFor(table, row, 'period').text === ''
	);
}

const rowsLeftOut = (rows: readonly number[], why: 'total' | 'signature'): Issue => ({
	code: 'rows_left_out',
	severity: 'info',
	place: { row: rows[0] ?? 0 },
	rows,
	why
});

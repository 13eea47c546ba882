// Indicators down, units or periods across: "Chỉ tiêu · Xã A · Xã B", "Chỉ tiêu · ĐVT · Quý I/2023 · Quý II/2023".
import type { Indicator } from '../../../domain/kpi/catalogue';
import type { Issue } from '../../../domain/checks/issue';
import { parsePeriod, periodId } from '../../../domain/figures/period';
import {
	cellUnder,
	findTable,
	rowPlace,
	sheetPlace,
	type Heading,
	type Table
} from '../table/columns/columns';
import type { Draft, DraftFigure, DraftTotal, Format, Knowledge, Mapped, Said } from '../draft';
import { tooManyFigures } from '../resolve/figure-limit';
import { meaningUnder } from '../table/headings/heading-meaning';
import { measureFor } from '../resolve/measures';
import { nearest } from '../table/nearest';
import { amongNeighbours, type Neighbour } from '../table/headings/neighbour-headings';
import { rangeOf } from '../table/columns/ranges';
import { isFigure, rowsLeftOut, type SortedRow } from '../table/rows/row-kinds';
import { periodOfRow } from '../table/rows/row-period';
import type { Sheet, SheetRow } from '../table/sheet';
import { DEFAULT_SOURCE } from '../resolve/source';
import { statedPeriods } from '../table/titles/stated-periods';
import { readTitle, type Title } from '../table/titles/title';
import { vocabularyOf, type Vocabulary } from '../table/vocabulary';
import {
	downColumns,
	labelOf,
	mayHaveLabel,
	type DownColumn,
	type DownColumns
} from './down-columns';

export const down: Format<Sheet> = {
	recognises: (sheet, knowledge) => readingOf(sheet, knowledge) !== undefined,
	map(sheet, knowledge): Mapped {
		const reading = readingOf(sheet, knowledge);
		if (reading === undefined) throw new Error('map() is called on what recognises() accepted');
		const { table, columns, title } = reading;
		const issues = [...title.issues, ...columns.issues];
		const tooMany = tooManyFigures(table.body.length * columns.values.length, sheetPlace(sheet));
		if (tooMany !== undefined) issues.push(tooMany);
		const rows = sorted(reading, vocabularyOf(knowledge.catalogue));
		const ranges = [rangeOf(table, rows)];
		if (issues.some(({ severity }) => severity === 'error')) return { draft: null, issues, ranges };
		const read = mapRows(rows, reading, knowledge);
		return { ...read, issues: [...issues, ...read.issues, ...rowsLeftOut(table, rows)], ranges };
	}
};

interface Reading {
	readonly table: Table;
	readonly title: Title;
	readonly columns: DownColumns;
}
/** Rows that must name an indicator for the table to be one. */
const LOOKED_AT = 60;

function readingOf(sheet: Sheet, knowledge: Knowledge): Reading | undefined {
	const vocabulary = vocabularyOf(knowledge.catalogue);
	const { headingRow } = knowledge.choices;
	if (headingRow === undefined && !mayHaveLabel(sheet)) return undefined;
	const table = findTable(sheet, {
		headingRow,
		test: (candidate) => namesIndicators(candidate, vocabulary)
	});
	if (table === undefined) return undefined;
	const title = readTitle(table.titles, sheet, knowledge);
	const stated = statedPeriods(table, { choices: knowledge.choices, title });
	const columns = downColumns(table, { knowledge, stated });
	return columns === undefined
		? undefined
		: { table, title: withUnit(title, { sheet, table, columns, knowledge }), columns };
}

/** Names above the table are those of the time that only its headings name. */
function withUnit(
	title: Title,
	of: Pick<Reading, 'table' | 'columns'> & { readonly sheet: Sheet; readonly knowledge: Knowledge }
): Title {
	const { sheet, table, columns, knowledge } = of;
	const said = columns.values.find(({ period }) => period !== undefined)?.period;
	const period = said === undefined ? undefined : parsePeriod(said.text);
	if (title.unit !== null || period === undefined) return title;
	const choices = { ...knowledge.choices, period: periodId(period) };
	const { unit, organisingId } = readTitle(table.titles, sheet, { ...knowledge, choices });
	return { ...title, unit, ...(organisingId === undefined ? {} : { organisingId }) };
}

function namesIndicators(table: Table, vocabulary: Vocabulary): boolean {
	const label = labelOf(table);
	if (label === undefined || table.column('value') !== undefined) return false;
	return table.body
		.slice(0, LOOKED_AT)
		.some((row) => indicatorIn(row, label, vocabulary)?.indicator !== undefined);
}

/** "- Trong đó: trực tuyến", "2.1. Trước hạn" */
const LEAD = /^(?:[-–+*•\s]|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ][.)]\s|trong đó\s*:?)+/iu;

function indicatorIn(
	row: SheetRow,
	label: Heading,
	vocabulary: Vocabulary
): (Neighbour & { readonly indicator: Indicator }) | undefined {
	const said = cellUnder(row, label);
	const text = said.text.replace(LEAD, '').trim();
	if (text === '') return undefined;
	const heading = { ...label, text, path: [text], index: row.number, role: undefined };
	const meaning = meaningUnder(heading, vocabulary);
	const coded = vocabulary.indicator(text);
	const found = meaning.found.kind === 'one' ? meaning.found.value : undefined;
	const indicator = coded.kind === 'one' ? coded.value.indicator : found;
	return indicator === undefined ? undefined : { heading, meaning, indicator };
}

function sorted({ table, columns }: Reading, vocabulary: Vocabulary): SortedRow[] {
	return table.body
		.filter((row) => row.cells.some((cell) => cell.trim() !== ''))
		.map((row) => {
			const isNamed = indicatorIn(row, columns.label, vocabulary) !== undefined;
			const isFilled = columns.values.some(({ index }) => isFigure(row, index));
			return { row, kind: isNamed || isFilled ? 'data' : 'remark', parts: [] };
		});
}

function mapRows(
	rows: readonly SortedRow[],
	reading: Reading,
	knowledge: Knowledge
): { readonly draft: Draft; readonly issues: readonly Issue[] } {
	const { catalogue } = knowledge;
	const vocabulary = vocabularyOf(catalogue);
	const data = rows.filter(({ kind }) => kind === 'data').map(({ row }) => row);
	const named = data.map((row) => indicatorIn(row, reading.columns.label, vocabulary));
	const known = named.filter((one) => one !== undefined);
	const settled = amongNeighbours(known, { vocabulary, catalogue, rows: [] });
	const byRow = new Map(settled.map((one) => [one.candidate.heading.index, one]));
	const issues: Issue[] = [];
	const figures: DraftFigure[] = [];
	const totals: DraftTotal[] = [];
	for (const row of data) {
		const found = byRow.get(row.number);
		if (found === undefined || found.asked !== undefined) {
			issues.push(rowIssue(row, { reading, vocabulary, asked: found?.asked }));
			continue;
		}
		const { indicator, meaning } = found.candidate;
		const own = meaning.measure;
		addFigures(row, { reading, indicator, own, figures, totals });
	}
	const { organisingId } = reading.title;
	const office = organisingId === undefined ? {} : { organisingId };
	const skipped = rows.length - data.length;
	return { draft: { figures, totals, skipped, source: DEFAULT_SOURCE, ...office }, issues };
}

function rowIssue(
	row: SheetRow,
	of: {
		readonly reading: Reading;
		readonly vocabulary: Vocabulary;
		readonly asked: readonly Indicator[] | undefined;
	}
): Issue {
	const { text } = cellUnder(row, of.reading.columns.label);
	const at = { severity: 'error', found: text } as const;
	const place = { ...rowPlace(row, of.reading.table.sheet), quote: text };
	if (of.asked === undefined)
		return {
			...at,
			place,
			code: 'unknown_indicator',
			nearest: nearest(text, of.vocabulary.headings)
		};
	return { ...at, place, code: 'ambiguous_indicator', candidates: of.asked.map(({ id }) => id) };
}

interface OfRow {
	readonly reading: Reading;
	readonly indicator: Indicator;
	/** "(triệu đồng)" in the row's own name. */
	readonly own: string | undefined;
	readonly figures: DraftFigure[];
	readonly totals: DraftTotal[];
}

function addFigures(row: SheetRow, of: OfRow): void {
	const { reading, indicator, figures, totals } = of;
	const { values } = reading.columns;
	const parts: number[] = [];
	for (const column of values.filter(({ isTotal }) => isTotal === undefined)) {
		parts.push(figures.length);
		figures.push(figureIn(row, column, of));
	}
	const isSummed =
		indicator.additive || (indicator.nature === 'flow' && indicator.measure === 'count');
	const total = values.find(({ isTotal }) => isTotal === true);
	if (total === undefined || !isSummed) return;
	const { value, column, measure } = figureIn(row, total, of);
	const said = measure === undefined ? {} : { measure };
	if (value.text !== '') totals.push({ indicator: indicator.id, value, column, parts, ...said });
}

function figureIn(row: SheetRow, column: DownColumn, of: OfRow): DraftFigure {
	const { table, title } = of.reading;
	const measure = measureIn(row, column, of);
	return {
		unit: column.unit ?? title.unit,
		period: column.period ?? periodOfRow(table, row, title.period) ?? title.period,
		indicator: of.indicator.id,
		field: null,
		source: null,
		window: column.period === undefined ? title.window : null,
		value: cellUnder(row, column),
		column: column.text,
		...(measure === undefined ? {} : { measure })
	};
}

/** The row's own unit, else that of its column, else the one above the table. */
function measureIn(row: SheetRow, column: DownColumn, of: OfRow): Said | undefined {
	const { columns, title } = of.reading;
	const beside = columns.measure === undefined ? undefined : cellUnder(row, columns.measure);
	if (beside !== undefined && beside.text !== '') return beside;
	const { place } = cellUnder(row, columns.label);
	if (of.own !== undefined) return { text: of.own, place };
	return column.measure ?? measureFor(of.indicator, title.measures);
}

// "Bảng dài": one figure a row; `Chỉ tiêu` is an indicator id, a form code such as BM3-3.3.1, or a name.
import type { Issue } from '../../../domain/checks/issue';
import { parseQuantity } from '../../../domain/figures/quantity';
import {
	findTable,
	headingPlace,
	missingColumn,
	repeatedHeadings,
	ROLE_HEADINGS,
	sheetPlace,
	unevenRow,
	type ColumnRole,
	type Table
} from '../table/columns/columns';
import type { Draft, DraftFigure, DraftTotal, Format, Knowledge, Mapped, Said } from '../draft';
import { tooManyFigures } from '../resolve/figure-limit';
import { mergedFigures, withNamesFilledDown } from '../table/columns/merges';
import { nearest, similarity } from '../table/nearest';
import { withOfficesFilledDown } from '../table/columns/office-column';
import { rangeOf } from '../table/columns/ranges';
import { cellFor, columnsOfNames, saidOrNull, unitIn, windowIn } from '../table/rows/row-parts';
import { periodOfRow, saysPeriod } from '../table/rows/row-period';
import { rowsLeftOut, sortRows, type RowLayout, type SortedRow } from '../table/rows/row-kinds';
import type { Sheet, SheetRow } from '../table/sheet';
import { DEFAULT_SOURCE } from '../resolve/source';
import { splitNumber } from '../table/columns/split-number';
import { readTitle, type Title } from '../table/titles/title';
import { vocabularyOf, type Vocabulary, type WrittenIndicator } from '../table/vocabulary';

export const long: Format<Sheet> = {
	recognises: (sheet, knowledge) => tableIn(sheet, knowledge) !== undefined,
	map(sheet, knowledge): Mapped {
		const found = tableIn(sheet, knowledge);
		if (found === undefined) throw new Error('map() is called on what recognises() accepted');
		const table = withOfficesFilledDown(withNamesFilledDown(found, columnsOfNames(found)));
		const title = readTitle(table.titles, sheet, knowledge);
		const wrong = headingIssues(table, { knowledge, title });
		const tooMany = tooManyFigures(table.body.length, sheetPlace(sheet));
		if (tooMany !== undefined) wrong.push(tooMany);
		const isRefused = wrong.some(({ severity }) => severity === 'error');
		const rows = isRefused ? [] : sortRows(table, viewOf(table, vocabularyOf(knowledge.catalogue)));
		const ranges = [rangeOf(table, rows)];
		if (isRefused) return { draft: null, issues: [...title.issues, ...wrong], ranges };
		const read = mapRows(rows, { table, title, knowledge });
		return { draft: read.draft, issues: [...title.issues, ...wrong, ...read.issues], ranges };
	}
};

const tableIn = (sheet: Sheet, { choices }: Knowledge): Table | undefined =>
	findTable(sheet, { headingRow: choices.headingRow, test: isLong });

function isLong(table: Table): boolean {
	const { column } = table;
	const indicator = column('indicator') !== undefined;
	const value = column('value') !== undefined;
	const about = [column('unit'), column('unitCode')].some((index) => index !== undefined);
	return (indicator && value) || ((indicator || value) && (about || saysPeriod(table)));
}

/** What no column says must stand in the title lines or be chosen. */
function headingIssues(
	table: Table,
	of: { readonly knowledge: Knowledge; readonly title: Title }
): Issue[] {
	const { choices } = of.knowledge;
	const issues = repeatedHeadings(table);
	const need = (role: ColumnRole): void => {
		if (table.column(role) === undefined)
			issues.push(missingColumn(table, ROLE_HEADINGS[role][0] ?? role));
	};
	const isUnitSaid = choices.unitId !== undefined || of.title.unit !== null;
	if (table.column('unitCode') === undefined && !isUnitSaid) need('unit');
	if (choices.period === undefined && of.title.period === null && !saysPeriod(table))
		need('period');
	need('indicator');
	need('value');
	return [...issues, ...unknownHeadings(table)];
}

const NEARLY = 0.7;
/** A heading that is nearly a known one may hide dates or fields and stops the file; any other column is told and passed over. */
function unknownHeadings(table: Table): Issue[] {
	const known = Object.values(ROLE_HEADINGS).flat();
	return table.headings
		.filter(({ role }) => role === undefined)
		.map((heading) => {
			const close = known.filter((name) => similarity(name, heading.text) >= NEARLY);
			return {
				code: 'unknown_column',
				severity: close.length > 0 ? 'error' : 'info',
				place: headingPlace(heading),
				heading: heading.text,
				nearest: close
			};
		});
}

/** Nothing stands where figures are: "Người lập biểu", a note below the table. */
function viewOf(table: Table, vocabulary: Vocabulary): RowLayout {
	const value = table.column('value');
	return {
		label: (row) => unitIn(table, row)?.text ?? '',
		counter: (row) => cellFor(table, row, 'number').text,
		figureColumns: value === undefined ? [] : [value],
		isPlaced: (row) => isPlaced(table, row, vocabulary),
		isNamed: () => false
	};
}

/** Where a row does not say whose it is, unknown words are the signature. */
function isPlaced(table: Table, row: SheetRow, vocabulary: Vocabulary): boolean {
	const indicator = cellFor(table, row, 'indicator').text;
	const value = cellFor(table, row, 'value').text;
	const says = (said: Said | null): boolean => said !== null && said.text !== '';
	const isOfSomebody = says(unitIn(table, row));
	if (says(periodOfRow(table, row))) return true;
	if (indicator === '' && value === '') return false;
	if (isOfSomebody || (value !== '' && parseQuantity(value, { measure: 'amount' }).ok)) return true;
	return indicator !== '' && vocabulary.indicator(indicator).kind !== 'none';
}

interface Reading {
	readonly table: Table;
	readonly title: Title;
	readonly knowledge: Knowledge;
}

function mapRows(
	rows: readonly SortedRow[],
	{ table, title, knowledge }: Reading
): { readonly draft: Draft; readonly issues: readonly Issue[] } {
	const issues: Issue[] = [];
	const figures: DraftFigure[] = [];
	const unread: NonNullable<Draft['unread']>[number][] = [];
	const indicators = indicatorReader(knowledge, issues);
	const needed = 1 + Math.max(...NEEDED.map((role) => table.column(role) ?? 0));
	const data = rows.filter(({ kind }) => kind === 'data').map(({ row }) => row);
	const value = table.heading('value');
	const values = value === undefined ? [] : [value];
	for (const row of data) {
		const uneven = unevenRow(row, table, needed) ?? splitNumber(row, table, values);
		if (uneven !== undefined) {
			issues.push(uneven);
			continue;
		}
		const indicator = indicators(cellFor(table, row, 'indicator'));
		const { window, issues: badWindow } = windowIn(table, row, title);
		issues.push(...badWindow);
		const unit = unitIn(table, row) ?? title.unit;
		const period = periodOfRow(table, row, title.period) ?? title.period;
		if (indicator === undefined) unread.push({ unit, period });
		else figures.push(figureIn(table, row, { ...indicator, unit, period, window }));
	}
	if (value !== undefined) issues.push(...mergedFigures(table, { rows: data, columns: [value] }));
	const totals = rows.flatMap((sorted) => totalIn(sorted, { table, figures, indicators }));
	issues.push(...rowsLeftOut(table, rows));
	const skipped = rows.filter(({ kind }) => kind !== 'data' && kind !== 'heading').length;
	const { organisingId } = title;
	const office = organisingId === undefined ? {} : { organisingId };
	return { draft: { figures, totals, unread, skipped, source: DEFAULT_SOURCE, ...office }, issues };
}
const NEEDED: readonly ColumnRole[] = ['unit', 'unitCode', 'period', 'indicator', 'value'];

function figureIn(
	table: Table,
	row: SheetRow,
	of: WrittenIndicator & Pick<DraftFigure, 'unit' | 'period' | 'window'>
): DraftFigure {
	const note = cellFor(table, row, 'note').text;
	const source = cellFor(table, row, 'source').text;
	const value = cellFor(table, row, 'value');
	// One literal for each figure: this runs for every row of a file.
	const figure = {
		unit: of.unit,
		period: of.period,
		indicator: of.indicator.id,
		field: saidOrNull(cellFor(table, row, 'field')),
		source: source === '' ? (of.form?.name ?? null) : source,
		window: of.window,
		value,
		column: value.place.column ?? ''
	};
	return note === '' ? figure : { ...figure, note };
}

/** "Tổng cộng" in the place of a unit: over the rows of the same indicator, period, field and source. */
function totalIn(
	{ row, kind }: SortedRow,
	of: {
		readonly table: Table;
		readonly figures: readonly DraftFigure[];
		readonly indicators: (said: Said) => WrittenIndicator | undefined;
	}
): DraftTotal[] {
	if (kind !== 'total') return [];
	const indicator = of.indicators(cellFor(of.table, row, 'indicator'));
	if (indicator === undefined) return [];
	const said = periodOfRow(of.table, row);
	const total = figureIn(of.table, row, { ...indicator, unit: null, period: said, window: null });
	const period = said?.text ?? '';
	const parts = of.figures.flatMap((figure, index) => {
		const isSame =
			figure.indicator === total.indicator &&
			figure.source === total.source &&
			figure.field?.text === total.field?.text &&
			(period === '' || figure.period?.text === period);
		return isSame ? [index] : [];
	});
	return [{ indicator: total.indicator, value: total.value, column: total.column, parts }];
}

/** Tells an unknown indicator once, however many rows name it. */
function indicatorReader(
	{ catalogue }: Knowledge,
	issues: Issue[]
): (said: Said) => WrittenIndicator | undefined {
	const vocabulary = vocabularyOf(catalogue);
	const read = new Map<string, WrittenIndicator | undefined>();
	return (said) => {
		if (read.has(said.text)) return read.get(said.text);
		const found = vocabulary.indicator(said.text);
		const { text, place } = said;
		if (found.kind === 'none') {
			const close = nearest(text, [...vocabulary.headings, ...catalogue.indicators.keys()]);
			const issue = { code: 'unknown_indicator', severity: 'error', place } as const;
			issues.push({ ...issue, found: text, nearest: close });
		}
		if (found.kind === 'many') {
			const candidates = found.candidates.map(({ indicator }) => indicator.id);
			const issue = { code: 'ambiguous_indicator', severity: 'error', place } as const;
			issues.push({ ...issue, found: text, candidates });
		}
		const value = found.kind === 'one' ? found.value : undefined;
		read.set(text, value);
		return value;
	};
}

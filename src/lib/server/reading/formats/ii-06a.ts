// Biểu II.06a/VPCP/KSTT: rows are the fields of one commune, or the communes of an office.
import type { Indicator } from '../../../domain/kpi/catalogue';
import type { Issue } from '../../../domain/checks/issue';
import { parsePeriod } from '../../../domain/figures/period';
import { cellUnder, sheetPlace, type Column } from '../table/columns/columns';
import type { Draft, DraftFigure, DraftTotal, Format, Knowledge, Mapped, Said } from '../draft';
import { tooManyFigures } from '../resolve/figure-limit';
import { figureColumns, unknownColumn } from '../table/headings/heading-lookup';
import { headlessColumns } from '../table/headings/headless';
import { mergedFigures, withNamesFilledDown } from '../table/columns/merges';
import { rangeOf } from '../table/columns/ranges';
import { rowsLeftOut, sortRows, type RowLayout, type SortedRow } from '../table/rows/row-kinds';
import type { Sheet, SheetRow } from '../table/sheet';
import { readTitle, type Title } from '../table/titles/title';
import { isTotalOfPart } from '../table/rows/totals';
import { headingKey, vocabularyOf } from '../table/vocabulary';
import { matchWithin } from '../resolve/who';
import { findForm06a, FORM, type Form06a } from './ii-06a-columns';
import { isCommuneName, ownersOf, type Owner, type Owners, type RowNames } from './ii-06a-owners';

export const ii06a: Format<Sheet> = {
	recognises: (sheet, knowledge) => formIn(sheet, knowledge) !== undefined,
	map(sheet, knowledge): Mapped {
		const found = formIn(sheet, knowledge);
		if (found === undefined) throw new Error('map() is called on what recognises() accepted');
		const names = [
			found.name.index,
			...(found.numberColumn === undefined ? [] : [found.numberColumn])
		];
		const form = { ...found, table: withNamesFilledDown(found.table, names) };
		const title = readTitle(form.table.titles, sheet, knowledge);
		const { columns, issues } = indicatorColumns(form, knowledge);
		const tooMany = tooManyFigures(form.table.body.length * columns.length, sheetPlace(sheet));
		if (tooMany !== undefined) issues.push(tooMany);
		const isRefused = issues.some(({ severity }) => severity === 'error');
		const rows = isRefused ? [] : sortRows(form.table, viewOf(form, columns));
		const ranges = [rangeOf(form.table, rows)];
		if (isRefused) return { draft: null, issues: [...title.issues, ...issues], ranges };
		const source = knowledge.catalogue.forms.find(({ id }) => id === FORM)?.name ?? FORM;
		const read = readRows(rows, { form, title, columns, knowledge });
		const { organisingId } = title;
		const office = organisingId === undefined ? {} : { organisingId };
		return {
			draft: { ...read.draft, source, ...office },
			issues: [...title.issues, ...issues, ...read.issues],
			ranges
		};
	}
};

const formIn = (sheet: Sheet, { catalogue, choices }: Knowledge): Form06a | undefined =>
	findForm06a(sheet, { vocabulary: vocabularyOf(catalogue), headingRow: choices.headingRow });

interface IndicatorColumn extends Column {
	readonly indicator: Indicator;
}

/** Every figure of the form must have its column; columns beside the form are read where their headings are known. */
function indicatorColumns(
	form: Form06a,
	{ catalogue }: Knowledge
): { readonly columns: readonly IndicatorColumn[]; readonly issues: Issue[] } {
	const vocabulary = vocabularyOf(catalogue);
	const columns: IndicatorColumn[] = [];
	const issues: Issue[] = [];
	for (const { code, label, indicator } of vocabulary.rowsOf(FORM)) {
		const column = form.columns.find(({ number }) => String(number) === code);
		if (column !== undefined) columns.push({ ...column, indicator });
		else {
			const place = { ...sheetPlace(form.table.sheet), row: form.table.row.number };
			const missing = `(${code}) ${label}`;
			issues.push({ code: 'missing_column', severity: 'error', place, column: missing });
		}
	}
	const beside = figureColumns({ headings: form.others }, vocabulary);
	const known = new Set(columns.map(({ indicator }) => indicator));
	columns.push(...beside.columns.filter(({ indicator }) => !known.has(indicator)));
	const told = beside.unknown.map((heading) => unknownColumn(heading, vocabulary, 'info'));
	return { columns, issues: [...issues, ...form.misplaced, ...beside.issues, ...told] };
}

interface RowsContext {
	readonly form: Form06a;
	readonly title: Title;
	readonly columns: readonly IndicatorColumn[];
	readonly knowledge: Knowledge;
}

function viewOf(form: Form06a, columns: readonly IndicatorColumn[]): RowLayout {
	const counter = (row: SheetRow): string =>
		form.numberColumn === undefined ? '' : (row.cells[form.numberColumn] ?? '').trim();
	return {
		counter,
		label: (row) => nameIn(form, row).text,
		figureColumns: columns.map(({ index }) => index),
		isPlaced: () => false,
		isNamed: () => false
	};
}

const nameIn = (form: Form06a, row: SheetRow): Said => cellUnder(row, form.name);

function readRows(
	rows: readonly SortedRow[],
	context: RowsContext
): { readonly draft: Omit<Draft, 'source'>; readonly issues: readonly Issue[] } {
	const owners = ownersOf(rows, namesFor(context));
	if (owners !== undefined) return readOwned(rows, { owners, context });
	const { form, columns } = context;
	const byUnit = areUnits(rows, context);
	const figures: DraftFigure[] = [];
	const starts = new Map<number, number>();
	for (const [position, { row, kind }] of rows.entries()) {
		if (kind !== 'data') continue;
		const name = nameIn(form, row);
		starts.set(position, figures.length);
		const whose = byUnit
			? { unit: name, field: null, source: null }
			: { unit: null, field: name, source: null };
		figures.push(...figuresOf(row, whose, context));
	}
	const totals = byUnit ? rows.flatMap((row) => totalsOf(row, { starts, columns })) : [];
	// Of one commune the total row is its figure over all fields; the rules check it against them.
	const wholes = byUnit ? [] : wholeTotals(rows, form);
	const whole = { unit: null, field: null, source: null };
	for (const row of wholes) figures.push(...figuresOf(row, whole, context));
	const left = rows.filter(({ row, kind }) => kind !== 'data' && !wholes.includes(row));
	const data = rows.flatMap(({ row, kind }) =>
		kind === 'data' || wholes.includes(row) ? [row] : []
	);
	const issues = [
		...mergedFigures(form.table, { rows: data, columns }),
		...(form.table.headings.length > 0 ? headlessColumns(form.table, data) : []),
		...rowsLeftOut(form.table, left)
	];
	const skipped = left.filter(({ kind }) => kind === 'group' || kind === 'total').length;
	return { draft: { figures, totals, skipped }, issues };
}

function namesFor({ form, title, knowledge }: RowsContext): RowNames {
	const vocabulary = vocabularyOf(knowledge.catalogue);
	const period = parsePeriod(title.period?.text ?? knowledge.choices.period ?? '');
	return {
		name: ({ row }) => nameIn(form, row),
		isField: (text) => vocabulary.field(text) !== undefined,
		isUnit: (text) => period !== undefined && matchWithin(text, knowledge, period).kind === 'one'
	};
}

/** Rows that stand below others: communes over their fields, fields over communes, systems over fields. */
function readOwned(
	rows: readonly SortedRow[],
	{ owners, context }: { readonly owners: Owners; readonly context: RowsContext }
): { readonly draft: Omit<Draft, 'source'>; readonly issues: readonly Issue[] } {
	const { form, columns } = context;
	const figures: DraftFigure[] = [];
	const starts = new Map<number, number>();
	for (const [position, { row }] of rows.entries()) {
		const owner = owners.rows.get(position);
		if (owner === undefined) continue;
		starts.set(position, figures.length);
		figures.push(...figuresOf(row, owner, context));
	}
	const totals = owners.sums.flatMap(({ position, parts }): DraftTotal[] => {
		const row = rows[position]?.row;
		const summed = parts.filter((at) => starts.has(at));
		return row === undefined
			? []
			: totalsOf({ row, kind: 'total', parts: summed }, { starts, columns });
	});
	const left = rows.filter((_, position) => !owners.rows.has(position));
	const data = rows.filter((_, position) => owners.rows.has(position)).map(({ row }) => row);
	const issues = [
		...mergedFigures(form.table, { rows: data, columns }),
		...(form.table.headings.length > 0 ? headlessColumns(form.table, data) : []),
		...rowsLeftOut(form.table, left)
	];
	const skipped = left.filter(({ kind }) => kind === 'group' || kind === 'total').length;
	return { draft: { figures, totals, skipped }, issues };
}

/** A total printed first and again last counts once; two that differ are two answers to one question. */
function wholeTotals(rows: readonly SortedRow[], { name }: Form06a): SheetRow[] {
	const totals = rows.filter(({ kind }) => kind === 'total').map(({ row }) => row);
	const whole = totals.filter(
		({ cells }) => totals.length === 1 || !isTotalOfPart(cells[name.index] ?? '')
	);
	const texts = ({ cells }: SheetRow): string =>
		cells
			.slice(name.index + 1)
			.join('\n')
			.trim();
	return whole.filter(
		(row, index) => whole.findIndex((one) => texts(one) === texts(row)) === index
	);
}

/** By what most names are; the heading decides where neither is known. */
function areUnits(rows: readonly SortedRow[], { knowledge, title, form }: RowsContext): boolean {
	const vocabulary = vocabularyOf(knowledge.catalogue);
	const period = parsePeriod(title.period?.text ?? knowledge.choices.period ?? '');
	let fields = 0;
	let units = 0;
	for (const { row, kind } of rows) {
		if (kind !== 'data') continue;
		const { text } = nameIn(form, row);
		if (vocabulary.field(text) !== undefined) fields += 1;
		else if (isCommuneName(text)) units += 1;
		else if (period !== undefined && matchWithin(text, knowledge, period).kind === 'one')
			units += 1;
	}
	if (fields === units) return !headingKey(form.name.text).startsWith('linh vuc');
	return units > fields;
}

function figuresOf(row: SheetRow, of: Owner, { title, columns }: RowsContext): DraftFigure[] {
	return columns.map((column) => ({
		unit: of.unit ?? title.unit,
		period: title.period,
		indicator: column.indicator.id,
		field: of.field,
		source: of.source,
		window: title.window,
		value: cellUnder(row, column),
		column: column.text
	}));
}

/** What is printed on the form is summed over the communes, also what must not be over periods. */
function totalsOf(
	{ row, kind, parts }: SortedRow,
	of: { readonly starts: ReadonlyMap<number, number>; readonly columns: readonly IndicatorColumn[] }
): DraftTotal[] {
	if (kind !== 'total' && kind !== 'group') return [];
	return of.columns.flatMap((column, offset): DraftTotal[] => {
		const value = cellUnder(row, column);
		if (value.text === '' || column.indicator.measure !== 'count') return [];
		const at = parts.map((position) => (of.starts.get(position) ?? 0) + offset);
		return [{ indicator: column.indicator.id, value, column: column.text, parts: at }];
	});
}

// Biểu II.06a/VPCP/KSTT: rows are the fields of one commune, or the communes of an office.
import type { Indicator } from '../../../domain/catalogue';
import type { Issue } from '../../../domain/issue';
import { parsePeriod } from '../../../domain/period';
import { fold } from '../../../domain/text';
import { cellUnder, isEmptyRow } from '../columns';
import type { Draft, DraftFigure, DraftTotal, Format, Knowledge, Mapped, Said } from '../draft';
import type { Sheet, SheetRow } from '../sheet';
import { readTitle, type Title } from '../title';
import { isTotalName } from '../totals';
import { headingKey, vocabularyOf } from '../vocabulary';
import { matchWithin } from '../who';
import { findForm06a, type Column06a, type Form06a } from './ii-06a-columns';

const FORM = 'ii_06a';

export const ii06a: Format<Sheet> = {
	id: FORM,
	recognises: (sheet) => findForm06a(sheet) !== undefined,
	map(sheet, knowledge): Mapped {
		const form = findForm06a(sheet);
		if (form === undefined) throw new Error('map() is called on what recognises() accepted');
		const title = readTitle(form.titles, knowledge);
		const { columns, issues } = indicatorColumns(form, knowledge);
		if (issues.length > 0) return { draft: null, issues: [...title.issues, ...issues] };
		const source = knowledge.catalogue.forms.find(({ id }) => id === FORM)?.name ?? FORM;
		const read = readRows(form, { title, columns, knowledge });
		return { draft: { ...read, source }, issues: [...title.issues, ...read.issues] };
	}
};

interface IndicatorColumn extends Column06a {
	readonly indicator: Indicator;
}

/** Every figure of the form must have its column; the catalogue says which number is which indicator. */
function indicatorColumns(
	form: Form06a,
	{ catalogue }: Knowledge
): { columns: IndicatorColumn[]; issues: Issue[] } {
	const columns: IndicatorColumn[] = [];
	const issues: Issue[] = [];
	for (const { code, label, indicator } of vocabularyOf(catalogue).rowsOf(FORM)) {
		const column = form.columns.find(({ number }) => String(number) === code);
		if (column !== undefined) columns.push({ ...column, indicator });
		else {
			const place = { row: form.headingRow };
			issues.push({
				code: 'missing_column',
				severity: 'error',
				place,
				column: `(${code}) ${label}`
			});
		}
	}
	return { columns, issues: [...issues, ...form.misplaced] };
}

interface RowsContext {
	readonly title: Title;
	readonly columns: readonly IndicatorColumn[];
	readonly knowledge: Knowledge;
}
type Kind = 'data' | 'total' | 'group' | 'remark';

interface SortedRow {
	readonly row: SheetRow;
	readonly kind: Kind;
	readonly name: Said;
}

function readRows(
	form: Form06a,
	context: RowsContext
): Pick<Draft, 'figures' | 'totals' | 'skipped'> & { readonly issues: readonly Issue[] } {
	const rows = sortRows(form, context.columns);
	const data = rows.filter(({ kind }) => kind === 'data');
	const byUnit = areUnits(data, context);
	const figures: DraftFigure[] = data.flatMap(({ row, name }) =>
		figuresOf(row, byUnit ? { unit: name, field: null } : { unit: null, field: name }, context)
	);
	const totals: DraftTotal[] = [];
	for (const { row } of rows.filter(({ kind }) => kind === 'total')) {
		if (byUnit) totals.push(...totalsOf(row, figures, context));
		// Of one commune the total row is its figure over all fields; the rules check it against them.
		else figures.push(...figuresOf(row, { unit: null, field: null }, context));
	}
	const left = rows.filter(({ kind }) => kind === 'group' || (kind === 'total' && byUnit));
	return { figures, totals, skipped: left.length, issues: leftOut(rows, byUnit) };
}

function sortRows(form: Form06a, columns: readonly IndicatorColumn[]): SortedRow[] {
	const filled = form.body.filter((row) => !isEmptyRow(row));
	// A signature may stand under any column; a numbered row is meant as data whatever stands in it.
	const hasNumbers = (row: SheetRow): boolean =>
		columns.some(({ index }) => /\d|^-$/.test((row.cells[index] ?? '').trim())) ||
		(isCounted(row) && columns.some(({ index }) => (row.cells[index] ?? '').trim() !== ''));
	const isCounted = (row: SheetRow): boolean => /^\d+\.?$/.test(numberIn(form, row));
	const anyCounted = filled.some(isCounted);
	return filled.map((row) => {
		const name = nameIn(form, row);
		const isTotal = isTotalName(name.text) || isTotalName(numberIn(form, row));
		const isGroup = anyCounted && /^(?:[IVX]+|[A-Z])\.?$/.test(numberIn(form, row));
		if (!hasNumbers(row)) return { row, name, kind: isGroup ? 'group' : 'remark' };
		if (isTotal) return { row, name, kind: 'total' };
		return { row, name, kind: isGroup ? 'group' : 'data' };
	});
}

const numberIn = (form: Form06a, row: SheetRow): string =>
	form.numberColumn === undefined ? '' : (row.cells[form.numberColumn] ?? '').trim();

function nameIn(form: Form06a, row: SheetRow): Said {
	return cellUnder(row, form.nameColumn, { text: form.nameHeading });
}

/** By what most names are; the heading decides where neither is known. */
function areUnits(rows: readonly SortedRow[], { knowledge, title }: RowsContext): boolean {
	const vocabulary = vocabularyOf(knowledge.catalogue);
	const period = parsePeriod(title.period?.text ?? knowledge.choices.period ?? '');
	let fields = 0;
	let units = 0;
	for (const { name } of rows) {
		if (vocabulary.field(name.text) !== undefined) fields += 1;
		else if (/^(?:ubnd |uy ban nhan dan )?(?:xa|phuong|thi tran|dac khu) /.test(fold(name.text)))
			units += 1;
		else if (period !== undefined && matchWithin(name.text, knowledge, period).kind === 'one')
			units += 1;
	}
	const heading = rows[0]?.name.place.column ?? '';
	if (fields === units) return !headingKey(heading).startsWith('linh vuc');
	return units > fields;
}

function figuresOf(
	row: SheetRow,
	of: Pick<DraftFigure, 'unit' | 'field'>,
	{ title, columns }: RowsContext
): DraftFigure[] {
	return columns.map((column) => ({
		unit: of.unit ?? title.unit,
		period: title.period,
		indicator: column.indicator.id,
		field: of.field,
		source: null,
		window: title.window,
		value: cellUnder(row, column.index),
		column: column.heading
	}));
}

function totalsOf(
	row: SheetRow,
	figures: readonly DraftFigure[],
	{ columns }: RowsContext
): DraftTotal[] {
	return columns.map((column) => ({
		indicator: column.indicator.id,
		value: cellUnder(row, column.index),
		column: column.heading,
		parts: figures.flatMap(({ indicator }, index) =>
			indicator === column.indicator.id ? [index] : []
		)
	}));
}

function leftOut(rows: readonly SortedRow[], byUnit: boolean): Issue[] {
	const told: readonly (readonly [Kind, 'total' | 'group' | 'signature'])[] = [
		...(byUnit ? [['total', 'total'] as const] : []),
		['group', 'group'],
		['remark', 'signature']
	];
	return told.flatMap(([kind, why]) => {
		const numbers = rows.filter((row) => row.kind === kind).map(({ row }) => row.number);
		if (numbers.length === 0) return [];
		const place = { row: numbers[0] ?? 0 };
		return [{ code: 'rows_left_out', severity: 'info', place, rows: numbers, why }];
	});
}

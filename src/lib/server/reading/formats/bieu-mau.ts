// "Biểu mẫu 1-7": STT · Chỉ tiêu thống kê · Đơn vị tính · Số lượng/Tỷ lệ · Ghi chú, of one unit and period.
import type { Form, Indicator } from '../../../domain/kpi/catalogue';
import type { Issue } from '../../../domain/checks/issue';
import {
	cellUnder,
	HEADING_WITHIN,
	isEmptyRow,
	rowPlace,
	sheetPlace,
	type Column
} from '../table/columns/columns';
import type { StatedPeriods } from '../table/columns/column-period';
import type { Choices, DraftFigure, Format, Knowledge, Mapped, Said } from '../draft';
import { tooManyFigures } from '../resolve/figure-limit';
import { isColumnNumbers } from '../table/headings/heading-block';
import { measureFor } from '../resolve/measures';
import { mergedFigures } from '../table/columns/merges';
import { nearest } from '../table/nearest';
import type { ReadRange, Sheet, SheetRow } from '../table/sheet';
import { DEFAULT_SOURCE } from '../resolve/source';
import { statedAbove } from '../table/titles/stated-periods';
import { readTitle, type Title } from '../table/titles/title';
import { headingKey, vocabularyOf, type Vocabulary } from '../table/vocabulary';
import { bieuMauColumns, valueBelow, type BieuMauColumns } from './bieu-mau-columns';
import { indicatorOf } from './bieu-mau-lookup';
import { codeAndLabel, isPercentMeasure, withLabelsJoined } from './bieu-mau-rows';
import {
	hasValue,
	isSigned,
	valuesOfForm,
	type FormValue,
	type FormValues
} from './bieu-mau-values';

export const bieuMau: Format<Sheet> = {
	recognises: (sheet, { choices }) => firstHeading(sheet, choices.headingRow) >= 0,
	map(sheet, knowledge): Mapped {
		const first = firstHeading(sheet, knowledge.choices.headingRow);
		const title = readTitle(sheet.rows.slice(0, first), sheet, knowledge);
		const tooMany = tooManyFigures(sheet.rows.length, sheetPlace(sheet));
		if (tooMany !== undefined) return { draft: null, issues: [tooMany] };
		const reading = readForms(sheet, { knowledge, title, first });
		const { figures, skipped } = reading;
		const issues = [...title.issues, ...reading.issues];
		const ranges = rangesOf(sheet, reading);
		return { draft: { figures, totals: [], skipped, source: DEFAULT_SOURCE }, issues, ranges };
	}
};

function firstHeading(sheet: Sheet, headingRow: number | undefined): number {
	return sheet.rows.findIndex(
		(row, position) =>
			(headingRow === undefined ? position < HEADING_WITHIN : row.number === headingRow) &&
			bieuMauColumns(row, sheet) !== undefined
	);
}

interface Reading {
	readonly figures: DraftFigure[];
	readonly issues: Issue[];
	/** Rows that gave a figure. */
	readonly data: SheetRow[];
	columns: BieuMauColumns | undefined;
	values: FormValues;
	/** The first heading row and the lowest of that heading. */
	headings: readonly [SheetRow, SheetRow] | undefined;
	/** The lowest heading row of the form being read. */
	lowest: SheetRow | undefined;
	skipped: number;
}

const NO_VALUES: FormValues = {
	values: [],
	rates: undefined,
	issues: [],
	lowest: { number: 0, cells: [] }
};

function readForms(
	sheet: Sheet,
	of: { readonly knowledge: Knowledge; readonly title: Title; readonly first: number }
): Reading {
	const { knowledge, title } = of;
	const vocabulary = vocabularyOf(knowledge.catalogue);
	const reading: Reading = {
		figures: [],
		issues: [],
		data: [],
		columns: undefined,
		values: NO_VALUES,
		headings: undefined,
		lowest: undefined,
		skipped: 0
	};
	const stated = statedAbove(knowledge.choices, title);
	let form = formOfSheet(sheet, knowledge);
	const rows = withLabelsJoined(sheet.rows, (row) => bieuMauColumns(row, sheet));
	for (const [position, row] of rows.entries()) {
		const heads = bieuMauColumns(row, sheet);
		const section = heads === undefined ? sectionOf(row, vocabulary) : undefined;
		form = section ?? form;
		if (heads !== undefined && position >= of.first)
			beginTable(row, heads, { sheet, reading, stated, choices: knowledge.choices });
		const { columns } = reading;
		if (columns === undefined || heads !== undefined || section !== undefined) continue;
		readRow(row, { sheet, columns, form, vocabulary, title, reading });
	}
	const columns = reading.values.values;
	reading.issues.push(...mergedFigures({ sheet }, { rows: reading.data, columns }));
	return reading;
}

function beginTable(
	row: SheetRow,
	columns: BieuMauColumns,
	of: {
		readonly sheet: Sheet;
		readonly reading: Reading;
		readonly stated: StatedPeriods;
		readonly choices: Choices;
	}
): void {
	const { sheet, reading } = of;
	const below = sheet.rows.find(({ number }) => number === row.number + 1);
	const columnsBelow = columns.value === undefined ? valueBelow(below, columns, sheet) : columns;
	const values = valuesOfForm(row, columnsBelow, of);
	reading.columns = columnsBelow;
	reading.values = values;
	const isDivided =
		columns.value === undefined &&
		columnsBelow.value !== undefined &&
		values.lowest.number === row.number;
	const lowest = isDivided ? (below ?? row) : values.lowest;
	reading.lowest = lowest;
	reading.headings ??= [row, lowest];
	const isNew = (issue: Issue): boolean =>
		!reading.issues.some((told) => JSON.stringify(told) === JSON.stringify(issue));
	reading.issues.push(...values.issues.filter(isNew));
	const isAsked = values.issues.some(({ severity }) => severity === 'error');
	if (values.values.length === 0 && !isAsked) {
		const place = { ...sheetPlace(sheet), row: row.number };
		const missing = 'Số lượng/Tỷ lệ';
		reading.issues.push({ code: 'missing_column', severity: 'error', place, column: missing });
	}
}

function rangesOf(sheet: Sheet, { columns, values, headings, data }: Reading): ReadRange[] {
	if (columns === undefined || headings === undefined) return [];
	const { number, label, measure, note } = columns;
	const used = [number, label, measure, note, ...values.values].flatMap(
		(column) => column?.index ?? []
	);
	return [
		{
			...sheetPlace(sheet),
			headingRow: headings[0].number,
			lastHeadingRow: headings[1].number,
			lastRow: Math.max(headings[1].number, data.at(-1)?.number ?? 0),
			firstColumn: Math.min(...used),
			lastColumn: Math.max(...used)
		}
	];
}

/** Until a line names one: the form that the sheet is named after, or the one whose rows it has. */
function formOfSheet(sheet: Sheet, knowledge: Knowledge): Form | undefined {
	const vocabulary = vocabularyOf(knowledge.catalogue);
	const number = /^(?:bm|bieu(?: mau)?)(?: so)? ?0?(\d)\b/.exec(headingKey(sheet.name ?? ''))?.[1];
	const named = number === undefined ? undefined : vocabulary.form(`Biểu mẫu ${number}`);
	if (named !== undefined) return named;
	const isSectioned = sheet.rows.some((row) => sectionOf(row, vocabulary) !== undefined);
	return isSectioned ? undefined : likelyForm(sheet, knowledge);
}

/** "Biểu mẫu 3", alone or followed by its title. */
function sectionOf(row: SheetRow, vocabulary: Vocabulary): Form | undefined {
	for (const cell of row.cells) {
		const number = /^bieu (?:mau )?(?:so )?0?(\d)\b/.exec(headingKey(cell))?.[1];
		if (number !== undefined) return vocabulary.form(`Biểu mẫu ${number}`);
		if (cell.trim() !== '') return undefined;
	}
	return undefined;
}

/** A file of one form whose number was cut off: the form most of whose printed rows it has. */
function likelyForm(sheet: Sheet, { catalogue }: Knowledge): Form | undefined {
	const written = new Set(sheet.rows.flatMap(({ cells }) => cells.map(headingKey)));
	const counted = catalogue.forms.map((form) => {
		const rows = vocabularyOf(catalogue).rowsOf(form.id);
		const here = rows.filter(({ code, label }) =>
			[label, `${code} ${label}`].some((text) => written.has(headingKey(text)))
		);
		return { form, here: here.length };
	});
	const [best, second] = counted.sort((a, b) => b.here - a.here);
	return best !== undefined && best.here > (second?.here ?? 0) ? best.form : undefined;
}

interface RowContext {
	readonly sheet: Sheet;
	readonly columns: BieuMauColumns;
	readonly form: Form | undefined;
	readonly vocabulary: Vocabulary;
	readonly title: Title;
	readonly reading: Reading;
}

function readRow(row: SheetRow, context: RowContext): void {
	const { columns, form, vocabulary, reading } = context;
	if (!mayBeRead(row, reading)) return;
	const { code, label } = codeAndLabel(row, columns);
	const isFilled = hasValue(row, reading.values);
	// Titles, groups and remarks hold no value; a row without a code is one of them unless something was counted.
	if (code === '' && (!isFilled || isSigned(row, label, reading.values))) return;
	const quote = `${code} ${label}`.trim();
	const place = { ...rowPlace(row, context.sheet), quote };
	if (form === undefined) {
		reading.issues.push(unknownIndicator({ text: quote, place }, []));
		return;
	}
	const written: Said = { text: `${form.name} ${quote}`, place };
	const indicator = indicatorOf(form, { code, label }, vocabulary);
	if (indicator.kind === 'one') {
		reading.data.push(row);
		reading.figures.push(...figuresIn(row, { indicator: indicator.value, form, context }));
	} else if (!isFilled) reading.skipped += 1;
	else if (indicator.kind === 'many') {
		const at = { code: 'ambiguous_indicator', severity: 'error', place: written.place } as const;
		reading.issues.push({ ...at, found: written.text, candidates: indicator.candidates });
	} else {
		const labels = vocabulary.rowsOf(form.id).map((entry) => `${entry.code} ${entry.label}`);
		reading.issues.push(unknownIndicator(written, nearest(`${code} ${label}`, labels)));
	}
}

const mayBeRead = (row: SheetRow, { values, lowest }: Reading): boolean =>
	values.values.length > 0 &&
	row.number > (lowest?.number ?? 0) &&
	!isEmptyRow(row) &&
	!isColumnNumbers(row);

interface FigureContext {
	readonly indicator: Indicator;
	readonly form: Form;
	readonly context: RowContext;
}

/** One for each period; a rate where the form has a column of rates of its own. */
function figuresIn(row: SheetRow, of: FigureContext): DraftFigure[] {
	const { values, rates } = of.context.reading.values;
	const isOfRates =
		rates !== undefined &&
		of.indicator.measure === 'percent' &&
		(cellUnder(row, rates).text !== '' ||
			values.every((value) => cellUnder(row, value).text === ''));
	return (isOfRates ? [rates] : values).map((column) => figureIn(row, column, of));
}

function figureIn(row: SheetRow, column: FormValue, of: FigureContext): DraftFigure {
	const { columns, title } = of.context;
	const textIn = (part: Column | undefined): string =>
		part === undefined ? '' : cellUnder(row, part).text;
	const note = textIn(columns.note);
	const measure = measureIn(row, column, of);
	return {
		unit: title.unit,
		period: column.period ?? title.period,
		indicator: of.indicator.id,
		field: null,
		source: of.form.name,
		window: column.period === undefined ? title.window : null,
		value: cellUnder(row, column),
		column: column.text,
		...(isPercentMeasure(textIn(columns.measure)) ? { isPercent: true } : {}),
		...(measure === undefined ? {} : { measure }),
		...(note === '' ? {} : { note })
	};
}

/** The row's own unit, else that of its column, else the one above the table. */
function measureIn(row: SheetRow, column: FormValue, of: FigureContext): Said | undefined {
	const { columns, title } = of.context;
	const own = columns.measure === undefined ? undefined : cellUnder(row, columns.measure);
	if (own !== undefined && own.text !== '') return own;
	return column.measure ?? measureFor(of.indicator, title.measures);
}

const unknownIndicator = ({ text, place }: Said, close: readonly string[]): Issue => ({
	code: 'unknown_indicator',
	severity: 'error',
	place,
	found: text,
	nearest: close
});

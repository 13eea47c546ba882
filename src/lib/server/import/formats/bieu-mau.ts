// "Biểu mẫu 1-7": STT · Chỉ tiêu thống kê · Đơn vị tính · Số lượng/Tỷ lệ · Ghi chú, of one unit and period.
import type { Form, Indicator } from '../../../domain/catalogue';
import type { Issue } from '../../../domain/issue';
import { cellUnder, HEADING_WITHIN, isEmptyRow, rowPlace, type Heading } from '../columns';
import type { DraftFigure, Format, Knowledge, Mapped, Said } from '../draft';
import { nearest, similarity } from '../nearest';
import type { Sheet, SheetRow } from '../sheet';
import { DEFAULT_SOURCE } from '../source';
import { readTitle, type Title } from '../title';
import { formCode, headingKey, vocabularyOf, type FormRow, type Vocabulary } from '../vocabulary';

interface Columns {
	readonly number: Heading | undefined;
	readonly label: Heading;
	readonly value: Heading | undefined;
	readonly note: Heading | undefined;
}

export const bieuMau: Format<Sheet> = {
	id: 'bieu_mau',
	recognises: (sheet) =>
		sheet.rows.slice(0, HEADING_WITHIN).some((row) => columnsOf(row) !== undefined),
	map(sheet, knowledge): Mapped {
		const first = sheet.rows.findIndex((row) => columnsOf(row) !== undefined);
		const title = readTitle(sheet.rows.slice(0, first), knowledge);
		const reading = readForms(sheet, knowledge, title);
		const { figures, skipped } = reading;
		const issues = [...title.issues, ...reading.issues];
		return { draft: { figures, totals: [], skipped, source: DEFAULT_SOURCE }, issues };
	}
};

/** The heading row, printed again for each form. */
function columnsOf(row: SheetRow): Columns | undefined {
	const headings = row.cells.map((text, index): Heading & { readonly key: string } => ({
		index,
		text: text.trim(),
		role: undefined,
		key: headingKey(text)
	}));
	const starting = (...starts: string[]): Heading | undefined =>
		headings.find(({ key }) => starts.some((start) => key.startsWith(start)));
	const label = starting('chi tieu thong ke');
	if (label === undefined) return undefined;
	return {
		label,
		number: starting('stt', 'so tt', 'tt'),
		value: starting('so luong', 'ket qua', 'gia tri'),
		note: starting('ghi chu')
	};
}

interface Reading {
	readonly figures: DraftFigure[];
	readonly issues: Issue[];
	skipped: number;
}

function readForms(sheet: Sheet, knowledge: Knowledge, title: Title): Reading {
	const vocabulary = vocabularyOf(knowledge.catalogue);
	const reading: Reading = { figures: [], issues: [], skipped: 0 };
	let columns: Columns | undefined;
	let form = sheet.rows.some((row) => sectionOf(row, vocabulary) !== undefined)
		? undefined
		: likelyForm(sheet, knowledge);
	for (const row of sheet.rows) {
		const heads = columnsOf(row);
		const section = heads === undefined ? sectionOf(row, vocabulary) : undefined;
		if (section !== undefined) form = section;
		if (heads !== undefined) {
			columns = heads;
			if (heads.value === undefined) reading.issues.push(missingValue(row));
		}
		if (columns?.value === undefined || heads !== undefined || section !== undefined) continue;
		if (isEmptyRow(row)) continue;
		readRow(row, { columns, form, vocabulary, title, reading });
	}
	return reading;
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
	readonly columns: Columns;
	readonly form: Form | undefined;
	readonly vocabulary: Vocabulary;
	readonly title: Title;
	readonly reading: Reading;
}

function readRow(row: SheetRow, context: RowContext): void {
	const { columns, form, vocabulary, reading } = context;
	const { code, label } = codeAndLabel(row, columns);
	const value = cellUnder(row, columns.value?.index, columns.value);
	// Titles, groups and remarks hold no value; a row without a code is one of them unless something was counted.
	if (code === '' && value.text === '') return;
	const quote = `${code} ${label}`.trim();
	const place = { ...rowPlace(row), quote };
	if (form === undefined) {
		reading.issues.push(unknownIndicator({ text: quote, place }, []));
		return;
	}
	const written: Said = { text: `${form.name} ${quote}`, place };
	const indicator = indicatorOf(form, { code, label }, vocabulary);
	if (indicator.kind === 'one') {
		reading.figures.push(figureIn(row, value, { indicator: indicator.value, form, context }));
	} else if (value.text === '') reading.skipped += 1;
	else if (indicator.kind === 'many') {
		const at = { code: 'ambiguous_indicator', severity: 'error', place: written.place } as const;
		reading.issues.push({ ...at, found: written.text, candidates: indicator.candidates });
	} else {
		const labels = vocabulary.rowsOf(form.id).map((entry) => `${entry.code} ${entry.label}`);
		reading.issues.push(unknownIndicator(written, nearest(`${code} ${label}`, labels)));
	}
}

function figureIn(
	row: SheetRow,
	value: Said,
	of: { readonly indicator: Indicator; readonly form: Form; readonly context: RowContext }
): DraftFigure {
	const { columns, title } = of.context;
	const note = cellUnder(row, columns.note?.index).text;
	return {
		unit: title.unit,
		period: title.period,
		indicator: of.indicator.id,
		field: null,
		source: of.form.name,
		window: title.window,
		value,
		column: columns.value?.text ?? '',
		...(note === '' ? {} : { note })
	};
}

/** "3.3.1" and "Tổng số…", in two cells or glued: "3.3.1.Tổng số…". */
function codeAndLabel(
	row: SheetRow,
	columns: Columns
): { readonly code: string; readonly label: string } {
	const number = cellUnder(row, columns.number?.index).text;
	const label = cellUnder(row, columns.label.index).text;
	for (const glued of [number, label]) {
		const found = /^(\d{1,2}(?:\.\d{1,2})*)(?:\.|\s|$)\s*(.*)$/su.exec(glued);
		if (found === null) continue;
		const rest = [found[2] ?? '', glued === number ? label : ''].filter((part) => part !== '');
		return { code: formCode(found[1] ?? ''), label: rest.join(' ') };
	}
	return { code: '', label };
}

type FoundIndicator =
	| { readonly kind: 'one'; readonly value: Indicator }
	| { readonly kind: 'many'; readonly candidates: readonly string[] }
	| { readonly kind: 'none' };

/** Below this likeness a row is not the printed one, whatever its code; above it another row may still be much liker. */
const LEAST_LIKE = 0.25;
const MUCH_LIKE = 0.75;
const MUCH_LIKER = 0.15;

/** By code, as long as the words are not those of another row; a row without a code by its words. */
function indicatorOf(
	form: Form,
	{ code, label }: { readonly code: string; readonly label: string },
	vocabulary: Vocabulary
): FoundIndicator {
	const rows = vocabulary.rowsOf(form.id);
	const row = rows.find((entry) =>
		code === '' ? headingKey(entry.label) === headingKey(label) : entry.code === code
	);
	if (row === undefined) return { kind: 'none' };
	const found: FoundIndicator = { kind: 'one', value: row.indicator };
	if (label === '' || code === '') return found;
	const own = likeness(row, label);
	const other = rows.toSorted((a, b) => likeness(b, label) - likeness(a, label))[0] ?? row;
	const best = likeness(other, label);
	if (own < MUCH_LIKE && best >= MUCH_LIKE && best - own >= MUCH_LIKER) {
		return { kind: 'many', candidates: [row, other].map(({ indicator }) => indicator.id) };
	}
	return own < LEAST_LIKE ? { kind: 'none' } : found;
}

const likeness = ({ label, indicator }: FormRow, written: string): number =>
	Math.max(similarity(label, written), similarity(indicator.name, written));

const unknownIndicator = ({ text, place }: Said, close: readonly string[]): Issue => ({
	code: 'unknown_indicator',
	severity: 'error',
	place,
	found: text,
	nearest: close
});

const missingValue = (row: SheetRow): Issue => ({
	code: 'missing_column',
	severity: 'error',
	place: { row: row.number },
	column: 'Số lượng/Tỷ lệ'
});

// "Bảng dài": one figure a row; `Chỉ tiêu` is an indicator id, a form code such as BM3-3.3.1, or a name.
import type { Issue } from '../../../domain/issue';
import {
	findHeadingRow,
	isEmptyRow,
	missingColumn,
	repeatedHeadings,
	ROLE_HEADINGS,
	unevenRow,
	type HeadingRow,
	type Role
} from '../columns';
import type { Draft, DraftFigure, Format, Knowledge, Mapped, Said } from '../draft';
import { nearest, similarity } from '../nearest';
import { cellFor, periodIn, saidOrNull, unitIn, windowIn } from '../row-parts';
import type { Sheet, SheetRow } from '../sheet';
import { DEFAULT_SOURCE } from '../source';
import { vocabularyOf, type WrittenIndicator } from '../vocabulary';

export const long: Format<Sheet> = {
	id: 'long',
	recognises: (sheet) => findHeadingRow(sheet, isLong) !== undefined,
	map(sheet, knowledge): Mapped {
		const table = findHeadingRow(sheet, isLong);
		if (table === undefined) throw new Error('map() is called on what recognises() accepted');
		const wrong = headingIssues(table, knowledge);
		if (wrong.some(({ severity }) => severity === 'error')) return { draft: null, issues: wrong };
		return mapRows(table, knowledge, wrong);
	}
};
const EMPTY: Draft = { figures: [], totals: [], skipped: 0, source: DEFAULT_SOURCE };

function isLong({ column }: HeadingRow): boolean {
	const indicator = column('indicator') !== undefined;
	const value = column('value') !== undefined;
	const about = [column('unit'), column('unitCode'), column('period')].some(
		(index) => index !== undefined
	);
	return (indicator && value) || ((indicator || value) && about);
}

function headingIssues(table: HeadingRow, { choices }: Knowledge): Issue[] {
	const issues = repeatedHeadings(table);
	const need = (role: Role): void => {
		if (table.column(role) === undefined)
			issues.push(missingColumn(table, ROLE_HEADINGS[role][0] ?? role));
	};
	if (table.column('unitCode') === undefined && choices.unitId === undefined) need('unit');
	if (choices.period === undefined) need('period');
	need('indicator');
	need('value');
	return [...issues, ...unknownHeadings(table)];
}

const NEARLY = 0.7;
/** A heading that is nearly a known one may hide dates or fields and stops the file; any other column is told and passed over. */
function unknownHeadings(table: HeadingRow): Issue[] {
	const known = Object.values(ROLE_HEADINGS).flat();
	return table.headings
		.filter(({ role }) => role === undefined)
		.map(({ text }) => {
			const close = known.filter((heading) => similarity(heading, text) >= NEARLY);
			return {
				code: 'unknown_column',
				severity: close.length > 0 ? 'error' : 'info',
				place: { row: table.row.number, column: text, quote: text },
				heading: text,
				nearest: close
			};
		});
}

function mapRows(table: HeadingRow, knowledge: Knowledge, before: readonly Issue[]): Mapped {
	const issues = [...before];
	const figures: DraftFigure[] = [];
	const unread: NonNullable<Draft['unread']>[number][] = [];
	const left: number[] = [];
	const indicators = indicatorReader(knowledge, issues);
	const needed = 1 + Math.max(...NEEDED.map((role) => table.column(role) ?? 0));
	for (const row of table.body) {
		if (isEmptyRow(row)) continue;
		if (isRemark(table, row)) {
			left.push(row.number);
			continue;
		}
		const uneven = unevenRow(row, table, needed);
		if (uneven !== undefined) {
			issues.push(uneven);
			continue;
		}
		const indicator = indicators(cellFor(table, row, 'indicator'));
		const { window, issues: badWindow } = windowIn(table, row);
		issues.push(...badWindow);
		if (indicator !== undefined) figures.push(figureIn(table, row, { indicator, window }));
		else unread.push({ unit: unitIn(table, row), period: periodIn(table, row) });
	}
	if (left.length > 0) issues.push(rowsLeftOut(left));
	return { draft: { ...EMPTY, figures, unread, skipped: left.length }, issues };
}
const NEEDED: readonly Role[] = ['unit', 'unitCode', 'period', 'indicator', 'value'];

function figureIn(
	table: HeadingRow,
	row: SheetRow,
	of: { readonly indicator: WrittenIndicator; readonly window: DraftFigure['window'] }
): DraftFigure {
	const note = cellFor(table, row, 'note').text;
	const source = cellFor(table, row, 'source').text;
	const value = cellFor(table, row, 'value');
	return {
		unit: unitIn(table, row),
		period: periodIn(table, row),
		indicator: of.indicator.indicator.id,
		field: saidOrNull(cellFor(table, row, 'field')),
		source: source === '' ? (of.indicator.form?.name ?? null) : source,
		window: of.window,
		value,
		column: value.place.column ?? '',
		...(note === '' ? {} : { note })
	};
}

/** "Người lập biểu", a note below the table: nothing stands where figures are. */
function isRemark(table: HeadingRow, row: SheetRow): boolean {
	return (['period', 'indicator', 'value'] as const).every(
		(role) => cellFor(table, row, role).text === ''
	);
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

const rowsLeftOut = (rows: readonly number[]): Issue => ({
	code: 'rows_left_out',
	severity: 'info',
	place: { row: rows[0] ?? 0 },
	rows,
	why: 'signature'
});

// Our own templates on their way in: which edition a file was made from, and what in it is ours and no report.
import {
	currentEdition,
	HELPER_SHEET_MARK,
	readTemplateLine,
	type Template,
	type TemplateMark
} from '../../domain/office/own-files';
import type { Issue } from '../../domain/checks/issue';
import { isErrorSheet } from './returned';
import type { Sheet, SheetRow } from './table/sheet';
import { headingKey } from './table/headings/heading-key';

/** The line of the edition stands among the titles. */
const MARK_WITHIN = 12;

/** Guide, unit list and lists to choose from: they hold no figures. */
export const isTemplateHelper = ({ rows }: Sheet): boolean =>
	rows.slice(0, 2).some(({ cells }) => cells.some((cell) => cell.trim() === HELPER_SHEET_MARK));

/** Sheets that we wrote beside the sender's: left out without a word. */
export const withoutOwnSheets = (sheets: readonly Sheet[]): readonly Sheet[] =>
	sheets.filter((sheet) => !isErrorSheet(sheet) && !isTemplateHelper(sheet));

/** The edition that a sheet was made from. */
export function templateMarkOf({ rows }: Sheet): TemplateMark | undefined {
	for (const { cells } of rows.slice(0, MARK_WITHIN))
		for (const cell of cells) {
			const mark = readTemplateLine(cell);
			if (mark !== undefined) return mark;
		}
	return undefined;
}

/** Told when a file was made from an edition that is no longer the current one. */
export function templateIssue(
	sheets: readonly Sheet[],
	templates: readonly Template[]
): Issue | null {
	const marks = sheets.flatMap((sheet) => templateMarkOf(sheet) ?? []);
	for (const { id, version } of marks) {
		const template = templates.find((known) => known.id === id);
		if (template === undefined) continue;
		const current = currentEdition(template).version;
		if (version === current) continue;
		return { code: 'older_template', severity: 'info', place: {}, version, current };
	}
	return null;
}

/**
 * Sheets made from our templates as their sender means them: headings of an older edition by their present names, and
 * nothing in the lines that we wrote and nobody filled in.
 */
export function asFilledIn(
	sheets: readonly Sheet[],
	templates: readonly Template[]
): { readonly sheets: readonly Sheet[]; readonly issues: readonly Issue[] } {
	const issues: Issue[] = [];
	const filled = sheets.map((sheet) => {
		const mark = templateMarkOf(sheet);
		if (mark === undefined) return sheet;
		const head = headOf(sheet);
		const unfilled = head === undefined ? [] : sheet.rows.filter((row) => isUnfilled(row, head));
		if (unfilled.length > 0) issues.push(leftOut(sheet, unfilled));
		const renamed = renamedHeadings(mark, templates);
		const isEmptied = new Set(unfilled);
		const rows = sheet.rows.map((row) =>
			isEmptied.has(row) ? emptied(row) : row.number <= HEADINGS_WITHIN ? renamed(row) : row
		);
		return { ...sheet, rows };
	});
	return { sheets: filled, issues };
}

const HEADINGS_WITHIN = 20;
/** What a template fills in itself: whose line it is, and of when. */
const GIVEN = new Set(
	['STT', 'Đơn vị', 'Mã đơn vị', 'Kỳ báo cáo', 'Chỉ tiêu', 'Lĩnh vực giải quyết'].map(headingKey)
);

interface Head {
	/** Row of the last heading that names a given column. */
	readonly row: number;
	readonly given: ReadonlySet<number>;
}

/** Undefined where lines are printed on the form itself (Biểu mẫu): there an empty line is an empty line. */
function headOf({ rows }: Sheet): Head | undefined {
	const given = new Set<number>();
	let last: number | undefined;
	for (const { number, cells } of rows) {
		if (number > HEADINGS_WITHIN) break;
		for (const [index, cell] of cells.entries()) {
			if (!GIVEN.has(headingKey(cell))) continue;
			given.add(index);
			last = number;
		}
	}
	const isForm = rows.some(({ cells }) => cells.some(isPrintedLine));
	return last === undefined || isForm ? undefined : { row: last, given };
}

const isPrintedLine = (cell: string): boolean => headingKey(cell).startsWith('chi tieu thong ke');

function isUnfilled({ number, cells }: SheetRow, { row, given }: Head): boolean {
	if (number <= row) return false;
	const filled = cells.flatMap((cell, index) => (cell.trim() === '' ? [] : [index]));
	return filled.length > 0 && filled.every((index) => given.has(index));
}

const emptied = (row: SheetRow): SheetRow => ({
	number: row.number,
	...(row.line === undefined ? {} : { line: row.line }),
	...(row.hidden === undefined ? {} : { hidden: row.hidden }),
	cells: row.cells.map(() => '')
});

function leftOut({ name }: Sheet, rows: readonly SheetRow[]): Issue {
	const numbers = rows.map(({ number }) => number);
	return {
		code: 'rows_left_out',
		severity: 'info',
		place: { ...(name === undefined ? {} : { sheet: name }), row: numbers[0] ?? 0 },
		rows: numbers,
		why: 'no_value'
	};
}

function renamedHeadings(
	{ id, version }: TemplateMark,
	templates: readonly Template[]
): (row: SheetRow) => SheetRow {
	const edition = templates
		.find((template) => template.id === id)
		?.editions.find((known) => known.version === version);
	const names = new Map((edition?.renamed ?? []).map(({ from, to }) => [headingKey(from), to]));
	if (names.size === 0) return (row) => row;
	return (row) => ({
		...row,
		cells: row.cells.map((cell) => names.get(headingKey(cell)) ?? cell)
	});
}

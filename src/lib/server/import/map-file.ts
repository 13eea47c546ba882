// Finds the layout of what was read and maps it; of several worksheets the one that is a report, or a question.
import type { Issue } from '../../domain/issue';
import type { Place } from '../../domain/observation';
import type { Format, Knowledge, Mapped } from './draft';
import { DOCUMENT_FORMATS, SHEET_FORMATS } from './formats';
import type { ReadFile } from './read';
import type { Sheet } from './sheet';
import { findHead } from './table-head';
import { joinedSheets, type MappedFile } from './joined-sheets';
import { sheetsLeftOut, sheetsToRead, severalSheets } from './sheet-choice';
import { sheetPlace } from './columns';

export type { MappedFile } from './joined-sheets';

export function mapFile(file: ReadFile, knowledge: Knowledge): MappedFile {
	if (file.kind === 'json') return mapBy(DOCUMENT_FORMATS, file.document, knowledge);
	const { looked, hidden, isChosen } = sheetsToRead(file.sheets, knowledge.choices);
	// A heading row that was named without its sheet can only mean the one there is.
	const known = looked.length === 1 ? knowledge : withoutHeadingRow(knowledge);
	const candidates = looked.flatMap((sheet) => candidateOf(sheet, known));
	const read = readOf(candidates, known);
	const isRead = (sheet: Sheet): boolean => candidates.some((one) => one.sheet === sheet);
	const others = candidates.length === 0 ? [] : looked.filter((sheet) => !isRead(sheet));
	const notes = sheetsLeftOut({ hidden, others, isChosen, all: file.sheets, read: looked });
	if (read !== undefined) return { ...read, issues: [...read.issues, ...notes] };
	const unknown = unrecognised(looked);
	return { ...unknown, issues: [...unknown.issues, ...notes] };
}

interface Candidate {
	readonly sheet: Sheet;
	readonly format: Format<Sheet>;
}

function candidateOf(sheet: Sheet, knowledge: Knowledge): Candidate[] {
	const format = SHEET_FORMATS.find((one) => one.recognises(sheet, knowledge));
	return format === undefined ? [] : [{ sheet, format }];
}

/** One sheet; several that are one report; of several the only one that was filled in; or the question which. */
function readOf(candidates: readonly Candidate[], knowledge: Knowledge): MappedFile | undefined {
	if (candidates.length === 0) return undefined;
	const mapped = candidates.map(({ sheet, format }) => ({
		sheet,
		mapped: { layout: format.id, ...format.map(sheet, knowledge) }
	}));
	const filled = mapped.filter(({ mapped: { draft } }) => draft === null || hasFigures(draft));
	const [first, ...more] = filled.length > 0 ? filled : mapped;
	if (first === undefined || more.length === 0) return first?.mapped;
	const joined = joinedSheets(
		filled.map((one) => one.mapped),
		knowledge
	);
	if (joined !== undefined) return joined;
	const ranges = filled.flatMap((one) => one.mapped.ranges ?? []);
	return {
		layout: null,
		draft: null,
		ranges,
		issues: [severalSheets(filled.map(({ sheet }) => sheet))]
	};
}

const hasFigures = ({ figures, unread = [] }: NonNullable<Mapped['draft']>): boolean =>
	unread.length > 0 || figures.some(({ value }) => value.text !== '');

function withoutHeadingRow(knowledge: Knowledge): Knowledge {
	const entries = Object.entries(knowledge.choices).filter(([key]) => key !== 'headingRow');
	return { ...knowledge, choices: Object.fromEntries(entries) };
}

function mapBy<Content>(
	formats: readonly Format<Content>[],
	content: Content,
	knowledge: Knowledge
): MappedFile {
	const format = formats.find((candidate) => candidate.recognises(content, knowledge));
	if (format === undefined) return unrecognised([]);
	return { layout: format.id, ...format.map(content, knowledge) };
}

const unrecognised = (sheets: readonly Sheet[]): MappedFile => ({
	layout: null,
	draft: null,
	issues: [unknownLayout(sheets)]
});

/** Shows what seems to be the headings; else the widest of the first rows. */
function unknownLayout(sheets: readonly Sheet[]): Issue {
	const seen = sheets.flatMap((sheet) => seemingHeadings(sheet))[0] ?? widestRow(sheets);
	return {
		code: 'unknown_layout',
		severity: 'error',
		place: seen?.place ?? {},
		headings: seen?.headings.slice(0, MOST_HEADINGS) ?? []
	};
}
const HEADINGS_WITHIN = 20;
const MOST_HEADINGS = 20;

interface SeenHeadings {
	readonly place: Place;
	readonly headings: readonly string[];
}

function seemingHeadings(sheet: Sheet): SeenHeadings[] {
	const head = findHead(sheet, () => false);
	const row = sheet.rows[head?.first ?? -1];
	if (head === undefined || row === undefined) return [];
	const headings = head.headings.filter((heading) => heading !== '');
	return [{ place: { ...sheetPlace(sheet), row: row.number }, headings }];
}

function widestRow(sheets: readonly Sheet[]): SeenHeadings | undefined {
	const rows = sheets.flatMap((sheet) =>
		sheet.rows.slice(0, HEADINGS_WITHIN).map(({ number, cells }) => ({
			place: { ...sheetPlace(sheet), row: number },
			headings: cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
		}))
	);
	return rows.toSorted((a, b) => b.headings.length - a.headings.length)[0];
}

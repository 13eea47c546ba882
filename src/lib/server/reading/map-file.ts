// Finds the layout of what was read and maps it; of several tables and worksheets all that are reports, or a question.
import type { Issue } from '../../domain/checks/issue';
import type { Place } from '../../domain/figures/observation';
import type { Knowledge, Mapped } from './draft';
import { layoutOfDocument, layoutOfSheet, type RecognisedLayout } from './formats';
import type { ReadFile } from './read';
import type { JsonDocument } from './read/text/json';
import type { Sheet } from './table/sheet';
import { findHead } from './table/table-head';
import { joinedSheets } from './table/parts/joined-sheets';
import type { MappedFile } from './table/parts/mapped-table';
import { partsOf } from './table/parts/parts';
import { partsLeftOut } from './table/parts/parts-left-out';
import { withSheetNames } from './table/parts/sheet-names';
import { sheetsLeftOut, sheetsToRead, severalSheets } from './table/parts/sheet-choice';
import { sheetPlace } from './table/columns/columns';

export type { MappedFile } from './table/parts/mapped-table';

export function mapFile(file: ReadFile, knowledge: Knowledge): MappedFile {
	if (file.kind === 'json') return mapDocument(file.document, knowledge);
	const { looked, hidden, isChosen } = sheetsToRead(file.sheets, knowledge.choices);
	// A heading row that was named without its sheet can only mean the one there is.
	const known = looked.length === 1 ? knowledge : withoutHeadingRow(knowledge);
	const sheets = withSheetNames(looked, known).map((sheet) => tablesOf(sheet, known));
	const candidates = sheets.flatMap(({ tables }) => tables);
	const read = readOf(candidates, known);
	const others = sheets.filter(({ tables }) => tables.length === 0).map(({ sheet }) => sheet);
	const notes = [
		...sheetsLeftOut({
			...{ hidden, isChosen, all: file.sheets, read: looked },
			others: candidates.length === 0 ? [] : others
		}),
		...sheets.flatMap(({ tables, unread }) => (tables.length === 0 ? [] : partsLeftOut(unread)))
	];
	if (read !== undefined) return { ...read, issues: [...read.issues, ...notes] };
	const unknown = unrecognised(looked);
	return { ...unknown, issues: [...unknown.issues, ...notes] };
}

interface Candidate {
	/** A whole worksheet, or one of its tables. */
	readonly sheet: Sheet;
	readonly layout: RecognisedLayout<Sheet>;
	readonly knowledge: Knowledge;
}

interface Tables {
	readonly sheet: Sheet;
	readonly tables: readonly Candidate[];
	/** Parts of it that are no table of ours. */
	readonly unread: readonly Sheet[];
}

function tablesOf(sheet: Sheet, knowledge: Knowledge): Tables {
	const tables: Candidate[] = [];
	const unread: Sheet[] = [];
	for (const part of partsOf(sheet, knowledge)) {
		const known = part === sheet ? knowledge : forPart(part, knowledge);
		const layout = layoutOfSheet(part, known);
		if (layout === undefined) unread.push(part);
		else tables.push({ sheet: part, layout, knowledge: known });
	}
	return { sheet, tables, unread };
}

/** The heading row that a person named is that of one table only. */
function forPart({ rows }: Sheet, knowledge: Knowledge): Knowledge {
	const { headingRow } = knowledge.choices;
	const isHere = rows.some(({ number }) => number === headingRow);
	return headingRow === undefined || isHere ? knowledge : withoutHeadingRow(knowledge);
}

/** All tables that are filled in, each the report of its own units and periods or a part of one; or the question which. */
function readOf(candidates: readonly Candidate[], knowledge: Knowledge): MappedFile | undefined {
	if (candidates.length === 0) return undefined;
	const mapped = candidates.map(({ sheet, layout: { id, format }, knowledge: known }) => ({
		sheet,
		mapped: { layout: id, ...format.map(sheet, known) }
	}));
	// One whose rows are all wrong has no figures either: what is wrong with it is told.
	const filled = mapped.filter(
		({ mapped: { draft, issues } }) => draft === null || hasFigures(draft) || issues.some(isError)
	);
	const [first, ...more] = filled.length > 0 ? filled : mapped;
	if (first === undefined || more.length === 0) return first?.mapped;
	const joined = joinedSheets(filled, knowledge);
	if (joined !== undefined) return joined;
	const ranges = filled.flatMap((one) => one.mapped.ranges ?? []);
	const names = new Map(filled.map(({ sheet }) => [sheet.name, sheet]));
	return { layout: null, draft: null, ranges, issues: [severalSheets([...names.values()])] };
}

const isError = ({ severity }: Issue): boolean => severity === 'error';

const hasFigures = ({ figures, unread = [] }: NonNullable<Mapped['draft']>): boolean =>
	unread.length > 0 || figures.some(({ value }) => value.text !== '');

function withoutHeadingRow(knowledge: Knowledge): Knowledge {
	const entries = Object.entries(knowledge.choices).filter(([key]) => key !== 'headingRow');
	return { ...knowledge, choices: Object.fromEntries(entries) };
}

function mapDocument(document: JsonDocument, knowledge: Knowledge): MappedFile {
	const layout = layoutOfDocument(document, knowledge);
	if (layout === undefined) return unrecognised([]);
	return { layout: layout.id, ...layout.format.map(document, knowledge) };
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

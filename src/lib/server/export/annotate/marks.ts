// What is wrong with a file → what is written on its cells and in the sheet "Lỗi".
import { figuresOf, isFigureIssue } from '../../../domain/checks/issue-figures';
import type { Figure, Issue, Severity } from '../../../domain/checks/issue';
import type { Observation, Place } from '../../../domain/figures/observation';
import {
	issueText,
	severityText,
	type IssueText,
	type Names
} from '../../../format/issues/issue-text';
import { formatPeriod } from '../../../format/period';
import { formatPlace } from '../../../format/place';
import type { TableRange } from '../table-sheet';

export interface CellMark {
	/** Absent: the first worksheet. */
	readonly sheet?: string;
	/** "D14"; "14" stands for the first filled cell of the row. */
	readonly ref: string;
	readonly severity: Severity;
	/** Begins with the severity in words: colours are not seen by everybody. */
	readonly note: string;
}
/** A line of the sheet "Lỗi". */
export interface FaultLine {
	readonly severity: Severity;
	readonly code: string;
	readonly sheet?: string;
	/** As in CellMark. */
	readonly ref?: string;
	readonly message: string;
	readonly found: string;
	readonly expected: string;
	readonly fix: string;
}
export interface Marks {
	readonly cells: readonly CellMark[];
	readonly lines: readonly FaultLine[];
}
export interface MarksAbout {
	readonly names: Names;
	/** Where the tables were found: the sheet of a place that names none, the heading of a column. */
	readonly ranges?: readonly TableRange[];
	/** Figures of the file; what an issue says of figures of other files has no cell here. */
	readonly observations?: readonly Observation[];
}

/** In the order of the issues: what must be mended comes first. */
export function marksOf(issues: readonly Issue[], about: MarksAbout): Marks {
	const inFile = about.observations === undefined ? undefined : figureKeys(about.observations);
	const marked = issues.map((issue) => markedIssue(issue, { ...about, inFile }));
	return {
		cells: marked.flatMap(({ cells }) => cells),
		lines: marked.map(({ line }) => line)
	};
}

type About = MarksAbout & { readonly inFile: ReadonlySet<string> | undefined };

function markedIssue(issue: Issue, about: About): { cells: CellMark[]; line: FaultLine } {
	const text = issueText(issue, about.names);
	const { severity, code } = issue;
	const note = noteText(severity, text);
	const cells = cellsOf(issue, about);
	const [main] = cells;
	const others = cells.slice(1).map(({ ref }) => ref);
	return {
		cells: cells.map((cell) => ({ ...cell, severity, note })),
		line: {
			severity,
			code,
			...main,
			message: messageOf(issue, text, { others, about, hasCell: main !== undefined }),
			found: text.found ?? (issue.place.quote === undefined ? '' : `“${issue.place.quote}”`),
			expected: text.expected ?? '',
			fix: text.fix ?? ''
		}
	};
}

function noteText(severity: Severity, text: IssueText): string {
	const { message, arithmetic, expected, fix } = text;
	return [
		`${severityText(severity)}: ${message}`,
		arithmetic,
		expected === undefined ? undefined : `Cần là: ${expected}`,
		fix === undefined ? undefined : `Cách sửa: ${fix}`
	]
		.filter((line) => line !== undefined)
		.join('\n');
}

function messageOf(
	issue: Issue,
	{ message, arithmetic }: IssueText,
	of: { readonly others: readonly string[]; readonly about: About; readonly hasCell: boolean }
): string {
	const { others, about, hasCell } = of;
	const whose = hasCell ? '' : whereText(issue, about);
	const more = others.length === 0 ? '' : `Các ô liên quan: ${others.join(', ')}.`;
	return [`${whose}${message}`, arithmetic, more]
		.filter((line) => line !== undefined && line !== '')
		.join('\n');
}

/** Where no cell of this file can be named. */
function whereText(issue: Issue, { names, inFile }: About): string {
	if (!isFigureIssue(issue) || inFile === undefined) {
		const place = formatPlace(issue.place);
		return place === '' ? '' : `${place.charAt(0).toUpperCase()}${place.slice(1)}: `;
	}
	if (issue.unitId === undefined || issue.period === undefined) return '';
	return `${names.unit(issue.unitId)}, ${formatPeriod(issue.period)}, báo cáo đã lưu từ trước: `;
}

type Cell = Pick<CellMark, 'sheet' | 'ref'>;

/** The cell of the issue first, then those of the figures it speaks of; none twice. */
function cellsOf(issue: Issue, about: About): Cell[] {
	const isOfFile = (figure: Figure): boolean =>
		about.inFile === undefined || about.inFile.has(placedFigureKey(figure));
	const figures = figuresOf(issue);
	const own = figures.filter(isOfFile).map(({ place }) => place);
	const isElsewhere = figures.length > 0 && own.length === 0 && !isTotalRow(issue);
	// A total row is no figure of the file, only its sum; it is doubted all the same.
	const places = isElsewhere || isOfOtherReport(issue, about) ? [] : [issue.place, ...own];
	const cells = new Map<string, Cell>();
	for (const place of places) {
		const cell = cellOf(place, issue.severity, about);
		if (cell !== undefined) cells.set(`${cell.sheet ?? ''}\n${cell.ref}`, cell);
	}
	return [...cells.values()];
}

const isTotalRow = (issue: Issue): boolean =>
	issue.code === 'sum_mismatch' && figuresOf(issue).some(({ place }) => place === issue.place);

/** A contradiction of a report that this file does not touch, found again while checking it. */
function isOfOtherReport(issue: Issue, { observations }: About): boolean {
	if (!isFigureIssue(issue) || observations === undefined || isTotalRow(issue)) return false;
	return !observations.some(
		({ unitId, period }) => unitId === issue.unitId && period === issue.period
	);
}

function cellOf(place: Place, severity: Severity, { ranges = [] }: About): Cell | undefined {
	const sheet = place.sheet ?? (ranges.length === 1 ? ranges[0]?.sheet : undefined);
	const at = (ref: string): Cell => (sheet === undefined ? { ref } : { sheet, ref });
	const letter = letterOf(place);
	if (place.row !== undefined && letter !== undefined) return at(`${letter}${place.row}`);
	// A note on rows or columns is told in the list; only what has to be mended is shown on the sheet.
	if (severity === 'info') return undefined;
	if (place.row !== undefined) return at(String(place.row));
	const range = ranges.find((candidate) => candidate.sheet === sheet) ?? ranges[0];
	return letter === undefined || range === undefined
		? undefined
		: at(`${letter}${range.lastHeadingRow}`);
}

function letterOf({ letter, column }: Place): string | undefined {
	if (letter !== undefined) return letter;
	return column !== undefined && /^[A-Z]{1,3}$/u.test(column) ? column : undefined;
}

const figureKeys = (observations: readonly Observation[]): Set<string> =>
	new Set(observations.map(placedFigureKey));

function placedFigureKey({
	indicator,
	field,
	source,
	place
}: Pick<Figure, 'indicator' | 'field' | 'source' | 'place'>): string {
	const { sheet = '', row = 0, line = 0, letter = '', column = '' } = place;
	return [indicator, field, source, sheet, row, line, letter, column].join('\n');
}

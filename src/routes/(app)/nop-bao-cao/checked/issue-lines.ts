// Issues of one file in three parts, what must be mended first; each part is short enough to be read.
import type { Catalogue } from '$lib/domain/kpi/catalogue';
import type { Issue, Severity } from '$lib/domain/checks/issue';
import { figuresOf, isFigureIssue } from '$lib/domain/checks/issue-figures';
import type { Place } from '$lib/domain/figures/observation';
import { groupIssues, type IssueGroup } from '$lib/format/issues/issue-groups';
import type { Names } from '$lib/format/issues/issue-text';
import { formatPeriod } from '$lib/format/period';
import { formatPlace } from '$lib/format/place';
import type { CheckedFile } from '$lib/server/jobs/tasks/checked-file';
import { isToldOnce, suggestionsFor, type Suggestion } from './suggestions';

/** Lines of one part that are written out; a file with more has one cause, and it shows in the first. */
const MOST_LINES = 30;
/** Entries of one fault among them. */
const MOST_ENTRIES = 10;

export interface IssuePart {
	readonly severity: Severity;
	/** Places, written out or not. */
	readonly count: number;
	readonly groups: readonly GroupView[];
	/** Places that are not written out. */
	readonly more: number;
}
export interface GroupView extends Omit<IssueGroup, 'entries'> {
	/** Whose figures, where it is not plain from the file. */
	readonly whose: string | null;
	readonly entries: readonly EntryView[];
	/** Places of this fault beyond the entries. */
	readonly moreEntries: number;
	/** Places of this kind of fault that the check only counted; `count` holds them. */
	readonly unlisted: number;
	/** Cells that can be typed over on the page; the first of them. */
	readonly cells: readonly FaultyCell[];
	readonly moreCells: number;
}
export interface EntryView {
	readonly text: IssueGroup['entries'][number]['text'];
	readonly places: readonly PlaceView[];
}
export interface PlaceView {
	readonly text: string;
	readonly quote: string | null;
}
export interface FaultyCell {
	/** "ô D14 (cột “Trực tuyến”)" */
	readonly label: string;
	readonly sheet: string | null;
	readonly row: number;
	readonly letter: string;
	/** What stands in it now, typed over or not. */
	readonly now: string;
	/** What it may have meant. */
	readonly suggestions: readonly Suggestion[];
	/** What is said here holds for every cell of the column with the same words. */
	readonly isAlike: boolean;
}

export interface PartsOf {
	readonly issues: readonly Issue[];
	/** How many there are of each kind where `issues` are the first of them; absent: these are all. */
	readonly codes?: CheckedFile['codes'];
	readonly submissions: CheckedFile['submissions'];
	readonly changes: CheckedFile['changes'];
	/** Not all changes are listed. */
	readonly isCut: boolean;
	/** The file is a table whose cells can be named. */
	readonly isTable: boolean;
	readonly names: Names;
	readonly catalogue: Catalogue;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

export function issueParts(of: PartsOf): IssuePart[] {
	const groups = groupIssues(of.issues, of.names);
	const desk: Desk = {
		...of,
		byPlace: issuesByPlace(of.issues),
		ownPlaces: ownPlaces(of),
		offered: new Set()
	};
	return SEVERITIES.flatMap((severity) => {
		const own = groups.filter((group) => group.severity === severity);
		return own.length === 0 ? [] : [partOf(severity, own, desk)];
	});
}

interface Desk extends PartsOf {
	readonly byPlace: ReadonlyMap<Place, readonly Issue[]>;
	/** Places of figures that stand in this file; a contradiction may speak of other files too. */
	readonly ownPlaces: ReadonlySet<string>;
	/** Cells that can be typed over already: none stands twice in one form. */
	readonly offered: Set<string>;
}

/** A group keeps the very places of its issues. */
function issuesByPlace(issues: readonly Issue[]): Map<Place, Issue[]> {
	const byPlace = new Map<Place, Issue[]>();
	for (const issue of issues) {
		const known = byPlace.get(issue.place);
		if (known === undefined) byPlace.set(issue.place, [issue]);
		else known.push(issue);
	}
	return byPlace;
}

const ownPlaces = ({ changes }: PartsOf): Set<string> =>
	new Set(changes.map(({ observation }) => JSON.stringify(observation.place)));

function partOf(severity: Severity, groups: readonly IssueGroup[], desk: Desk): IssuePart {
	const shown = shownGroups(groups);
	const unseen = groups.filter((group) => !shown.has(group));
	const unlisted = unlistedOf(severity, groups, desk);
	const views = groups.filter((group) => shown.has(group)).map((group) => groupView(group, desk));
	const counted = views.map((view) => withUnlisted(view, unlisted));
	const left = [...unlisted.values()].reduce((all, count) => all + count, 0);
	return {
		severity,
		count: sumOf([...unseen, ...counted]) + left,
		groups: counted,
		more: sumOf(unseen) + left
	};
}

const sumOf = (list: readonly { readonly count: number }[]): number =>
	list.reduce((all, { count }) => all + count, 0);

/** Of each kind in this part, how many were counted and not listed. */
function unlistedOf(
	severity: Severity,
	groups: readonly IssueGroup[],
	{ codes = [], issues }: PartsOf
): Map<Issue['code'], number> {
	const kinds = new Set(groups.map(({ code }) => code));
	const own = codes.filter((one) => one.severity === severity && kinds.has(one.code));
	const listed = (code: Issue['code']): number =>
		issues.filter((issue) => issue.code === code && issue.severity === severity).length;
	return new Map(own.map(({ code, count }) => [code, count - listed(code)]));
}

/** The first group of a kind tells of those, for all of its kind. */
function withUnlisted(view: GroupView, unlisted: Map<Issue['code'], number>): GroupView {
	const own = unlisted.get(view.code) ?? 0;
	unlisted.delete(view.code);
	return own === 0 ? view : { ...view, unlisted: own, count: view.count + own };
}

function shownGroups(groups: readonly IssueGroup[]): ReadonlySet<IssueGroup> {
	const shown = new Set<IssueGroup>();
	let lines = 0;
	// One of each kind before the second of any.
	for (const group of inTurns(groups)) {
		const own = Math.min(group.entries.length, MOST_ENTRIES);
		if (shown.size > 0 && lines + own > MOST_LINES) continue;
		shown.add(group);
		lines += own;
	}
	return shown;
}

function inTurns(groups: readonly IssueGroup[]): IssueGroup[] {
	const byCode = new Map<string, IssueGroup[]>();
	for (const group of groups) byCode.set(group.code, [...(byCode.get(group.code) ?? []), group]);
	const kinds = [...byCode.values()];
	const most = Math.max(0, ...kinds.map(({ length }) => length));
	return Array.from({ length: most }, (_, turn) => turn).flatMap((turn) =>
		kinds.flatMap((kind) => kind[turn] ?? [])
	);
}

function groupView(group: IssueGroup, desk: Desk): GroupView {
	const rest = group.entries.slice(MOST_ENTRIES);
	const cells = group.severity === 'info' ? [] : cellsOf(group, desk);
	return {
		...group,
		whose: whoseText(group, desk),
		entries: group.entries.slice(0, MOST_ENTRIES).map(({ text, places }) => ({
			text,
			places: places.map((place) => placeView(place, group, desk))
		})),
		moreEntries: rest.reduce((all, { places }) => all + places.length, 0),
		unlisted: 0,
		cells: cells.slice(0, MOST_CELLS),
		moreCells: Math.max(0, cells.length - MOST_CELLS)
	};
}

/** A later or earlier report of the unit may be touched: its cells are not those of this file. */
function whoseText({ unitId, period }: IssueGroup, { submissions, names }: Desk): string | null {
	if (unitId === undefined || period === undefined) return null;
	const ofFile = submissions.some((entry) => entry.unitId === unitId && entry.period === period);
	if (ofFile && submissions.length === 1) return null;
	const text = `${names.unit(unitId)}, ${formatPeriod(period)}`;
	return ofFile || submissions.length === 0 ? text : `${text}, báo cáo đã lưu từ trước`;
}

/** A contradiction may stand in a figure that an earlier file brought: its cell is not one of this file. */
function placeView(place: Place, { code }: IssueGroup, desk: Desk): PlaceView {
	const { quote, ...where } = place;
	const isElsewhere =
		!desk.isCut &&
		(desk.byPlace.get(place) ?? []).some((issue) => issue.code === code && isFigureIssue(issue)) &&
		!desk.ownPlaces.has(JSON.stringify(place));
	const text = formatPlace(where);
	return {
		text: isElsewhere && text !== '' ? `${text} của báo cáo đã lưu` : text,
		quote: quote ?? null
	};
}

/** Cells typed over at one go; the rest shows once these are mended. */
const MOST_CELLS = 30;

/** Of a fault its cells; of a contradiction the cells of all its figures that stand in this file. */
function cellsOf({ code, entries }: IssueGroup, desk: Desk): FaultyCell[] {
	if (!desk.isTable) return [];
	const issues = entries
		.flatMap(({ places }) => places)
		.flatMap((place) => (desk.byPlace.get(place) ?? []).filter((issue) => issue.code === code));
	const cells = new Map<string, FaultyCell>();
	for (const issue of issues) {
		for (const place of mendablePlaces(issue, desk)) {
			const cell = cellOf(place, issue, desk.catalogue);
			if (cell === null) continue;
			const key = `${cell.sheet ?? ''} ${cell.letter}${cell.row}`;
			if (!desk.offered.has(key)) cells.set(key, cell);
		}
	}
	for (const key of [...cells.keys()].slice(0, MOST_CELLS)) desk.offered.add(key);
	return [...cells.values()];
}

function mendablePlaces(issue: Issue, { ownPlaces: own }: Desk): Place[] {
	if (!isFigureIssue(issue)) return [issue.place];
	const places = [issue.place, ...figuresOf(issue).map(({ place }) => place)];
	return places.filter((place) => own.has(JSON.stringify(place)));
}

function cellOf(place: Place, issue: Issue, catalogue: Catalogue): FaultyCell | null {
	const { sheet, row, letter, quote = '' } = place;
	if (row === undefined || letter === undefined) return null;
	const label = formatPlace({
		row,
		letter,
		...(place.column === undefined ? {} : { column: place.column })
	});
	const isOwn = place === issue.place;
	return {
		...{ label, sheet: sheet ?? null, row, letter, now: quote },
		suggestions: isOwn ? suggestionsFor(issue, catalogue) : [],
		isAlike: isOwn && isToldOnce(issue)
	};
}

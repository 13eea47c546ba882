// One checked file as the pages show it: what was recognised, what is wrong, what would be stored.
import type { Catalogue } from '$lib/domain/kpi/catalogue';
import type { Issue } from '$lib/domain/checks/issue';
import { figuresOf } from '$lib/domain/checks/issue-figures';
import { issueLine, issueText, type Names } from '$lib/format/issues/issue-text';
import { layoutText } from '$lib/format/intake/layout-text';
import { formatQuantity } from '$lib/format/number';
import { formatPeriod, formatWindow } from '$lib/format/period';
import { formatPlace } from '$lib/format/place';
import { formatRange } from '$lib/format/range';
import type { FigureChange } from '$lib/server/intake/receive';
import type { CheckedFile } from '$lib/server/jobs/tasks/checked-file';
import type { OpenStep } from '../upload-steps';
import { columnPicks } from './column-picks';
import { issueParts } from './issue-lines';
import { mendViews } from './mends';
import { readingView, TOLD_AS_READING } from './reading-view';

export interface Words {
	readonly names: Names;
	readonly catalogue: Catalogue;
}

export function fileView(file: CheckedFile, words: Words) {
	const { counts, changes, issues, submissions } = file;
	const isTable = isTableFile(file);
	const wrongLayout = wrongLayoutOf(file, { isTable, names: words.names });
	const told = issues.filter(
		(issue) => !TOLD_AS_READING(issue) && !(wrongLayout !== null && isAboutLayout(issue))
	);
	const doubted = doubtedPlaces(issues);
	return {
		id: file.draftId,
		name: file.name,
		size: file.size,
		outcome: file.outcome,
		layout: file.layout === null ? null : layoutText(file.layout),
		isTable,
		counts,
		newWarnings: file.newWarnings,
		parts: issueParts({
			...{ issues: told, codes: file.codes, submissions, changes, isTable },
			isCut: file.moreChanges > 0,
			...words
		}),
		/** Places that must be mended, written out or not. */
		errors: file.severities.error,
		...{ wrongLayout, columns: wrongLayout === null ? null : picksOf(file, words) },
		reading: readingView(issues, words.names),
		ranges: file.ranges.map(formatRange),
		mends: mendViews(file),
		submissions: submissionViews(file),
		moreSubmissions: file.moreSubmissions,
		changes: changes.map((change) => changeLine(change, { ...words, doubted })),
		moreChanges: file.moreChanges,
		missesWhoOrWhen: issues.some(({ code }) => WHO_OR_WHEN.has(code)),
		lockedPeriods: lockedIn(issues),
		/** Steps that nobody had to decide anything in. */
		settled: {
			sheet:
				file.choices.reading?.sheet === undefined && file.choices.reading?.headingRow === undefined,
			columns: Object.keys(file.choices.reading?.columns ?? {}).length === 0
		}
	};
}
export type FileView = ReturnType<typeof fileView>;

const picksOf = ({ columns, choices }: CheckedFile, { catalogue }: Words) =>
	columnPicks(columns, { catalogue, chosen: choices.reading?.columns ?? {} });

/** Mended by choosing unit or period on the page, without touching the file. */
const WHO_OR_WHEN = new Set<Issue['code']>([
	'unit_not_named',
	'period_not_named',
	'unknown_unit',
	'ambiguous_unit',
	'unit_not_valid',
	'missing_column',
	'other_unit_named',
	'other_period_named'
]);

/** Files that hold no table: nothing to choose in steps 2 and 3, no cell to type over. */
const NO_TABLE = new Set<Issue['code']>([
	'empty_file',
	'unreadable_file',
	'unsafe_file',
	'bad_json',
	'wrong_json_shape',
	'duplicate_json_key'
]);
const isTableFile = ({ layout, issues }: CheckedFile): boolean =>
	layout !== 'json' && !issues.some(({ code }) => NO_TABLE.has(code));

const WHICH_SHEET = new Set<Issue['code']>(['unknown_layout', 'several_sheets']);
const WHICH_COLUMN = new Set<Issue['code']>([
	'unknown_column',
	'missing_column',
	'repeated_heading',
	'several_value_columns'
]);

const isAboutLayout = ({ code, severity }: Issue): boolean =>
	severity === 'error' && (WHICH_SHEET.has(code) || WHICH_COLUMN.has(code));

/** What of it is said; a wrong file may have a hundred unknown columns. */
const MOST_LAYOUT_LINES = 8;

/** One message instead of a thousand: the step in which the layout is settled, and what was not understood. */
function wrongLayoutOf(
	{ issues }: CheckedFile,
	{ isTable, names }: { readonly isTable: boolean; readonly names: Names }
) {
	const own = isTable ? issues.filter(isAboutLayout) : [];
	if (own.length === 0) return null;
	const lines = own.map((issue) => {
		const { found } = issueText(issue, names);
		return { text: issueLine(issue, names), found: found ?? null };
	});
	const step: OpenStep = own.some(({ code }) => WHICH_SHEET.has(code)) ? 'trang-tinh' : 'ghep-cot';
	return {
		step,
		lines: lines.slice(0, MOST_LAYOUT_LINES),
		more: Math.max(0, lines.length - MOST_LAYOUT_LINES)
	};
}

function lockedIn(issues: readonly Issue[]) {
	const periods = issues.flatMap((issue) =>
		issue.code === 'period_locked' && issue.period !== undefined ? [issue.period] : []
	);
	return [...new Set(periods)].map((period) => ({ period, text: formatPeriod(period) }));
}

function submissionViews({ submissions }: CheckedFile) {
	return submissions.map(({ unitId, name, code, period, window, figures, changes }) => ({
		key: `${unitId}|${period}`,
		name,
		code,
		period: formatPeriod(period),
		window: formatWindow(window),
		figures,
		changes
	}));
}

/** Places that an error or a warning names. */
function doubtedPlaces(issues: readonly Issue[]): ReadonlySet<string> {
	const doubts = issues.filter(({ severity }) => severity !== 'info');
	const places = doubts.flatMap((issue) => [
		issue.place,
		...figuresOf(issue).map(({ place }) => place)
	]);
	return new Set(places.map((place) => JSON.stringify(place)));
}

function changeLine(
	{ observation, before }: FigureChange,
	{ names, catalogue, doubted }: Words & { readonly doubted: ReadonlySet<string> }
) {
	const { indicator, field, quantity, text, source, place, unitId, period } = observation;
	return {
		unit: names.unit(unitId),
		period: formatPeriod(period),
		indicator: names.indicator(indicator),
		unitOfMeasure: catalogue.indicators.get(indicator)?.unit ?? '',
		field: field === '' ? '' : names.field(field),
		source,
		/** What the file said, where something else was typed over it. */
		was: place.was ?? null,
		written: text,
		read: formatQuantity(quantity),
		before: before ? formatQuantity(before.quantity) : null,
		place: formatPlace(place),
		isDoubted: doubted.has(JSON.stringify(place))
	};
}
export type ChangeLine = ReturnType<typeof changeLine>;

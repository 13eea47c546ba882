// One checked file as the page shows it: what was recognised, what is wrong, what would be stored.
import type { Catalogue } from '$lib/domain/catalogue';
import type { Issue } from '$lib/domain/issue';
import type { Observation, Place } from '$lib/domain/observation';
import { reportWindowOf } from '$lib/domain/report-window';
import { groupIssues, type IssueGroup } from '$lib/format/issue-groups';
import type { Names } from '$lib/format/issue-text';
import { layoutText } from '$lib/format/layout-text';
import { formatQuantity } from '$lib/format/number';
import { formatPeriod, formatWindow } from '$lib/format/period';
import { formatPlace } from '$lib/format/place';
import type { FigureChange, Receipt } from '$lib/server/import/receive';
import type { CheckedDraft } from '../../drafts';

interface Words {
	readonly names: Names;
	readonly catalogue: Catalogue;
}

/** Beyond this many lines the table would not be read by anybody. */
const MOST_LINES = 1000;

export function fileView({ draft, receipt }: CheckedDraft, words: Words) {
	const { counts, changes, issues } = receipt;
	const told = issues.filter(({ code }) => code !== 'number_reading');
	const { shown, more } = firstOfEachKind(groupIssues(told, words.names));
	return {
		id: draft.id,
		name: draft.file.name,
		size: draft.file.bytes.byteLength,
		outcome: receipt.outcome,
		layout: receipt.layout === null ? null : layoutText(receipt.layout),
		counts,
		newWarnings: receipt.newWarnings,
		issues: shown.map((group) => ({
			...group,
			whose: whoseText(receipt, group, words),
			entries: group.entries.map(({ text, places }) => ({ text, places: places.map(placeView) }))
		})),
		moreIssues: more,
		/** Places that must be mended, written out or not. */
		errors: issues.filter(({ severity }) => severity === 'error').length,
		readings: readingsOf(issues),
		submissions: submissionsOf(receipt),
		changes: changes.slice(0, MOST_LINES).map((change) => changeLine(change, words)),
		moreChanges: Math.max(0, changes.length - MOST_LINES),
		missesWhoOrWhen: issues.some(({ code }) => WHO_OR_WHEN.has(code))
	};
}
export type FileView = ReturnType<typeof fileView>;

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

/** So many of one kind are written out; a file with more has one cause, and it shows in the first. */
const MOST_OF_A_KIND = 30;

function firstOfEachKind(groups: readonly IssueGroup[]) {
	const byKind = new Map<string, IssueGroup[]>();
	for (const group of groups) {
		const kind = `${group.severity} ${group.code}`;
		const members = byKind.get(kind) ?? [];
		byKind.set(kind, members);
		members.push(group);
	}
	const kinds = [...byKind.values()];
	const isShown = new Set(kinds.flatMap((kind) => kind.slice(0, MOST_OF_A_KIND)));
	const more = kinds.flatMap((kind) => {
		const [first, rest] = [kind[0], kind.slice(MOST_OF_A_KIND)];
		if (first === undefined || rest.length === 0) return [];
		const count = rest.reduce((sum, group) => sum + group.count, 0);
		return [{ severity: first.severity, title: first.title, count }];
	});
	return { shown: groups.filter((group) => isShown.has(group)), more };
}

/** A later or earlier report of the unit may be touched: its cells are not those of this file. */
function whoseText({ submissions }: Receipt, { unitId, period }: IssueGroup, { names }: Words) {
	if (unitId === undefined || period === undefined) return null;
	const ofFile = submissions.some((entry) => entry.unitId === unitId && entry.period === period);
	if (ofFile && submissions.length === 1) return null;
	const text = `${names.unit(unitId)}, ${formatPeriod(period)}`;
	return ofFile ? text : `${text}, báo cáo đã lưu từ trước`;
}

const placeView = ({ quote, ...place }: Place) => ({
	text: formatPlace(place),
	quote: quote ?? null
});

/** One line per way of writing numbers, with an example from each column. */
function readingsOf(issues: readonly Issue[]) {
	const readings = issues.filter((issue) => issue.code === 'number_reading');
	return CONVENTIONS.flatMap(({ convention, words }) => {
		const columns = readings
			.filter((reading) => reading.convention === convention)
			.map(({ column, example, reading }) => ({
				column,
				example,
				reading: formatQuantity({ kind: 'exact', value: reading })
			}));
		return columns.length === 0 ? [] : [{ words, columns }];
	});
}

const CONVENTIONS = [
	{ convention: 'comma', words: 'dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần thập phân' },
	{ convention: 'point', words: 'dấu phẩy ngăn hàng nghìn, dấu chấm ngăn phần thập phân' }
] as const;

function submissionsOf({ submissions, observations, changes }: Receipt) {
	return submissions.map(({ unitId, name, code, period }) => {
		const isOf = (observation: Observation) =>
			observation.unitId === unitId && observation.period === period;
		return {
			key: `${unitId}|${period}`,
			name,
			code,
			period: formatPeriod(period),
			window: formatWindow(reportWindowOf(observations.filter(isOf))),
			figures: observations.filter(isOf).length,
			changes: changes.filter(({ observation }) => isOf(observation)).length
		};
	});
}

function changeLine({ observation, before }: FigureChange, { names, catalogue }: Words) {
	const { indicator, field, quantity, text, source, place, unitId, period } = observation;
	return {
		unit: names.unit(unitId),
		period: formatPeriod(period),
		indicator: names.indicator(indicator),
		unitOfMeasure: catalogue.indicators.get(indicator)?.unit ?? '',
		field: field === '' ? '' : names.field(field),
		source,
		written: text,
		read: formatQuantity(quantity),
		before: before ? formatQuantity(before.quantity) : null,
		place: formatPlace(place)
	};
}
export type ChangeLine = ReturnType<typeof changeLine>;

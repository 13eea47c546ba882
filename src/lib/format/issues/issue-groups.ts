// Issues as a page lists them: the same fault in many cells is one entry with all its cells.
import type { Issue, IssueCode, Severity } from '../../domain/checks/issue';
import type { Place } from '../../domain/figures/observation';
import type { PeriodId } from '../../domain/figures/period';
import type { UnitId } from '../../domain/unit/unit';
import { issueText, type IssueText, type Names } from './issue-text';

/** What is wrong, and every cell of which exactly this can be said. */
export interface IssueEntry {
	readonly text: IssueText;
	readonly places: readonly Place[];
}
export interface IssueGroup {
	readonly severity: Severity;
	readonly code: IssueCode;
	readonly title: string;
	/** Of a contradiction; a fault of the file has none. */
	readonly unitId?: UnitId;
	readonly period?: PeriodId;
	/** The same for all entries, or absent. */
	readonly expected?: string;
	readonly fix?: string;
	readonly entries: readonly IssueEntry[];
	/** Cells, all entries together. */
	readonly count: number;
}

/**
 * `error` before `warning` before `info`, else in the order found. Entries of one group are mended in the same way;
 * a contradiction stands alone, for its arithmetic is its own.
 */
export function groupIssues(issues: readonly Issue[], names: Names): IssueGroup[] {
	const groups = new Map<string, MutableGroup>();
	for (const issue of issues) {
		const text = issueText(issue, names);
		const group: MutableGroup = groups.get(groupKey(issue, text)) ?? {
			first: issue,
			entries: new Map()
		};
		groups.set(groupKey(issue, text), group);
		const entry = group.entries.get(JSON.stringify(text)) ?? { text, places: [] };
		group.entries.set(JSON.stringify(text), entry);
		entry.places.push(issue.place);
	}
	return [...groups.values()]
		.map(({ first, entries }) => groupOf(first, [...entries.values()]))
		.sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

interface MutableGroup {
	readonly first: Issue;
	readonly entries: Map<string, MutableEntry>;
}
interface MutableEntry {
	readonly text: IssueText;
	readonly places: Place[];
}

function groupKey({ severity, code, unitId, period }: Issue, text: IssueText): string {
	const { title, expected, fix, arithmetic } = text;
	const own = arithmetic === undefined ? { expected, fix } : { ...text, unitId, period };
	return JSON.stringify([severity, code, title, own]);
}

function groupOf(
	{ severity, code, unitId, period }: Issue,
	entries: readonly IssueEntry[]
): IssueGroup {
	const { title = '', expected, fix, arithmetic } = entries[0]?.text ?? {};
	const whose = arithmetic === undefined || unitId === undefined ? {} : { unitId };
	const when = arithmetic === undefined || period === undefined ? {} : { period };
	return {
		severity,
		code,
		title,
		...whose,
		...when,
		...(expected === undefined ? {} : { expected }),
		...(fix === undefined ? {} : { fix }),
		entries,
		count: entries.reduce((count, { places }) => count + places.length, 0)
	};
}

const ORDER: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

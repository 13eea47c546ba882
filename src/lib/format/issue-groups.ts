// Issues as a page lists them: the same fault in many cells is one entry with all its cells.
import type { Issue, IssueCode, Severity } from '../domain/issue';
import type { Place } from '../domain/observation';
import { issueText, type IssueText, type Names } from './issue-text';

export interface IssueGroup {
	readonly severity: Severity;
	readonly code: IssueCode;
	readonly text: IssueText;
	/** At least one; the first is that of the issue that was found first. */
	readonly places: readonly Place[];
}

/** In the order in which they were found, `error` before `warning` before `info`. */
export function groupIssues(issues: readonly Issue[], names: Names): IssueGroup[] {
	const groups = new Map<
		string,
		{ severity: Severity; code: IssueCode; text: IssueText; places: Place[] }
	>();
	for (const issue of issues) {
		const text = issueText(issue, names);
		const key = JSON.stringify([issue.severity, issue.code, issue.unitId, issue.period, text]);
		const group = groups.get(key);
		if (group) group.places.push(issue.place);
		else
			groups.set(key, { severity: issue.severity, code: issue.code, text, places: [issue.place] });
	}
	return [...groups.values()].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

const ORDER: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

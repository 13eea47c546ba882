// What is told of many issues: the first of each kind whole, all of them counted. A file of a million equal faults is one fault.
import type { Issue, IssueCode, Severity } from '../../domain/checks/issue';

export interface IssueCount {
	readonly code: IssueCode;
	readonly severity: Severity;
	readonly count: number;
}
export interface CutIssues {
	/** In the order given; of every kind at least the first. */
	readonly issues: readonly Issue[];
	/** Those that are counted only. */
	readonly moreIssues: number;
	/** Of all of them. */
	readonly severities: Readonly<Record<Severity, number>>;
	/** Of all of them, in the order in which the kinds appear. */
	readonly codes: readonly IssueCount[];
}

/** Beyond these neither a page nor a program would be read by anybody. */
export const MOST_ISSUES = 2_000;

export function cutIssues(issues: readonly Issue[], most = MOST_ISSUES): CutIssues {
	const codes = countedByKind(issues);
	const severities = { error: 0, warning: 0, info: 0 };
	for (const { severity, count } of codes) severities[severity] += count;
	const kept = issues.length <= most ? issues : firstOfEach(issues, evenShare(codes, most));
	return { issues: kept, moreIssues: issues.length - kept.length, severities, codes };
}

function countedByKind(issues: readonly Issue[]): IssueCount[] {
	const counts: Record<Severity, Map<IssueCode, number>> = {
		error: new Map(),
		warning: new Map(),
		info: new Map()
	};
	for (const { severity, code } of issues)
		counts[severity].set(code, (counts[severity].get(code) ?? 0) + 1);
	return (['error', 'warning', 'info'] as const).flatMap((severity) =>
		[...counts[severity]].map(([code, count]) => ({ severity, code, count }))
	);
}

/** How many of each kind fit: what a rare kind does not need is left to the others. */
function evenShare(codes: readonly IssueCount[], most: number): number {
	const counts = codes.map(({ count }) => count).sort((a, b) => a - b);
	let left = most;
	for (const [index, count] of counts.entries()) {
		const share = Math.floor(left / (counts.length - index));
		if (count > share) return Math.max(1, share);
		left -= count;
	}
	return most;
}

function firstOfEach(issues: readonly Issue[], share: number): Issue[] {
	const seen = new Map<string, number>();
	return issues.filter(({ severity, code }) => {
		const kind = `${severity} ${code}`;
		const before = seen.get(kind) ?? 0;
		seen.set(kind, before + 1);
		return before < share;
	});
}

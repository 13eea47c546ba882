// Open issues of stored figures as a page lists them.
import type { Issue, IssueCode, Severity } from '../../domain/checks/issue';
import { figuresOf } from '../../domain/checks/issue-figures';
import type { Place } from '../../domain/figures/observation';
import type { PeriodId } from '../../domain/figures/period';
import { issueText, type IssueText, type Names } from './issue-text';
import { formatInstant, formatPeriod } from '../period';

interface OpenIssue {
	readonly id: number;
	readonly issue: Issue;
	readonly unit: { readonly unitId: number; readonly name: string };
	readonly period: PeriodId;
	readonly openedAt: string;
	readonly reason: string | null;
	readonly submissionId: number;
	readonly file: { readonly name: string };
}
export interface OpenIssueLine {
	readonly id: number;
	readonly severity: Severity;
	readonly code: IssueCode;
	readonly text: IssueText;
	readonly place: Place;
	readonly unit: { readonly unitId: number; readonly name: string };
	readonly period: PeriodId;
	readonly periodText: string;
	readonly openedAt: string;
	readonly reason: string | null;
	readonly submissionId: number;
	readonly fileName: string;
	/** The figures it names, once each. */
	readonly figures: readonly {
		readonly indicator: string;
		readonly field: string;
		readonly name: string;
	}[];
}

export function openIssueLines(issues: readonly OpenIssue[], names: Names): OpenIssueLine[] {
	return issues.map((open) => ({
		id: open.id,
		severity: open.issue.severity,
		code: open.issue.code,
		text: issueText(open.issue, names),
		place: open.issue.place,
		unit: { unitId: open.unit.unitId, name: open.unit.name },
		period: open.period,
		periodText: formatPeriod(open.period),
		openedAt: formatInstant(open.openedAt),
		reason: open.reason,
		submissionId: open.submissionId,
		fileName: open.file.name,
		figures: figuresNamed(open.issue, names)
	}));
}

function figuresNamed(issue: Issue, names: Names) {
	const named = new Map<string, { indicator: string; field: string; name: string }>();
	for (const { indicator, field } of figuresOf(issue)) {
		const name = names.indicator(indicator) + (field === '' ? '' : ` (${names.field(field)})`);
		named.set(`${indicator}|${field}`, { indicator, field, name });
	}
	return [...named.values()];
}

// What an import says to a program: the same on the command line and from the API.
import type { Issue, IssueCode, Severity } from '../../domain/checks/issue';
import type { Place } from '../../domain/figures/observation';
import type { PeriodId } from '../../domain/figures/period';
import type { UnitId } from '../../domain/unit/unit';
import { issueText, type Names } from '../../format/issues/issue-text';
import { confirmAsked } from '../../format/intake/receipt-text';
import type { Receipt } from '../intake/receive';
import { cutIssues, type CutIssues } from './cut-issues';
import { shortIssue } from './short-issue';

export interface IssueJson {
	readonly code: IssueCode;
	readonly severity: Severity;
	readonly message: string;
	readonly place: Place;
	readonly found?: string;
	readonly expected?: string;
	readonly fix?: string;
	readonly arithmetic?: string;
}
export interface ReceiptJson
	extends
		Pick<Receipt, 'file' | 'layout' | 'outcome' | 'counts'>,
		Pick<CutIssues, 'moreIssues' | 'severities' | 'codes'> {
	readonly stored: boolean;
	/** null: nothing waits for a reason. */
	readonly confirm: {
		/** New contradictions, listed or not. */
		readonly contradictions: number;
		readonly message: string;
	} | null;
	readonly submissions: readonly {
		readonly unitId: UnitId;
		readonly code: string;
		readonly name: string;
		readonly period: PeriodId;
	}[];
	readonly moreSubmissions: number;
	/** Those that a reason is asked for say so. */
	readonly issues: readonly (IssueJson & { readonly needsReason?: true })[];
}

/** What one receipt lists; the rest is counted. */
export interface ReceiptLimits {
	readonly issues: number;
	readonly submissions: number;
}
export const RECEIPT_LIMITS: ReceiptLimits = { issues: 2_000, submissions: 2_000 };
export const WHOLE_RECEIPT: ReceiptLimits = { issues: Infinity, submissions: Infinity };

export function issueJson(issue: Issue, names: Names): IssueJson {
	const { message, found, expected, fix, arithmetic } = issueText(issue, names);
	const { code, severity, place } = issue;
	return {
		...{ code, severity, message, place },
		...(found === undefined ? {} : { found }),
		...(expected === undefined ? {} : { expected }),
		...(fix === undefined ? {} : { fix }),
		...(arithmetic === undefined ? {} : { arithmetic })
	};
}

export function receiptJson(receipt: Receipt, names: Names, limits: ReceiptLimits): ReceiptJson {
	const { file, layout, outcome, counts, submissions, newIssues, newWarnings } = receipt;
	const { issues, moreIssues, severities, codes } = cutIssues(receipt.issues, limits.issues);
	const isAsked = outcome === 'needs_confirmation';
	const asked = new Set(isAsked ? newIssues.filter(({ severity }) => severity === 'warning') : []);
	return {
		...{ file, layout, outcome },
		stored: outcome === 'stored' || outcome === 'unchanged',
		counts,
		confirm: isAsked ? { contradictions: newWarnings, message: confirmAsked(newWarnings) } : null,
		submissions: submissions
			.slice(0, limits.submissions)
			.map(({ unitId, code, name, period }) => ({ unitId, code, name, period })),
		moreSubmissions: Math.max(0, submissions.length - limits.submissions),
		...{ severities, codes, moreIssues },
		issues: issues.map((issue) => ({
			...issueJson(limits === WHOLE_RECEIPT ? issue : shortIssue(issue), names),
			...(asked.has(issue) ? { needsReason: true } : {})
		}))
	};
}

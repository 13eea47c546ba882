// What an import says to a program: the same on the command line and from the API.
import type { Issue, IssueCode, Severity } from '../../domain/issue';
import type { Place } from '../../domain/observation';
import type { PeriodId } from '../../domain/period';
import type { UnitId } from '../../domain/unit';
import { issueText, type Names } from '../../format/issue-text';
import type { Receipt } from '../import/receive';

interface IssueJson {
	readonly code: IssueCode;
	readonly severity: Severity;
	readonly message: string;
	readonly place: Place;
	readonly found?: string;
	readonly expected?: string;
	readonly fix?: string;
	readonly arithmetic?: string;
}
export interface ReceiptJson extends Pick<Receipt, 'file' | 'layout' | 'counts'> {
	readonly stored: boolean;
	readonly submissions: readonly {
		readonly unitId: UnitId;
		readonly code: string;
		readonly name: string;
		readonly period: PeriodId;
	}[];
	readonly issues: readonly IssueJson[];
}

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

export function receiptJson(receipt: Receipt, names: Names): ReceiptJson {
	const { file, layout, outcome, counts, submissions, issues } = receipt;
	return {
		file,
		layout,
		stored: outcome === 'stored' || outcome === 'unchanged',
		counts,
		submissions: submissions.map(({ unitId, code, name, period }) => ({
			unitId,
			code,
			name,
			period
		})),
		issues: issues.map((issue) => issueJson(issue, names))
	};
}

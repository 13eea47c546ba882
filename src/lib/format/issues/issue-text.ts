// Every issue as Vietnamese sentences: what is wrong, what stands there, what was expected, how to mend it.
import type { Issue, IssueCode, Severity } from '../../domain/checks/issue';
import { capital } from '../capital';
import { CELL_TEXTS } from './issue-cell-text';
import { FIGURE_TEXTS } from './issue-figure-text';
import { FILE_TEXTS } from './issue-file-text';
import { READING_TEXTS } from './issue-reading-text';
import { SIGHT_TEXTS } from './issue-sight-text';
import { TABLE_TEXTS } from './issue-table-text';
import type { IssueText, IssueTexts, Names } from './issue-words';
import { formatPlace } from '../place';

export type { IssueText, Names } from './issue-words';

/** A code without its sentence does not compile. */
const TEXTS: IssueTexts<IssueCode> = {
	...FILE_TEXTS,
	...READING_TEXTS,
	...SIGHT_TEXTS,
	...TABLE_TEXTS,
	...CELL_TEXTS,
	...FIGURE_TEXTS
};

/** The place of the issue is not in the message: the same fault in many cells is one message with its cells. */
export function issueText(issue: Issue, names: Names): IssueText {
	const write = TEXTS[issue.code] as (issue: Issue, names: Names) => IssueText;
	return write(issue, names);
}

/** One line that stands alone, with its place: `Dòng 12, cột “Đã giải quyết”: “12a” không phải là số.` */
export function issueLine(issue: Issue, names: Names): string {
	const { message } = issueText(issue, names);
	const place = formatPlace(issue.place);
	return place === '' ? message : `${capital(place)}: ${message}`;
}

export function severityText(severity: Severity): string {
	return { error: 'Phải sửa', warning: 'Cần xác nhận', info: 'Lưu ý' }[severity];
}

// Every issue as Vietnamese sentences: what is wrong and where, what stands there, what was expected, how to mend it.
import type { FieldId, IndicatorId } from '../domain/catalogue';
import type { Issue, Severity } from '../domain/issue';
import type { UnitId } from '../domain/unit';

export interface Names {
	indicator(id: IndicatorId): string;
	unit(id: UnitId): string;
	field(id: FieldId): string;
}
export interface IssueText {
	/** Kind of the issue in a few words. */
	readonly title: string;
	/** What is wrong and where. */
	readonly message: string;
	readonly found?: string;
	readonly expected?: string;
	readonly fix?: string;
	/** Written out: "1.103 + 31 = 1.134 ≠ 1.144 (thiếu 10)". */
	readonly arithmetic?: string;
}

export function issueText(issue: Issue, _names: Names): IssueText {
	return { title: issue.code, message: issue.code };
}

export function severityText(severity: Severity): string {
	return { error: 'Phải sửa', warning: 'Cần xác nhận', info: 'Lưu ý' }[severity];
}

// Open issues as a file that can be sent to the commune.
import type { Issue } from '../../domain/checks/issue';
import type { PeriodId } from '../../domain/figures/period';
import { issueText, severityText, type Names } from '../../format/issues/issue-text';
import { formatInstant, formatPeriod } from '../../format/period';
import { formatPlace } from '../../format/place';
import { DEMONSTRATION_LINE } from '../../format/figures/ranking-table';
import { textCell, type ReportColumn, type ReportTable } from '../../format/table';

export interface ListedIssue {
	readonly issue: Issue;
	readonly unit: { readonly code: string; readonly name: string };
	readonly period: PeriodId;
	readonly openedAt: string;
	readonly reason: string | null;
	readonly file: { readonly name: string };
}
export interface IssueTableContext {
	readonly names: Names;
	/** Whose issues, in words. */
	readonly of: string;
	readonly isDemonstration: boolean;
}

const COLUMNS: readonly ReportColumn[] = [
	{ key: 'severity', heading: 'Mức', align: 'start' },
	{ key: 'kind', heading: 'Loại', align: 'start' },
	{ key: 'unit', heading: 'Đơn vị', align: 'start' },
	{ key: 'unit_code', heading: 'Mã', align: 'start' },
	{ key: 'period', heading: 'Kỳ báo cáo', align: 'start' },
	{ key: 'message', heading: 'Nội dung', align: 'start' },
	{ key: 'arithmetic', heading: 'Phép tính', align: 'start' },
	{ key: 'fix', heading: 'Cách sửa', align: 'start' },
	{ key: 'file', heading: 'Tệp', align: 'start' },
	{ key: 'place', heading: 'Vị trí', align: 'start' },
	{ key: 'reason', heading: 'Lý do đã lưu', align: 'start' },
	{ key: 'opened_at', heading: 'Ghi nhận lúc', align: 'start' }
];

export function issueTable(
	issues: readonly ListedIssue[],
	context: IssueTableContext
): ReportTable {
	return {
		title: 'Vấn đề số liệu đang mở',
		subtitle: [context.of],
		columns: COLUMNS,
		rows: issues.map((listed) => ({ kind: 'data', cells: cellsOf(listed, context).map(textCell) })),
		notes: context.isDemonstration ? [DEMONSTRATION_LINE] : []
	};
}

function cellsOf(listed: ListedIssue, { names }: IssueTableContext): string[] {
	const { issue, unit, period, file } = listed;
	const text = issueText(issue, names);
	return [
		severityText(issue.severity),
		text.title,
		unit.name,
		unit.code,
		formatPeriod(period),
		text.message,
		text.arithmetic ?? '',
		text.fix ?? '',
		file.name,
		formatPlace(issue.place),
		listed.reason ?? '',
		formatInstant(listed.openedAt)
	];
}

// Lines of the audit log as a file: all that a line holds, each part in a column of its own.
import type { AuditLine } from '../../domain/office/audit';
import { auditDetails, type AuditChange } from '../../format/office/audit-detail';
import { auditSentence, type AuditNames } from '../../format/office/audit-text';
import { formatCount } from '../../format/number';
import { formatInstant, formatPeriod } from '../../format/period';
import { roleName } from '../../format/office/role-text';
import { csvLine, csvText, inert } from './csv';
import { textCell, type ReportColumn, type ReportTable } from '../../format/table';

const COLUMNS: readonly ReportColumn[] = [
	{ key: 'line', heading: 'Dòng', align: 'end' },
	{ key: 'at', heading: 'Lúc', align: 'start' },
	{ key: 'instant', heading: 'Thời điểm (UTC)', align: 'start' },
	{ key: 'person', heading: 'Người làm', align: 'start' },
	{ key: 'role', heading: 'Vai trò', align: 'start' },
	{ key: 'address', heading: 'Từ địa chỉ', align: 'start' },
	{ key: 'action', heading: 'Mã việc', align: 'start' },
	{ key: 'what', heading: 'Việc', align: 'start' },
	{ key: 'subject', heading: 'Đối tượng', align: 'start' },
	{ key: 'unit', heading: 'Đơn vị', align: 'start' },
	{ key: 'period', heading: 'Kỳ', align: 'start' },
	{ key: 'details', heading: 'Chi tiết', align: 'start' },
	{ key: 'changes', heading: 'Cũ → mới', align: 'start' },
	{ key: 'hash', heading: 'Mã dòng', align: 'start' }
];
const AUDIT_HEADINGS: readonly string[] = COLUMNS.map(({ heading }) => heading);

interface AuditTableContext {
	readonly names: AuditNames;
	/** Lines that fit the request, of which these are the newest. */
	readonly total: number;
}

export function auditTable(
	lines: readonly AuditLine[],
	{ names, total }: AuditTableContext
): ReportTable {
	const rows = lines.map((line) => ({
		kind: 'data' as const,
		cells: auditCells(line, names).map(textCell)
	}));
	const left = total - lines.length;
	return {
		title: 'Nhật ký',
		subtitle: ['Mới nhất trước. Mỗi dòng kèm mã nối với dòng trước, để thấy dòng bị sửa hoặc xóa.'],
		columns: COLUMNS,
		rows,
		notes:
			left > 0
				? [
						`Tệp có ${formatCount(lines.length)} dòng mới nhất; còn ${formatCount(left)} dòng cũ hơn, lấy bằng bộ lọc ngày hoặc lệnh "audit export".`
					]
				: []
	};
}

/** The same as CSV, part by part: a log of years fits no memory. */
export function* auditCsv(lines: Iterable<AuditLine>, names: AuditNames): Iterable<string> {
	yield csvText([AUDIT_HEADINGS], 'excel');
	for (const line of lines) yield csvLine(auditCells(line, names).map(inert), 'excel');
}

function auditCells(line: AuditLine, names: AuditNames): string[] {
	const { actor, unitId, period } = line;
	const { facts, changes, moreChanges } = auditDetails(line, names);
	const details = facts.map(({ label, text }) => `${label}: ${text}`).join('; ');
	return [
		...[String(line.id), formatInstant(line.at), line.at, actor.name, roleName(actor.role)],
		...[actor.address, line.action, auditSentence(line, names), line.subject],
		unitId === null ? '' : names.unit(unitId),
		period === null ? '' : formatPeriod(period),
		fitting([details]),
		fitting([
			...changes.map(changeText),
			...(moreChanges > 0 ? [`và ${formatCount(moreChanges)} thay đổi khác`] : [])
		]),
		line.hash
	];
}

function changeText({ what, before, after, place }: AuditChange): string {
	const values = `${what}: ${before === '' ? '(trống)' : before} → ${after === '' ? '(trống)' : after}`;
	return place === '' ? values : `${values} [${place}]`;
}

/** A cell of a workbook holds 32 767 letters. */
const MOST_LETTERS = 32_000;

function fitting(parts: readonly string[]): string {
	const text = parts.join('; ');
	if (text.length <= MOST_LETTERS) return text;
	return `${text.slice(0, MOST_LETTERS)}… (còn nữa, xem trên trang Nhật ký)`;
}

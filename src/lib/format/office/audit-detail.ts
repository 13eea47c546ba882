// Details of a line of the audit log: what was said beside it, and every old value with the new one.
import type { AuditLine } from '../../domain/office/audit';
import { ROLES } from '../../domain/office/rights';
import { periodFromId } from '../../domain/figures/period';
import type { AuditNames } from './audit-text';
import { isRecord, textIn, type Detail } from './audit-value';
import { formatCount, formatNumber } from '../number';
import { formatDay, formatInstant, formatPeriod } from '../period';
import { formatPlace } from '../place';
import { roleName, TOKEN_SCOPE_NAMES } from './role-text';
import { formatSize } from '../size';

interface AuditFact {
	readonly label: string;
	readonly text: string;
}
export interface AuditChange {
	/** Indicator, unit and period of a figure; name of a field. */
	readonly what: string;
	/** '' when there was nothing. */
	readonly before: string;
	readonly after: string;
	/** Cell of the file that says so; '' when it is no figure. */
	readonly place: string;
}
export interface AuditDetails {
	readonly facts: readonly AuditFact[];
	readonly changes: readonly AuditChange[];
	/** Changes beyond those listed. */
	readonly moreChanges: number;
}

const LABELS: Readonly<Record<string, string>> = {
	reason: 'Lý do',
	confirmReason: 'Lý do xác nhận',
	by: 'Người làm',
	submittedBy: 'Người nộp',
	note: 'Ghi chú',
	file: 'Tệp',
	fileName: 'Tệp',
	name: 'Tên',
	displayName: 'Họ tên',
	role: 'Vai trò',
	sha256: 'Mã SHA-256',
	units: 'Đơn vị',
	periods: 'Kỳ',
	counts: 'Số lượng',
	added: 'thêm',
	changed: 'sửa',
	unchanged: 'không đổi',
	reports: 'Báo cáo',
	figuresDigest: 'Mã kiểm tra số liệu',
	figuresMoved: 'Số liệu đổi theo',
	upload: 'Lần nhập',
	state: 'Trạng thái',
	headings: 'Tiêu đề cột',
	dueOn: 'Hạn nộp',
	window: 'Khoảng số liệu',
	expected: 'Đơn vị phải nộp',
	unitId: 'Đơn vị',
	parentId: 'Thuộc',
	successorId: 'Kế thừa bởi',
	effectiveOn: 'Từ ngày',
	validFrom: 'Có hiệu lực từ',
	validTo: 'Có hiệu lực đến',
	versions: 'Tên, mã theo thời gian',
	aliases: 'Tên gọi khác',
	successors: 'Đơn vị kế thừa',
	entries: 'Dòng của danh sách',
	before: 'trước',
	after: 'sau',
	code: 'Mã',
	kind: 'Loại',
	percent: 'Chỉ tiêu (%)',
	basis: 'Căn cứ',
	year: 'Năm',
	kpi: 'Chỉ số',
	path: 'Địa chỉ',
	query: 'Bộ lọc',
	format: 'Định dạng',
	bytes: 'Dung lượng',
	scope: 'Phạm vi',
	expiresAt: 'Hết hạn',
	sessions: 'Phiên đăng nhập',
	tokens: 'Mã truy cập',
	waitSeconds: 'Phải chờ (giây)',
	isDemonstration: 'Minh họa',
	deed: 'Việc',
	drafts: 'Tệp tạm',
	checks: 'Kết quả kiểm tra',
	from: 'từ',
	to: 'đến'
};
const WORDS: Readonly<Record<string, string>> = {
	counting: 'đang tính',
	withdrawn: 'đã rút',
	sent_back: 'đã trả lại',
	wrong_password: 'sai mật khẩu',
	unknown_name: 'không có tài khoản này',
	disabled: 'tài khoản đã khóa',
	...TOKEN_SCOPE_NAMES,
	before_migration: 'trước khi nâng cấp',
	scheduled: 'theo lịch',
	by_hand: 'theo yêu cầu'
};
/** Told by the sentence, or as changes. */
const TOLD_ELSEWHERE = new Set([
	'before',
	'after',
	'superseded',
	'moreSuperseded',
	'which',
	'more'
]);
const UNITS = new Set(['unitId', 'parentId', 'successorId', 'organisingId', 'units', 'expected']);
/** A list longer than this is cut: a national file names ten thousand communes. */
const MOST_LISTED = 30;

export function auditDetails(
	{ detail }: Pick<AuditLine, 'detail'>,
	names: AuditNames
): AuditDetails {
	const facts = Object.entries(detail)
		.filter(([key]) => !TOLD_ELSEWHERE.has(key))
		.map(([key, value]) => ({ label: LABELS[key] ?? key, text: valueText(value, key, names) }))
		.filter(({ text }) => text !== '');
	const changes = [
		...fieldChanges(detail['before'], detail['after'], names),
		...figureChanges(detail['superseded'], names)
	];
	const more = detail['moreSuperseded'] ?? detail['more'];
	return { facts, changes, moreChanges: typeof more === 'number' ? more : 0 };
}

/** Only what differs; a value that is no record is one field without a name. */
function fieldChanges(before: unknown, after: unknown, names: AuditNames): AuditChange[] {
	if (before === undefined && after === undefined) return [];
	const [old, now] = [fieldsOf(before), fieldsOf(after)];
	return [...new Set([...Object.keys(old), ...Object.keys(now)])]
		.map((key) => ({
			what: key === '' ? 'Giá trị' : (LABELS[key] ?? key),
			before: valueText(old[key], key, names),
			after: valueText(now[key], key, names),
			place: ''
		}))
		.filter((change) => change.before !== change.after);
}

function fieldsOf(value: unknown): Detail {
	if (isRecord(value)) return value;
	return value === undefined || value === null ? {} : { '': value };
}

function figureChanges(list: unknown, names: AuditNames): AuditChange[] {
	if (!Array.isArray(list)) return [];
	return list.filter(isRecord).map((figure) => {
		const { unitId, period, indicator, field, place } = figure;
		const fieldName = typeof field === 'string' && field !== '' ? ` (${names.field(field)})` : '';
		const which = [
			`${names.indicator(String(indicator))}${fieldName}`,
			valueText(unitId, 'unitId', names),
			valueText(period, 'period', names)
		];
		return {
			what: which.filter((text) => text !== '').join(', '),
			before: textIn(figure, 'before'),
			after: textIn(figure, 'after'),
			place: isRecord(place) ? formatPlace(place) : ''
		};
	});
}

function valueText(value: unknown, key: string, names: AuditNames): string {
	switch (typeof value) {
		case 'boolean':
			return value ? 'có' : 'không';
		case 'number':
			return numberText(value, key, names);
		case 'string':
			return wordText(value, key, names);
		default:
			return Array.isArray(value) ? listText(value, key, names) : recordText(value, names);
	}
}

function numberText(value: number, key: string, names: AuditNames): string {
	if (UNITS.has(key)) return names.unit(value);
	if (key === 'bytes') return formatSize(value);
	return key === 'year' || key === 'upload' ? String(value) : formatNumber(value);
}

function wordText(text: string, key: string, names: AuditNames): string {
	if (key === 'kpi') return names.kpi(text);
	const role = key === 'role' ? ROLES.find((known) => known === text) : undefined;
	if (role !== undefined) return roleName(role);
	if (periodFromId(text) !== undefined) return formatPeriod(text);
	if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatDay(text);
	if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return formatInstant(text);
	return Object.hasOwn(WORDS, text) ? (WORDS[text] ?? text) : text;
}

function listText(list: readonly unknown[], key: string, names: AuditNames): string {
	const shown = list.slice(0, MOST_LISTED).map((one) => valueText(one, key, names));
	const more = list.length - shown.length;
	return shown.join('; ') + (more > 0 ? ` và ${formatCount(more)} mục khác` : '');
}

function recordText(value: unknown, names: AuditNames): string {
	if (!isRecord(value)) return '';
	return Object.entries(value)
		.map(([key, inner]) => [LABELS[key] ?? key, valueText(inner, key, names)] as const)
		.filter(([, text]) => text !== '')
		.map(([label, text]) => `${label}: ${text}`)
		.join(', ');
}

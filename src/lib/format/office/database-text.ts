// The database in words: its tables, whether it is whole, and how long things take.
import { formatCount, formatNumber } from '../number';

const TABLES: Readonly<Record<string, string>> = {
	account: 'Tài khoản',
	api_token: 'Mã truy cập',
	audit_event: 'Nhật ký',
	backup_run: 'Lần sao lưu',
	campaign: 'Đợt báo cáo',
	campaign_event: 'Việc của đợt báo cáo',
	campaign_unit: 'Đơn vị phải nộp của đợt',
	column_choice: 'Cách hiểu cột đã nhớ',
	current_figure: 'Số liệu đang tính',
	issue: 'Vấn đề số liệu',
	login_throttle: 'Lần đăng nhập hỏng đang đếm',
	observation: 'Số liệu đã nhận',
	report_check: 'Kết quả kiểm tra tệp',
	session: 'Phiên đăng nhập',
	setting: 'Cài đặt',
	source_file: 'Tệp gốc',
	submission: 'Báo cáo',
	submission_event: 'Quyết định về báo cáo',
	target: 'Chỉ tiêu giao',
	undone_upload: 'Lần nộp đã hoàn tác',
	unit: 'Đơn vị',
	unit_alias: 'Tên gọi khác của đơn vị',
	unit_successor: 'Sáp nhập, chia tách',
	unit_version: 'Đơn vị theo thời gian',
	upload: 'Lần nộp',
	upload_draft: 'Tệp đang kiểm tra',
	__drizzle_migrations: 'Lần nâng cấp cấu trúc'
};

/** A table of a later version is shown by its name. */
export const tableText = (table: string): string => TABLES[table] ?? table;

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;

/** "0,4 giây", "12 phút", "5 giờ 20 phút", "3 ngày 4 giờ" */
export function durationText(ms: number): string {
	const tenths = Math.round(ms / 100) / 10;
	if (tenths < MINUTE_S) return `${formatNumber(tenths)} giây`;
	const minutes = Math.round(tenths / MINUTE_S) * MINUTE_S;
	if (minutes < HOUR_S) return `${formatCount(minutes / MINUTE_S)} phút`;
	if (minutes < DAY_S) return inTwo(minutes, [HOUR_S, 'giờ'], [MINUTE_S, 'phút']);
	return inTwo(minutes, [DAY_S, 'ngày'], [HOUR_S, 'giờ']);
}

type Step = readonly [seconds: number, name: string];
function inTwo(seconds: number, [large, largeName]: Step, [small, smallName]: Step): string {
	const whole = Math.floor(seconds / large);
	const rest = Math.floor((seconds - whole * large) / small);
	const first = `${formatCount(whole)} ${largeName}`;
	return rest === 0 ? first : `${first} ${formatCount(rest)} ${smallName}`;
}

const BACKUP_KINDS = {
	scheduled: 'theo lịch',
	by_hand: 'theo lệnh',
	before_migration: 'trước khi nâng cấp'
} as const;
export const backupKindText = (kind: keyof typeof BACKUP_KINDS): string => BACKUP_KINDS[kind];

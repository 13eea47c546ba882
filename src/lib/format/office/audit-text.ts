// Lines of the audit log as sentences.
import type { AuditAction, AuditLine } from '../../domain/office/audit';
import type { AuditGroup } from '../../domain/office/audit-group';
import { SETTING_KEYS } from '../../domain/office/office-settings';
import { bytesIn, countIn, isRecord, textIn, type Detail } from './audit-value';
import type { Names } from '../issues/issue-words';
import { formatCount, formatNumber } from '../number';
import { formatDay, formatPeriod } from '../period';
import { settingWords } from './setting-text';

export interface AuditNames extends Names {
	kpi(id: string): string;
}
type Said = Pick<AuditLine, 'subject' | 'unitId' | 'period' | 'detail'>;
type Sentence = (line: Said, names: AuditNames) => string;

/** "Quý III/2023" */
const periodText = ({ period }: Said): string => (period === null ? '' : formatPeriod(period));
const unitText = ({ unitId }: Said, names: AuditNames): string =>
	unitId === null ? '' : names.unit(unitId);
/** "12" of "upload:12" */
const numberOf = ({ subject }: Said): string => subject.split(':')[1] ?? '';
const part = (before: string, text: string, after = ''): string =>
	text === '' ? '' : `${before}${text}${after}`;
const quoted = (text: string): string => part('“', text, '”');
const fileName = ({ detail }: Said): string => {
	const { file } = detail;
	return typeof file === 'string' ? file : isRecord(file) ? textIn(file, 'name') : '';
};

const SENTENCES: Readonly<Record<AuditAction, Sentence>> = {
	'upload.stored': (line) =>
		`Lưu tệp ${quoted(fileName(line))} (lần nhập số ${numberOf(line)}): ${countsText(line.detail['counts'])}`,
	'upload.undone': (line) =>
		`Hoàn tác lần nhập số ${numberOf(line)}${part(', tệp ', quoted(fileName(line)))}`,
	'report.withdrawn': (line, names) => `Rút khỏi số liệu ${reportText(line, names)}`,
	'report.sent_back': (line, names) => `Trả lại đơn vị ${reportText(line, names)}`,
	'report.restored': (line, names) => `Tính lại ${reportText(line, names)}`,
	'columns.remembered': ({ detail }) =>
		`Nhớ cách hiểu ${formatCount(listLength(detail['headings']))} cột cho các tệp sau`,
	'columns.revoked': () => 'Bỏ cách hiểu cột đã nhớ',
	'campaign.opened': (line, names) =>
		`Mở đợt báo cáo ${campaignText(line, names)}${part(', hạn nộp ', dueText(line.detail['after']))}`,
	'campaign.changed': (line, names) => `Đổi đợt báo cáo ${campaignText(line, names)}`,
	'campaign.locked': (line, names) => `Khóa kỳ ${campaignText(line, names)}`,
	'campaign.unlocked': (line, names) => `Mở khóa kỳ ${campaignText(line, names)}`,
	'campaign.reminder_copied': (line, names) => reminderText('Chép', line, names),
	'campaign.reminder_sent': (line, names) => reminderText('Gửi', line, names),
	'session.opened': () => 'Đăng nhập',
	'session.refused': ({ detail }) =>
		`Đăng nhập không được${part(' vào tài khoản ', quoted(textIn(detail, 'name')))}`,
	'session.closed': ({ detail }) => closedText(detail),
	'account.created': ({ detail }) => `Tạo tài khoản ${quoted(textIn(detail, 'name'))}`,
	'account.changed': ({ detail }) => `Đổi tài khoản ${quoted(textIn(detail, 'name'))}`,
	'account.disabled': ({ detail }) => `Khóa tài khoản ${quoted(textIn(detail, 'name'))}`,
	'account.enabled': ({ detail }) => `Mở lại tài khoản ${quoted(textIn(detail, 'name'))}`,
	'password.changed': ({ detail }) => `Đổi mật khẩu của ${quoted(textIn(detail, 'name'))}`,
	'password.reset': ({ detail }) => `Đặt lại mật khẩu cho ${quoted(textIn(detail, 'name'))}`,
	'token.created': ({ detail }) => `Tạo mã truy cập ${quoted(textIn(detail, 'name'))}`,
	'token.revoked': ({ detail }) => tokenRevokedText(detail),
	'unit.created': (line, names) => `Thêm đơn vị ${unitText(line, names)}`,
	'unit.changed': (line, names) => `Đổi đơn vị ${unitText(line, names)}`,
	'unit.list_loaded': (line) => listText(line),
	'target.set': (line, names) => targetText('Đặt', line, names),
	'target.withdrawn': (line, names) => targetText('Bỏ', line, names),
	'setting.changed': ({ subject }) => `Đổi cài đặt ${quoted(settingLabel(subject))}`,
	'data.exported': (line) => `Tải tệp ${quoted(fileName(line)) || line.subject}`,
	'retention.removed': () => 'Bỏ dữ liệu tạm đã hết hạn giữ',
	'backup.made': ({ detail }) =>
		`Sao lưu${part(' vào tệp ', quoted(textIn(detail, 'fileName')))}${part(', ', bytesIn(detail, 'bytes'))}`,
	'backup.failed': () => 'Sao lưu không thành',
	'backup.restored': ({ detail }) =>
		`Phục hồi từ bản sao lưu${part(' ', quoted(textIn(detail, 'fileName') || textIn(detail, 'file')))}`,
	'demonstration.loaded': () => 'Nạp số liệu minh họa'
};

/** What was done, in one sentence without its full stop. An action of another version is told by its code. */
export function auditSentence(
	line: Said & { readonly action: AuditAction },
	names: AuditNames
): string {
	const sentence = SENTENCES[line.action] as Sentence | undefined;
	return sentence === undefined ? line.action : sentence(line, names);
}

function countsText(counts: unknown): string {
	if (!isRecord(counts)) return '';
	const [added, changed, unchanged] = ['added', 'changed', 'unchanged'].map((key) =>
		formatCount(countIn(counts, key))
	);
	return `thêm ${added} số, thay ${changed} số cũ, ${unchanged} số giữ nguyên`;
}

const reportText = (line: Said, names: AuditNames): string =>
	`báo cáo số ${numberOf(line)} (${[unitText(line, names), periodText(line)].filter((text) => text !== '').join(', ')})`;

const campaignText = (line: Said, names: AuditNames): string =>
	`${periodText(line)}${part(' của ', unitText(line, names))}`;

function reminderText(doing: string, line: Said, names: AuditNames): string {
	const { unitId } = line.detail;
	const to = typeof unitId === 'number' ? names.unit(unitId) : 'mọi đơn vị chưa đủ báo cáo';
	return `${doing} lời nhắc nộp báo cáo ${campaignText(line, names)} tới ${to}`;
}

function dueText(terms: unknown): string {
	const day = isRecord(terms) ? textIn(terms, 'dueOn') : '';
	return day === '' ? '' : formatDay(day);
}

const listLength = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

function closedText(detail: Detail): string {
	switch (textIn(detail, 'which')) {
		case 'others':
			return `Đăng xuất khỏi ${formatCount(countIn(detail, 'sessions'))} trình duyệt khác`;
		case 'all':
			return `Đăng xuất${part(' tài khoản ', quoted(textIn(detail, 'name')))} khỏi mọi trình duyệt`;
		default:
			return 'Đăng xuất';
	}
}

function tokenRevokedText(detail: Detail): string {
	const name = quoted(textIn(detail, 'name'));
	return textIn(detail, 'which') === 'all'
		? `Thu hồi mọi mã truy cập của tài khoản ${name}`
		: `Thu hồi mã truy cập ${name}`;
}

function listText(line: Said): string {
	const file = quoted(fileName(line));
	return file === ''
		? 'Nạp danh sách đơn vị kèm theo chương trình'
		: `Nạp danh sách đơn vị ${file}`;
}

function targetText(doing: string, line: Said, names: AuditNames): string {
	const { detail } = line;
	const kpi = names.kpi(textIn(detail, 'kpi'));
	const { after } = detail;
	const percent = isRecord(after) && typeof after['percent'] === 'number' ? after['percent'] : null;
	const value = doing === 'Bỏ' || percent === null ? '' : `: ${formatNumber(percent, 2)} %`;
	const year = typeof detail['year'] === 'number' ? ` năm ${detail['year']}` : '';
	const where = part(' của ', unitText(line, names));
	return `${doing} chỉ tiêu giao “${kpi}”${year}${where}${value}`;
}

function settingLabel(subject: string): string {
	const written = subject.slice('setting:'.length);
	const key = SETTING_KEYS.find((known) => known === written);
	return key === undefined ? written : settingWords(key).label;
}

const GROUP_NAMES: Readonly<Record<AuditGroup, string>> = {
	figures: 'Số liệu, báo cáo',
	campaigns: 'Đợt báo cáo',
	sign_in: 'Đăng nhập',
	accounts: 'Tài khoản, mã truy cập',
	units: 'Đơn vị',
	targets: 'Chỉ tiêu giao',
	settings: 'Cài đặt',
	exports: 'Tải số liệu',
	backups: 'Sao lưu, phục hồi'
};
export const auditGroupName = (group: AuditGroup): string => GROUP_NAMES[group];

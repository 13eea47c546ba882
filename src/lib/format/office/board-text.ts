// Words of the submission board: states, deadlines, reminders.
import type { ReportStanding, ReportState } from '../../domain/checks/report-state';
import { issueLine, type Names } from '../issues/issue-text';
import { formatCount } from '../number';
import { formatInstant } from '../period';

const STATES: Readonly<Record<ReportState, { readonly text: string; readonly sign: string }>> = {
	not_submitted: { text: 'Chưa nộp', sign: '○' },
	has_errors: { text: 'Có lỗi', sign: '✕' },
	awaiting_confirmation: { text: 'Chờ xác nhận', sign: '?' },
	received: { text: 'Đã nhận', sign: '✓' },
	late: { text: 'Nộp muộn', sign: '◔' },
	corrected: { text: 'Đã đính chính', sign: '↻' },
	sent_back: { text: 'Trả lại', sign: '↩' },
	locked: { text: 'Đã khóa', sign: '■' }
};

export const reportStateText = (state: ReportState): string => STATES[state].text;
/** A sign that says the state without colour. */
export const reportStateSign = (state: ReportState): string => STATES[state].sign;

/** "còn 5 ngày", "hôm nay là hạn", "quá hạn 3 ngày" */
export function deadlineText(daysLeft: number): string {
	if (daysLeft === 0) return 'hôm nay là hạn';
	return daysLeft > 0
		? `còn ${formatCount(daysLeft)} ngày`
		: `quá hạn ${formatCount(-daysLeft)} ngày`;
}

/** What happened last, as a sentence: with who is waited for and why. */
export function standingText(standing: ReportStanding, names: Names): string {
	const { state, lastFault, sentBack, lastAt, daysLate, corrections } = standing;
	if (state === 'has_errors' && lastFault !== null) {
		const what = lastFault.firstIssue === null ? '' : ` ${issueLine(lastFault.firstIssue, names)}`;
		return `Tệp “${lastFault.fileName}” kiểm tra lúc ${formatInstant(lastFault.at)} có ${formatCount(lastFault.errors)} chỗ phải sửa.${what}`;
	}
	if (state === 'awaiting_confirmation' && lastFault !== null)
		return `Tệp “${lastFault.fileName}” đã kiểm tra lúc ${formatInstant(lastFault.at)}, chưa ai xác nhận để lưu.`;
	if (state === 'sent_back' && sentBack !== null)
		return `Trả lại lúc ${formatInstant(sentBack.at)}: ${sentBack.reason}`;
	if (lastAt === null) return 'Chưa nhận được tệp nào.';
	const parts = [`Nhận lúc ${formatInstant(lastAt)}`];
	if (daysLate !== null) parts.push(`lần đầu trễ ${formatCount(daysLate)} ngày`);
	if (corrections > 0) parts.push(`đính chính ${formatCount(corrections)} lần`);
	return `${parts.join(', ')}.`;
}

// A reminder ready to be sent: whom it asks, for what, by when, where it goes and who answers questions.
import type { IsoDate, PeriodId } from '../../domain/figures/period';
import { isMissing, type ReportState } from '../../domain/checks/report-state';
import { deadlineText, reportStateText } from './board-text';
import { formatCount } from '../number';
import { formatDay, formatPeriod } from '../period';

/** Who sends it, as the office wrote it in its settings; '' where it wrote nothing. */
export interface ReminderSender {
	readonly office: string;
	readonly person: string;
	readonly address: string;
	readonly phone: string;
	readonly email: string;
}
export interface RemindedUnit {
	/** "Xã Minh Đức" */
	readonly name: string;
	/** By what the unit itself sent. */
	readonly state: ReportState;
	readonly sentence: string;
	/** Names of the figures that are waited for; of a report that did not come, all. */
	readonly lacking: readonly string[];
}
export interface Reminder {
	readonly sender: ReminderSender;
	readonly period: PeriodId;
	readonly dueOn: IsoDate;
	readonly daysLeft: number;
	readonly today: IsoDate;
	/** Where files are brought: the address of the page. */
	readonly bringTo: string;
	/** "các xã, phường": the kinds of unit that the office has in the period. */
	readonly everyone: string;
	readonly units: readonly RemindedUnit[];
}

/** Ready to paste into Zalo, a mail or a letter; '' when nobody has to be reminded. */
export function reminderText(reminder: Reminder): string {
	const { units, everyone } = reminder;
	const [only] = units;
	if (only === undefined) return '';
	const body = units.length === 1 ? toOne(reminder, only) : toAll(reminder);
	const to = units.length === 1 ? lowerFirst(only.name) : everyone;
	return [`Kính gửi: UBND ${to}`, ...body, closing(reminder), ...signature(reminder.sender)].join(
		'\n'
	);
}

const reportName = ({ period, dueOn, daysLeft }: Reminder): string => {
	const left = daysLeft < 0 ? `đã quá ${formatCount(-daysLeft)} ngày` : deadlineText(daysLeft);
	return `báo cáo cải cách hành chính ${formatPeriod(period)} (hạn nộp ${formatDay(dueOn)}, ${left})`;
};

function toOne(reminder: Reminder, unit: RemindedUnit): string[] {
	const { office } = reminder.sender;
	const on = `Đến ngày ${formatDay(reminder.today)}, ${office}`;
	if (isMissing(unit.state))
		return [
			`${on} chưa nhận được ${reportName(reminder)} của đơn vị. ${unit.sentence}`,
			...(unit.lacking.length === 0
				? []
				: [`Số liệu cần có trong báo cáo (${formatCount(unit.lacking.length)}):`])
		].concat(listed(unit.lacking));
	return [
		`${on} đã nhận ${reportName(reminder)} của đơn vị, nhưng báo cáo còn thiếu ${formatCount(unit.lacking.length)} số liệu:`,
		...listed(unit.lacking)
	];
}

const listed = (names: readonly string[]): string[] => names.map((name) => `- ${name}`);

function toAll(reminder: Reminder): string[] {
	const { units, sender } = reminder;
	const lines = units.map((unit, index) => `${formatCount(index + 1)}. ${lineOf(unit)}`);
	const notSent = units.filter(({ state }) => isMissing(state));
	const needed = [...new Set(notSent.flatMap(({ lacking }) => lacking))];
	return [
		`Đến ngày ${formatDay(reminder.today)}, ${sender.office} chưa nhận đủ ${reportName(reminder)} của ${formatCount(units.length)} đơn vị:`,
		...lines,
		...(needed.length === 0
			? []
			: [`Số liệu cần có trong báo cáo (${formatCount(needed.length)}): ${needed.join('; ')}.`])
	];
}

function lineOf({ name, state, lacking }: RemindedUnit): string {
	if (isMissing(state)) return `${name}: ${reportStateText(state).toLocaleLowerCase('vi')}`;
	return `${name}: đã nộp, còn thiếu ${formatCount(lacking.length)} số liệu (${lacking.join('; ')})`;
}

function closing({ units, daysLeft, dueOn, bringTo }: Reminder): string {
	const who = units.length === 1 ? 'đơn vị' : 'các đơn vị';
	const isPart = units.every(({ state }) => !isMissing(state));
	const what = isPart ? 'nộp bổ sung' : 'nộp';
	const when = daysLeft < 0 ? 'ngay trong ngày' : `trước hết ngày ${formatDay(dueOn)}`;
	return `Đề nghị ${who} ${what} ${when}. Nộp tệp và tải mẫu tại: ${bringTo}`;
}

function signature({ office, person, address, phone, email }: ReminderSender): string[] {
	const reached = [
		person,
		phone === '' ? '' : `điện thoại ${phone}`,
		email === '' ? '' : `thư điện tử ${email}`
	].filter((text) => text !== '');
	return [
		...(reached.length === 0 ? [] : [`Liên hệ: ${reached.join(', ')}.`]),
		address === '' ? office : `${office}, ${address}`
	];
}

const lowerFirst = (name: string): string => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1);

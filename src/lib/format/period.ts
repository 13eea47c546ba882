// Periods, days and windows in words.
import { daysInMonth } from '../domain/calendar';
import {
	periodOf,
	type CustomPeriod,
	type IsoDate,
	type PeriodId,
	type Window
} from '../domain/figures/period';

const ROMAN = ['I', 'II', 'III', 'IV'];
/** Viet Nam keeps one time all year. */
const HOURS_EAST = 7;

/** "Quý III/2023", "Tháng 7/2025", "Tuần 31/2025", "10 tháng đầu năm 2025", "Từ 01/07/2025 đến 15/08/2025". */
export function formatPeriod(id: PeriodId): string {
	const period = periodOf(id);
	if (period.kind === 'custom') return customPeriod(period);
	const { kind, year, index } = period;
	switch (kind) {
		case 'month':
			return `Tháng ${index}/${year}`;
		case 'week':
			return `Tuần ${index}/${year}`;
		case 'quarter':
			return `Quý ${ROMAN[index - 1]}/${year}`;
		case 'half':
			return `6 tháng đầu năm ${year}`;
		case 'nine_months':
			return `9 tháng đầu năm ${year}`;
		case 'year':
			return `Năm ${year}`;
	}
}

/** For axes and narrow columns: "Q3/2023", "T7/2025", "Tuần 31/2025", "6T/2023", "10T/2025", "01/07-15/08/2025". */
export function formatPeriodShort(id: PeriodId): string {
	const period = periodOf(id);
	if (period.kind === 'custom') return customPeriodShort(period);
	const { kind, year, index } = period;
	switch (kind) {
		case 'month':
			return `T${index}/${year}`;
		case 'week':
			return `Tuần ${index}/${year}`;
		case 'quarter':
			return `Q${index}/${year}`;
		case 'half':
			return `6T/${year}`;
		case 'nine_months':
			return `9T/${year}`;
		case 'year':
			return `Năm ${year}`;
	}
}

function customPeriod({ window, year }: CustomPeriod): string {
	const months = firstMonths(window);
	return months === undefined
		? `Từ ${formatDay(window.from)} đến ${formatDay(window.to)}`
		: `${months} tháng đầu năm ${year}`;
}

function customPeriodShort({ window, year }: CustomPeriod): string {
	const months = firstMonths(window);
	if (months !== undefined) return `${months}T/${year}`;
	const from = formatDay(window.from);
	const isOneYear = window.from.slice(0, 4) === window.to.slice(0, 4);
	return `${isOneYear ? from.slice(0, 5) : from}–${formatDay(window.to)}`;
}

/** How many whole months from January on; 2 where it ends with February. */
function firstMonths({ from, to }: Window): number | undefined {
	const [year = 0, month = 1, date] = to.split('-').map(Number);
	const isWhole = from === `${to.slice(0, 4)}-01-01` && date === daysInMonth(year, month);
	return isWhole ? month : undefined;
}

/** dd/mm/yyyy */
export function formatDay(day: IsoDate): string {
	const [year, month, date] = day.slice(0, 10).split('-');
	return `${date}/${month}/${year}`;
}

/** "13:15 ngày 05/10/2026", in Vietnamese time. */
export function formatInstant(instant: string): string {
	const local = new Date(Date.parse(instant) + HOURS_EAST * 3_600_000).toISOString();
	return `${local.slice(11, 16)} ngày ${formatDay(local)}`;
}

/** "từ 10/06/2023 đến 09/09/2023", or that the report does not say. */
export function formatWindow(window: Window | null): string {
	if (window === null) return 'báo cáo không nêu thời gian số liệu';
	return `từ ${formatDay(window.from)} đến ${formatDay(window.to)}`;
}

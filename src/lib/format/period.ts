// Periods, days and windows in words.
import { periodOf, type IsoDate, type PeriodId, type Window } from '../domain/period';

const ROMAN = ['I', 'II', 'III', 'IV'];
/** Viet Nam keeps one time all year. */
const HOURS_EAST = 7;

/** "Quý III/2023", "6 tháng đầu năm 2023", "9 tháng đầu năm 2023", "Năm 2023". */
export function formatPeriod(id: PeriodId): string {
	const { kind, year, index } = periodOf(id);
	switch (kind) {
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

/** For axes and narrow columns: "Q3/2023", "6T/2023", "9T/2023", "Năm 2023". */
export function formatPeriodShort(id: PeriodId): string {
	const { kind, year, index } = periodOf(id);
	switch (kind) {
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

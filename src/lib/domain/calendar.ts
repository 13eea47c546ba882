// Days and data windows by plain calendar arithmetic; domain has no clock and needs no time zone.
import { fold } from './text';

/** ISO date `2023-06-10`. */
export type IsoDate = string;
export interface Window {
	readonly from: IsoDate;
	readonly to: IsoDate;
}

const ISO = /^([1-9]\d{3})-(\d{2})-(\d{2})$/;
const SLASHED = /^(?:ngay )?(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?([1-9]\d{3})$/;
const IN_WORDS = /^(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam ([1-9]\d{3})$/;
const DAY_PATTERN =
	'(?:[1-9]\\d{3}-\\d{2}-\\d{2}|\\d{1,2} thang \\d{1,2} nam [1-9]\\d{3}|\\d{1,2}[/.-]\\d{1,2}[/.-][1-9]\\d{3})(?!\\d)';
/** "từ ngày 10/6 đến ngày 09/9/2023": the first year is left unsaid. */
const SHORT_DAY_PATTERN = '\\d{1,2}[/.-]\\d{1,2}|\\d{1,2} thang \\d{1,2}';
const WINDOW = new RegExp(
	`(?<!\\d|\\d[/.-])(?:(?:tinh )?tu(?: het)?:? )?(?:ngay:? ?)?(${DAY_PATTERN}|${SHORT_DAY_PATTERN})` +
		`(?: ?[,;]? ?(?:cho )?den(?: het)?:? (?:ngay:? ?)?| ?- ?)(${DAY_PATTERN})`
);

/** Days since 1 January of year 0 (proleptic Gregorian), for differences only. */
export function dayNumber(day: IsoDate): number {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const y = month <= 2 ? year - 1 : year;
	const m = month <= 2 ? month + 9 : month - 3;
	const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
	return y * 365 + leaps + Math.floor((m * 153 + 2) / 5) + date;
}

/** `daysBetween('2023-06-10', '2023-09-09')` = 91; negative when the second day is the earlier one. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => dayNumber(to) - dayNumber(from);

export function daysInMonth(year: number, month: number): number {
	if (month === 2) {
		const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
		return leap ? 29 : 28;
	}
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The day that stands in the calendar, or nothing: 31/02 is no day. */
export function isoDay(year: number, month: number, date: number): IsoDate | undefined {
	if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return undefined;
	return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(date)}`;
}

/** Of 1 March of year 0; the day before a Monday has a number that seven divides less this. */
const FIRST_DAY_NUMBER = 1;

/** `dayAfter(day, 1)` is the next day, `dayAfter(day, -1)` the one before. */
export function dayAfter(day: IsoDate, days: number): IsoDate {
	const count = dayNumber(day) + days - FIRST_DAY_NUMBER;
	const era = Math.floor(count / 146_097);
	const ofEra = count - era * 146_097;
	const yearOfEra = Math.floor(
		(ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
			365
	);
	const ofYear =
		ofEra - (yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const month = Math.floor((ofYear * 5 + 2) / 153);
	const date = ofYear - Math.floor((month * 153 + 2) / 5) + 1;
	const year = era * 400 + yearOfEra + (month < 10 ? 0 : 1);
	return `${String(year).padStart(4, '0')}-${pad(month < 10 ? month + 3 : month - 9)}-${pad(date)}`;
}

/** 0 for Monday to 6 for Sunday. */
export const weekday = (day: IsoDate): number =>
	(((dayNumber(day) + FIRST_DAY_NUMBER) % 7) + 7) % 7;

/** "10/6/2023", "09-9-2023", "2023-06-10", "ngày 15 tháng 3 năm 2023"; "06/02/023" is not guessed. */
export function parseDay(text: string): IsoDate | undefined {
	const written = fold(text).replace(/^ngay: ?/, 'ngay ');
	const iso = ISO.exec(written);
	if (iso) return isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	const day = SLASHED.exec(written) ?? IN_WORDS.exec(written);
	return day ? isoDay(Number(day[3]), Number(day[2]), Number(day[1])) : undefined;
}

/** Finds "từ ngày 10/6/2023 đến ngày 09/9/2023" in a title or cell; a reversed window is returned as written. */
export const parseWindow = (text: string): Window | undefined => cutWindow(fold(text))?.window;

/** The window in a folded text, and the text before it; nothing where more is said after it. */
export function cutWindow(
	folded: string
): { readonly window: Window; readonly rest: string; readonly after: string } | undefined {
	const found = WINDOW.exec(folded);
	const to = parseDay(found?.[2] ?? '');
	if (!found || to === undefined) return undefined;
	const written = found[1] ?? '';
	const from = parseDay(written) ?? sameYear(written, to);
	if (from === undefined) return undefined;
	const after = folded.slice(found.index + found[0].length);
	return { window: { from, to }, rest: folded.slice(0, found.index), after };
}

/** A first day without its year takes the year of the second, when that keeps them in order. */
function sameYear(written: string, to: IsoDate): IsoDate | undefined {
	const year = to.slice(0, 4);
	const from = parseDay(
		written.includes('thang') ? `${written} nam ${year}` : `${written.replace(/[.-]/, '/')}/${year}`
	);
	return from !== undefined && from <= to ? from : undefined;
}

const pad = (value: number): string => String(value).padStart(2, '0');

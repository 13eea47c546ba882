// Reporting periods: their ids, their days by the calendar and their order.
import { dayAfter, dayNumber, daysBetween, daysInMonth, parseDay, weekday } from '../calendar';
import type { IsoDate, Window } from '../calendar';

export type NamedKind = 'month' | 'week' | 'quarter' | 'half' | 'nine_months' | 'year';
export type PeriodKind = NamedKind | 'custom';
/** As lists show them: the quarters first, by which communes are ranked. */
export const PERIOD_KINDS: readonly PeriodKind[] = [
	...(['quarter', 'half', 'nine_months', 'year'] as const),
	...(['month', 'week', 'custom'] as const)
];
/**
 * `2023-q1` … `2023-q4`, `2023-h1` (6 tháng), `2023-m9` (9 tháng), `2023-y` (năm), `2025-m01` … `2025-m12` (a month has
 * two digits, nine months have one), `2025-w01` … `2025-w53` (ISO weeks), `2025-01-01..2025-10-31` (any other days).
 */
export type PeriodId = string;
export interface NamedPeriod {
	readonly kind: NamedKind;
	readonly year: number;
	/** 1-4 for a quarter, 1-12 for a month, 1-53 for a week, 1 for the others. */
	readonly index: number;
}
/** Days that no named period has. */
export interface CustomPeriod {
	readonly kind: 'custom';
	/** Of the last day. */
	readonly year: number;
	readonly window: Window;
}
export type Period = NamedPeriod | CustomPeriod;

const ID = /^([1-9]\d{3})-(?:q([1-4])|m(0[1-9]|1[0-2])|w(0[1-9]|[1-4]\d|5[0-3])|(h1)|(m9)|(y))$/;
const CUSTOM_ID = /^([1-9]\d{3}-\d{2}-\d{2})\.\.([1-9]\d{3}-\d{2}-\d{2})$/;
/** Longer than a year's report ever runs is no reporting period. */
const LONGEST_DAYS = 396;

interface Known {
	readonly period: Period;
	readonly first: IsoDate;
	readonly last: IsoDate;
	readonly days: number;
}
/** Every id read before: the rules ask for the same few in every report. */
const readIds = new Map<string, Known>();
/** An office writes a few hundred; ids that somebody makes up must not stay for ever. */
const MOST_KNOWN = 5000;

/** `periodFromId('2023-q3')`; anything that is not exactly an id is undefined. */
export const periodFromId = (id: string): Period | undefined => known(id)?.period;

function known(id: string): Known | undefined {
	const before = readIds.get(id);
	if (before !== undefined) return before;
	const period = readNamed(id) ?? readCustom(id);
	if (period === undefined) return undefined;
	const [first, last] = [firstDay(period), lastDay(period)];
	const read = { period, first, last, days: daysBetween(first, last) + 1 };
	if (readIds.size < MOST_KNOWN) readIds.set(id, read);
	return read;
}

function readNamed(id: string): NamedPeriod | undefined {
	const found = ID.exec(id);
	if (!found) return undefined;
	const [, written, quarter, month, week, half, nine] = found;
	const year = Number(written);
	if (quarter !== undefined) return { kind: 'quarter', year, index: Number(quarter) };
	if (month !== undefined) return { kind: 'month', year, index: Number(month) };
	if (week !== undefined) return weekOf(year, Number(week));
	return { kind: half ? 'half' : nine ? 'nine_months' : 'year', year, index: 1 };
}

/** A window that has a name of its own goes by that name only. */
function readCustom(id: string): Period | undefined {
	const period = periodOfDays(id);
	return period?.kind === 'custom' ? period : undefined;
}

/** "2025-07-01..2025-09-30" written out is the third quarter. */
export function periodOfDays(written: string): Period | undefined {
	const found = CUSTOM_ID.exec(written);
	if (!found) return undefined;
	const [from, to] = [parseDay(found[1] ?? ''), parseDay(found[2] ?? '')];
	return from && to ? periodOfWindow({ from, to }) : undefined;
}

/** The period of an id that is known to be one. */
export function periodOf(id: PeriodId): Period {
	const period = periodFromId(id);
	if (!period) throw new Error(`not a period id: ${id}`);
	return period;
}

export function periodId(period: Period): PeriodId {
	if (period.kind === 'custom') return `${period.window.from}..${period.window.to}`;
	const { kind, year, index } = period;
	const two = String(index).padStart(2, '0');
	const suffix = {
		quarter: `q${index}`,
		month: `m${two}`,
		week: `w${two}`,
		half: 'h1',
		nine_months: 'm9',
		year: 'y'
	}[kind];
	return `${year}-${suffix}`;
}

/** Week 31 of a year that has it: weeks run from Monday to Sunday, the first one has the year's first Thursday. */
export function weekOf(year: number, index: number): NamedPeriod | undefined {
	return index >= 1 && index <= weeksIn(year) ? { kind: 'week', year, index } : undefined;
}

/** The period whose own days these are, or a custom one; nothing where they are reversed or more than a year. */
export function periodOfWindow(window: Window): Period | undefined {
	const days = daysBetween(window.from, window.to) + 1;
	if (days < 1 || days > LONGEST_DAYS) return undefined;
	const year = Number(window.to.slice(0, 4));
	return namedOf(window, days) ?? { kind: 'custom', year, window };
}

export function firstDay(period: Period): IsoDate {
	if (period.kind === 'custom') return period.window.from;
	if (period.kind === 'week') return dayAfter(firstMonday(period.year), (period.index - 1) * 7);
	return firstOfMonth(period.year, lastMonth(period) - MONTHS[period.kind] + 1);
}

export function lastDay(period: Period): IsoDate {
	if (period.kind === 'custom') return period.window.to;
	if (period.kind === 'week') return dayAfter(firstDay(period), 6);
	return lastOfMonth(period.year, lastMonth(period));
}

/**
 * The period of the same kind before it: before 2023-q1 comes 2022-q4, before 2023-h1 comes 2022-h1, before ten months
 * those of last year, before 16-31/8 the sixteen days that end on 15/8.
 */
export const previousPeriod = (period: Period): Period => moved(period, -1);
export const nextPeriod = (period: Period): Period => moved(period, 1);

export function samePeriodLastYear(period: Period): Period {
	if (period.kind === 'custom') return ofMonths(period, -12);
	const year = period.year - 1;
	const index = period.kind === 'week' ? Math.min(period.index, weeksIn(year)) : period.index;
	return { ...period, year, index };
}

/** Whether the first ends on the day before the second begins. */
export function endsRightBefore(earlier: Period, later: Period): boolean {
	const [first, second] = [monthSpan(earlier), monthSpan(later)];
	// Whole months are counted, not their days: this is asked of each report and each other period.
	if (first !== undefined && second !== undefined) return first.last + 1 === second.first;
	return daysBetween(lastDay(earlier), firstDay(later)) === 1;
}

/** Counted from year 0; a week or other days have none. */
function monthSpan(period: Period): { readonly first: number; readonly last: number } | undefined {
	if (period.kind === 'custom' || period.kind === 'week') return undefined;
	const last = period.year * 12 + lastMonth(period);
	return { first: last - MONTHS[period.kind] + 1, last };
}

/** By the day they end; of those that end together the shorter first: q1, q2, h1, q3, m9, q4, y. */
export function comparePeriods(a: PeriodId, b: PeriodId): number {
	const [left, right] = [knownOf(a), knownOf(b)];
	if (left.last !== right.last) return left.last < right.last ? -1 : 1;
	return left.days - right.days;
}

/** Days of the period by the calendar. */
export const daysIn = (id: PeriodId): number => knownOf(id).days;

/** Whether the second lies wholly inside the first and is not the whole of it: 2023-q1 and 2023-m02 in 2023-h1. */
export function liesInside(whole: PeriodId, part: PeriodId): boolean {
	const [outer, inner] = [knownOf(whole), knownOf(part)];
	return inner.days < outer.days && outer.first <= inner.first && inner.last <= outer.last;
}

/** From which two cumulative reports a quarter follows: q2 = h1 − q1, q3 = m9 − h1, q4 = y − m9. */
export function derivation(
	period: Period
): { readonly cumulative: PeriodId; readonly minus: PeriodId } | undefined {
	if (period.kind !== 'quarter') return undefined;
	const pair = [undefined, ['h1', 'q1'], ['m9', 'h1'], ['y', 'm9']][period.index - 1];
	if (!pair) return undefined;
	return { cumulative: `${period.year}-${pair[0]}`, minus: `${period.year}-${pair[1]}` };
}

/** The three months that make up a quarter; none for any other period. */
export function monthsOf(period: Period): PeriodId[] {
	if (period.kind !== 'quarter') return [];
	const { year, index } = period;
	return [2, 1, 0].map((left) => periodId({ kind: 'month', year, index: index * 3 - left }));
}

const MONTHS: Readonly<Record<Exclude<NamedKind, 'week'>, number>> = {
	month: 1,
	quarter: 3,
	half: 6,
	nine_months: 9,
	year: 12
};
const lastMonth = ({ kind, index }: NamedPeriod): number =>
	kind === 'week' ? 0 : index * MONTHS[kind];

function knownOf(id: PeriodId): Known {
	const read = known(id);
	if (!read) throw new Error(`not a period id: ${id}`);
	return read;
}

/** First and last day by month: the rules ask for the same few in every report. */
const months = new Map<number, readonly [first: IsoDate, last: IsoDate]>();

/** Months before January and after December are those of the years around. */
function daysOfMonth(year: number, month: number): readonly [first: IsoDate, last: IsoDate] {
	const count = year * 12 + month - 1;
	const known = months.get(count);
	if (known !== undefined) return known;
	const [ofYear, ofMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
	const start = `${ofYear}-${String(ofMonth).padStart(2, '0')}-`;
	const days = [`${start}01`, `${start}${daysInMonth(ofYear, ofMonth)}`] as const;
	months.set(count, days);
	return days;
}

const firstOfMonth = (year: number, month: number): IsoDate => daysOfMonth(year, month)[0];
const lastOfMonth = (year: number, month: number): IsoDate => daysOfMonth(year, month)[1];

/** Monday of the week that 4 January lies in. */
function firstMonday(year: number): IsoDate {
	const fourth = `${year}-01-04`;
	return dayAfter(fourth, -weekday(fourth));
}

const weeksIn = (year: number): number =>
	(dayNumber(firstMonday(year + 1)) - dayNumber(firstMonday(year))) / 7;

function namedOf({ from, to }: Window, days: number): NamedPeriod | undefined {
	if (days === 7 && weekday(from) === 0) {
		const year = Number(dayAfter(from, 3).slice(0, 4));
		return weekOf(year, (dayNumber(from) - dayNumber(firstMonday(year))) / 7 + 1);
	}
	const [year = 0, month = 1] = from.split('-').map(Number);
	const candidates: NamedPeriod[] = [
		{ kind: 'month', year, index: month },
		{ kind: 'quarter', year, index: Math.ceil(month / 3) },
		{ kind: 'half', year, index: 1 },
		{ kind: 'nine_months', year, index: 1 },
		{ kind: 'year', year, index: 1 }
	];
	return candidates.find((period) => firstDay(period) === from && lastDay(period) === to);
}

function moved(period: Period, by: 1 | -1): Period {
	if (period.kind === 'custom') return movedDays(period, by);
	const index = period.index + by;
	const year = period.year + by;
	if (index >= 1 && index <= countIn(period.kind, period.year)) return { ...period, index };
	return { ...period, year, index: by > 0 ? 1 : countIn(period.kind, year) };
}

function countIn(kind: NamedKind, year: number): number {
	if (kind === 'week') return weeksIn(year);
	return kind === 'month' || kind === 'quarter' ? 12 / MONTHS[kind] : 1;
}

/** Days counted from the start of a year go by years, whole months by months, others by their own length. */
function movedDays(period: CustomPeriod, by: 1 | -1): Period {
	const { from, to } = period.window;
	if (from.endsWith('-01-01')) return ofMonths(period, 12 * by);
	if (from.endsWith('-01') && isLastOfMonth(to)) {
		const months = monthNumber(to) - monthNumber(from) + 1;
		return ofMonths(period, months * by);
	}
	const days = (daysBetween(from, to) + 1) * by;
	return named({ from: dayAfter(from, days), to: dayAfter(to, days) }, period);
}

/** The same days so many months later; the end of a month stays the end of a month. */
function ofMonths(period: CustomPeriod, months: number): Period {
	const { from, to } = period.window;
	const last = isLastOfMonth(to);
	const day = (written: IsoDate, toEnd: boolean) => {
		const [year = 0, month = 1, date = 1] = written.split('-').map(Number);
		const end = lastOfMonth(year, month + months);
		const isBeyond = toEnd || date > Number(end.slice(8));
		return isBeyond ? end : `${end.slice(0, 8)}${String(date).padStart(2, '0')}`;
	};
	return named({ from: day(from, false), to: day(to, last) }, period);
}

const named = (window: Window, otherwise: Period): Period => periodOfWindow(window) ?? otherwise;
const isLastOfMonth = (day: IsoDate): boolean => dayAfter(day, 1).endsWith('-01');
const monthNumber = (day: IsoDate): number =>
	Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

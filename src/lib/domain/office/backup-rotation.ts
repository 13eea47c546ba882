// Which copies of the database are kept: the last of so many days, weeks and months of which there is one.
import { dayNumber, type IsoDate } from '../calendar';

export interface DatedCopy {
	/** "cchc-20260930-020000.db" */
	readonly name: string;
	/** Day and time of day in Vietnam. */
	readonly day: IsoDate;
	readonly time: string;
	/** It is known to be whole. */
	readonly isVerified: boolean;
}
interface Keep {
	readonly daily: number;
	readonly weekly: number;
	readonly monthly: number;
}

const AHEAD_MS = 7 * 3_600_000;
const NAME = /^cchc-(\d{4})(\d{2})(\d{2})-(\d{6})\.db$/;

/** Name of a copy made at the instant: `backupName('2026-09-29T19:00:00.000Z')` = "cchc-20260930-020000.db". */
export function backupName(instant: string): string {
	const here = new Date(Date.parse(instant) + AHEAD_MS).toISOString();
	return `cchc-${here.slice(0, 10).replaceAll('-', '')}-${here.slice(11, 19).replaceAll(':', '')}.db`;
}

/** undefined: another file that lies there, never ours to remove. */
export function copyNamed(name: string, isVerified: boolean): DatedCopy | undefined {
	const found = NAME.exec(name);
	if (found === null) return undefined;
	const [, year, month, date, time = ''] = found;
	return { name, day: `${year}-${month}-${date}`, time, isVerified };
}

/** A day's work may be copied again and again by hand; none of the latest are taken away before the day is over. */
const MOST_OF_LAST_DAY = 5;

/** Names of those that may go. Days without a copy use nothing up, so that a machine switched off for a month loses none;
 *  in each span the newest verified one stays, and the newest verified of all stays whatever is asked. */
export function expiredCopies(copies: readonly DatedCopy[], keep: Keep): string[] {
	const newest = [...copies].sort(newestFirst);
	const kept = new Set([
		...lastOfSpans(newest, keep.daily, ({ day }) => day),
		...lastOfSpans(newest, keep.weekly, ({ day }) => String(weekOf(day))),
		...lastOfSpans(newest, keep.monthly, ({ day }) => day.slice(0, 7)),
		...newest.filter(({ day }) => day === newest[0]?.day).slice(0, MOST_OF_LAST_DAY),
		...newest.filter(({ isVerified }) => isVerified).slice(0, 1)
	]);
	return newest.filter((copy) => !kept.has(copy)).map(({ name }) => name);
}

const newestFirst = (a: DatedCopy, b: DatedCopy): number =>
	a.day + a.time < b.day + b.time ? 1 : a.day + a.time > b.day + b.time ? -1 : 0;

function lastOfSpans(
	newest: readonly DatedCopy[],
	count: number,
	spanOf: (copy: DatedCopy) => string
): DatedCopy[] {
	const bySpan = new Map<string, DatedCopy>();
	for (const copy of newest) {
		const held = bySpan.get(spanOf(copy));
		if (held === undefined || (!held.isVerified && copy.isVerified)) bySpan.set(spanOf(copy), copy);
	}
	return [...bySpan.values()].slice(0, Math.max(0, count));
}

/** Weeks begin on Monday; `dayNumber` of a Monday leaves this when divided by seven. */
const MONDAY = dayNumber('1900-01-01') % 7;
const weekOf = (day: IsoDate): number => Math.floor((dayNumber(day) - MONDAY) / 7);

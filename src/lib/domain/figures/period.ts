// Nominal reporting period ("Quý III/2023") and the data window of a report; the window is never derived from the label.
import { cutWindow, daysBetween, isoDay, parseDay, type IsoDate, type Window } from '../calendar';
import { movedFrom } from './own-window';
import {
	firstDay,
	lastDay,
	periodFromId,
	periodOfDays,
	periodOfWindow,
	weekOf,
	type Period
} from './period-id';
import { fold } from '../text';

export { daysBetween, parseDay, parseWindow } from '../calendar';
export type { IsoDate, Window } from '../calendar';
export {
	comparePeriods,
	daysIn,
	derivation,
	endsRightBefore,
	firstDay,
	lastDay,
	liesInside,
	monthsOf,
	nextPeriod,
	PERIOD_KINDS,
	periodFromId,
	periodId,
	periodOf,
	periodOfWindow,
	previousPeriod,
	samePeriodLastYear
} from './period-id';
export type {
	CustomPeriod,
	NamedKind,
	NamedPeriod,
	Period,
	PeriodId,
	PeriodKind
} from './period-id';

/** A name of a period is short; a longer text is a sentence. */
const LONGEST_NAME = 160;
const HAS_YEAR = /[1-9]\d{3}/;
const HAS_DAYS = /\d[/.-]\d.*\d[/.-]\d|th/i;
const PREFIX = /^(?:(?:ky )?bao cao|ky|so lieu|thoi gian|giai doan)(?: bao cao| so lieu)? ?:? ?/;

const YEAR = '(?:nam |cua nam )?([1-9]\\d{3})';
const GAP = '(?: ?[/,.-] ?| )';
const QUARTER = '(iv|iii|ii|i|0?[1-4])';
const NUMBERS = [
	...['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi', 'muoi mot'],
	'muoi hai'
];
/** "Tháng … năm 2025" was not filled in: "năm" is a number only where another word can be the year's. */
const WORDS = NUMBERS.filter((word) => word !== 'nam').toReversed();
const COUNT = `(0?[1-9]|1[0-2]|nam(?= thang dau)|${WORDS.join('|')})`;
const MONTH = `(0?[1-9]|1[0-2]|gieng|tu|chap|nam(?= nam)|${WORDS.join('|')})`;
const WEEK = '(?:thu )?(0?[1-9]|[1-4]\\d|5[0-3])';
/** "6 tháng 2023" is as usual as "6 tháng đầu năm 2023"; "3 tháng 2023" may be the month of March. */
const HALF_YEAR = '(0?6|0?9|sau|chin)';

interface Spelling {
	readonly pattern: RegExp;
	readonly read: (number: string, year: number) => Period | undefined;
	readonly yearFirst?: true;
}

const quarter = (written: string, year: number): Period => ({
	kind: 'quarter',
	year,
	index: numberIn(['i', 'ii', 'iii', 'iv'], written)
});
const month = (written: string, year: number): Period => ({
	kind: 'month',
	year,
	index: { gieng: 1, tu: 4, chap: 12 }[written] ?? numberIn(NUMBERS, written)
});
const week = (written: string, year: number) => weekOf(year, Number(written));

const SPELLINGS: readonly Spelling[] = [
	{ pattern: named(`qu[yi] ?${QUARTER}`), read: quarter },
	{ pattern: named(`q\\.? ?${QUARTER}`), read: quarter },
	{ pattern: yearFirst(`q(?:u[yi])? ?${QUARTER}`), read: quarter, yearFirst: true },
	{ pattern: named(`thang ?${MONTH}`), read: month },
	{ pattern: named('t\\.? ?(0?[1-9]|1[0-2])'), read: month },
	{ pattern: yearFirst('t(?:hang)? ?(0?[1-9]|1[0-2])'), read: month, yearFirst: true },
	{ pattern: named(`tuan ?${WEEK}`), read: week },
	{ pattern: named('w ?(0?[1-9]|[1-4]\\d|5[0-3])'), read: week },
	{ pattern: yearFirst(`(?:tuan|w) ?${WEEK}`), read: week, yearFirst: true },
	{
		pattern: new RegExp(`^(?:luy ke )?${HALF_YEAR} ?(?:thang|t)(?: dau)?(?: nam)?${GAP}?${YEAR}$`),
		read: firstMonths
	},
	{
		pattern: new RegExp(`^(?:luy ke )?${COUNT} ?(?:thang(?: dau)? nam|t)${GAP}?${YEAR}$`),
		read: firstMonths
	},
	{ pattern: new RegExp(`^${COUNT} thang cuoi nam${GAP}?${YEAR}$`), read: lastMonths },
	{
		pattern: /^(?:(ca|tong ket|12 thang) )?nam ?([1-9]\d{3})$/,
		read: (_, year) => ({ kind: 'year', year, index: 1 })
	}
];

/**
 * Reads a written form: "Quý III/2023", "6 tháng đầu năm 2023", "Tháng 7/2025", "Tuần 31 (từ 28/7 đến 03/8/2025)",
 * "10 tháng đầu năm 2025", "từ 01/7 đến 15/8/2025", "lũy kế đến 15/9/2025", or an id.
 */
export function parsePeriod(text: string): Period | undefined {
	if (text.length > LONGEST_NAME || !HAS_YEAR.test(text)) return undefined;
	const written = bare(fold(text)).replace(PREFIX, '');
	return (
		periodFromId(written) ??
		periodOfDays(written) ??
		readName(written) ??
		readUpTo(written) ??
		readDays(written)?.period
	);
}

/** The days that a period's own cell states: "Tuần 31 (từ 25/7 đến 31/7/2025)". */
export function windowInPeriod(text: string): Window | undefined {
	if (text.length > LONGEST_NAME || !HAS_DAYS.test(text)) return undefined;
	const written = bare(fold(text)).replace(PREFIX, '');
	return readName(written) === undefined ? readDays(written)?.window : undefined;
}

function readName(written: string): Period | undefined {
	for (const { pattern, read, yearFirst: isYearFirst } of SPELLINGS) {
		const found = pattern.exec(written);
		if (!found) continue;
		const [number, year] = isYearFirst ? [found[2], found[1]] : [found[1], found[2]];
		return read(number ?? '', Number(year));
	}
	return undefined;
}

const UP_TO =
	/^(?:(?:so lieu )?(?:luy ke|cong don|tinh)(?: tinh)?(?: tu)?(?: dau nam)?|tu dau nam)(?: tinh)? (?:cho )?den(?: het)? (?:ngay )?(.+)$/;

/** "lũy kế đến 15/9/2025", "tính đến hết quý III/2025": from the first day of that year. */
function readUpTo(written: string): Period | undefined {
	const end = UP_TO.exec(written)?.[1];
	if (end === undefined) return undefined;
	const to = parseDay(end) ?? lastDayNamed(end);
	return to === undefined ? undefined : periodOfWindow({ from: `${to.slice(0, 4)}-01-01`, to });
}

function lastDayNamed(written: string): IsoDate | undefined {
	const period = readName(written);
	return period === undefined ? undefined : lastDay(period);
}

interface Days {
	readonly period: Period | undefined;
	readonly window: Window;
}

const NO_NAME =
	/^(?:luy ke|tinh|cong don|trong ky|so lieu|thoi gian|trong thoi gian)?(?: so lieu)?$/;

/** A window alone, or one beside a name that may leave its year to it. */
function readDays(written: string): Days | undefined {
	const cut = cutWindow(written) ?? cutMonths(written);
	if (cut === undefined || bare(cut.after) !== '') return undefined;
	const { window } = cut;
	const name = bare(cut.rest);
	if (NO_NAME.test(name)) return { period: statedPeriod(window), window };
	const period = readName(name) ?? nameIn(name, window);
	if (period !== undefined) return { period, window };
	// "Tuần 1 tháng 8" counts weeks in a way of its own; the days tell which one it is.
	return /^tuan ?\S{1,3} ?(?:thang ?\d{1,2}[/.-]?\d{0,4})?$/.test(name)
		? { period: periodOfWindow(window), window }
		: undefined;
}

/** Days that are a named period's moved by some weeks are asked about: 15/6-14/9 is how many report quarter III. */
function statedPeriod(window: Window): Period | undefined {
	return movedFrom(window) === undefined ? periodOfWindow(window) : undefined;
}

function nameIn(name: string, { from, to }: Window): Period | undefined {
	const years = new Set([to.slice(0, 4), from.slice(0, 4)]);
	const read = [...years].flatMap((year) => readName(`${name} ${year}`) ?? []);
	return read.find((period) => firstDay(period) <= to && from <= lastDay(period)) ?? read[0];
}

const MONTH_TO_MONTH =
	/^(?:tu )?thang (\d{1,2})(?:[/.-]([1-9]\d{3}))? ?(?:den|-)(?: het)? ?(?:thang )?(\d{1,2})(?:[/.-]| nam )([1-9]\d{3})$/;

/** "từ tháng 01 đến tháng 10/2025". */
function cutMonths(written: string): ReturnType<typeof cutWindow> {
	const found = MONTH_TO_MONTH.exec(written);
	if (!found) return undefined;
	const year = Number(found[4]);
	const from = isoDay(Number(found[2] ?? year), Number(found[1]), 1);
	const last = isoDay(year, Number(found[3]), 1);
	if (from === undefined || last === undefined) return undefined;
	const to = lastDay({ kind: 'month', year, index: Number(found[3]) });
	return daysBetween(from, to) < 0 ? undefined : { window: { from, to }, rest: '', after: '' };
}

/** Without brackets around it and points behind it. */
const bare = (written: string): string =>
	written.replace(/^[\s(:,;-]+/, '').replace(/(?<![\s().,:;-])[\s().,:;-]+$/, '');

function named(name: string): RegExp {
	return new RegExp(`^${name}${GAP}${YEAR}$`);
}

function yearFirst(name: string): RegExp {
	return new RegExp(`^(?:nam )?([1-9]\\d{3})[ /,-]*${name}$`);
}

/** A number in figures, else its place among the words. */
function numberIn(words: readonly string[], written: string): number {
	const word = words.indexOf(written);
	return word >= 0 ? word + 1 : Number(written);
}

function firstMonths(written: string, year: number): Period | undefined {
	const count = numberIn(NUMBERS, written);
	return ofMonths(year, 1, count);
}

/** "6 tháng cuối năm 2023" */
function lastMonths(written: string, year: number): Period | undefined {
	const count = numberIn(NUMBERS, written);
	return ofMonths(year, 13 - count, 12);
}

function ofMonths(year: number, first: number, last: number): Period | undefined {
	const from = firstDay({ kind: 'month', year, index: first });
	return periodOfWindow({ from, to: lastDay({ kind: 'month', year, index: last }) });
}

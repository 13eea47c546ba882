// Nominal reporting period ("Quý III/2023") and the data window of a report; the window is never derived from the label.
import { daysInMonth, type IsoDate } from './calendar';
import { fold } from './text';

export { daysBetween, parseDay, parseWindow } from './calendar';
export type { IsoDate, Window } from './calendar';

export type PeriodKind = 'quarter' | 'half' | 'nine_months' | 'year';
/** `2023-q1` … `2023-q4`, `2023-h1` (6 tháng), `2023-m9` (9 tháng), `2023-y` (năm). */
export type PeriodId = string;
export interface Period {
	readonly kind: PeriodKind;
	readonly year: number;
	/** 1-4 for a quarter, 1 for the others. */
	readonly index: number;
}

const ID = /^([1-9]\d{3})-(?:q([1-4])|(h1)|(m9)|(y))$/;
const YEAR = '(?:nam |cua nam )?([1-9]\\d{3})';
const QUARTER_NUMBER = '(iv|iii|ii|i|0?[1-4])';
const PREFIX = /^(?:(?:ky )?bao cao|ky|so lieu)(?: bao cao)? ?:? ?/;
const WRITTEN: readonly {
	readonly pattern: RegExp;
	readonly kind: PeriodKind;
	readonly yearFirst?: true;
}[] = [
	{ pattern: quarterPattern(`qu[yi] ?${QUARTER_NUMBER}`), kind: 'quarter' },
	{ pattern: quarterPattern(`q\\.? ?${QUARTER_NUMBER}`), kind: 'quarter' },
	{
		pattern: new RegExp(`^(?:nam )?([1-9]\\d{3})[ /,-]*q(?:u[yi])? ?${QUARTER_NUMBER}$`),
		kind: 'quarter',
		yearFirst: true
	},
	{ pattern: monthsPattern('(?:0?6|sau)'), kind: 'half' },
	{ pattern: monthsPattern('(?:0?9|chin)'), kind: 'nine_months' },
	{ pattern: /^(?:ca |tong ket |12 thang )?nam ?([1-9]\d{3})$/, kind: 'year' }
];

/** Reads a written form: "Quý III/2023", "quý 3 năm 2023", "Q3 2023", "6 tháng đầu năm 2023", "Năm 2023", or an id. */
export function parsePeriod(text: string): Period | undefined {
	const written = fold(text)
		.replace(PREFIX, '')
		.replace(/[.,;:]+$/, '');
	return periodFromId(written) ?? readWritten(written);
}

/** Every id read before: the rules ask for the same few in every report. There are few years, so it stays small. */
const readIds = new Map<string, Period>();

/** `periodFromId('2023-q3')`; anything that is not exactly an id is undefined. */
export function periodFromId(id: string): Period | undefined {
	const known = readIds.get(id);
	if (known !== undefined) return known;
	const period = readId(id);
	if (period !== undefined) readIds.set(id, period);
	return period;
}

function readId(id: string): Period | undefined {
	const found = ID.exec(id);
	if (!found) return undefined;
	const year = Number(found[1]);
	if (found[2] !== undefined) return { kind: 'quarter', year, index: Number(found[2]) };
	const kind = found[3] ? 'half' : found[4] ? 'nine_months' : 'year';
	return { kind, year, index: 1 };
}

/** The period of an id that is known to be one. */
export function periodOf(id: PeriodId): Period {
	const period = periodFromId(id);
	if (!period) throw new Error(`not a period id: ${id}`);
	return period;
}

export function periodId(period: Period): PeriodId {
	const { kind, year, index } = period;
	const suffix = { quarter: `q${index}`, half: 'h1', nine_months: 'm9', year: 'y' }[kind];
	return `${year}-${suffix}`;
}

export function firstDay(period: Period): IsoDate {
	const month = period.kind === 'quarter' ? period.index * 3 - 2 : 1;
	return `${period.year}-${String(month).padStart(2, '0')}-01`;
}

export function lastDay(period: Period): IsoDate {
	const month = lastMonth(period);
	return `${period.year}-${String(month).padStart(2, '0')}-${daysInMonth(period.year, month)}`;
}

/** The period of the same kind before it: before 2023-q1 comes 2022-q4, before 2023-h1 comes 2022-h1. */
export function previousPeriod(period: Period): Period {
	return period.kind === 'quarter' && period.index > 1
		? { ...period, index: period.index - 1 }
		: { ...period, year: period.year - 1, index: period.kind === 'quarter' ? 4 : 1 };
}

export function nextPeriod(period: Period): Period {
	return period.kind === 'quarter' && period.index < 4
		? { ...period, index: period.index + 1 }
		: { ...period, year: period.year + 1, index: 1 };
}

export const samePeriodLastYear = (period: Period): Period => ({
	...period,
	year: period.year - 1
});

/** Whether the first ends on the day before the second begins. */
export function endsRightBefore(earlier: Period, later: Period): boolean {
	const begins = later.year * 12 + lastMonth(later) - monthsIn(later);
	return earlier.year * 12 + lastMonth(earlier) === begins;
}

/** By the day they end; of those that end together the shorter first: q1, q2, h1, q3, m9, q4, y. */
export function comparePeriods(a: PeriodId, b: PeriodId): number {
	const [left, right] = [periodOf(a), periodOf(b)];
	return (
		left.year - right.year || lastMonth(left) - lastMonth(right) || monthsIn(left) - monthsIn(right)
	);
}

/** Periods that lie wholly inside a cumulative one; none inside a quarter. */
export function containedPeriods(period: Period): PeriodId[] {
	const inside = { quarter: [], half: ['q1', 'q2'], nine_months: ['q1', 'q2', 'h1', 'q3'] };
	const suffixes =
		period.kind === 'year' ? ['q1', 'q2', 'h1', 'q3', 'm9', 'q4'] : inside[period.kind];
	return suffixes.map((suffix) => `${period.year}-${suffix}`);
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

function quarterPattern(quarter: string): RegExp {
	return new RegExp(`^${quarter}(?: ?[/,.-] ?| )${YEAR}$`);
}

/** "6 tháng đầu năm 2023", "06 tháng năm 2023", "6T/2023"; "6 tháng cuối năm" is no reporting period. */
function monthsPattern(months: string): RegExp {
	return new RegExp(`^${months} ?(?:thang|t)(?: dau)?(?: nam)?(?: ?[/,.-] ?| )?${YEAR}$`);
}

function readWritten(written: string): Period | undefined {
	for (const { pattern, kind, yearFirst } of WRITTEN) {
		const found = pattern.exec(written);
		if (!found) continue;
		if (kind !== 'quarter') return { kind, year: Number(found[1]), index: 1 };
		const [quarter, year] = yearFirst ? [found[2], found[1]] : [found[1], found[2]];
		return { kind, year: Number(year), index: quarterNumber(quarter ?? '') };
	}
	return undefined;
}

function quarterNumber(written: string): number {
	const roman = ['i', 'ii', 'iii', 'iv'].indexOf(written);
	return roman >= 0 ? roman + 1 : Number(written);
}

const MONTHS: Readonly<Record<PeriodKind, number>> = {
	quarter: 3,
	half: 6,
	nine_months: 9,
	year: 12
};
const monthsIn = ({ kind }: Period): number => MONTHS[kind];
const lastMonth = (period: Period): number => period.index * monthsIn(period);

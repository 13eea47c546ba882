// Spans in which a version of a unit holds.
import { dayNumber, daysInMonth, isoDay, type IsoDate } from '../calendar';

export interface Dates {
	readonly validFrom: IsoDate | null;
	readonly validTo: IsoDate | null;
}

/** True when the spans share a day; an empty end is open. */
export function overlap(a: Dates, b: Dates): boolean {
	const beginsInTime = a.validFrom === null || b.validTo === null || a.validFrom <= b.validTo;
	const endsInTime = a.validTo === null || b.validFrom === null || b.validFrom <= a.validTo;
	return beginsInTime && endsInTime;
}

/** The day before or after, by calendar. */
export function nextDay(day: IsoDate): IsoDate {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	if (date < daysInMonth(year, month)) return isoDay(year, month, date + 1) ?? day;
	return isoDay(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) ?? day;
}
export function dayBefore(day: IsoDate): IsoDate {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	if (date > 1) return isoDay(year, month, date - 1) ?? day;
	const [y, m] = month === 1 ? [year - 1, 12] : [year, month - 1];
	return isoDay(y, m, daysInMonth(y, m)) ?? day;
}
/** Whether the second begins on the day after the first ends. */
export const adjoins = (a: Dates, b: Dates): boolean =>
	a.validTo !== null && b.validFrom !== null && dayNumber(b.validFrom) - dayNumber(a.validTo) === 1;

/** On a day, as a list of units tells it. */
export const UNIT_STATES = ['valid', 'ended', 'not_yet'] as const;
export type UnitState = (typeof UNIT_STATES)[number];

export function stateOn({ validFrom, validTo }: Dates, on: IsoDate): UnitState {
	if (validTo !== null && validTo < on) return 'ended';
	return validFrom !== null && validFrom > on ? 'not_yet' : 'valid';
}

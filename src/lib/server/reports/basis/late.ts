// How late a report is, in days of Vietnam.
import { daysBetween, type IsoDate } from '../../../domain/figures/period';

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

/** The day an instant falls on in Vietnam. */
export function dayOfInstant(instant: string): IsoDate {
	return DAY.format(new Date(instant));
}

/** Days after the due date; null when in time or when no due date is known. */
export function daysAfter(dueOn: IsoDate | null | undefined, day: IsoDate): number | null {
	if (dueOn === null || dueOn === undefined || day <= dueOn) return null;
	return daysBetween(dueOn, day);
}

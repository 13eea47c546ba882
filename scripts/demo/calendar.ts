// Reporting quarters of the demonstration: the quarter runs from the 15th of the month before it to the 14th of its last month.
import type { IsoDate, PeriodId, Window } from '../../src/lib/domain/figures/period';
import type { DemonstrationPlan } from './plan';

const iso = (year: number, month: number, day: number): IsoDate =>
	`${month < 1 ? year - 1 : year}-${String(month < 1 ? month + 12 : month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

export const yearOf = (period: PeriodId): number => Number(period.slice(0, 4));
export const quarterOf = (period: PeriodId): number => Number(period.slice(6));
export const quarterId = (year: number, quarter: number): PeriodId => `${year}-q${quarter}`;

export function quartersOf(plan: DemonstrationPlan): PeriodId[] {
	const first = yearOf(plan.firstQuarter) * 4 + quarterOf(plan.firstQuarter) - 1;
	return Array.from({ length: plan.quarters }, (_, n) =>
		quarterId(Math.floor((first + n) / 4), ((first + n) % 4) + 1)
	);
}

/** Days that a run of quarters covers: `windowOf(plan, 2025, 1, 2)` = 15/12/2024 – 14/6/2025. */
export function windowOfQuarters(
	plan: DemonstrationPlan,
	quarters: { year: number; from: number; to: number }
): Window {
	return {
		from: iso(quarters.year, quarters.from * 3 - 3, plan.windowDay),
		to: iso(quarters.year, quarters.to * 3, plan.windowDay - 1)
	};
}

export const dueOn = (plan: DemonstrationPlan, year: number, quarter: number): IsoDate =>
	iso(year, quarter * 3, plan.dueDay);

/** An instant at 09:00 in Vietnam, `days` after a date. */
export function instantAfter(date: IsoDate, days: number): string {
	const moment = new Date(`${date}T02:00:00.000Z`);
	moment.setUTCDate(moment.getUTCDate() + days);
	return moment.toISOString();
}

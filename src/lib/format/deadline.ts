// How far away the due date of a reporting campaign is.
import type { IsoDate, PeriodId } from '../domain/figures/period';
import { formatCount } from './number';
import { formatDay, formatPeriod } from './period';

export interface Deadline {
	readonly period: PeriodId;
	readonly dueOn: IsoDate;
	/** Negative when it has passed. */
	readonly daysLeft: number;
}

/** "Còn 5 ngày đến hạn 05/10/2023 của Quý III/2023" */
export function deadlineSentence({ period, dueOn, daysLeft }: Deadline): string {
	const [name, day] = [formatPeriod(period), formatDay(dueOn)];
	if (daysLeft === 0) return `Hôm nay, ${day}, là hạn nộp ${name}`;
	return daysLeft > 0
		? `Còn ${formatCount(daysLeft)} ngày đến hạn ${day} của ${name}`
		: `${name} đã quá hạn ${formatCount(-daysLeft)} ngày (hạn ${day})`;
}

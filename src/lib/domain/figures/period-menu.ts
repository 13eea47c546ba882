// Periods to choose from where nothing was reported yet: those that have begun, so that nobody has to type them.
import type { IsoDate } from '../calendar';
import {
	comparePeriods,
	firstDay,
	lastDay,
	periodId,
	type NamedKind,
	type PeriodId
} from './period-id';

export interface PeriodMenu {
	readonly kind: NamedKind;
	/** The latest first. */
	readonly periods: readonly PeriodId[];
}

/** How many there are in a year, and how many of them are listed; weeks are soon too many to choose from. */
const LISTED: readonly {
	readonly kind: NamedKind;
	readonly aYear: number;
	readonly most: number;
}[] = [
	{ kind: 'quarter', aYear: 4, most: 8 },
	{ kind: 'month', aYear: 12, most: 12 },
	{ kind: 'half', aYear: 1, most: 3 },
	{ kind: 'nine_months', aYear: 1, most: 3 },
	{ kind: 'year', aYear: 1, most: 3 }
];
const YEARS_BACK = 2;

export function periodMenu(today: IsoDate): PeriodMenu[] {
	const thisYear = Number(today.slice(0, 4));
	const years = Array.from({ length: YEARS_BACK + 1 }, (_, back) => thisYear - back);
	return LISTED.map(({ kind, aYear, most }) => {
		const periods = years.flatMap((year) =>
			Array.from({ length: aYear }, (_, index) => ({ kind, year, index: index + 1 }))
		);
		const begun = periods.filter((period) => firstDay(period) <= today).map(periodId);
		return { kind, periods: begun.sort((a, b) => comparePeriods(b, a)).slice(0, most) };
	});
}

/** The quarter that a report is due for by now: the last one that has ended. */
export function dueQuarter(today: IsoDate): PeriodId | undefined {
	const thisYear = Number(today.slice(0, 4));
	const quarters = [thisYear, thisYear - 1].flatMap((year) =>
		[4, 3, 2, 1].map((index) => ({ kind: 'quarter' as const, year, index }))
	);
	const ended = quarters.find((quarter) => lastDay(quarter) < today);
	return ended === undefined ? undefined : periodId(ended);
}

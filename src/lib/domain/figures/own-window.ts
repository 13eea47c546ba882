// Whether stated days are a period's own. Reporting calendars close some weeks early ("15/6 đến 14/9"): a shift, no fault.
import { dayAfter, daysBetween, type Window } from '../calendar';
import {
	firstDay,
	lastDay,
	nextPeriod,
	periodOfWindow,
	weekOf,
	type NamedPeriod,
	type Period
} from './period-id';

/** A whole month more or less is another period. */
const LARGEST_SHIFT_DAYS = 27;
/** Of a short period, this part of it: a week that runs from Friday to Thursday is that week still. */
const LARGEST_SHIFT = 0.75;
/** Five working days are a week; two months are no quarter. */
const LEAST_LENGTH = 0.7;
const MOST_LENGTH = 1.25;
/** Months have 28 to 31 days, so that a shift moves both ends by nearly the same. */
const UNEVEN = 0.1;
const UNEVEN_DAYS = 4;

/** One month given as a quarter is not the quarter's own window; 10/12-07/6 is one of six months. */
export function isOwnWindow(window: Window, period: Period): boolean {
	const days = lengthOf(ownDays(period));
	const share = lengthOf(window) / days;
	const limit = Math.min(LARGEST_SHIFT_DAYS, LARGEST_SHIFT * days);
	return (
		share >= LEAST_LENGTH &&
		share <= MOST_LENGTH &&
		shifts(window, period).every((shift) => Math.abs(shift) <= limit)
	);
}

/** The named period that these days are as a whole some days earlier or later; its own days are not moved. */
export function movedFrom(window: Window): NamedPeriod | undefined {
	if (periodOfWindow(window)?.kind !== 'custom') return undefined;
	return periodsAround(window).find((period) => {
		const [start, end] = shifts(window, period);
		const uneven = Math.min(UNEVEN_DAYS, UNEVEN * lengthOf(ownDays(period)));
		return start * end > 0 && Math.abs(start - end) <= uneven && isOwnWindow(window, period);
	});
}

const lengthOf = ({ from, to }: Window): number => daysBetween(from, to) + 1;
const ownDays = (period: Period): Window => ({ from: firstDay(period), to: lastDay(period) });
const shifts = (window: Window, period: Period): readonly [number, number] => [
	daysBetween(firstDay(period), window.from),
	daysBetween(lastDay(period), window.to)
];

/** Of each kind the period that the last day lies in, and its neighbours. */
function periodsAround({ to }: Window): NamedPeriod[] {
	const [year = 0, month = 1] = to.split('-').map(Number);
	const weekYear = Number(dayAfter(to, 3).slice(0, 4));
	const week = Math.floor(daysBetween(`${weekYear}-01-01`, to) / 7);
	const around = [-1, 0, 1];
	return [
		...around.flatMap((by) => weekOf(weekYear, week + 1 + by) ?? []),
		...withNext({ kind: 'month', year, index: month }),
		...withNext({ kind: 'quarter', year, index: Math.ceil(month / 3) }),
		{ kind: 'half', year, index: 1 },
		{ kind: 'nine_months', year, index: 1 },
		...withNext({ kind: 'year', year: year - 1, index: 1 })
	];
}

function withNext(period: NamedPeriod): NamedPeriod[] {
	const next = nextPeriod(period);
	return next.kind === 'custom' ? [period] : [period, next];
}

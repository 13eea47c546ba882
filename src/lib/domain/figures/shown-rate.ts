import { roundHalfUp } from './measured';

/** A rate is a share of counts: beyond so many decimals there is nothing left to tell. */
const MOST_DECIMALS = 12;

/**
 * The decimals a rate is shown with: those of the KPI, and more where rounding would show a complete rate that is not,
 * or none where there is one. 19999/20000 is 99,995 and never 100,00.
 */
export function shownDecimals(value: number, decimals: number): number {
	let shown = decimals;
	while (shown < MOST_DECIMALS && hidesTheRest(value, roundHalfUp(value, shown))) shown += 1;
	return shown;
}

/** The rate as it is shown: ties, targets and changes go by it. */
export const shownRate = (value: number, decimals: number): number =>
	roundHalfUp(value, shownDecimals(value, decimals));

const hidesTheRest = (value: number, rounded: number): boolean =>
	(rounded === 100 || rounded === 0) && rounded !== value;

/** The difference of two rates as they are shown, so that the printed numbers subtract to the printed one. */
export function shownDifference(value: number, other: number, decimals: number): number {
	const finest = Math.max(shownDecimals(value, decimals), shownDecimals(other, decimals));
	return roundHalfUp(shownRate(value, decimals) - shownRate(other, decimals), finest);
}

/** The decimals with which the difference of two rates in one sentence is seen: 79,996 beside 80, not 80,00. */
export function tellingDecimals(value: number, other: number, decimals: number): number {
	let telling = shownDecimals(value, decimals);
	while (telling < MOST_DECIMALS && hidesTheGap(value, other, telling)) telling += 1;
	return telling;
}

const hidesTheGap = (value: number, other: number, decimals: number): boolean =>
	value !== other && roundHalfUp(value, decimals) === roundHalfUp(other, decimals);

/** Of the rate itself: 0,75 rounded to 1 is another rate, 98,16 rounded to 98 is not. */
const MOST_ROUNDED_OFF = 0.01;
const USUAL_DECIMALS = 2;

/**
 * The decimals of a computed rate beside one that a report states with few: "nêu 75 %, tính được 0,75 %", never
 * "tính được 1 %".
 */
export function decimalsBesideStated(computed: number, stated: number, decimals: number): number {
	let shown = tellingDecimals(computed, stated, decimals);
	while (shown < USUAL_DECIMALS && isAnotherRate(computed, shown)) shown += 1;
	return shown;
}

const isAnotherRate = (value: number, decimals: number): boolean =>
	Math.abs(roundHalfUp(value, decimals) - value) > MOST_ROUNDED_OFF * Math.abs(value);

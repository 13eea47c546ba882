// One value against that of another period.
import { roundHalfUp } from '../../domain/measured';
import type { PeriodId } from '../../domain/period';

/** Against another period: `change` in points, as the difference of the displayed values. */
export interface Comparison {
	readonly period: PeriodId;
	readonly value: number | null;
	readonly change: number | null;
}

export function comparison(
	now: number | null,
	before: { readonly period: PeriodId; readonly value: number | null },
	decimals: number
): Comparison {
	return { ...before, change: pointsBetween(now, before.value, decimals) };
}

/** What a reader gets who subtracts the two numbers on the page: 72,4 − 70,3 = 2,1. */
export function pointsBetween(
	now: number | null,
	before: number | null,
	decimals: number
): number | null {
	if (now === null || before === null) return null;
	return roundHalfUp(roundHalfUp(now, decimals) - roundHalfUp(before, decimals), decimals);
}

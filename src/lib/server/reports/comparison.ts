// One value against that of another period.
import type { Kpi } from '../../domain/catalogue';
import type { PeriodId } from '../../domain/period';
import { changeSince } from '../../domain/ranking';

/** Against another period: `change` in points, as the difference of the displayed values. */
export interface Comparison {
	readonly period: PeriodId;
	readonly value: number | null;
	readonly change: number | null;
}

export function comparison(
	kpi: Pick<Kpi, 'decimals'>,
	now: number | null,
	before: { readonly period: PeriodId; readonly value: number | null }
): Comparison {
	return { ...before, change: changeSince(kpi, now, before.value) };
}

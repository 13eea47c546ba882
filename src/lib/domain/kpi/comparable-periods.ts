// Which periods of one KPI may be compared: a plan fills up over the year and begins again with the next.
import { periodFromId, type PeriodId } from '../figures/period';
import type { Kpi } from './catalogue';

type Counted = Pick<Kpi, 'accumulates'>;

/** Of a KPI that adds up over the year only the same part of different years: quarter III with quarter III. */
export function areComparable({ accumulates = false }: Counted, a: PeriodId, b: PeriodId): boolean {
	if (!accumulates) return true;
	const [first, second] = [periodFromId(a), periodFromId(b)];
	if (first === undefined || second === undefined || first.kind === 'custom') return false;
	return first.kind === second.kind && first.index === second.index;
}

/** Periods at which it begins again: no line is joined over them. */
export function restartsOf(
	{ accumulates = false }: Counted,
	periods: readonly PeriodId[]
): PeriodId[] {
	if (!accumulates) return [];
	return periods.filter((id, i) => i > 0 && yearOf(id) !== yearOf(periods[i - 1] ?? id));
}

const yearOf = (id: PeriodId): number | undefined => periodFromId(id)?.year;

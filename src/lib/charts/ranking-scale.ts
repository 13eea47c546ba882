// The axis of a ranking, cut to its data.
import type { Ranking } from '../domain/kpi/ranking';
import { niceScale, type NiceScale } from './scale';

/** Few enough for a phone, so that both drawings have the axis that is written above them. */
const STEPS = 5;

/**
 * From the lowest end of an interval to the highest, the total and the target among them. Of few cases the values alone:
 * the interval of 1 of 1 is half the scale and would leave no room for the others.
 */
export function rankingScale({ rows, unranked, total, target }: Ranking): NiceScale {
	const ends = rows.flatMap(({ interval }) => [interval.low, interval.high]);
	const few = unranked.flatMap(({ few }) => few?.value ?? []);
	const lines = [total.value, target].flatMap((value) => value ?? []);
	return niceScale([...ends, ...few, ...lines], { low: 0, high: 100, steps: STEPS });
}

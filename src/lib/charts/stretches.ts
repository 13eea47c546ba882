import type { TrendPoint, TrendSeries } from '../domain/kpi/trend';

/** null: a period outside the stretch. */
export type Slot = TrendPoint | null;

/** The points of a line between its breaks and restarts, each stretch as long as the whole line. */
export function stretchesOf({
	points,
	breaks,
	restarts
}: TrendSeries): readonly (readonly Slot[])[] {
	const at = (period: string): number => points.findIndex((point) => point.period === period);
	const starts = [0, ...[...breaks, ...restarts].map(at).filter((i) => i > 0)];
	return [...new Set(starts)]
		.sort((a, b) => a - b)
		.map((start, i, all) =>
			points.map((point, place) =>
				place >= start && place < (all[i + 1] ?? Infinity) ? point : null
			)
		)
		.filter((slots) => slots.some((slot) => slot !== null && slot.value !== null));
}

// How far chance alone moves a rate. Dossiers are counted in full, so this is no error of counting.

/** Percentages, 0 to 100. */
export interface Interval {
	readonly low: number;
	readonly high: number;
}
export interface Counts {
	readonly numerator: number;
	readonly denominator: number;
}

/** Two-sided 95 %. */
const Z = 1.959964;

/**
 * Wilson's score interval with correction for continuity (Newcombe 1998, method 4): without it 29 of 30 would be told
 * from 99,5 % in one of seven years in which nothing but chance was at work. Denominators above 0 only.
 */
export function chanceInterval({ numerator, denominator: n }: Counts): Interval {
	const p = numerator / n;
	const z2 = Z * Z;
	const middle = 2 * n * p + z2;
	const below = Z * Math.sqrt(z2 - 2 - 1 / n + 4 * p * (n * (1 - p) + 1)) + 1;
	const above = Z * Math.sqrt(z2 + 2 - 1 / n + 4 * p * (n * (1 - p) - 1)) + 1;
	const scale = 100 / (2 * (n + z2));
	return {
		low: p === 0 ? 0 : Math.max(0, scale * (middle - below)),
		high: p === 1 ? 100 : Math.min(100, scale * (middle + above))
	};
}

/** `better` and `worse` follow the direction of the KPI. */
export type Band = 'better' | 'unclear' | 'worse';

export function bandOf(interval: Interval, reference: number, direction: 'higher' | 'lower'): Band {
	if (interval.low > reference) return direction === 'higher' ? 'better' : 'worse';
	if (interval.high < reference) return direction === 'higher' ? 'worse' : 'better';
	return 'unclear';
}

/** Points by which the first lies above the second, as far as chance allows (Newcombe 1998, method 11). */
export function chanceDifference(
	first: Counts,
	second: Counts
): Interval & { readonly difference: number } {
	const [a, b] = [chanceInterval(first), chanceInterval(second)];
	const [p, q] = [first, second].map(rate) as [number, number];
	const difference = p - q;
	return {
		difference,
		low: difference - Math.hypot(p - a.low, b.high - q),
		high: difference + Math.hypot(a.high - p, q - b.low)
	};
}

export const rate = ({ numerator, denominator }: Counts): number => (100 * numerator) / denominator;

/** The best and the worst rank that chance leaves to a unit: others whose interval does not touch its own stay before or behind it. */
export interface RankRange {
	readonly best: number;
	readonly worst: number;
}

/** In the order given; work grows as that of sorting. */
export function rankRanges(
	intervals: readonly Interval[],
	direction: 'higher' | 'lower'
): RankRange[] {
	const lows = intervals.map(({ low }) => low).sort((a, b) => a - b);
	const highs = intervals.map(({ high }) => high).sort((a, b) => a - b);
	const all = intervals.length;
	return intervals.map(({ low, high }) => {
		const above = all - countUpTo(lows, high);
		const below = countBelow(highs, low);
		const [ahead, behind] = direction === 'higher' ? [above, below] : [below, above];
		return { best: ahead + 1, worst: all - behind };
	});
}

/** How many of the ascending numbers fulfil a condition that holds up to some place. */
function countWhile(ascending: readonly number[], holds: (value: number) => boolean): number {
	let [from, to] = [0, ascending.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		if (holds(ascending[middle] ?? Infinity)) from = middle + 1;
		else to = middle;
	}
	return from;
}
const countUpTo = (ascending: readonly number[], limit: number): number =>
	countWhile(ascending, (value) => value <= limit);
const countBelow = (ascending: readonly number[], limit: number): number =>
	countWhile(ascending, (value) => value < limit);

// Axis ends and steps in whole numbers, so that no tick needs decimals.
export interface NiceScale {
	readonly min: number;
	readonly max: number;
	readonly interval: number;
}
export interface ScaleLimits {
	/** What is shown without values; the upper end is passed only by a value above it. */
	readonly low: number;
	readonly high: number;
	/** Most steps. */
	readonly steps: number;
}

/** Points; values closer together than this would look far apart. */
const LEAST_SPAN = 5;
const INTERVALS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000];

/** `niceScale([83.1, 99.4], {low: 0, high: 100, steps: 5})` = 80-100 in steps of 5. */
export function niceScale(values: readonly number[], limits: ScaleLimits): NiceScale {
	const highest = values.length === 0 ? limits.high : Math.max(...values);
	const given = values.length === 0 ? limits.low : Math.min(...values);
	const lowest = Math.min(given, Math.max(limits.low, highest - LEAST_SPAN));
	for (const interval of INTERVALS) {
		const min = floorTo(lowest, interval);
		const top = ceilTo(highest, interval);
		const max = highest <= limits.high ? Math.min(limits.high, top) : top;
		if (max > min && (max - min) / interval <= limits.steps) return { min, max, interval };
	}
	return { min: limits.low, max: limits.high, interval: (limits.high - limits.low) / limits.steps };
}

const floorTo = (value: number, step: number): number => Math.floor(value / step) * step;
const ceilTo = (value: number, step: number): number => Math.ceil(value / step) * step;

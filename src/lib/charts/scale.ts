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

const INTERVALS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000];

/** `niceScale([83.1, 99.4], {low: 0, high: 100, steps: 5})` = 80-100 in steps of 5. */
export function niceScale(values: readonly number[], limits: ScaleLimits): NiceScale {
	const lowest = values.length === 0 ? limits.low : Math.min(...values);
	const highest = values.length === 0 ? limits.high : Math.max(...values);
	for (const interval of INTERVALS) {
		const min = floorTo(lowest, interval);
		const top = ceilTo(highest, interval);
		const max = highest <= limits.high ? Math.min(limits.high, top) : top;
		const wide = max > min ? max : min + interval;
		if ((wide - min) / interval <= limits.steps) return { min, max: wide, interval };
	}
	return { min: limits.low, max: limits.high, interval: (limits.high - limits.low) / limits.steps };
}

const floorTo = (value: number, step: number): number => Math.floor(value / step) * step;
const ceilTo = (value: number, step: number): number => Math.ceil(value / step) * step;

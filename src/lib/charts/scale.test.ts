import fc from 'fast-check';
import { expect, test } from 'vitest';
import { niceScale } from './scale';

const LIMITS = { low: 0, high: 100, steps: 5 };

test('rates between 83 and 99 stand on an axis from 80 to 100', () => {
	expect(niceScale([83.1, 99.4], LIMITS)).toEqual({ min: 80, max: 100, interval: 5 });
});

test('a single value stands on an axis of five points', () => {
	expect(niceScale([100], LIMITS)).toEqual({ min: 95, max: 100, interval: 1 });
});

test('no value: the whole scale', () => {
	expect(niceScale([], LIMITS)).toEqual({ min: 0, max: 100, interval: 20 });
});

test('every value lies on the axis, and ticks are whole numbers', () => {
	fc.assert(
		fc.property(
			fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { minLength: 1 }),
			(values) => {
				const { min, max, interval } = niceScale(values, LIMITS);
				expect(Math.min(...values)).toBeGreaterThanOrEqual(min);
				expect(Math.max(...values)).toBeLessThanOrEqual(max);
				expect(Number.isInteger(interval) && Number.isInteger(min)).toBe(true);
				expect((max - min) / interval).toBeLessThanOrEqual(LIMITS.steps);
			}
		)
	);
});

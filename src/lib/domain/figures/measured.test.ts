import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratioPercent, roundHalfUp, truncate } from './measured';

describe('a rate', () => {
	test('keeps its full precision', () => {
		expect(ratioPercent(922, 944)).toEqual({ state: 'value', value: (100 * 922) / 944 });
	});
	test('does not exist where nothing happened', () => {
		expect(ratioPercent(0, 0)).toEqual({ state: 'missing', reason: 'zero_denominator' });
		expect(ratioPercent(0, 12)).toEqual({ state: 'value', value: 0 });
	});
});

describe('rounding at the printed decimals', () => {
	test.each([
		[1.005, 2, 1.01],
		[2.675, 2, 2.68],
		[98.165, 2, 98.17],
		[98.1562, 2, 98.16],
		[97.6695, 2, 97.67],
		[0.5, 0, 1],
		[-1.005, 2, -1.01],
		[82.8633, 1, 82.9],
		[99.995, 2, 100],
		[1e-9, 2, 0],
		[0, 2, 0]
	])('%d at %d decimals is %d, half-up', (value, decimals, expected) => {
		expect(roundHalfUp(value, decimals)).toBe(expected);
	});
	test.each([
		[76.9953, 2, 76.99],
		[82.8633, 1, 82.8],
		[1.1, 1, 1.1],
		[57.12, 2, 57.12],
		[-1.19, 1, -1.1],
		[1e-9, 2, 0]
	])('%d cut off at %d decimals is %d', (value, decimals, expected) => {
		expect(truncate(value, decimals)).toBe(expected);
	});
	test('a number of so many decimals stays itself', () => {
		fc.assert(
			fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.nat(4), (n, decimals) => {
				const value = n / 10 ** decimals;
				expect(roundHalfUp(value, decimals) + 0).toBe(value);
				expect(truncate(value, decimals) + 0).toBe(value);
			})
		);
	});
});

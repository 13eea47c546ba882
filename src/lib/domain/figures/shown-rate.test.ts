import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	decimalsBesideStated,
	shownDecimals,
	shownDifference,
	shownRate,
	tellingDecimals
} from './shown-rate';

const share = (numerator: number, denominator: number): number => (100 * numerator) / denominator;
const fraction = fc
	.record({
		denominator: fc.integer({ min: 1, max: 50_000_000 }),
		part: fc.double({ min: 0, max: 1, noNaN: true })
	})
	.map(({ denominator, part }) => ({ numerator: Math.round(denominator * part), denominator }));
const nearlyWhole = fc
	.record({
		denominator: fc.integer({ min: 1, max: 50_000_000 }),
		missing: fc.integer({ min: 0, max: 3 })
	})
	.map(({ denominator, missing }) => ({
		numerator: Math.max(0, denominator - missing),
		denominator
	}));

describe('the shown rate', () => {
	test.each([
		[share(19_999, 20_000), 2, 99.995],
		[share(500, 500), 2, 100],
		[share(999_999, 1_000_000), 2, 99.9999],
		[share(19_998, 20_000), 2, 99.99],
		[share(1, 30_000), 2, 0.003],
		[share(0, 30_000), 2, 0],
		[share(199, 200), 0, 99.5],
		[97.6695, 2, 97.67]
	])('of %d at %d decimals is %d', (value, decimals, shown) => {
		expect(shownRate(value, decimals)).toBe(shown);
	});

	test('is 100 or 0 only for what is complete or nothing', () => {
		fc.assert(
			fc.property(
				fc.oneof(fraction, nearlyWhole),
				fc.integer({ min: 0, max: 3 }),
				(of, decimals) => {
					const shown = shownRate(share(of.numerator, of.denominator), decimals);
					expect(shown === 100).toBe(of.numerator === of.denominator);
					expect(shown === 0).toBe(of.numerator === 0);
				}
			)
		);
	});

	test('keeps the order of the rates', () => {
		fc.assert(
			fc.property(
				fc.oneof(fraction, nearlyWhole),
				fc.oneof(fraction, nearlyWhole),
				fc.integer({ min: 0, max: 3 }),
				(a, b, decimals) => {
					const [left, right] = [a, b].map((of) => share(of.numerator, of.denominator));
					if (left === undefined || right === undefined || left > right) return;
					expect(shownRate(left, decimals)).toBeLessThanOrEqual(shownRate(right, decimals));
				}
			)
		);
	});
});

test('the difference is that of the shown rates', () => {
	expect(shownDifference(100, share(19_999, 20_000), 2)).toBe(0.005);
	expect(shownDifference(97.6695, 95.4628, 2)).toBe(2.21);
	expect(shownDecimals(share(19_999, 20_000), 2)).toBe(3);
});

describe('two rates in one sentence', () => {
	test('are told apart', () => {
		expect(tellingDecimals(79.996, 80, 2)).toBe(3);
		expect(tellingDecimals(79.99, 80, 2)).toBe(2);
		expect(tellingDecimals(80, 80, 2)).toBe(2);
	});

	test.each([
		[0.75, 75, 0, 2],
		[0.95, 95, 0, 2],
		[98.156, 98.17, 2, 2],
		[98.16, 99, 0, 0],
		[98.6, 99, 1, 1],
		[8.6, 75, 0, 1],
		[0, 75, 0, 0]
	])('%d computed, %d stated at %d decimals: %d', (computed, stated, decimals, shown) => {
		expect(decimalsBesideStated(computed, stated, decimals)).toBe(shown);
	});
});

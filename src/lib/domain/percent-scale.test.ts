import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asPercent, decidePercentScale } from './percent-scale';

const decide = (values: readonly number[], saysPercent = false) =>
	decidePercentScale(values, { saysPercent });

describe('the scale of a column of rates', () => {
	it('is shares where all rates lie between 0 and 1', () => {
		expect(decide([0, 0.95, 0.9767, 1])).toEqual({ kind: 'fraction', isGuess: false, example: 1 });
	});

	it('is guessed where a single share says so, or the heading says "%"', () => {
		expect(decide([0.5])).toMatchObject({ kind: 'fraction', isGuess: true });
		expect(decide([0.95, 0.97], true)).toMatchObject({ kind: 'fraction', isGuess: true });
	});

	it('is percent where small rates stand beside those below one', () => {
		expect(decide([0.5, 1.2, 3.4])).toEqual({ kind: 'percent', example: 0 });
		expect(decide([96, 0.5, 2])).toEqual({ kind: 'percent', example: 1 });
	});

	it('is nobody’s to say where 0,95 stands beside 96', () => {
		expect(decide([0.95, 96])).toEqual({ kind: 'mixed', fraction: 0, percent: 1 });
	});

	it('is not known where there are only 0 and 1', () => {
		expect(decide([1, 0, 1])).toEqual({ kind: 'unclear' });
	});

	it('needs no word where nothing could be a share', () => {
		for (const values of [[], [0, 0], [100, 98.17, 0], [1, 100]])
			expect(decide(values)).toEqual({ kind: 'plain' });
	});

	it('does not depend on the order of the rows', () => {
		const rate = fc.oneof(
			fc.constantFrom(0, 1, 100),
			fc.double({ min: 0, max: 120, noNaN: true, noDefaultInfinity: true })
		);
		fc.assert(
			fc.property(fc.array(rate, { maxLength: 8 }), (values) => {
				expect(decide(values.toReversed()).kind).toBe(decide(values).kind);
			}),
			{ seed: 7, numRuns: 300 }
		);
	});

	it('turns a share into per cent without binary noise', () => {
		expect([0.9818, 0.07, 0.29, 1].map(asPercent)).toEqual([98.18, 7, 29, 100]);
	});
});

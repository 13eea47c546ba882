import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asPercent, decidePercentScale, type ColumnFacts, type WrittenRate } from './percent-scale';

const rate = (value: number, more: Partial<WrittenRate> = {}): WrittenRate => ({
	value,
	decimals: String(value).split('.')[1]?.length ?? 0,
	...more
});
const decide = (rates: readonly (number | WrittenRate)[], around: Partial<ColumnFacts> = {}) =>
	decidePercentScale(
		rates.map((one) => (typeof one === 'number' ? rate(one) : one)),
		{ saysPercent: false, ...around }
	);

describe('the scale of rates with their counts beside them', () => {
	it('is per cent where the counts give the number as written', () => {
		expect(decide([rate(0.75, { counted: [0.75] })], { saysPercent: true })).toEqual({
			kind: 'percent',
			example: 0
		});
		expect(decide([rate(1, { decimals: 2, counted: [1] })])).toEqual({
			kind: 'percent',
			example: 0
		});
	});

	it('is shares where they give a hundred times the number, whatever the heading says', () => {
		for (const saysPercent of [true, false])
			expect(decide([rate(0.75, { counted: [75] })], { saysPercent })).toEqual({
				kind: 'fraction',
				isGuess: false,
				example: 0
			});
		expect(decide([rate(1, { counted: [100] })])).toMatchObject({ kind: 'fraction' });
	});

	it('may be cut off or a little off', () => {
		expect(decide([rate(0.66, { counted: [66.6667] })])).toMatchObject({ kind: 'fraction' });
		expect(decide([rate(0.66, { counted: [0.6667] })])).toMatchObject({ kind: 'percent' });
		expect(decide([rate(0.95, { counted: [2] })])).toMatchObject({ kind: 'percent' });
		expect(decide([rate(0.95, { counted: [60] })])).toMatchObject({ kind: 'fraction' });
	});

	it('goes for the whole column, also for rates without counts', () => {
		expect(decide([0.5, rate(0.75, { counted: [0.75] }), 0.2])).toMatchObject({ kind: 'percent' });
		expect(decide([rate(0.75, { counted: [75] }), 1, 0])).toMatchObject({ kind: 'fraction' });
	});

	it('is asked where the counts of two rows say two things', () => {
		const [low, high] = [rate(0.75, { counted: [0.75] }), rate(0.75, { counted: [75] })];
		expect(decide([low, high])).toEqual({ kind: 'mixed', fraction: 1, percent: 0 });
		expect(decide([high, 96])).toEqual({ kind: 'mixed', fraction: 0, percent: 1 });
	});

	it('is not said by counts of which there are none', () => {
		expect(decide([rate(0.95, { counted: [0] })], { direction: 'lower' })).toMatchObject({
			kind: 'unclear'
		});
	});
});

describe('the scale of rates without counts', () => {
	it('is that of the past of the unit', () => {
		expect(decide([rate(0.95, { past: [97.2, 96] })])).toMatchObject({ kind: 'fraction' });
		expect(decide([rate(0.95, { past: [1.1, 0.8] })], { direction: 'higher' })).toMatchObject({
			kind: 'percent'
		});
	});

	it('is per cent where small rates stand in the column', () => {
		expect(decide([0.5, 1.2, 3.4])).toEqual({ kind: 'percent', example: 0 });
		expect(decide([96, 0.5, 2])).toEqual({ kind: 'percent', example: 1 });
	});

	it('is per cent for late dossiers under a heading that says so, or beside rates in per cent', () => {
		const late = { direction: 'lower', saysPercent: true } as const;
		expect(decide([0.95], late)).toEqual({ kind: 'percent', example: 0 });
		expect(decide([0.95], { direction: 'lower', others: 'percent' })).toMatchObject({
			kind: 'percent'
		});
	});

	it('is that of the other rates of the file where the heading does not speak against it', () => {
		expect(decide([0.95], { others: 'fraction' })).toMatchObject({
			kind: 'fraction',
			isGuess: false
		});
		expect(decide([0.95], { others: 'percent', saysPercent: true })).toMatchObject({
			kind: 'percent'
		});
		expect(decide([0.95], { others: 'fraction', saysPercent: true })).toMatchObject({
			kind: 'unclear'
		});
	});

	it('is guessed where nearly all such rates are high', () => {
		expect(decide([0, 0.95, 0.9767, 1], { direction: 'higher' })).toEqual({
			kind: 'fraction',
			isGuess: true,
			example: 1
		});
	});

	it('is asked in every other case', () => {
		expect(decide([0.95, 0.97], { direction: 'higher', saysPercent: true })).toEqual({
			kind: 'unclear',
			asked: [0, 1]
		});
		expect(decide([0.95], { direction: 'lower' })).toEqual({ kind: 'unclear', asked: [0] });
		expect(decide([0.4], { direction: 'higher' })).toEqual({ kind: 'unclear', asked: [0] });
		expect(decide([0.5])).toEqual({ kind: 'unclear', asked: [0] });
		expect(decide([1, 0, 1])).toEqual({ kind: 'unclear', asked: [0, 2] });
		expect(decide([0.95, 96])).toEqual({ kind: 'mixed', fraction: 0, percent: 1 });
	});

	it('needs no word where nothing could be a share', () => {
		for (const values of [[], [0, 0], [100, 98.17, 0], [1, 100]])
			expect(decide(values)).toEqual({ kind: 'plain' });
	});
});

it('does not depend on the order of the rows', () => {
	const written = fc
		.oneof(
			fc.constantFrom(0, 1, 100),
			fc.double({ min: 0, max: 120, noNaN: true, noDefaultInfinity: true })
		)
		.map((value) => rate(value, { decimals: 2, counted: value > 0.5 ? [100 * value] : [] }));
	fc.assert(
		fc.property(fc.array(written, { maxLength: 8 }), (rates) => {
			expect(decide(rates.toReversed()).kind).toBe(decide(rates).kind);
		}),
		{ seed: 7, numRuns: 300 }
	);
});

it('turns a share into per cent without binary noise', () => {
	expect([0.9818, 0.07, 0.29, 1].map(asPercent)).toEqual([98.18, 7, 29, 100]);
});

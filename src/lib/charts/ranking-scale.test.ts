import { expect, test } from 'vitest';
import { rankedUnit, rankingOf } from './__golden__/samples';
import { rankingScale } from './ranking-scale';

test('is cut to the ends of the intervals, the target and the total', () => {
	const { min, max } = rankingScale(rankingOf([rankedUnit(0, 96), rankedUnit(1, 98)], 95));
	expect(min).toBeGreaterThan(80);
	expect(min).toBeLessThanOrEqual(93);
	expect(max).toBe(100);
});

test('holds a target far from all values', () => {
	expect(rankingScale(rankingOf([rankedUnit(0, 98)], 40)).min).toBeLessThanOrEqual(40);
});

test('is whole without values', () => {
	expect(rankingScale(rankingOf([], null))).toMatchObject({ min: 0, max: 100 });
});

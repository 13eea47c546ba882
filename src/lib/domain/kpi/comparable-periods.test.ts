import { expect, test } from 'vitest';
import { areComparable, restartsOf } from './comparable-periods';

const plan = { accumulates: true };

test('a plan is compared with the same part of another year only', () => {
	expect(areComparable(plan, '2026-q3', '2025-q3')).toBe(true);
	expect(areComparable(plan, '2026-q3', '2026-q2')).toBe(false);
	expect(areComparable(plan, '2026-q1', '2025-q4')).toBe(false);
	expect(areComparable(plan, '2026-y', '2025-y')).toBe(true);
	expect(areComparable(plan, '2026-q1', '2026-m01')).toBe(false);
});

test('what is counted anew in each period is compared with any', () => {
	expect(areComparable({}, '2026-q1', '2025-q4')).toBe(true);
});

test('a plan begins again with the year', () => {
	const periods = ['2025-q3', '2025-q4', '2026-q1', '2026-q2'];
	expect(restartsOf(plan, periods)).toEqual(['2026-q1']);
	expect(restartsOf({}, periods)).toEqual([]);
});

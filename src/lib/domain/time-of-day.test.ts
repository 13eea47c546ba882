import { describe, expect, test } from 'vitest';
import { lastTimeAt, nextTimeAt } from './time-of-day';

describe('a time of day in Vietnam', () => {
	test('was last today when it has passed, and yesterday when it has not', () => {
		expect(lastTimeAt('02:00', '2026-09-30T19:00:00.000Z')).toBe('2026-09-30T19:00:00.000Z');
		expect(lastTimeAt('02:00', '2026-09-30T18:59:59.999Z')).toBe('2026-09-29T19:00:00.000Z');
		expect(lastTimeAt('23:30', '2026-10-01T02:00:00.000Z')).toBe('2026-09-30T16:30:00.000Z');
	});

	test('comes again a day after it was last', () => {
		expect(nextTimeAt('02:00', '2026-09-30T19:00:00.000Z')).toBe('2026-10-01T19:00:00.000Z');
		expect(nextTimeAt('02:00', '2026-12-31T18:00:00.000Z')).toBe('2026-12-31T19:00:00.000Z');
	});
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	anyRequest,
	expectSound,
	numbered,
	planOf,
	TWO_OFFICES
} from '../../../../tests/support/unit-requests';
import { applied } from './unit-change';

test('whatever is asked for in whatever order, one unit has one version and one code one unit a day', () => {
	let made = 0;
	fc.assert(
		fc.property(fc.array(anyRequest, { minLength: 5, maxLength: 40 }), (asked) => {
			let now = TWO_OFFICES;
			for (const one of asked) {
				const result = planOf({ register: now, reports: new Map(), locks: [] }, one);
				if (!result.ok) continue;
				made += 1;
				const next = Math.max(...now.versions.map(({ unitId }) => unitId)) + 1;
				now = applied(now, numbered(result.change, next));
				expectSound(now);
			}
		}),
		{ numRuns: 300 }
	);
	expect(made).toBeGreaterThan(300);
});

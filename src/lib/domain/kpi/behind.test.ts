import { expect, test } from 'vitest';
import { compareStandings } from './behind';

test('more targets missed come first, then more points', () => {
	const standings = [
		{ behind: 0, points: 0 },
		{ behind: 1, points: 20 },
		{ behind: 2, points: 3 },
		{ behind: 2, points: 5 }
	];
	expect(standings.sort(compareStandings).map(({ behind, points }) => [behind, points])).toEqual([
		[2, 5],
		[2, 3],
		[1, 20],
		[0, 0]
	]);
});

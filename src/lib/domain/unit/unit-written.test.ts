import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWrittenUnit } from './unit-written';

/** What is done for a text grows with the readings and with the letters in them. */
const steps = (text: string): number =>
	readWrittenUnit(text).reduce((all, reading) => all + JSON.stringify(reading).length, 0);

const SEEDS = ['Xã Đông Hà, huyện ', 'xã a - ', 'UBND ', ',', '"', '12. ', 'thị trấn ', '-', 'a'];

describe('a written name', () => {
	test.each(SEEDS)('made of “%s” costs no more than so much, however long it is', (seed) => {
		const most = Math.max(...[1, 2, 4, 8, 16, 32].map((times) => steps(seed.repeat(times))));
		for (let length = 1_024; length <= 65_536; length *= 2)
			expect(steps(seed.repeat(Math.ceil(length / seed.length)))).toBeLessThanOrEqual(most);
	});

	test('of more than 500 characters is no name', () => {
		const long = fc.tuple(fc.constantFrom(...SEEDS), fc.integer({ min: 501, max: 65_536 }));
		fc.assert(
			fc.property(long, ([seed, length]) => {
				const text = seed.repeat(Math.ceil(length / seed.length));
				expect(readWrittenUnit(text)).toEqual([]);
			})
		);
		expect(readWrittenUnit(`Xã ${'a'.repeat(497)}`)[0]?.unit[0]?.kind).toBe('xa');
	});
});

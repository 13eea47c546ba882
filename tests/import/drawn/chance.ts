// Seeded choices, so that a drawn table is the same on every machine.
import { randomFrom } from '../../../scripts/demo/random';

export interface Chance {
	/** Both ends included. */
	int(low: number, high: number): number;
	pick<T>(from: readonly T[]): T;
	some<T>(from: readonly T[], low: number, high: number): T[];
	is(probability: number): boolean;
}

export function chanceFrom(seed: number): Chance {
	const random = randomFrom(seed);
	const int = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
	const chance: Chance = {
		int,
		pick<T>(from: readonly T[]): T {
			const one = from[int(0, from.length - 1)];
			if (one === undefined) throw new Error('nothing to pick from');
			return one;
		},
		/** In their order. */
		some<T>(from: readonly T[], low: number, high: number): T[] {
			const wanted = Math.min(from.length, int(low, high));
			const marked = from.map((one, at) => ({ one, at, key: random() }));
			return marked
				.toSorted((a, b) => a.key - b.key)
				.slice(0, wanted)
				.toSorted((a, b) => a.at - b.at)
				.map(({ one }) => one);
		},
		is: (probability) => random() < probability
	};
	return chance;
}

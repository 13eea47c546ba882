// Choices that are the same for the same seed.
import { randomFrom } from '../demo/random';

export class Chance {
	readonly #random: () => number;

	constructor(seed: number) {
		this.#random = randomFrom(seed);
	}

	/** From 0 up to, not including, `end`. */
	below(end: number): number {
		return Math.floor(this.#random() * end);
	}

	/** True in so many of a hundred cases. */
	percent(cases: number): boolean {
		return this.#random() * 100 < cases;
	}

	one<T>(choices: readonly T[]): T {
		const chosen = choices[this.below(choices.length)];
		if (chosen === undefined) throw new Error('nothing to choose from');
		return chosen;
	}
}

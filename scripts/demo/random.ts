// Seeded numbers, so that the demonstration is the same on every machine.

/** Mulberry32: uniform numbers in [0, 1) from a 32-bit seed. */
export function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** How many of `trials` cases succeed when each does with `chance` (0-1). */
export function successes(random: () => number, trials: number, chance: number): number {
	let count = 0;
	for (let trial = 0; trial < trials; trial++) if (random() < chance) count++;
	return count;
}

/** A seed for one unit and period, so that adding a unit changes no other. */
export function seedOf(seed: number, text: string): number {
	let hash = seed >>> 0;
	for (const letter of text)
		hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	return hash;
}

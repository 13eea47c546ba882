// Suggestions for a name that was not found; never used to decide.
import { fold } from '../../../domain/text';

const ENOUGH = 0.45;
const MOST = 3;

/** The most similar names, best first: nearest('Mới tiếp nhân', […]) = ['Mới tiếp nhận']. */
export function nearest(written: string, names: Iterable<string>): string[] {
	const wanted = pairsOf(written);
	const best = new Map<string, number>();
	for (const name of names) {
		const score = likeness(wanted, pairsOf(name));
		if (score >= ENOUGH) best.set(name, Math.max(score, best.get(name) ?? 0));
	}
	const found = [...best].sort(([a, x], [b, y]) => y - x || a.localeCompare(b, 'vi'));
	return found.slice(0, MOST).map(([name]) => name);
}

/** Share of letter pairs that both have (Dice), 0 to 1. */
export function similarity(a: string, b: string): number {
	return likeness(pairsOf(a), pairsOf(b));
}

const pairs = new Map<string, ReadonlyMap<string, number>>();
/** More texts than the catalogue has names, and a report rows. */
const MOST_KEPT = 5000;

/** Of the folded text; names of the catalogue are compared with every row of a form. */
function pairsOf(text: string): ReadonlyMap<string, number> {
	const known = pairs.get(text);
	if (known !== undefined) return known;
	if (pairs.size >= MOST_KEPT) pairs.clear();
	const made = letterPairs(fold(text));
	pairs.set(text, made);
	return made;
}

/** How often each two letters in a row stand in it. */
export function letterPairs(text: string): Map<string, number> {
	const counts = new Map<string, number>();
	for (let index = 0; index < text.length - 1; index += 1) {
		const pair = text.slice(index, index + 2);
		counts.set(pair, (counts.get(pair) ?? 0) + 1);
	}
	return counts;
}

/** Share of letter pairs that both have (Dice), 0 to 1. */
export function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
	let shared = 0;
	for (const [pair, count] of a) shared += Math.min(count, b.get(pair) ?? 0);
	const all = sum(a) + sum(b);
	return all === 0 ? 0 : (2 * shared) / all;
}

const sum = (counts: ReadonlyMap<string, number>): number =>
	[...counts.values()].reduce((total, count) => total + count, 0);

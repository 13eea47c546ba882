// Any one thing that can be done to the lines of a log; each shows, whoever does it.
import fc from 'fast-check';
import { rehashed, type Stored } from './tampering';

const column = fc.constantFrom(
	...(['at', 'actorName', 'actorRole', 'address', 'actionCode', 'subject', 'detail'] as const),
	...(['previousHash', 'hash', 'accountId', 'unitId', 'periodCode'] as const)
);
const at = fc.nat();
const alteration = fc.record({
	does: fc.constant('alter' as const),
	...{ at, column, isRehashed: fc.boolean() }
});
const removal = fc.record({
	does: fc.constant('remove' as const),
	...{ at, count: fc.integer({ min: 1, max: 3 }) }
});
const swap = fc.record({
	does: fc.constant('swap' as const),
	...{ at, with: fc.nat(), isRehashed: fc.boolean() }
});
const copy = fc.record({ does: fc.constant('copy' as const), at, to: fc.nat() });

export const tampering = fc.oneof(alteration, removal, swap, copy);
type Drawn<T> = T extends fc.Arbitrary<infer Value> ? Value : never;

/** undefined: nothing is different from before. */
export function tampered(
	lines: readonly Stored[],
	by: Drawn<typeof tampering>
): readonly Stored[] | undefined {
	const index = by.at % lines.length;
	switch (by.does) {
		case 'alter':
			return altered(lines, index, by);
		case 'remove':
			return lines.filter((_, other) => other < index || other >= index + by.count);
		case 'swap':
			return swapped(lines, index, by);
		case 'copy':
			return copied(lines, index, by.to);
	}
}

function altered(
	lines: readonly Stored[],
	index: number,
	by: Drawn<typeof alteration>
): readonly Stored[] | undefined {
	const line = lines[index];
	if (line === undefined) return undefined;
	const isNumber = by.column === 'accountId' || by.column === 'unitId';
	const changed = { ...line, [by.column]: isNumber ? 77_777 : `${line[by.column]}x` };
	// The last line hashed again is a rewritten end: only an end known from elsewhere tells.
	const isEnd = index === lines.length - 1 && by.column !== 'previousHash';
	const isHidden = by.isRehashed && !isEnd && by.column !== 'hash';
	return lines.with(index, isHidden ? rehashed(changed) : changed);
}

function swapped(
	lines: readonly Stored[],
	index: number,
	by: Drawn<typeof swap>
): readonly Stored[] | undefined {
	const to = by.with % lines.length;
	const [a, b] = [lines[index], lines[to]];
	if (a === undefined || b === undefined || index === to) return undefined;
	const put = (line: Stored, id: number): Stored =>
		by.isRehashed ? rehashed({ ...line, id }) : { ...line, id };
	return lines.with(index, put(b, a.id)).with(to, put(a, b.id));
}

/** A line once more, in place of another or after the end. */
function copied(
	lines: readonly Stored[],
	index: number,
	to: number
): readonly Stored[] | undefined {
	const line = lines[index];
	const id = 1 + (to % (lines.length + 5));
	if (line === undefined || id === line.id) return undefined;
	const others = lines.filter((other) => other.id !== id);
	return [...others, { ...line, id }].sort((a, b) => a.id - b.id);
}

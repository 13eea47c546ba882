// A national file holds ten thousand reports: read together some hundred at a time, neither one by one nor all at once.

const AT_ONCE = 250;

/** The answers for all, in order. */
export function inBatches<One, Answer>(
	all: readonly One[],
	work: (batch: readonly One[]) => readonly Answer[]
): Answer[] {
	const answers: Answer[] = [];
	for (let start = 0; start < all.length; start += AT_ONCE) {
		for (const answer of work(all.slice(start, start + AT_ONCE))) answers.push(answer);
	}
	return answers;
}

/** Those of one key together, in the order of the list. */
export function groupedBy<Key, One>(
	all: readonly One[],
	keyOf: (one: One) => Key
): Map<Key, One[]> {
	const groups = new Map<Key, One[]>();
	for (const one of all) {
		const key = keyOf(one);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [one]);
		else group.push(one);
	}
	return groups;
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FairQueue } from './fair-queue';

const work = (owner: number | null, name: string) => ({ owner, name });
const queueOf = (...all: readonly (readonly [number | null, string])[]) => {
	const queue = new FairQueue<ReturnType<typeof work>>();
	for (const [owner, name] of all) queue.add(work(owner, name));
	return queue;
};
function drained(queue: ReturnType<typeof queueOf>): string[] {
	const names: string[] = [];
	for (let next = queue.take(); next !== undefined; next = queue.take()) names.push(next.name);
	return names;
}

describe('work that waits', () => {
	test('of one account is done in the order asked for', () => {
		expect(drained(queueOf([1, 'a'], [1, 'b'], [1, 'c']))).toEqual(['a', 'b', 'c']);
	});

	test('of several accounts is done in turns, however much one asked for', () => {
		const queue = queueOf([1, 'a1'], [1, 'a2'], [1, 'a3'], [1, 'a4'], [2, 'b1'], [null, 'c1']);
		queue.add(work(2, 'b2'));
		expect(drained(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4']);
	});

	test('of a newcomer comes after one of each other', () => {
		const queue = queueOf([1, 'a1'], [1, 'a2'], [1, 'a3'], [2, 'b1'], [2, 'b2']);
		expect(queue.take()?.name).toBe('a1');
		queue.add(work(3, 'c1'));
		expect(drained(queue)).toEqual(['b1', 'a2', 'c1', 'b2', 'a3']);
	});

	test('that is given up leaves the turn of its owner where it was', () => {
		const queue = queueOf([1, 'a1'], [1, 'a2'], [2, 'b1']);
		const [first] = queue.all();
		if (first !== undefined) queue.remove(first);
		expect(drained(queue)).toEqual(['a2', 'b1']);
	});

	test('knows how much comes before it, and that what does not wait has no place', () => {
		const owners = fc.array(fc.constantFrom(1, 2, 3, null), { maxLength: 30 });
		fc.assert(
			fc.property(owners, (list) => {
				const all = list.map((owner, at) => [owner, `${at}`] as const);
				const queue = queueOf(...all);
				const told = new Map(queue.all().map((one) => [one.name, queue.ahead(one)]));
				const order = drained(queue);
				expect(order.map((name) => told.get(name))).toEqual(order.map((_, at) => at));
			})
		);
		expect(queueOf([1, 'a']).ahead(work(1, 'b'))).toBe(-1);
	});
});

// Work that waits: accounts take turns, so that whoever asks for one thing waits for one thing of each other, never for all of them.
import type { AccountId } from '../../../domain/office/account';

export interface Waiting {
	/** null: the office's own work, which takes its turn like an account. */
	readonly owner: AccountId | null;
}

export class FairQueue<T extends Waiting> {
	/** In the order in which their turns come; nobody is here without work. */
	readonly #turns = new Map<AccountId | null, T[]>();

	/** Behind the owner's own; a newcomer behind everybody's next turn. */
	add(work: T): void {
		const own = this.#turns.get(work.owner);
		if (own === undefined) this.#turns.set(work.owner, [work]);
		else own.push(work);
	}

	take(): T | undefined {
		const [turn] = this.#turns;
		if (turn === undefined) return undefined;
		const [owner, own] = turn;
		const work = own.shift();
		this.#turns.delete(owner);
		if (own.length > 0) this.#turns.set(owner, own);
		return work;
	}

	remove(work: T): void {
		const own = this.#turns.get(work.owner);
		const left = own?.filter((other) => other !== work) ?? [];
		// The owner's turn stays where it is.
		if (left.length > 0) this.#turns.set(work.owner, left);
		else this.#turns.delete(work.owner);
	}

	/** How much is taken before it, if nothing more is added; -1: it does not wait. */
	ahead(work: T): number {
		const owners = [...this.#turns];
		const turn = owners.findIndex(([owner]) => owner === work.owner);
		const place = owners[turn]?.[1].indexOf(work) ?? -1;
		if (place < 0) return -1;
		return owners.reduce((all, [, { length }], other) => {
			const rounds = other < turn ? place + 1 : place;
			return all + Math.min(length, rounds);
		}, 0);
	}

	/** In the order in which they are taken. */
	of(owner: AccountId | null): readonly T[] {
		return this.#turns.get(owner) ?? [];
	}

	get size(): number {
		return this.all().length;
	}

	all(): T[] {
		return [...this.#turns.values()].flat();
	}
}

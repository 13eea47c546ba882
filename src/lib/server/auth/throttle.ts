// How often somebody may be wrong: counted in the database, so that a restart forgets nothing.
import { setTimeout as pause } from 'node:timers/promises';
import { RateLimiterSQLite } from 'rate-limiter-flexible';
import { DatabaseBusy, isBusy, type Db } from '../db/database';
import { THROTTLE_TABLE, throttleStore } from '../db/accounts/login-throttle';

/** After `free` wrong tries one waits, twice as long each time, never longer than `most`: nobody is locked out for ever. */
export interface Limit {
	readonly name: string;
	readonly free: number;
	readonly firstSeconds: number;
	readonly mostSeconds: number;
	/** Wrong tries are forgotten so long after the first of them. */
	readonly windowSeconds: number;
}
/** A limit, and whom or what it counts. */
export interface Counted {
	readonly limit: Limit;
	readonly key: string;
	/** The right password clears this count, not only the one try. */
	readonly isOwn?: boolean;
}

export interface Try {
	/** 0: go ahead. */
	readonly waitSeconds: number;
	/** How long the next one waits if this one is wrong. */
	readonly nextWaitSeconds: number;
	/** It was right, and does not count. */
	forgive(): Promise<void>;
}

interface Throttle {
	/** Counts the try before it is known whether it is right, for many may come at once. */
	begin(counted: readonly Counted[]): Promise<Try>;
	remember(key: string, seconds: number): Promise<void>;
	isRemembered(key: string): Promise<boolean>;
}

const throttles = new WeakMap<Db, Throttle>();

/** One for each open database. */
export function throttleOf(db: Db): Throttle {
	const known = throttles.get(db) ?? makeThrottle(db);
	throttles.set(db, known);
	return known;
}

function makeThrottle(db: Db): Throttle {
	const store = { storeClient: throttleStore(db), storeType: 'better-sqlite3' };
	const table = { ...store, tableName: THROTTLE_TABLE, tableCreated: true };
	// `points` would be the most of a limiter that refuses by itself; here the waits do.
	const limiter = (keyPrefix: string): RateLimiterSQLite =>
		new RateLimiterSQLite({ ...table, keyPrefix, points: 1, duration: 1 });
	const book = { failures: limiter('failures'), waits: limiter('wait') };
	const remembered = limiter('known');
	const inTurn = oneAfterAnother();
	return {
		begin: (counted) => inTurn(() => begin(book, counted)),
		remember: async (key, seconds) => {
			await whenFree(() => remembered.set(key, 1, seconds));
		},
		isRemembered: async (key) => (await remembered.get(key)) !== null
	};
}

interface Book {
	readonly failures: RateLimiterSQLite;
	readonly waits: RateLimiterSQLite;
}

async function begin(book: Book, counted: readonly Counted[]): Promise<Try> {
	const open = await Promise.all(counted.map((one) => book.waits.get(keyOf(one))));
	const waitMs = Math.max(0, ...open.map((wait) => wait?.msBeforeNext ?? 0));
	if (waitMs > 0) {
		const waitSeconds = Math.ceil(waitMs / 1000);
		return { waitSeconds, nextWaitSeconds: waitSeconds, forgive: () => Promise.resolve() };
	}
	let nextWaitSeconds = 0;
	for (const one of counted) {
		nextWaitSeconds = Math.max(nextWaitSeconds, await count(book, one));
	}
	return { waitSeconds: 0, nextWaitSeconds, forgive: () => forgive(book, counted) };
}

/** How long the next try waits. */
async function count({ failures, waits }: Book, one: Counted): Promise<number> {
	const { limit } = one;
	const { consumedPoints } = await whenFree(() =>
		failures.penalty(keyOf(one), 1, { customDuration: limit.windowSeconds })
	);
	const over = consumedPoints - limit.free;
	if (over < 0) return 0;
	const seconds = Math.min(limit.mostSeconds, limit.firstSeconds * 2 ** over);
	await whenFree(() => waits.set(keyOf(one), 1, seconds));
	return seconds;
}

async function forgive({ failures, waits }: Book, counted: readonly Counted[]): Promise<void> {
	for (const one of counted) {
		await whenFree(() => waits.delete(keyOf(one)));
		await whenFree<unknown>(() =>
			one.isOwn === true ? failures.delete(keyOf(one)) : failures.reward(keyOf(one))
		);
	}
}

const keyOf = ({ limit, key }: Counted): string => `${limit.name}:${key}`;

const PATIENCE_MS = 30_000;
const PAUSE_MS = 20;

/** Tries again between other work while another process writes, as `writeWhenFree` does. */
async function whenFree<T>(work: () => Promise<T>): Promise<T> {
	const until = performance.now() + PATIENCE_MS;
	for (;;) {
		try {
			return await work();
		} catch (cause) {
			if (!isBusy(cause)) throw cause;
			if (performance.now() >= until) throw new DatabaseBusy(cause);
		}
		await pause(PAUSE_MS);
	}
}

/** What is looked up and what is written on its strength stay together. */
function oneAfterAnother(): <T>(work: () => Promise<T>) => Promise<T> {
	let last: Promise<unknown> = Promise.resolve();
	return (work) => {
		const done = last.then(work, work);
		last = done.catch(() => undefined);
		return done;
	};
}

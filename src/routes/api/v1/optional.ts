type Optional<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what is undefined, as exact optional properties want it. */
export function optional<T extends object>(given: T): Optional<T> {
	const set = Object.entries(given).filter(([, value]) => value !== undefined);
	return Object.fromEntries(set) as Optional<T>;
}

// How much the server holds, as it says itself; what it holds for good shows in the least of many moments.

export interface Memory {
	readonly resident: number;
	readonly heap: number;
}

export async function memoryOfServer(origin: string): Promise<Memory> {
	const text = await (await fetch(`${origin}/metrics`)).text();
	const value = (name: string): number =>
		Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? NaN);
	return {
		resident: value('process_resident_memory_bytes'),
		heap: value('nodejs_heap_size_used_bytes') + value('nodejs_external_memory_bytes')
	};
}

const FEWEST = 30;
const SPARE = 64 * 1_048_576;
const MOST_GROWTH = 1.5;

/** The first part warms up; then the least of the next part is set against the least of the last. */
export function growth(moments: readonly Memory[]): string[] {
	if (moments.length < FEWEST) return [];
	const part = Math.floor(moments.length / 3);
	const least = (slice: readonly Memory[], of: keyof Memory): number =>
		Math.min(...slice.map((moment) => moment[of]));
	return (['resident', 'heap'] as const).flatMap((of) => {
		const before = least(moments.slice(part, 2 * part), of);
		const after = least(moments.slice(-part), of);
		if (after <= before * MOST_GROWTH + SPARE) return [];
		return [`${of} memory grew from ${before} to ${after} bytes`];
	});
}

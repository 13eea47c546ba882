import type { KpiFlag } from './catalogue';
import { chanceDifference, type Counts } from './chance-interval';

/** What one side of a change can have that the other has not: then the two are not quite the same thing. */
const OF_A_CHANGE: readonly KpiFlag[] = ['unverified', 'other_window', 'fallback_denominator'];

/** What a change must be read with, on either side. */
export interface ChangeMarks {
	readonly now: readonly KpiFlag[];
	readonly before: readonly KpiFlag[];
	/** No more than chance alone moves such rates. */
	readonly isSlight: boolean;
}
interface Marked {
	readonly flags: readonly KpiFlag[];
	readonly numerator: number | null;
	readonly denominator: number | null;
}

export const NO_MARKS: ChangeMarks = { now: [], before: [], isSlight: false };

export const changeMarks = (now: readonly Marked[], before: readonly Marked[]): ChangeMarks => ({
	now: flagsOf(now),
	before: flagsOf(before),
	isSlight: isWithinChance(summed(now), summed(before))
});

const flagsOf = (values: readonly Marked[]): KpiFlag[] =>
	OF_A_CHANGE.filter((flag) => values.some(({ flags }) => flags.includes(flag)));

function summed(values: readonly Marked[]): Counts {
	const sum = { numerator: 0, denominator: 0 };
	for (const { numerator, denominator } of values) {
		if (numerator === null || denominator === null) continue;
		sum.numerator += numerator;
		sum.denominator += denominator;
	}
	return sum;
}

function isWithinChance(now: Counts, before: Counts): boolean {
	if (!isShare(now) || !isShare(before)) return false;
	const { low, high } = chanceDifference(now, before);
	return low <= 0 && high >= 0;
}

const isShare = ({ numerator, denominator }: Counts): boolean =>
	denominator > 0 && numerator >= 0 && numerator <= denominator;

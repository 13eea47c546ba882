import type { KpiFlag } from './catalogue';

/** What one side of a change can have that the other has not: then the two are not quite the same thing. */
const OF_A_CHANGE: readonly KpiFlag[] = ['unverified', 'other_window', 'fallback_denominator'];

/** What a change must be read with, on either side. */
export interface ChangeMarks {
	readonly now: readonly KpiFlag[];
	readonly before: readonly KpiFlag[];
}
interface Marked {
	readonly flags: readonly KpiFlag[];
}

export const NO_MARKS: ChangeMarks = { now: [], before: [] };

export const changeMarks = (now: readonly Marked[], before: readonly Marked[]): ChangeMarks => ({
	now: flagsOf(now),
	before: flagsOf(before)
});

const flagsOf = (values: readonly Marked[]): KpiFlag[] =>
	OF_A_CHANGE.filter((flag) => values.some(({ flags }) => flags.includes(flag)));

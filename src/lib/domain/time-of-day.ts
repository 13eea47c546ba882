// Times of day in Vietnam, which keeps one offset all year.

/** "02:00" */
export type TimeOfDay = string;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const AHEAD_MS = 7 * HOUR_MS;

/** The last instant, not after `now`, at which clocks in Vietnam showed the time. */
export function lastTimeAt(time: TimeOfDay, now: string): string {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	const here = Date.parse(now) + AHEAD_MS;
	const onThatDay = here - (here % DAY_MS) + hours * HOUR_MS + minutes * 60_000;
	return instant((onThatDay > here ? onThatDay - DAY_MS : onThatDay) - AHEAD_MS);
}

/** The next one, after `now`. */
export const nextTimeAt = (time: TimeOfDay, now: string): string =>
	instant(Date.parse(lastTimeAt(time, now)) + DAY_MS);

const instant = (ms: number): string => new Date(ms).toISOString();

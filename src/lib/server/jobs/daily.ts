// Work that is done once a day beside answering people: copies of the database, and removing what is kept for a while only.
import { lastTimeAt, type TimeOfDay } from '../../domain/time-of-day';

export interface DailyTask {
	/** For the log. */
	readonly name: string;
	/** In Vietnam; null: not at present. Asked each time, since the office may change it. */
	time(): TimeOfDay | null;
	/** When it was last done, by this run of the server or an earlier one; null: never, so it is due at once. */
	lastDoneAt(): string | null;
	run(): Promise<void> | void;
}

interface Daily {
	readonly tasks: readonly DailyTask[];
	readonly clock: { now(): string };
	/** A task that failed is tried again an hour later; it must never end the server. */
	readonly log: (task: string, cause: unknown) => void;
}

/** Those whose time has come since they were last done. */
export function dueTasks(tasks: readonly DailyTask[], now: string): DailyTask[] {
	return tasks.filter((task) => {
		const time = task.time();
		if (time === null) return false;
		const last = task.lastDoneAt();
		return last === null || last < lastTimeAt(time, now);
	});
}

const LOOK_EVERY_MS = 60_000;
const AFTER_FAILURE_MS = 3_600_000;

/** Looks at once and then every minute; one task at a time. `stop` waits for the one that is running. */
export function startDaily(daily: Daily): { stop(): Promise<void> } {
	const failedAt = new Map<string, number>();
	let running: Promise<void> | undefined;
	const look = (): void => {
		running ??= round(daily, failedAt).finally(() => (running = undefined));
	};
	const timer = setInterval(look, LOOK_EVERY_MS);
	// Nobody waits for a night's work to stop the server.
	timer.unref();
	look();
	return {
		stop: async () => {
			clearInterval(timer);
			await running;
		}
	};
}

async function round({ tasks, clock, log }: Daily, failedAt: Map<string, number>): Promise<void> {
	const now = clock.now();
	for (const task of tasks) {
		const failed = failedAt.get(task.name);
		if (failed !== undefined && Date.parse(now) - failed < AFTER_FAILURE_MS) continue;
		try {
			if (dueTasks([task], now).length === 0) continue;
			await task.run();
			failedAt.delete(task.name);
		} catch (cause) {
			failedAt.set(task.name, Date.parse(now));
			log(task.name, cause);
		}
	}
}

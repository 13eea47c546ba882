import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dueTasks, startDaily, type DailyTask } from './daily';

const taskDoneAt = (lastDoneAt: string | null, time: string | null = '02:00'): DailyTask => ({
	name: 'copy',
	time: () => time,
	lastDoneAt: () => lastDoneAt,
	run: () => undefined
});
/** 02:00 of 1 October in Vietnam is 19:00 of 30 September in Greenwich. */
const NOW = '2026-09-30T20:00:00.000Z';

describe('a daily task', () => {
	test('is due when its time has come since it was last done', () => {
		const due = (task: DailyTask) => dueTasks([task], NOW).length === 1;
		expect(due(taskDoneAt('2026-09-29T19:00:30.000Z'))).toBe(true);
		expect(due(taskDoneAt('2026-09-30T19:00:30.000Z'))).toBe(false);
		expect(due(taskDoneAt('2026-09-30T18:59:00.000Z'))).toBe(true);
	});

	test('that was never done, or missed while the machine was off, is due at once', () => {
		expect(dueTasks([taskDoneAt(null), taskDoneAt('2026-08-01T00:00:00.000Z')], NOW).length).toBe(
			2
		);
	});

	test('without a time is not done', () => {
		expect(dueTasks([taskDoneAt(null, null)], NOW)).toEqual([]);
	});
});

describe('the daily round', () => {
	beforeEach(() => vi.useFakeTimers({ now: Date.parse(NOW) }));
	afterEach(() => vi.useRealTimers());
	const clock = { now: () => new Date(Date.now()).toISOString() };

	function counted(work: () => void = () => undefined) {
		let lastDoneAt: string | null = null;
		const runs: string[] = [];
		const task: DailyTask = {
			...taskDoneAt(null),
			lastDoneAt: () => lastDoneAt,
			run: () => {
				runs.push(clock.now());
				work();
				lastDoneAt = clock.now();
			}
		};
		return { task, runs };
	}

	test('does its tasks at the start, and again a day later at their time', async () => {
		const { task, runs } = counted();
		const daily = startDaily({ tasks: [task], clock, log: () => undefined });
		await vi.advanceTimersByTimeAsync(22 * 3_600_000);
		expect(runs).toEqual([NOW]);
		await vi.advanceTimersByTimeAsync(2 * 3_600_000);
		expect(runs).toEqual([NOW, '2026-10-01T19:00:00.000Z']);
		await daily.stop();
	});

	test('tries a failed task again after an hour, tells why, and goes on with the others', async () => {
		const failing = counted(() => {
			throw new Error('disk full');
		});
		const other = counted();
		const told: unknown[] = [];
		const daily = startDaily({
			tasks: [failing.task, { ...other.task, name: 'other' }],
			clock,
			log: (task, cause) => told.push([task, String(cause)])
		});
		await vi.advanceTimersByTimeAsync(59 * 60_000);
		expect(failing.runs.length).toBe(1);
		expect(other.runs.length).toBe(1);
		await vi.advanceTimersByTimeAsync(2 * 60_000);
		expect(failing.runs.length).toBe(2);
		expect(told[0]).toEqual(['copy', 'Error: disk full']);
		await daily.stop();
	});

	test('once stopped does nothing more, and waits for what it was doing', async () => {
		let isOver = false;
		const slow: DailyTask = {
			...taskDoneAt(null),
			run: async () => {
				await new Promise((done) => setTimeout(done, 5_000));
				isOver = true;
			}
		};
		const daily = startDaily({ tasks: [slow], clock, log: () => undefined });
		const stopped = daily.stop();
		await vi.advanceTimersByTimeAsync(5_000);
		await stopped;
		expect(isOver).toBe(true);
		isOver = false;
		await vi.advanceTimersByTimeAsync(48 * 3_600_000);
		expect(isOver).toBe(false);
	});
});

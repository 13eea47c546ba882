// The work process's side: takes one order after another, tells how far it is, answers.
import { storageFault } from '../db/file/faults';
import type { Answer, Order } from './messages';
import { runTask } from './run-task';
import type { Progress, TaskContext } from './task';

const TELL_EVERY_MS = 100;

/** The process that gave the orders, as `process` offers it to a child. */
export interface Giver {
	send(answer: Answer): void;
}

export async function takeOrder(
	context: () => Omit<TaskContext, 'progress'>,
	{ job, kind, input }: Order,
	giver: Giver
): Promise<void> {
	const progress = seldom((progress) => giver.send({ job, progress }));
	try {
		// Both sides are one program: what was typed there is what comes here.
		const result = await runTask(kind, input as never, { ...context(), progress });
		giver.send({ job, result });
	} catch (thrown) {
		const cause = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
		giver.send({ job, fault: storageFault(thrown)?.code ?? 'fault', cause });
	}
}

/** A new stage or file is told at once, a step within one now and then. */
function seldom(tell: (progress: Progress) => void): (progress: Progress) => void {
	let last = -Infinity;
	let about = '';
	return (progress) => {
		const key = `${progress.stage} ${progress.file}`;
		const now = performance.now();
		if (key === about && now - last < TELL_EVERY_MS) return;
		[last, about] = [now, key];
		tell(progress);
	};
}

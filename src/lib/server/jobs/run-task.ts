import type { TaskInput, TaskKind, TaskResult } from './jobs';
import type { TaskContext } from './task';
import { TASKS } from './tasks';

/** The one place where a name and its input meet their function. */
export function runTask<K extends TaskKind>(
	kind: K,
	input: TaskInput<K>,
	context: TaskContext
): TaskResult<K> | Promise<TaskResult<K>> {
	const task = TASKS[kind] as (
		context: TaskContext,
		input: TaskInput<K>
	) => TaskResult<K> | Promise<TaskResult<K>>;
	return task(context, input);
}

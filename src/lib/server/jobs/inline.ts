// The same work in this process, done when it is asked for: for tests and for a database that no other process can open.
import { randomUUID } from 'node:crypto';
import type { AccountId } from '../../domain/office/account';
import type { Jobs, JobState, TaskKind } from './jobs';
import { runTask } from './run-task';
import type { TaskContext } from './task';

export function inlineJobs(context: Omit<TaskContext, 'progress'>): Jobs {
	const states = new Map<string, Promise<JobState<TaskKind>>>();
	const owners = new Map<string, AccountId | null>();
	const settled = new Map<string, JobState<TaskKind>>();
	const waiting = { status: 'running', progress: null, aheadOfIt: 0 } as const;
	return {
		start(kind, input, owner = null) {
			const id = randomUUID();
			const work = runTask(kind, input, { ...context, progress: () => undefined });
			const state = Promise.resolve(work).then((result) => ({ status: 'done', result }) as const);
			states.set(id, state);
			owners.set(id, owner);
			void state.then(
				(known) => settled.set(id, known),
				() => undefined
			);
			return id;
		},
		state: <K extends TaskKind>(_kind: K, id: string) =>
			(settled.get(id) ?? (states.has(id) ? waiting : undefined)) as JobState<K> | undefined,
		finished: async <K extends TaskKind>(_kind: K, id: string) =>
			(await states.get(id)) as JobState<K> | undefined,
		ownerOf: (id) => owners.get(id),
		cancel: () => false,
		close: () => Promise.resolve()
	};
}

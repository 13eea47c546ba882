// Long work beside the server: asked for, waited for a moment, asked after, cancelled.
import type { AccountId } from '../../domain/office/account';
import type { StorageCode } from '../db/file/faults';
import type { TaskMap } from './tasks';
import type { Progress } from './task';

export type { Progress, UploadLimits } from './task';

export type TaskKind = keyof TaskMap;
export type TaskInput<K extends TaskKind> = TaskMap[K]['input'];
export type TaskResult<K extends TaskKind> = TaskMap[K]['result'];

/** What is wrong with the file, or with the process · `too_many_waiting`: the account has too much asked for · `fault`: an error of ours, in the log under the id. */
export type JobFault =
	StorageCode | 'out_of_memory' | 'out_of_time' | 'too_many_waiting' | 'killed' | 'fault';

export type JobState<K extends TaskKind> =
	| {
			readonly status: 'waiting' | 'running';
			readonly progress: Progress | null;
			/** Other work that is done first. */
			readonly aheadOfIt: number;
	  }
	| { readonly status: 'done'; readonly result: TaskResult<K> }
	| { readonly status: 'failed'; readonly fault: JobFault; readonly id: string }
	| { readonly status: 'cancelled' };

export interface Jobs {
	/**
	 * Gives the id of the job. Equal work that waits or runs is joined, and an answer that still holds is given again:
	 * pages may ask for the same work at every request. Work of another owner is never joined.
	 */
	start<K extends TaskKind>(kind: K, input: TaskInput<K>, owner?: AccountId | null): string;
	/** The account that asked for it, which alone may watch and cancel it; undefined: never asked for, or forgotten. */
	ownerOf(id: string): AccountId | null | undefined;
	/** undefined: never asked for, or forgotten: answers are kept for some minutes. */
	state<K extends TaskKind>(kind: K, id: string): JobState<K> | undefined;
	/** The state once the work is over, or as it is when the patience is. */
	finished<K extends TaskKind>(
		kind: K,
		id: string,
		patienceMs: number
	): Promise<JobState<K> | undefined>;
	/** Ends the work wherever it stands; nothing of it is stored. False: it was over already. */
	cancel(id: string): boolean;
	close(): Promise<void>;
}

// What server and work process say to each other.
import type { StorageCode } from '../db/file/faults';
import type { Progress, TaskKind } from './jobs';

export interface Order {
	readonly job: string;
	readonly kind: TaskKind;
	readonly input: unknown;
}
export type Answer =
	| { readonly job: string; readonly progress: Progress }
	| { readonly job: string; readonly result: unknown }
	| {
			readonly job: string;
			readonly fault: StorageCode | 'fault';
			/** For the log. */
			readonly cause: string;
	  };

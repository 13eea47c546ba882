// What server and import process say to each other.
import type { JobFault, Progress, TaskKind } from './jobs';

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
			readonly fault: Extract<JobFault, 'busy' | 'fault'>;
			/** For the log. */
			readonly cause: string;
	  };

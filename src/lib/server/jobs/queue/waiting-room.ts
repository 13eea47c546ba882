// How much work one account may have waiting: what waits is held by the server, files and all.
import type { Job } from './job-list';

/** Several windows with several files each; a program that sends faster than is read waits for its answers. */
export const MOST_WAITING = 20;
/** Of files that were sent along; one file alone waits however large it is. */
export const MOST_WAITING_BYTES = 64 * 1024 * 1024;

type Weighed = Pick<Job, 'question' | 'owner'>;

/** The office's own work is never turned away. */
export function hasNoRoom(waiting: readonly Weighed[], { question, owner }: Weighed): boolean {
	if (owner === null || waiting.length === 0) return false;
	const bytes = waiting.reduce((all, job) => all + bytesIn(job.question), 0);
	return waiting.length >= MOST_WAITING || bytes + bytesIn(question) > MOST_WAITING_BYTES;
}

const bytesIn = ({ input }: Job['question']): number =>
	'file' in input ? input.file.bytes.byteLength : 0;

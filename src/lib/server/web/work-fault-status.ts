import type { JobFault } from '../jobs/jobs';

/** What a request answers whose work ended with the fault: whoever asked for too much asks again later. */
export const workFaultStatus = (fault: JobFault): 429 | 500 =>
	fault === 'too_many_waiting' ? 429 : 500;

import type { JobFault } from '../jobs/jobs';

/** What a request answers whose work ended with the fault. */
export function workFaultStatus(fault: JobFault): 429 | 500 | 503 {
	if (fault === 'too_many_waiting') return 429;
	return fault === 'busy' ? 503 : 500;
}

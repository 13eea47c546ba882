import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { ownJobState } from '../../../drafts';
import { jobProgress, taskKindOf } from '../../../job-view';

/** Asked again and again by a waiting page. */
export const GET: RequestHandler = ({ params, url, locals }) => {
	const kind = taskKindOf(url.searchParams.get('viec'));
	const state = kind === undefined ? undefined : ownJobState(locals, kind, params.jobId);
	return json(jobProgress(state), { headers: { 'cache-control': 'no-store' } });
};

import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { cancelOwnJob, draftsOf, officeIn, unpackedPath, workOf } from '../../drafts';
import { jobView, taskKindOf } from '../../job-view';
import { afterStoring, stoppedPath } from '../../outcomes';
import { splitIds } from '../../upload-steps';

/** Long work that a form asked for; once it is over the reader is taken to what it led to. */
export const load: PageServerLoad = async ({ params, url, locals }) => {
	const kind = taskKindOf(url.searchParams.get('viec'));
	if (kind !== 'store' && kind !== 'unpack') error(404, { message: 'Không có việc này.' });
	const address = { ids: splitIds(url.searchParams.get('tep') ?? ''), office: officeIn(url) };
	const { jobId } = params;
	if (kind === 'store') {
		const work = await workOf(locals, kind, jobId);
		if ('result' in work) redirect(303, afterStoring(locals, work.result, address));
		return waiting({ kind, jobId, work, address });
	}
	const work = await workOf(locals, kind, jobId);
	if ('result' in work) redirect(303, unpackedPath(work, address.office));
	return waiting({ kind, jobId, work, address });
};

function waiting(of: {
	readonly kind: 'store' | 'unpack';
	readonly jobId: string;
	readonly work: { readonly unfinished: Parameters<typeof jobView>[2] };
	readonly address: { readonly ids: readonly string[]; readonly office: number | null };
}) {
	const { kind, jobId, work, address } = of;
	if (work.unfinished.status === 'cancelled') redirect(303, stoppedPath(address));
	return { job: jobView(kind, jobId, work.unfinished), ...address };
}

export const actions: Actions = {
	dung: ({ params, url, locals }) => {
		cancelOwnJob(locals, params.jobId);
		const ids = draftsOf(locals, url.searchParams.get('tep') ?? '').map(({ id }) => id);
		redirect(303, stoppedPath({ ids, office: officeIn(url) }));
	}
};

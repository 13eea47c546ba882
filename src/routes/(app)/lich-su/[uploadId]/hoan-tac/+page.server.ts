import { error, fail, redirect } from '@sveltejs/kit';
import { issueText } from '$lib/format/issues/issue-text';
import { formatInstant, formatPeriod } from '$lib/format/period';
import { workFaultText } from '$lib/format/intake/progress-text';
import { undoRefusal, type UndoRefusal } from '$lib/server/ledger/undo';
import type { TaskInput, TaskResult } from '$lib/server/jobs/jobs';
import { namesFor } from '$lib/server/reports/basis/names';
import { undoingOf } from '$lib/server/reports/submissions/upload-changes';
import { uploadReport } from '$lib/server/reports/submissions/uploads';
import { workFaultStatus } from '$lib/server/web/work-fault-status';
import { uploadChangeLine } from '../../upload-change-line';
import type { Actions, PageServerLoad } from './$types';
import { decidedBy, reasonFaults, typedDecision } from '../../../decision-form';
import { keepViewOf, uploadLine } from '../../upload-view';

export const load: PageServerLoad = (event) => {
	const { params, locals, url } = event;
	const id = numberOf(params.uploadId);
	const upload = uploadReport(locals.reports, id);
	if (upload === undefined) error(404, `Không có lần nhập số ${params.uploadId}.`);
	if (upload.undone !== null) redirect(303, `/lich-su/${id}`);
	keepViewOf(event, upload);
	const page = Math.max(0, Number(url.searchParams.get('trang') ?? '1') - 1) || 0;
	const refusal = undoRefusal(locals.db, id);
	const undoing = refusal === undefined ? undoingOf(locals.reports, id, page) : null;
	return {
		upload: uploadLine(upload),
		refusal: refusal === undefined ? null : refusalView(locals, refusal),
		undoing:
			undoing === null
				? null
				: {
						lines: undoing.rows.map((change) => uploadChangeLine(change, 'undoing')),
						total: undoing.total,
						gone: undoing.alone,
						page: undoing.page,
						pages: undoing.pages
					},
		typed: { 'ly-do': '' }
	};
};

const numberOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

/** A file shares a whole office with another: the first of its units are named. */
const MOST_NAMED = 6;

function refusalView({ reports }: App.Locals, refusal: UndoRefusal) {
	const names = namesFor(reports);
	return {
		locked: refusal.outcome === 'locked' ? refusal.issues.map((one) => issueText(one, names)) : [],
		later:
			refusal.outcome === 'later_uploads'
				? refusal.later.map(({ uploadId, fileName, receivedAt, reports: shared }) => ({
						uploadId,
						fileName,
						receivedAt: formatInstant(receivedAt),
						shared: shared
							.slice(0, MOST_NAMED)
							.map(({ unitId, period }) => `${names.unit(unitId)}, ${formatPeriod(period)}`),
						more: Math.max(0, shared.length - MOST_NAMED)
					}))
				: []
	};
}

export const actions: Actions = {
	default: async ({ request, params, locals }) => {
		const typed = typedDecision(await request.formData());
		const faults = reasonFaults(typed, 'hoàn tác');
		if (faults.length > 0) return fail(400, { typed, faults });
		const uploadId = numberOf(params.uploadId);
		const by = decidedBy(locals);
		const { actor } = locals;
		const result = await undone(locals, { uploadId, actor, by, reason: typed['ly-do'] });
		if (result.outcome === 'unknown') error(404, `Không có lần nhập số ${params.uploadId}.`);
		// What stands in the way was told before, or came in between: the page tells it now.
		if (result.outcome === 'later_uploads' || result.outcome === 'locked')
			return fail(409, { typed, faults: [] });
		redirect(303, `/lich-su/${uploadId}?da-hoan-tac=1`);
	}
};

/** An upload of a whole country takes a while; the server answers others meanwhile. */
const PATIENCE_MS = 120_000;

async function undone(
	{ jobs, account }: App.Locals,
	input: TaskInput<'undo'>
): Promise<TaskResult<'undo'>> {
	const id = jobs.start('undo', input, account?.id ?? null);
	const state = await jobs.finished('undo', id, PATIENCE_MS);
	if (state?.status === 'done') return state.result;
	if (state?.status === 'failed')
		error(workFaultStatus(state.fault), { message: workFaultText(state.fault), id: state.id });
	error(503, {
		message: 'Lần nhập này chưa hoàn tác xong. Mở lại trang sau ít phút để xem kết quả.'
	});
}

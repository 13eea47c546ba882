import { error, fail, redirect } from '@sveltejs/kit';
import { uploadChangeLine } from '$lib/components/upload-change-line';
import { issueText } from '$lib/format/issue-text';
import { formatInstant, formatPeriod } from '$lib/format/period';
import { writeWhenFree } from '$lib/server/db/database';
import { undoRefusal, undoUpload, type UndoRefusal } from '$lib/server/import/undo';
import { namesFor } from '$lib/server/reports/names';
import { undoingOf } from '$lib/server/reports/upload-changes';
import { uploadReport } from '$lib/server/reports/uploads';
import type { Actions, PageServerLoad } from './$types';
import {
	decidedBy,
	reasonFaults,
	rememberedPerson,
	rememberPerson,
	typedDecision
} from '../../../decision-form';
import { uploadLine } from '../../upload-view';

export const load: PageServerLoad = ({ params, locals, url, cookies }) => {
	const id = numberOf(params.uploadId);
	const upload = uploadReport(locals.reports, id);
	if (upload === undefined) error(404, `Không có lần nhập số ${params.uploadId}.`);
	if (upload.undone !== null) redirect(303, `/lich-su/${id}`);
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
		typed: { 'ly-do': '', 'nguoi-lam': rememberedPerson(cookies) }
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
	default: async ({ request, params, locals, url, cookies }) => {
		const typed = typedDecision(await request.formData());
		rememberPerson(cookies, url, typed);
		const faults = reasonFaults(typed, 'hoàn tác');
		if (faults.length > 0) return fail(400, { typed, faults });
		const uploadId = numberOf(params.uploadId);
		const by = decidedBy(typed);
		const result = await writeWhenFree(locals.db, (writer) =>
			undoUpload(writer, locals.catalogue, {
				...{ uploadId, by, reason: typed['ly-do'] },
				at: locals.clock.now()
			})
		);
		if (result.outcome === 'unknown') error(404, `Không có lần nhập số ${params.uploadId}.`);
		// What stands in the way was told before, or came in between: the page tells it now.
		if (result.outcome === 'later_uploads' || result.outcome === 'locked')
			return fail(409, { typed, faults: [] });
		redirect(303, `/lich-su/${uploadId}?da-hoan-tac=1`);
	}
};

import type { RequestHandler } from '@sveltejs/kit';
import type { z } from 'zod';
import { workFaultText } from '$lib/format/intake/progress-text';
import type { Outcome } from '$lib/server/intake/receive';
import type { TaskInput, TaskResult } from '$lib/server/jobs/jobs';
import { uploadsReport, type UploadView } from '$lib/server/reports/submissions/uploads';
import { mayReportFor } from '$lib/server/web/rights/reach';
import { optional } from '../optional';
import { sendQuery, uploadsQuery } from '../queries';
import {
	answer,
	ApiFault,
	faultResponse,
	jsonText,
	officeId,
	readQuery,
	unitIdList
} from '../respond';
import { sentFile } from '../sent-file';

export const GET = answer(uploadsQuery, (ctx, { of, unit, period, state, text, page }) => {
	const organisingId = officeId(ctx, of, period);
	const [unitId] = unitIdList(ctx, unit, optional({ period, within: organisingId })) ?? [];
	const report = uploadsReport(ctx, {
		page,
		...optional({ organisingId, unitId, period, state, text })
	});
	return { ...report, rows: report.rows.map(rowOf) };
});

function rowOf({ firstUnit: _, ...row }: UploadView): object {
	return row;
}

/** The same pipeline as the upload page and `cchc import`, beside the server; the answer is that of `cchc import --json`, long lists cut and counted. */
export const POST: RequestHandler = async ({ url, request, locals }) => {
	try {
		const query = readQuery(sendQuery, url);
		const file = await sentFile(request, locals.limits);
		const { outcomes, json } = await submitted(locals, { ...inputOf(locals, query), file });
		return jsonText(json, statusOf(outcomes));
	} catch (thrown) {
		return faultResponse(thrown);
	}
};

/** What nothing is said about is the account's own: a commune reports for itself, an office within itself. */
function inputOf(
	locals: App.Locals,
	{ of, unit, period, note, confirm, 'dry-run': dryRun }: z.output<typeof sendQuery>
): Omit<TaskInput<'submit'>, 'file'> {
	const { reports, actor } = locals;
	const reach = mayReportFor(locals);
	const named = officeId(reports, of, period);
	const organisingId = named ?? (reach.kind === 'office' ? reach.unitId : undefined);
	const within = optional({ period, within: named });
	const [asked] = unitIdList(reports, unit, within) ?? [];
	const unitId = asked ?? (reach.kind === 'unit' ? reach.unitId : undefined);
	const said = optional({ organisingId, unitId, period, note, confirmReason: confirm });
	return { ...said, dryRun, actor, mayReportFor: reach };
}

const PATIENCE_MS = 5 * 60_000;

async function submitted(
	{ jobs, account }: App.Locals,
	input: TaskInput<'submit'>
): Promise<TaskResult<'submit'>> {
	const id = jobs.start('submit', input, account?.id ?? null);
	const state = await jobs.finished('submit', id, PATIENCE_MS);
	if (state?.status === 'done') return state.result;
	if (state?.status === 'failed' && state.fault === 'too_many_waiting')
		throw new ApiFault(429, state.fault, workFaultText(state.fault));
	if (state?.status === 'failed')
		throw new ApiFault(503, state.fault, `${workFaultText(state.fault)} Mã: ${state.id}.`);
	jobs.cancel(id);
	throw new ApiFault(
		503,
		'out_of_time',
		'Máy chủ chưa đọc xong tệp này và đã dừng. Gửi lại sau ít phút; phần đã lưu, nếu có, không bị lưu hai lần.'
	);
}

function statusOf(outcomes: readonly Outcome[]): number {
	if (outcomes.includes('must_fix')) return 422;
	return outcomes.includes('needs_confirmation') ? 409 : 200;
}

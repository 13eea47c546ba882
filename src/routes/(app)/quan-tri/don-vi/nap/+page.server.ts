import { error, fail, redirect } from '@sveltejs/kit';
import { NO_CHANGE } from '$lib/domain/unit/unit-change';
import { workFaultText } from '$lib/format/intake/progress-text';
import { UNIT_LIST_UNFINISHED } from '$lib/format/office/unit-change-text';
import { formatSize } from '$lib/format/size';
import type { TaskResult } from '$lib/server/jobs/jobs';
import { UNIT_COLUMNS } from '$lib/server/reference/units-file';
import { namesFor } from '$lib/server/reports/basis/names';
import { registerOf } from '$lib/server/reports/basis/units-in-period';
import { workFaultStatus } from '$lib/server/web/work-fault-status';
import type { Actions, PageServerLoad } from './$types';
import { issueParts } from '../../../nop-bao-cao/checked/issue-lines';
import { changeRows } from '../../units/unit-decision';

/** A list of every commune of the country is under one megabyte. */
const MOST_BYTES = 2 * 1024 * 1024;
/** Other work may be done first. */
const PATIENCE_MS = 2 * 60_000;

export const load: PageServerLoad = ({ url }) => {
	const count = (name: string) => Number(url.searchParams.get(name)) || 0;
	return {
		columns: UNIT_COLUMNS,
		limit: formatSize(MOST_BYTES),
		saved: url.searchParams.has('them')
			? { added: count('them'), changed: count('sua'), unchanged: count('nhu-cu') }
			: null
	};
};

interface ListFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

export const actions: Actions = {
	doc: async ({ request, locals }) => {
		const file = await chosenFile(await request.formData());
		if (typeof file === 'string') return refusal(file);
		return answer(locals, file, await received(locals, file, { dryRun: true }));
	},
	luu: async ({ request, locals }) => {
		const file = keptFile(await request.formData());
		if (typeof file === 'string') return refusal(file);
		const receipt = await received(locals, file, { dryRun: false });
		// Something came in between: what stands in the way is told.
		if (receipt.outcome === 'must_fix') return answer(locals, file, receipt);
		const { added, changed, unchanged } = receipt.counts;
		redirect(303, `/quan-tri/don-vi/nap?them=${added}&sua=${changed}&nhu-cu=${unchanged}`);
	}
};

const refusal = (message: string) => fail(400, { faults: [{ field: 'tep', message }] });

async function chosenFile(form: FormData): Promise<ListFile | string> {
	const file = form.get('tep');
	if (!(file instanceof File) || (file.name === '' && file.size === 0))
		return 'Chưa chọn tệp. Chọn một tệp CSV danh sách đơn vị.';
	if (file.size > MOST_BYTES) return tooLarge(file.name, file.size);
	return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** What was shown, sent along with the confirmation. */
function keptFile(form: FormData): ListFile | string {
	const [name, content] = [form.get('ten-tep'), form.get('noi-dung')];
	if (typeof name !== 'string' || typeof content !== 'string' || content === '')
		return 'Không còn nội dung tệp đã xem trước. Chọn lại tệp.';
	const bytes = new Uint8Array(Buffer.from(content, 'base64'));
	return bytes.length > MOST_BYTES
		? tooLarge(name, bytes.length)
		: { name: name.slice(0, 255), bytes };
}

const tooLarge = (name: string, bytes: number): string =>
	`“${name}” lớn ${formatSize(bytes)}; danh sách đơn vị nhiều nhất ${formatSize(MOST_BYTES)}. Tách danh sách theo tỉnh.`;

type LoadedUnits = TaskResult<'load_units'>;

/** Read beside the server: a list made to be slow holds no page. */
async function received(
	{ jobs, account, actor }: App.Locals,
	file: ListFile,
	{ dryRun }: { readonly dryRun: boolean }
): Promise<LoadedUnits> {
	const id = jobs.start('load_units', { file, actor, dryRun }, account?.id ?? null);
	const state = await jobs.finished('load_units', id, PATIENCE_MS);
	if (state?.status === 'done') return state.result;
	if (state?.status === 'failed')
		error(workFaultStatus(state.fault), { message: workFaultText(state.fault), id: state.id });
	jobs.cancel(id);
	error(503, { message: UNIT_LIST_UNFINISHED });
}

function answer({ reports, catalogue }: App.Locals, file: ListFile, receipt: LoadedUnits) {
	const { changes, moreChanges, offices, issues, codes, outcome, counts } = receipt;
	const parts = issueParts({
		issues,
		codes,
		submissions: [],
		changes: [],
		isCut: false,
		isTable: false,
		names: namesFor(reports),
		catalogue
	});
	const shown = { file: file.name, parts };
	if (outcome === 'must_fix') return fail(422, { ...shown, outcome });
	return {
		...shown,
		outcome,
		counts,
		rows: changeRows(
			{ ...NO_CHANGE, versions: changes },
			{ before: registerOf(reports), after: offices }
		),
		more: moreChanges,
		content: Buffer.from(file.bytes).toString('base64')
	};
}

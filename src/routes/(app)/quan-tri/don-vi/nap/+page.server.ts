import { fail, redirect } from '@sveltejs/kit';
import { NO_CHANGE } from '$lib/domain/unit/unit-change';
import { formatSize } from '$lib/format/size';
import { DatabaseBusy, isBusy } from '$lib/server/db/database';
import { receiveUnits, type UnitsReceipt } from '$lib/server/office/units/receive-units';
import { UNIT_COLUMNS } from '$lib/server/reference/units-file';
import { namesFor } from '$lib/server/reports/basis/names';
import { registerOf } from '$lib/server/reports/basis/units-in-period';
import type { Actions, PageServerLoad } from './$types';
import { issueParts } from '../../../nop-bao-cao/checked/issue-lines';
import { changeRows } from '../../units/unit-decision';

/** A list of every commune of the country is under one megabyte. */
const MOST_BYTES = 2 * 1024 * 1024;
/** Rows that are written out before the list is confirmed. */
const MOST_ROWS = 200;

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
		return answer(locals, file, received(locals, file, { dryRun: true }));
	},
	luu: async ({ request, locals }) => {
		const file = keptFile(await request.formData());
		if (typeof file === 'string') return refusal(file);
		const receipt = received(locals, file, { dryRun: false });
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

function received(
	locals: App.Locals,
	file: ListFile,
	{ dryRun }: { readonly dryRun: boolean }
): UnitsReceipt {
	try {
		const by = { actor: locals.actor, at: locals.clock.now(), dryRun };
		return receiveUnits(locals.db, file, by);
	} catch (cause) {
		if (isBusy(cause)) throw new DatabaseBusy(cause);
		throw cause;
	}
}

function answer({ reports, catalogue }: App.Locals, file: ListFile, receipt: UnitsReceipt) {
	const { changes, register, issues, outcome, counts } = receipt;
	const parts = issueParts({
		issues,
		submissions: [],
		changes: [],
		isCut: false,
		isTable: false,
		names: namesFor(reports),
		catalogue
	});
	const shown = { file: file.name, parts };
	if (outcome === 'must_fix' || register === null) return fail(422, { ...shown, outcome });
	return {
		...shown,
		outcome,
		counts,
		rows: changeRows(
			{ ...NO_CHANGE, versions: changes.slice(0, MOST_ROWS) },
			{ before: registerOf(reports), after: register }
		),
		more: Math.max(0, changes.length - MOST_ROWS),
		content: Buffer.from(file.bytes).toString('base64')
	};
}

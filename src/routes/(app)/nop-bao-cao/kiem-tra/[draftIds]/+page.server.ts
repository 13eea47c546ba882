import { fail, redirect } from '@sveltejs/kit';
import { organisingUnitsOf, unitName, type UnitRegister } from '$lib/domain/unit';
import { issueLine } from '$lib/format/issue-text';
import { formatPeriod } from '$lib/format/period';
import { writeWhenFree } from '$lib/server/db/database';
import {
	draftHeads,
	saveDraftChoices,
	type DraftChoices,
	type DraftHead
} from '$lib/server/db/drafts';
import type { TaskResult } from '$lib/server/jobs/jobs';
import { namesFor } from '$lib/server/reports/names';
import { registerOf } from '$lib/server/reports/units-in-period';
import { isKnown } from '$lib/server/reports/viewer';
import { mayReportFor } from '$lib/server/web/reach';
import type { Actions, PageServerLoad } from './$types';
import { fileView } from '../../checked/file-view';
import { mendedCellIn, mendsIn, MOST_MENDS, withMore, withoutMend } from '../../checked/mends';
import { officeOfFiles } from '../../checked/office-of-files';
import { readChoices, typedChoices, type FieldFault } from '../../choices';
import {
	cancelOwnJob,
	draftsOf,
	dropDrafts,
	existingDrafts,
	officeIn,
	ownDrafts,
	ownJobState,
	watch
} from '../../drafts';
import { jobView } from '../../job-view';
import { cancelledPath, stoppedPath } from '../../outcomes';
import { splitIds, stepPath } from '../../upload-steps';

export const load: PageServerLoad = async ({ params, locals, request, url }) => {
	const drafts = existingDrafts(locals, params.draftIds);
	const ids = drafts.map(({ id }) => id);
	const chosen = officeIn(url);
	const work = await watch(locals, 'check', {
		input: { draftIds: ids, mayReportFor: mayReportFor(locals) },
		url
	});
	if ('unfinished' in work) {
		if (work.unfinished.status === 'cancelled') redirect(303, stoppedPath({ ids, office: chosen }));
		const job = jobView('check', work.jobId, work.unfinished);
		return { kind: 'job' as const, job, ids, office: chosen };
	}
	const register = registerOf(locals.reports);
	const office = officeOfFiles(register, work.result) ?? chosen;
	if (office !== null && request.method === 'GET' && chosen !== office) {
		const query = new URLSearchParams(url.searchParams);
		query.set('co-quan', String(office));
		redirect(307, `${url.pathname}?${query}`);
	}
	return {
		kind: 'checked' as const,
		...checkedView(locals, { result: work.result, drafts, register }),
		ids,
		office,
		onlyDoubted: url.searchParams.get('loc') === 'loi',
		movedOn: url.searchParams.has('da-doi'),
		unpacked: unpackedNotes(locals, url.searchParams.get('bung'))
	};
};

/** What was told while an archive of this upload was opened, as long as the server remembers it. */
function unpackedNotes(locals: App.Locals, jobId: string | null) {
	const state = jobId === null ? undefined : ownJobState(locals, 'unpack', jobId);
	if (state?.status !== 'done') return [];
	const names = namesFor(locals.reports);
	return state.result.issues.map(({ draftId, name, issues }) => ({
		draftId,
		name,
		lines: issues.map((issue) => issueLine(issue, names))
	}));
}

function checkedView(
	locals: App.Locals,
	of: {
		readonly result: TaskResult<'check'>;
		readonly drafts: readonly DraftHead[];
		readonly register: UnitRegister;
	}
) {
	const names = namesFor(locals.reports);
	const drafts = new Map(of.drafts.map((draft) => [draft.id, draft]));
	return {
		files: of.result.map((file) => ({
			...fileView(file, { names, catalogue: locals.catalogue }),
			typed: typedOf(of.register, drafts.get(file.draftId)?.choices ?? {})
		})),
		offices: organisingUnitsOf(of.register)
			.filter(({ unitId }) => isKnown(locals.reports, unitId))
			.map((office) => ({ id: office.unitId, name: unitName(office) }))
	};
}

/** What was chosen for the file, as it would be typed. */
function typedOf(register: UnitRegister, choices: DraftChoices) {
	const versions = register.versions.filter(({ unitId }) => unitId === choices.unitId);
	const unit = versions.at(-1);
	return {
		'co-quan': choices.organisingId === undefined ? '' : String(choices.organisingId),
		'don-vi': unit ? unitName(unit) : '',
		'ky-bao-cao': choices.period === undefined ? '' : formatPeriod(choices.period),
		'nguoi-nop': choices.submittedBy ?? '',
		'ghi-chu': choices.note ?? ''
	};
}

export const actions: Actions = {
	huy: async ({ params, locals, url }) => {
		await dropDrafts(locals, splitIds(params.draftIds));
		redirect(303, cancelledPath(officeIn(url)));
	},
	bo: async ({ request, params, locals, url }) => {
		const form = await request.formData();
		await dropDrafts(locals, [textOf(form, 'tep')]);
		const ids = draftsOf(locals, params.draftIds).map(({ id }) => id);
		const office = officeIn(url);
		if (ids.length === 0) redirect(303, cancelledPath(office));
		redirect(303, stepPath(form.get('ve') === 'tep' ? 'tep' : 'kiem-tra', { ids, office }));
	},
	dung: async ({ request, params, locals, url }) => {
		cancelOwnJob(locals, textOf(await request.formData(), 'viec'));
		const ids = draftsOf(locals, params.draftIds).map(({ id }) => id);
		redirect(303, stoppedPath({ ids, office: officeIn(url) }));
	},
	'chon-lai': async ({ request, params, locals, url }) => {
		const form = await request.formData();
		const id = textOf(form, 'tep');
		const typed = typedChoices(form);
		const register = registerOf(locals.reports);
		const { choices, faults } = readChoices(register, {
			typed,
			today: locals.clock.today(),
			reach: mayReportFor(locals)
		});
		if (faults.length > 0)
			return fail(400, {
				faults: faults.map((fault) => ({ ...fault, field: `${id}-${fault.field}` })),
				choosing: { id, typed }
			});
		await changeChoices(locals, id, ({ reading, submittedBy, note }) => ({
			...(reading === undefined ? {} : { reading }),
			...(submittedBy === undefined ? {} : { submittedBy }),
			...(note === undefined ? {} : { note }),
			...choices
		}));
		redirect(303, backTo(params.draftIds, { id, url, locals }));
	},
	/** Cells typed over on the page; the file is checked again with them. */
	sua: async ({ request, params, locals, url }) => {
		const form = await request.formData();
		const id = textOf(form, 'tep');
		const more = mendsIn(form);
		const known = ownDrafts(locals, [id])[0]?.choices.reading?.mends ?? [];
		const mends = withMore(known, more);
		if (mends.length > MOST_MENDS) return fail(400, { faults: [tooManyMends(id)], choosing: null });
		await changeChoices(locals, id, (choices) => withMends(choices, mends));
		redirect(303, backTo(params.draftIds, { id, url, locals }));
	},
	'bo-sua': async ({ request, params, locals, url }) => {
		const form = await request.formData();
		const id = textOf(form, 'tep');
		const cell = mendedCellIn(form);
		await changeChoices(locals, id, (choices) => {
			const known = choices.reading?.mends ?? [];
			return withMends(choices, cell === undefined ? [] : withoutMend(known, cell));
		});
		redirect(303, backTo(params.draftIds, { id, url, locals }));
	}
};

function withMends(
	choices: DraftChoices,
	mends: NonNullable<NonNullable<DraftChoices['reading']>['mends']>
): DraftChoices {
	return { ...choices, reading: { ...choices.reading, mends } };
}

/** What the draft says when its turn comes, not what the page showed. */
async function changeChoices(
	locals: App.Locals,
	id: string,
	change: (choices: DraftChoices) => DraftChoices
): Promise<void> {
	if (ownDrafts(locals, [id]).length === 0) return;
	await writeWhenFree(locals.db, (writer) => {
		const [draft] = draftHeads(writer, [id]);
		if (draft !== undefined) saveDraftChoices(writer, id, change(draft.choices));
	});
}

/** The check again, at the file that was worked on. */
function backTo(
	draftIds: string,
	of: { readonly id: string; readonly url: URL; readonly locals: App.Locals }
): string {
	const ids = draftsOf(of.locals, draftIds).map(({ id }) => id);
	const place = ids.includes(of.id) ? `#tep-${of.id}` : '';
	return `${stepPath('kiem-tra', { ids, office: officeIn(of.url) })}${place}`;
}

const tooManyMends = (id: string): FieldFault => ({
	field: `tep-${id}`,
	message: `Mỗi tệp sửa tại chỗ nhiều nhất ${MOST_MENDS} ô. Sửa trong tệp rồi chọn lại tệp.`
});

/** Longest id. */
const MOST_CHARACTERS = 100;

function textOf(form: FormData, name: string): string {
	const entry = form.get(name);
	return typeof entry === 'string' ? entry.trim().slice(0, MOST_CHARACTERS) : '';
}

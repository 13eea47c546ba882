import { fail, redirect } from '@sveltejs/kit';
import { organisingUnitsOf, unitName, type UnitRegister } from '$lib/domain/unit/unit';
import type { FieldFault } from '$lib/format/field-fault';
import { issueLine } from '$lib/format/issues/issue-text';
import { formatPeriod } from '$lib/format/period';
import { formatPlace } from '$lib/format/place';
import { writeWhenFree } from '$lib/server/db/database';
import {
	draftHeads,
	saveDraftChoices,
	type DraftChoices,
	type DraftHead
} from '$lib/server/db/submissions/drafts';
import type { TaskResult } from '$lib/server/jobs/jobs';
import { namesFor } from '$lib/server/reports/basis/names';
import { registerOf } from '$lib/server/reports/basis/units-in-period';
import { isKnown } from '$lib/server/reports/basis/viewer';
import { mayReportFor } from '$lib/server/web/rights/reach';
import type { Actions, PageServerLoad } from './$types';
import { fileView } from '../../checked/file-view';
import { cellKey } from '../../checked/cell-key';
import { cellsIn, mendsIn, MOST_MENDS, typedIn, withMore, type Mend } from '../../checked/mends';
import { officeOfFiles } from '../../checked/office-of-files';
import { readChoices, typedChoices, type TypedChoices } from '../../choices';
import {
	cancelOwnJob,
	draftsOf,
	dropDrafts,
	draftsOrGone,
	officeIn,
	ownDrafts,
	ownJobState,
	watch
} from '../../drafts';
import { jobView } from '../../job-view';
import { cancelledPath, stoppedPath } from '../../outcomes';
import { splitIds, stepPath } from '../../upload-steps';

export const load: PageServerLoad = async ({ params, locals, request, url }) => {
	const drafts = draftsOrGone(locals, params.draftIds);
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
	'chon-lai': async (event) => {
		const form = await event.request.formData();
		const id = textOf(form, 'tep');
		return applied(event, form, { changes: [], choosing: [[id, typedChoices(form)]], at: id });
	},
	/** Everything typed and chosen on the page; all files are checked again with it. */
	sua: async (event) => {
		const form = await event.request.formData();
		const work = workIn(event, form);
		return applied(event, form, { ...work, at: work.changes[0]?.id ?? textOf(form, 'tep') });
	},
	/** Takes mends back; what was typed beside them is kept. */
	'bo-sua': async (event) => {
		const form = await event.request.formData();
		const work = workIn(event, form);
		const all = textOf(form, 'bo-het');
		const one = textOf(form, 'bo');
		const id = all === '' ? (one.split('|')[0] ?? '') : all;
		const known = work.changes.find((change) => change.id === id)?.mends ?? mendsOf(event, id);
		const mends = all === '' ? known.filter((mend) => cellKey(id, mend) !== one) : [];
		const others = work.changes.filter((change) => change.id !== id);
		const changes = [...others, { id, mends, twofold: [] }];
		return applied(event, form, { choosing: work.choosing, changes, at: id });
	}
};

type Event = Parameters<NonNullable<Actions['sua']>>[0];

/** The cells of one file with all mends so far. */
interface FileMends {
	readonly id: string;
	readonly mends: readonly Mend[];
	/** Cells for which something was chosen and something else typed. */
	readonly twofold: readonly Mend[];
}
interface Work {
	readonly changes: readonly FileMends[];
	readonly choosing: readonly (readonly [id: string, typed: TypedChoices])[];
}

const mendsOf = ({ locals }: Event, id: string): readonly Mend[] =>
	ownDrafts(locals, [id])[0]?.choices.reading?.mends ?? [];

function workIn(event: Event, form: FormData): Work {
	const single = textOf(form, 'tep');
	const ids = [...draftsOf(event.locals, event.params.draftIds).map(({ id }) => id), single];
	const changes = [...new Set(ids)].flatMap((id) => {
		const cells = id === '' ? [] : cellsIn(form, id);
		const twofold = cells.filter(({ isTwofold }) => isTwofold).map(({ mend }) => mend);
		const more = mendsIn(cells);
		return more.length === 0 && twofold.length === 0
			? []
			: [{ id, mends: withMore(mendsOf(event, id), more), twofold }];
	});
	const chosen = new Set(form.getAll('chon-tep'));
	const choosing = ids
		.filter((id) => chosen.has(id) && isChosenAnew(event, form, id))
		.map((id) => [id, typedChoices(ownFields(form, `${id}-`))] as const);
	return { changes, choosing };
}

/** What stands in the fields of a file as it stood there before was not chosen now. */
function isChosenAnew({ locals }: Event, form: FormData, id: string): boolean {
	const [draft] = ownDrafts(locals, [id]);
	if (draft === undefined) return false;
	const before = typedOf(registerOf(locals.reports), draft.choices);
	return (['co-quan', 'don-vi', 'ky-bao-cao'] as const).some((name) => {
		const entry = form.get(`${id}-${name}`);
		return typeof entry === 'string' && entry.trim() !== before[name];
	});
}

/** Fields whose names begin with the id of a file. */
function ownFields(form: FormData, prefix: string): FormData {
	const own = new FormData();
	for (const [name, entry] of form)
		if (name.startsWith(prefix)) own.append(name.slice(prefix.length), entry);
	return own;
}

/** All of it or nothing: where something is refused, everything typed is shown again. */
async function applied(event: Event, form: FormData, work: Work & { readonly at: string }) {
	const { locals, url, params } = event;
	const register = registerOf(locals.reports);
	const reach = mayReportFor(locals);
	const today = locals.clock.today();
	const read = work.choosing.map(([id, typed]) => {
		const { choices, faults } = readChoices(register, { typed, today, reach });
		return { id, choices, faults: faults.map((one) => ({ ...one, field: `${id}-${one.field}` })) };
	});
	const faults = [
		...read.flatMap((one) => one.faults),
		...work.changes.flatMap(({ id, mends, twofold }) => [
			...(mends.length > MOST_MENDS ? [tooManyMends(id)] : []),
			...twofold.map((mend) => twoAnswers(id, mend))
		])
	];
	if (faults.length > 0)
		return fail(400, {
			faults,
			choosing: Object.fromEntries(work.choosing),
			retyped: typedIn(form)
		});
	for (const { id, choices } of read)
		await changeChoices(locals, id, ({ reading, submittedBy, note }) => ({
			...(reading === undefined ? {} : { reading }),
			...(submittedBy === undefined ? {} : { submittedBy }),
			...(note === undefined ? {} : { note }),
			...choices
		}));
	for (const { id, mends } of work.changes)
		await changeChoices(locals, id, (choices) => withMends(choices, mends));
	redirect(303, backTo(params.draftIds, { id: work.at, url, locals }));
}

const twoAnswers = (id: string, mend: Mend): FieldFault => ({
	field: `tep-${id}`,
	message: `${formatPlace(mend)}: vừa chọn “${mend.now}” vừa ghi khác. Chọn “Như ghi ở ô bên dưới”, hoặc xóa chữ đã ghi.`
});

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

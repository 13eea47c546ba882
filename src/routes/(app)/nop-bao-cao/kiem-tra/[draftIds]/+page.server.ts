import { fail, redirect } from '@sveltejs/kit';
import { organisingUnitsOf, unitName, type UnitRegister } from '$lib/domain/unit/unit';
import { issueLine } from '$lib/format/issues/issue-text';
import type { DraftChoices, DraftHead } from '$lib/server/db/submissions/drafts';
import type { TaskResult } from '$lib/server/jobs/jobs';
import { namesFor } from '$lib/server/reports/basis/names';
import { registerOf } from '$lib/server/reports/basis/units-in-period';
import { isKnown } from '$lib/server/reports/basis/viewer';
import { mayReportFor } from '$lib/server/web/rights/reach';
import type { Actions, PageServerLoad } from './$types';
import { fileView } from '../../checked/file-view';
import { cellKey } from '../../checked/cell-key';
import { cellsIn, mendsIn, typedIn, withMore, type Mend } from '../../checked/mends';
import { officeOfFiles } from '../../checked/office-of-files';
import { readChoices, typedChoices, type TypedChoices } from '../../choices';
import {
	cancelOwnJob,
	changeChoices,
	draftsOf,
	cancelDrafts,
	draftsOrGone,
	officeIn,
	ownDrafts,
	ownJobState,
	watch
} from '../../drafts';
import { formOf, tooLargeFault } from '../../incoming';
import { jobView } from '../../job-view';
import { cancelledPath, stoppedPath } from '../../outcomes';
import { splitIds, stepPath } from '../../upload-steps';
import {
	chosenColumns,
	chosenTwice,
	withChosenColumns,
	type ChosenColumnsView
} from './chosen-columns';
import { mendFaults, type FileMends } from './mend-faults';
import { replaceFile } from './replace-file';
import { isChosenAnew, ownFields, textOfField, typedOf } from './typed-fields';
import { forgetTyped, keepTyped, leadsTo, unsentView } from './unsent';

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
		/** Typed before somebody looked elsewhere. */
		unsent: unsentView(register, drafts),
		appliedFirst: url.searchParams.has('da-ap-dung'),
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

export const actions: Actions = {
	huy: async ({ params, locals, url }) => {
		await cancelDrafts(locals, splitIds(params.draftIds));
		redirect(303, cancelledPath(officeIn(url)));
	},
	bo: async (event) => {
		const { request, params, locals, url } = event;
		const form = await request.formData();
		await keepTyped(event, form);
		await cancelDrafts(locals, [textOfField(form, 'tep')]);
		const ids = draftsOf(locals, params.draftIds).map(({ id }) => id);
		const office = officeIn(url);
		if (ids.length === 0) redirect(303, cancelledPath(office));
		redirect(303, stepPath(form.get('ve') === 'tep' ? 'tep' : 'kiem-tra', { ids, office }));
	},
	dung: async ({ request, params, locals, url }) => {
		cancelOwnJob(locals, textOfField(await request.formData(), 'viec'));
		const ids = draftsOf(locals, params.draftIds).map(({ id }) => id);
		redirect(303, stoppedPath({ ids, office: officeIn(url) }));
	},
	'chon-lai': async (event) => {
		const form = await event.request.formData();
		const id = textOfField(form, 'tep');
		return applied(event, form, {
			...{ changes: [], columns: [] },
			choosing: [[id, typedChoices(form)]],
			at: id
		});
	},
	/** Everything typed and chosen on the page; all files are checked again with it. */
	sua: async (event) => {
		const form = await event.request.formData();
		const work = workIn(event, form);
		return applied(event, form, { ...work, at: placeOf(work) ?? textOfField(form, 'tep') });
	},
	/** Looks elsewhere; what was typed waits for coming back. */
	giu: async (event) => {
		const form = await event.request.formData();
		await keepTyped(event, form);
		redirect(303, leadsTo(form));
	},
	/** On to confirming; what was typed and not applied yet is applied and looked at first. */
	tiep: async (event) => {
		const form = await event.request.formData();
		const work = workIn(event, form);
		const ids = draftsOf(event.locals, event.params.draftIds).map(({ id }) => id);
		if (isNothing(work)) redirect(303, stepPath('xac-nhan', { ids, office: officeIn(event.url) }));
		return applied(event, form, { ...work, at: '', isOnTheWay: true });
	},
	/** The file mended where it was made. */
	thay: async (event) => {
		const { locals } = event;
		const sent = await formOf(event.request, locals.limits);
		if (sent === undefined)
			return fail(413, { faults: [tooLargeFault(locals.limits)], choosing: {}, retyped: {} });
		await keepTyped(event, sent.fields);
		const faults = await replaceFile(event, sent);
		return fail(400, {
			faults,
			...unsentView(registerOf(locals.reports), draftsOf(locals, event.params.draftIds))
		});
	},
	/** Takes mends back; what was typed beside them is kept. */
	'bo-sua': async (event) => {
		const form = await event.request.formData();
		const work = workIn(event, form);
		const all = textOfField(form, 'bo-het');
		const one = textOfField(form, 'bo');
		const id = all === '' ? (one.split('|')[0] ?? '') : all;
		const known = work.changes.find((change) => change.id === id)?.mends ?? mendsOf(event, id);
		const mends = all === '' ? known.filter((mend) => cellKey(id, mend) !== one) : [];
		const others = work.changes.filter((change) => change.id !== id);
		const changes = [...others, { id, mends, twofold: [] }];
		return applied(event, form, { ...work, changes, at: id });
	}
};

type Event = Parameters<NonNullable<Actions['sua']>>[0];

interface Work {
	readonly changes: readonly FileMends[];
	readonly choosing: readonly (readonly [id: string, typed: TypedChoices])[];
	readonly columns: readonly ChosenColumnsView[];
}

const mendsOf = ({ locals }: Event, id: string): readonly Mend[] =>
	ownDrafts(locals, [id])[0]?.choices.reading?.mends ?? [];

const placeOf = ({ changes, columns }: Work): string | undefined =>
	changes[0]?.id ?? columns[0]?.id;
const isNothing = ({ changes, choosing, columns }: Work): boolean =>
	changes.length + choosing.length + columns.length === 0;

function workIn(event: Event, form: FormData): Work {
	const single = textOfField(form, 'tep');
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
		.filter((id) => chosen.has(id) && isChosenAnew(event.locals, form, id))
		.map((id) => [id, typedChoices(ownFields(form, `${id}-`))] as const);
	const columns = draftsOf(event.locals, event.params.draftIds).flatMap(
		({ id, choices }) =>
			chosenColumns(form, { id, before: choices, catalogue: event.locals.catalogue }) ?? []
	);
	return { changes, choosing, columns };
}

/** All of it or nothing: where something is refused, everything typed is shown again. */
async function applied(
	event: Event,
	form: FormData,
	work: Work & { readonly at: string; readonly isOnTheWay?: true }
) {
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
		...work.columns.flatMap((one) => chosenTwice(one, locals.catalogue)),
		...mendFaults(work.changes)
	];
	if (faults.length > 0)
		return fail(400, {
			faults,
			choosing: Object.fromEntries(work.choosing),
			retyped: typedIn(form)
		});
	await keepWork(locals, read, work);
	await forgetTyped(event);
	redirect(303, backTo(params.draftIds, { ...work, url, locals }));
}

async function keepWork(
	locals: App.Locals,
	read: readonly { readonly id: string; readonly choices: DraftChoices }[],
	work: Work
): Promise<void> {
	for (const { id, choices } of read)
		await changeChoices(locals, [id], ({ reading, submittedBy, note }) => ({
			...(reading === undefined ? {} : { reading }),
			...(submittedBy === undefined ? {} : { submittedBy }),
			...(note === undefined ? {} : { note }),
			...choices
		}));
	for (const one of work.columns)
		await changeChoices(locals, [one.id], (choices) => withChosenColumns(choices, one));
	for (const { id, mends } of work.changes)
		await changeChoices(locals, [id], (choices) => withMends(choices, mends));
}

function withMends(
	choices: DraftChoices,
	mends: NonNullable<NonNullable<DraftChoices['reading']>['mends']>
): DraftChoices {
	return { ...choices, reading: { ...choices.reading, mends } };
}

/** The check again, at the file that was worked on. */
function backTo(
	draftIds: string,
	of: {
		readonly at: string;
		readonly isOnTheWay?: true;
		readonly url: URL;
		readonly locals: App.Locals;
	}
): string {
	const ids = draftsOf(of.locals, draftIds).map(({ id }) => id);
	const place = ids.includes(of.at) ? `#tep-${of.at}` : '';
	const path = stepPath('kiem-tra', { ids, office: officeIn(of.url) });
	const note = of.isOnTheWay ? `${path.includes('?') ? '&' : '?'}da-ap-dung=1` : '';
	return `${path}${note}${place}`;
}

import { fail, redirect } from '@sveltejs/kit';
import type { FieldFault } from '$lib/format/field-fault';
import type { CheckedFile } from '$lib/server/jobs/tasks/checked-file';
import { namesFor } from '$lib/server/reports/basis/names';
import { registerOf } from '$lib/server/reports/basis/units-in-period';
import { mayReportFor } from '$lib/server/web/rights/reach';
import type { Actions, PageServerLoad } from './$types';
import { officeOfFiles } from '../../checked/office-of-files';
import { MOST_CHARACTERS } from '../../choices';
import {
	askFor,
	changeChoices,
	cancelDrafts,
	draftsOrGone,
	officeIn,
	watch,
	workPath
} from '../../drafts';
import { jobView } from '../../job-view';
import { afterStoring, cancelledPath, stoppedPath } from '../../outcomes';
import { splitIds, stepPath } from '../../upload-steps';
import { confirmView, questionsOf, ranksView, type Questions } from './confirm-view';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const ids = draftsOrGone(locals, params.draftIds).map(({ id }) => id);
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
	const { result } = work;
	const wanted = result.filter(isStorable);
	// Nothing to confirm: the step before says why.
	if (wanted.length === 0) redirect(303, stepPath('kiem-tra', { ids, office: chosen }));
	const words = { names: namesFor(locals.reports), catalogue: locals.catalogue };
	const register = registerOf(locals.reports);
	return {
		kind: 'confirm' as const,
		files: wanted.map((file) => confirmView(file, words)),
		left: result.filter((file) => !isStorable(file)).map(({ name }) => name),
		ranks: await ranksOf(locals, wanted),
		ids,
		office: chosen ?? officeOfFiles(register, result),
		movedOn: url.searchParams.has('da-doi')
	};
};

const isStorable = ({ outcome }: CheckedFile): boolean => outcome !== 'must_fix';

/** Ranking again after so many figures would keep the reader waiting. */
const MOST_RANKED = 20_000;

async function ranksOf(locals: App.Locals, files: readonly CheckedFile[]) {
	const figures = files.reduce((sum, { counts }) => sum + counts.added + counts.changed, 0);
	if (figures > MOST_RANKED) return 'large' as const;
	const draftIds = files.map(({ draftId }) => draftId);
	const work = await askFor(locals, 'ranks', { draftIds, mayReportFor: mayReportFor(locals) });
	return 'result' in work ? ranksView(work.result) : ('late' as const);
}

export const actions: Actions = {
	luu: async ({ request, params, locals, url }) => {
		const form = await request.formData();
		const ids = draftsOrGone(locals, params.draftIds).map(({ id }) => id);
		const address = { ids, office: officeIn(url) };
		const check = await askFor(locals, 'check', {
			draftIds: ids,
			mayReportFor: mayReportFor(locals)
		});
		// The page before shows how far it is, or why it ended.
		if ('unfinished' in check) redirect(303, stepPath('kiem-tra', address));
		const answers = answersIn(form, check.result.filter(isStorable));
		const faults = answers.flatMap(faultsOf);
		if (answers.length === 0) faults.push(NOTHING_TO_STORE);
		if (faults.length > 0) return fail(400, { typed: typedIn(answers), faults });
		await keepNotes(locals, answers);
		const work = await askFor(locals, 'store', {
			drafts: answers.map((answer) => ({ id: answer.id, reason: reasonOf(answer) })),
			actor: locals.actor,
			mayReportFor: mayReportFor(locals),
			note: '',
			submittedBy: ''
		});
		if ('unfinished' in work) redirect(303, workPath('store', work.jobId, address));
		redirect(303, afterStoring(locals, work.result, address));
	},
	huy: async ({ params, locals, url }) => {
		await cancelDrafts(locals, splitIds(params.draftIds));
		redirect(303, cancelledPath(officeIn(url)));
	}
};

/** What was said about one file. */
interface Answer {
	readonly id: string;
	readonly name: string;
	readonly questions: Questions;
	/** Codes of what was looked at. */
	readonly looked: readonly string[];
	readonly reason: string;
	readonly note: string;
}

const answersIn = (form: FormData, files: readonly CheckedFile[]): Answer[] =>
	files.map((file) => ({
		id: file.draftId,
		name: file.name,
		questions: questionsOf(file),
		looked: form.getAll(`xem-${file.draftId}`).filter((entry) => typeof entry === 'string'),
		reason: textOf(form, `ly-do-${file.draftId}`),
		note: textOf(form, `ghi-chu-${file.draftId}`)
	}));

function faultsOf({ id, name, questions, looked, reason, note }: Answer): FieldFault[] {
	const unseen = questions.looks.filter(({ code }) => !looked.includes(code));
	return [
		...unseen.map(({ code, label }) => ({
			field: `xem-${id}-${code}`,
			message: `Đánh dấu “${label}” cho “${name}” sau khi xem, hoặc sửa tệp.`
		})),
		...(questions.needsReason && reason === ''
			? [{ field: `ly-do-${id}`, message: `Ghi lý do lưu “${name}” khi còn mâu thuẫn.` }]
			: []),
		...(questions.needsNote && note === ''
			? [{ field: `ghi-chu-${id}`, message: `Ghi vì sao sửa số đã nộp trong “${name}”.` }]
			: [])
	];
}

/** Kept with the report: what was looked at, and why it holds all the same. */
const reasonOf = ({ questions, reason }: Answer): string =>
	[...questions.looks.map((look) => look.reason), reason].filter((text) => text !== '').join(' ');

const typedIn = (answers: readonly Answer[]) =>
	Object.fromEntries(answers.map(({ id, looked, reason, note }) => [id, { looked, reason, note }]));

/** The note goes with the draft into the store. */
function keepNotes(locals: App.Locals, answers: readonly Answer[]): Promise<void> {
	const notes = new Map(answers.map(({ id, note }) => [id, note]));
	const said = answers.filter(({ note }) => note !== '').map(({ id }) => id);
	return changeChoices(locals, said, (choices, id) =>
		choices.note === notes.get(id) ? choices : { ...choices, note: notes.get(id) ?? '' }
	);
}

const NOTHING_TO_STORE: FieldFault = {
	field: 'noi-dung',
	message: 'Không có tệp nào lưu được: sửa các lỗi rồi chọn lại tệp.'
};

function textOf(form: FormData, name: string): string {
	const entry = form.get(name);
	return typeof entry === 'string' ? entry.trim().slice(0, MOST_CHARACTERS) : '';
}

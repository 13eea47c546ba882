// What steps 2 and 3 of an upload share: the file they are about, a look into it, and the way on.
import { error, redirect } from '@sveltejs/kit';
import type { ReadingChoices } from '$lib/domain/reading-choices';
import { issueText, type IssueText } from '$lib/format/issues/issue-text';
import type { DraftHead } from '$lib/server/db/submissions/drafts';
import type { Look } from '$lib/server/intake/look';
import { namesFor } from '$lib/server/reports/basis/names';
import {
	askFor,
	cancelOwnJob,
	draftHours,
	draftsOf,
	officeIn,
	watch,
	type TaskOutcome
} from '../../drafts';
import { jobView, type JobView } from '../../job-view';
import { stoppedPath } from '../../outcomes';
import { joinIds, splitIds, stepPath, type UploadAddress, type OpenStep } from '../../upload-steps';

export interface StepFile {
	readonly draft: DraftHead;
	/** All files of the upload, this one among them. */
	readonly beside: readonly DraftHead[];
	readonly address: UploadAddress & { readonly draftId: string };
}

/** The file of the address; stored, cancelled or forgotten ones have no steps any more. */
export function stepFile(locals: App.Locals, draftId: string, url: URL): StepFile {
	const asked = splitIds(url.searchParams.get('cung') ?? '');
	const all = draftsOf(locals, joinIds(asked.includes(draftId) ? asked : [draftId, ...asked]));
	const draft = all.find(({ id }) => id === draftId);
	if (draft === undefined)
		error(410, {
			message: `Tệp này không còn để chọn cách đọc: đã được lưu, đã hủy, hoặc đã quá ${draftHours(locals)} giờ.`
		});
	const ids = all.map(({ id }) => id);
	return { draft, beside: all, address: { ids, draftId, office: officeIn(url) } };
}

export type ChosenSheet = Pick<ReadingChoices, 'sheet' | 'headingRow'>;

interface LookRequest {
	readonly draftId: string;
	readonly looking?: ChosenSheet;
	readonly withProposal: boolean;
}

/** What a form rests on. */
export const askPreview = (locals: App.Locals, of: LookRequest): Promise<TaskOutcome<'preview'>> =>
	askFor(locals, 'preview', of);

/** What a page shows; one that takes longer is watched at the page's own address. */
export const watchLook = (
	locals: App.Locals,
	of: LookRequest,
	url: URL
): Promise<TaskOutcome<'preview'>> => watch(locals, 'preview', { input: of, url });

/** What a page shows instead of its step, or the look it asked for. */
export type Seen =
	| { readonly state: 'waiting'; readonly job: JobView }
	| { readonly state: 'unreadable'; readonly issues: readonly IssueText[] }
	| { readonly state: 'seen'; readonly look: Extract<Look, { readonly ok: true }> };

export function seenIn(locals: App.Locals, work: TaskOutcome<'preview'>): Seen {
	if ('unfinished' in work)
		return { state: 'waiting', job: jobView('preview', work.jobId, work.unfinished) };
	const look = work.result;
	// Cancelled in another window while it was read.
	if (look === null) error(410, { message: 'Tệp này vừa bị bỏ hoặc đã được lưu.' });
	if (look.ok) return { state: 'seen', look };
	const names = namesFor(locals.reports);
	return { state: 'unreadable', issues: look.issues.map((issue) => issueText(issue, names)) };
}

/** Where a form that was kept leads. */
export function goTo(step: OpenStep, address: UploadAddress): never {
	redirect(303, stepPath(step, address));
}

/** The file's head as both pages show it, and the other files of the upload. */
export function fileHead({ draft, beside, address }: StepFile, step: OpenStep) {
	return {
		file: { id: draft.id, name: draft.name },
		beside: beside.map(({ id, name }) => ({
			id,
			name,
			href: stepPath(step, { ...address, draftId: id })
		})),
		...address,
		office: address.office ?? null
	};
}

/** Ends the reading that is waited for; the file is kept. */
export function stopLooking(locals: App.Locals, form: FormData, { address }: StepFile): never {
	cancelOwnJob(locals, textField(form, 'viec', 100));
	redirect(303, stoppedPath({ ids: address.ids, office: address.office ?? null }));
}

export function textField(form: FormData, name: string, most: number): string {
	const entry = form.get(name);
	return typeof entry === 'string' ? entry.slice(0, most) : '';
}

// The files of one upload between choosing and confirming: kept as drafts, worked on by jobs beside the server.
import { error, redirect } from '@sveltejs/kit';
import type { FieldFault } from '$lib/format/field-fault';
import {
	draftsOfAccount,
	latestDraftIds,
	type DraftChoices,
	type DraftHead
} from '$lib/server/db/submissions/drafts';
import { officeSettings } from '$lib/server/db/campaigns/settings';
import { admitDrafts } from '$lib/server/intake/drafts/admit-drafts';
import { changeDrafts } from '$lib/server/intake/drafts/change-drafts';
import { dropDrafts as dropOwn } from '$lib/server/intake/drafts/drop-drafts';
import type { FileToKeep } from '$lib/server/intake/drafts/keep-file';
import type { JobState, TaskInput, TaskKind, TaskResult } from '$lib/server/jobs/jobs';
import { draftRoom, fullFault } from './draft-room';
import { kept } from './keep';
import { splitIds, stepPath } from './upload-steps';

/** How long files wait for being confirmed, as the office decided. */
export const draftHours = ({ db }: Pick<App.Locals, 'db'>): number =>
	officeSettings(db)['drafts.hours'];

/** One address carries so many files; an archive may hold more than one request. */
export const MOST_DRAFTS = 200;

/** A file as it came: chosen, or pasted as text. */
export interface IncomingFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

export interface SentDrafts {
	readonly files: readonly IncomingFile[];
	readonly choices: DraftChoices;
	/** Drafts that go when these come. */
	readonly replaced: readonly string[];
}

/** Keeps the files; gives their ids, or what keeps them from being kept. Files forgotten too long go. */
export async function keepDrafts(
	locals: App.Locals,
	{ files, choices, replaced }: SentDrafts
): Promise<readonly string[] | FieldFault> {
	const { db, clock, account } = locals;
	// Nobody could ever look at them again.
	if (account === null) error(401, 'Đăng nhập trước khi nộp tệp.');
	const receivedAt = clock.now();
	const of = { accountId: account.id, now: receivedAt };
	// Told before anything is read of them.
	const sizes = files.map(({ bytes }) => bytes.byteLength);
	const full = draftRoom(db, { ...of, sizes, replaced });
	if (full !== undefined) return full;
	const about = { accountId: account.id, receivedAt, choices };
	const ids = await keptTogether(locals, files, about);
	const fullNow = await admitDrafts(db, { ...of, ids, replaced });
	return fullNow === undefined ? ids : fullFault(fullNow);
}

/** All of them, or none. */
async function keptTogether(
	locals: App.Locals,
	files: readonly IncomingFile[],
	about: Omit<FileToKeep, 'file'>
): Promise<readonly string[]> {
	const ids: string[] = [];
	try {
		for (const { name, bytes } of files)
			ids.push(...(await kept(locals, { ...about, file: { name: nameOf(name), bytes } })));
	} catch (cause) {
		await cancelDrafts(locals, ids);
		throw cause;
	}
	return ids;
}

/** Those that the account has waiting, whatever upload they came with. */
export const heldDrafts = ({ db, account }: App.Locals): DraftHead[] =>
	account === null
		? []
		: draftsOfAccount(db, account.id, latestDraftIds(db, account.id, MOST_DRAFTS));

/** Some browsers send the whole path; names from macOS come decomposed. */
function nameOf(path: string): string {
	const name = path.split(/[\\/]/).at(-1) ?? '';
	return name.normalize('NFC').slice(0, 200) || 'tệp không tên';
}

/** Those of the account that are still there, in the order of the address. */
export const draftsOf = (locals: App.Locals, param: string): DraftHead[] =>
	ownDrafts(locals, splitIds(param));

/** Another account's are as good as forgotten. */
export function ownDrafts({ db, account }: App.Locals, ids: readonly string[]): DraftHead[] {
	return account === null ? [] : draftsOfAccount(db, account.id, ids.slice(0, MOST_DRAFTS));
}

/** Stored, cancelled or forgotten: all three leave nothing to show. */
export function draftsOrGone(locals: App.Locals, param: string): DraftHead[] {
	const drafts = draftsOf(locals, param);
	if (drafts.length === 0)
		error(410, {
			message: `Các tệp này không còn để kiểm tra: đã được lưu, đã hủy, hoặc đã quá ${draftHours(locals)} giờ.`
		});
	return drafts;
}

/** Who has no account has no drafts. */
export async function cancelDrafts(
	{ db, account }: App.Locals,
	ids: readonly string[]
): Promise<void> {
	if (account !== null) await dropOwn(db, { accountId: account.id, ids });
}

/** What is decided about files of the account; all of it or nothing. */
export async function changeChoices(
	{ db, account }: App.Locals,
	ids: readonly string[],
	change: (choices: DraftChoices, id: string) => DraftChoices
): Promise<void> {
	if (account !== null) await changeDrafts(db, { accountId: account.id, ids }, change);
}

/** How long a page waits for an answer before it shows how far the work has come. */
const PATIENCE_MS = 1500;

export type UnfinishedWork = Exclude<JobState<TaskKind>, { readonly status: 'done' }>;
/** An answer, or why there is none yet. */
export type TaskOutcome<K extends TaskKind> =
	| { readonly jobId: string; readonly result: TaskResult<K> }
	| { readonly jobId: string; readonly unfinished: UnfinishedWork };

/** The same work asked for again is joined, and its answer given again while it holds. */
export function askFor<K extends TaskKind>(
	locals: App.Locals,
	kind: K,
	input: TaskInput<K>
): Promise<TaskOutcome<K>> {
	return workOf(locals, kind, locals.jobs.start(kind, input, locals.account?.id ?? null));
}

/** Another account's work is as good as forgotten. */
export const isOwnJob = ({ jobs, account }: App.Locals, jobId: string): boolean =>
	account !== null && jobs.ownerOf(jobId) === account.id;

export const ownJobState = <K extends TaskKind>(
	locals: App.Locals,
	kind: K,
	jobId: string
): JobState<K> | undefined =>
	isOwnJob(locals, jobId) ? locals.jobs.state(kind, jobId) : undefined;

export function cancelOwnJob(locals: App.Locals, jobId: string): void {
	if (isOwnJob(locals, jobId)) locals.jobs.cancel(jobId);
}

/**
 * Work that a page needs at every look: while it takes longer its id stands in the address, so that a page that looks
 * again is told how it ended instead of asking for the same once more.
 */
export async function watch<K extends TaskKind>(
	locals: App.Locals,
	kind: K,
	{ input, url }: { readonly input: TaskInput<K>; readonly url: URL }
): Promise<TaskOutcome<K>> {
	const asked = url.searchParams.get('viec');
	const ended = asked === null ? undefined : ownJobState(locals, kind, asked);
	if (asked !== null && (ended?.status === 'failed' || ended?.status === 'cancelled'))
		return { jobId: asked, unfinished: ended };
	const work = await askFor(locals, kind, input);
	if (!('unfinished' in work) || !isUnderWay(work.unfinished) || work.jobId === asked) return work;
	const query = new URLSearchParams(url.searchParams);
	query.set('viec', work.jobId);
	redirect(303, `${url.pathname}?${query}`);
}

export const isUnderWay = ({ status }: UnfinishedWork): boolean =>
	status === 'waiting' || status === 'running';

/** Work asked for before. */
export async function workOf<K extends TaskKind>(
	locals: App.Locals,
	kind: K,
	jobId: string
): Promise<TaskOutcome<K>> {
	const isOwn = isOwnJob(locals, jobId);
	const state = isOwn ? await locals.jobs.finished(kind, jobId, PATIENCE_MS) : undefined;
	if (state === undefined)
		error(410, {
			message:
				'Máy chủ không còn nhớ việc này: đã xong từ lâu, hoặc máy chủ vừa khởi động lại. Xem danh sách lần nộp để biết tệp đã được lưu chưa.'
		});
	return state.status === 'done' ? { jobId, result: state.result } : { jobId, unfinished: state };
}

/** Where work that takes longer is watched, once what asked for it has been answered. */
export function workPath(
	kind: TaskKind,
	jobId: string,
	of: { readonly ids: readonly string[]; readonly office: number | null }
): string {
	const query = new URLSearchParams({ viec: kind, tep: of.ids.join('.') });
	if (of.office !== null) query.set('co-quan', String(of.office));
	return `/nop-bao-cao/dang-lam/${encodeURIComponent(jobId)}?${query}`;
}

/** Archives become one draft for each file in them; then on to checking. */
export async function unpackAndCheck(
	locals: App.Locals,
	of: {
		readonly ids: readonly string[];
		readonly office: number | null;
		readonly hasArchive: boolean;
	}
): Promise<never> {
	if (!of.hasArchive) redirect(303, stepPath('kiem-tra', of));
	const draftIds = ownDrafts(locals, of.ids).map(({ id }) => id);
	const work = await askFor(locals, 'unpack', { draftIds });
	if ('unfinished' in work) redirect(303, workPath('unpack', work.jobId, of));
	redirect(303, unpackedPath(work, of.office));
}

/** The check tells what was left out of an archive. */
export function unpackedPath(
	{ jobId, result }: { readonly jobId: string; readonly result: TaskResult<'unpack'> },
	office: number | null
): string {
	const path = stepPath('kiem-tra', { ids: result.ids, office });
	if (result.issues.length === 0) return path;
	return `${path}${path.includes('?') ? '&' : '?'}bung=${jobId}`;
}

/** The office in the header, which goes along. */
export function officeIn(url: URL): number | null {
	const office = Number(url.searchParams.get('co-quan') ?? '');
	return Number.isInteger(office) && office > 0 ? office : null;
}

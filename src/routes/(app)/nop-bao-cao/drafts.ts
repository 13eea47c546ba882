// The files of one upload between choosing and confirming: kept, checked by the real import rolled back, stored or dropped.
import { randomBytes } from 'node:crypto';
import { attempt, write } from '$lib/server/db/database';
import {
	draftFor,
	removeDraft,
	removeDraftsBefore,
	saveDraft,
	type Draft,
	type DraftChoices
} from '$lib/server/db/drafts';
import { receive, type Receipt, type ReceiveRequest } from '$lib/server/import/receive';

export const DRAFT_HOURS = 24;
export const MOST_FILES = 50;
/** What the server takes in one request. */
export const MAX_UPLOAD_MEGABYTES = 20;

const SEPARATOR = '.';

export interface CheckedDraft {
	readonly draft: Draft;
	readonly receipt: Receipt;
}

/** Keeps the files; gives their ids. Files forgotten longer than a day go. */
export async function keepDrafts(
	{ db, clock }: App.Locals,
	{ files, choices }: { readonly files: readonly File[]; readonly choices: DraftChoices }
): Promise<string[]> {
	const receivedAt = clock.now();
	const read = await Promise.all(
		files.map(async (file) => ({
			id: randomBytes(12).toString('base64url'),
			file: { name: nameOf(file), bytes: new Uint8Array(await file.arrayBuffer()), receivedAt },
			choices
		}))
	);
	const oldest = new Date(Date.parse(receivedAt) - DRAFT_HOURS * 3_600_000).toISOString();
	write(db, (writer) => {
		removeDraftsBefore(writer, oldest);
		for (const draft of read) saveDraft(writer, draft);
	});
	return read.map(({ id }) => id);
}

/** Some browsers send the whole path; names from macOS come decomposed. */
function nameOf(file: File): string {
	const name = file.name.split(/[\\/]/).at(-1) ?? '';
	return name.normalize('NFC').slice(0, 200) || 'tệp không tên';
}

export const checkPath = (ids: readonly string[]): string =>
	`/nop-bao-cao/kiem-tra/${ids.join(SEPARATOR)}`;

/** Those that are still there, in the order of the address. */
export function draftsOf({ db }: App.Locals, param: string): Draft[] {
	const ids = [...new Set(param.split(SEPARATOR))].slice(0, MOST_FILES);
	return ids.flatMap((id) => draftFor(db, id) ?? []);
}

/**
 * What storing the files one after another would do, a later one seeing the figures of the earlier ones;
 * everything is rolled back.
 */
export function checkDrafts(locals: App.Locals, drafts: readonly Draft[]): CheckedDraft[] {
	const check = (draft: Draft): CheckedDraft => {
		const request = requestOf(locals, draft);
		const receipt = receive(locals.db, locals.catalogue, { ...request, dryRun: true });
		if (drafts.length > 1 && receipt.outcome !== 'must_fix')
			receive(locals.db, locals.catalogue, {
				...request,
				dryRun: false,
				confirmReason: 'xem trước'
			});
		return { draft, receipt };
	};
	return attempt(
		locals.db,
		() => drafts.map(check),
		() => false
	);
}

/** Stores all of them or none; undefined when the figures moved since they were checked. */
export function storeDrafts(
	locals: App.Locals,
	drafts: readonly { readonly draft: Draft; readonly reason: string }[]
): Receipt[] | undefined {
	const receipts = attempt(
		locals.db,
		(writer) =>
			drafts.map(({ draft, reason }) => {
				const receipt = receive(locals.db, locals.catalogue, {
					...requestOf(locals, draft),
					dryRun: false,
					...(reason === '' ? {} : { confirmReason: reason })
				});
				removeDraft(writer, draft.id);
				return receipt;
			}),
		(all) => all.every(isDone)
	);
	return receipts.every(isDone) ? receipts : undefined;
}

const isDone = ({ outcome }: Receipt): boolean => outcome === 'stored' || outcome === 'unchanged';

export function dropDrafts({ db }: App.Locals, ids: readonly string[]): void {
	write(db, (writer) => ids.forEach((id) => removeDraft(writer, id)));
}

function requestOf(locals: App.Locals, draft: Draft): Omit<ReceiveRequest, 'dryRun'> {
	const { name, bytes } = draft.file;
	return { file: { name, bytes }, ...draft.choices, receivedAt: locals.clock.now() };
}

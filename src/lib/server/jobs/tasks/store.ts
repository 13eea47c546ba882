// Stores the files that were checked and confirmed: all of them or none.
import type { Actor } from '../../../domain/office/audit';
import { attempt, type Writer } from '../../db/database';
import { removeDraft, type UploadDraft } from '../../db/submissions/drafts';
import { receive, type Receipt } from '../../intake/receive';
import type { TaskContext } from '../task';
import { existingDrafts, requestFor, type OnBehalf } from './drafts';

export interface StoreInput extends OnBehalf {
	readonly drafts: readonly {
		readonly id: string;
		/** Why contradicting figures are stored all the same; '' where there are none. */
		readonly reason: string;
	}[];
	/** Who stores; stands in the audit log. */
	readonly actor: Actor;
	/** '' when nothing was said; what the draft carries holds then. */
	readonly note: string;
	readonly submittedBy: string;
}
export type StoredFiles =
	| { readonly outcome: 'stored'; readonly files: readonly StoredDraft[] }
	/** Nothing is stored: the figures moved since the files were checked, and these cannot be stored as they are. */
	| { readonly outcome: 'objections'; readonly draftIds: readonly string[] }
	/** Nothing is stored: these drafts are stored, cancelled or forgotten already. */
	| { readonly outcome: 'gone'; readonly draftIds: readonly string[] };

export interface StoredDraft extends Pick<Receipt, 'counts' | 'newWarnings'> {
	readonly draftId: string;
	readonly name: string;
	readonly outcome: 'stored' | 'unchanged';
	/** Set when something was stored. */
	readonly uploadId?: number;
	readonly submissionIds: readonly number[];
}

export function storeDrafts(context: TaskContext, input: StoreInput): StoredFiles {
	const ids = input.drafts.map(({ id }) => id);
	const drafts = existingDrafts(context.db, ids);
	const known = new Set(drafts.map(({ id }) => id));
	const gone = ids.filter((id) => !known.has(id));
	if (gone.length > 0) return { outcome: 'gone', draftIds: gone };
	const receipts = attempt(
		context.db,
		(writer) => drafts.map((draft) => storeOne(context, { writer, draft, input })),
		(all) => all.every(isDone)
	);
	const stored = drafts.flatMap((draft, index) => storedDraft(draft, receipts[index]) ?? []);
	if (stored.length === drafts.length) return { outcome: 'stored', files: stored };
	const done = new Set(stored.map(({ draftId }) => draftId));
	return { outcome: 'objections', draftIds: ids.filter((id) => !done.has(id)) };
}

function storeOne(
	context: TaskContext,
	of: { readonly writer: Writer; readonly draft: UploadDraft; readonly input: StoreInput }
): Receipt {
	const { draft, input } = of;
	const reason = input.drafts.find(({ id }) => id === draft.id)?.reason ?? '';
	const receipt = receive(context.db, context.catalogue, {
		...requestFor(context, draft, { stage: 'storing', mayReportFor: input.mayReportFor }),
		actor: input.actor,
		dryRun: false,
		...(reason === '' ? {} : { confirmReason: reason }),
		...(input.note === '' ? {} : { note: input.note }),
		...(input.submittedBy === '' ? {} : { submittedBy: input.submittedBy })
	});
	removeDraft(of.writer, draft.id);
	return receipt;
}

const isDone = ({ outcome }: Receipt): boolean => outcome === 'stored' || outcome === 'unchanged';

function storedDraft(draft: UploadDraft, receipt: Receipt | undefined): StoredDraft | undefined {
	const outcome = receipt?.outcome;
	if (receipt === undefined || (outcome !== 'stored' && outcome !== 'unchanged')) return undefined;
	const { counts, newWarnings, uploadId, submissions } = receipt;
	return {
		draftId: draft.id,
		name: draft.file.name,
		outcome,
		counts,
		newWarnings,
		...(uploadId === undefined ? {} : { uploadId }),
		submissionIds: submissions.flatMap(({ submissionId }) => submissionId ?? [])
	};
}

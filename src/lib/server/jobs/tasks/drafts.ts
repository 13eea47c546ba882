// Drafts as the import takes them.
import { SYSTEM } from '../../../domain/office/audit';
import type { UnitScope } from '../../../domain/unit/unit-scope';
import type { Db } from '../../db/database';
import { draftFor, type UploadDraft } from '../../db/submissions/drafts';
import type { ReceiveRequest } from '../../intake/receive';
import type { TaskContext } from '../task';

/** Those that are still there, each once, in the order given. */
export function existingDrafts(db: Db, ids: readonly string[]): UploadDraft[] {
	return [...new Set(ids)].flatMap((id) => draftFor(db, id) ?? []);
}

/** Of whom the work is done: a file that names other units than theirs is refused before anything of them is looked at. */
export interface OnBehalf {
	readonly mayReportFor: UnitScope;
}

/** `stage` is what the storing is to the person who waits: a check stores too, and takes it back. */
export function requestFor(
	{ clock, limits, progress }: TaskContext,
	{ file, choices, dropped }: UploadDraft,
	{ stage, mayReportFor }: { readonly stage: 'checking' | 'storing' } & OnBehalf
): Omit<ReceiveRequest, 'dryRun'> {
	const { name, bytes } = file;
	return {
		file: { name, bytes },
		...choices,
		receivedAt: clock.now(),
		...(dropped.length === 0 ? {} : { dropped }),
		// Of a check that is taken back; who stores says so.
		actor: SYSTEM,
		mayReportFor,
		largestFile: limits.fileBytes,
		progress: (step, done, total) =>
			progress({ stage: step === 'reading' ? step : stage, done, total, file: name })
	};
}

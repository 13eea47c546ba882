// Drafts as the import takes them.
import type { Db } from '../../db/database';
import { draftFor, type Draft } from '../../db/drafts';
import type { ReceiveRequest } from '../../import/receive';
import type { TaskContext } from '../task';

/** Those that are still there, each once, in the order given. */
export function existingDrafts(db: Db, ids: readonly string[]): Draft[] {
	return [...new Set(ids)].flatMap((id) => draftFor(db, id) ?? []);
}

export function requestFor(
	{ clock }: TaskContext,
	{ file, choices }: Draft
): Omit<ReceiveRequest, 'dryRun'> {
	const { name, bytes } = file;
	return { file: { name, bytes }, ...choices, receivedAt: clock.now() };
}

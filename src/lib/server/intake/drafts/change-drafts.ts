// What is decided about files that wait: their unit, their period, how they are read, what is said with them.
import type { AccountId } from '../../../domain/office/account';
import { writeWhenFree, type Db } from '../../db/database';
import { draftsOfAccount, saveDraftChoices, type DraftChoices } from '../../db/submissions/drafts';

export interface OwnDrafts {
	/** Who sent them: another's are as if they were not. */
	readonly accountId: AccountId;
	readonly ids: readonly string[];
}

/** All of them or none. `change` is given what a draft says when its turn comes, not what a page showed before. */
export async function changeDrafts(
	db: Db,
	{ accountId, ids }: OwnDrafts,
	change: (choices: DraftChoices, id: string) => DraftChoices
): Promise<void> {
	if (draftsOfAccount(db, accountId, ids).length === 0) return;
	await writeWhenFree(db, (writer) => {
		for (const { id, choices } of draftsOfAccount(writer, accountId, ids)) {
			const changed = change(choices, id);
			if (changed !== choices) saveDraftChoices(writer, id, changed);
		}
	});
}

// Files that nobody wants stored any more.
import { writeWhenFree, type Db } from '../../db/database';
import { draftsOfAccount, removeDraft } from '../../db/submissions/drafts';
import type { OwnDrafts } from './change-drafts';

/** All of them or none; those that are gone already or another's are left out. */
export async function dropDrafts(db: Db, { accountId, ids }: OwnDrafts): Promise<void> {
	if (draftsOfAccount(db, accountId, ids).length === 0) return;
	await writeWhenFree(db, (writer) => {
		for (const { id } of draftsOfAccount(writer, accountId, ids)) removeDraft(writer, id);
	});
}

// Files just kept take the place of others, unless their account has too much waiting by now.
import { writeWhenFree, type Db } from '../../db/database';
import {
	draftHeads,
	draftsOfAccount,
	removeDraft,
	removeDraftsBefore
} from '../../db/submissions/drafts';
import { forgottenBefore, fullRoom, type FullRoom } from './draft-room';
import type { OwnDrafts } from './change-drafts';

export interface NewDrafts extends OwnDrafts {
	/** Those of the account that go when these come. */
	readonly replaced: readonly string[];
	/** ISO instant. */
	readonly now: string;
}

/** undefined: they stay · what there is room for: they went again, and the others stay. Whatever has waited too long goes. */
export function admitDrafts(
	db: Db,
	{ accountId, ids, replaced, now }: NewDrafts
): Promise<FullRoom | undefined> {
	return writeWhenFree(db, (writer) => {
		// Others of the account may have come in meanwhile, and an archive may have come apart.
		const sizes = draftHeads(writer, ids).map(({ size }) => size);
		const full = fullRoom(writer, { accountId, now, sizes, replaced: [...replaced, ...ids] });
		if (full !== undefined) {
			for (const id of ids) removeDraft(writer, id);
			return full;
		}
		removeDraftsBefore(writer, forgottenBefore(writer, now));
		for (const { id } of draftsOfAccount(writer, accountId, replaced)) removeDraft(writer, id);
		return undefined;
	});
}

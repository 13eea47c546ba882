// What was remembered of a sender's columns is used no more.
import type { Actor } from '../../../domain/office/audit';
import { writeWhenFree, type Db } from '../../db/database';
import {
	columnChoices,
	revokeColumnChoice,
	type Sender
} from '../../db/submissions/column-choices';

/** Of this sender only: a number of another's changes nothing. */
export function forgetColumns(
	db: Db,
	{ sender, choiceId }: { readonly sender: Sender; readonly choiceId: number },
	by: { readonly actor: Actor; readonly at: string }
): Promise<void> {
	return writeWhenFree(db, (writer) => {
		if (columnChoices(writer, sender).some(({ id }) => id === choiceId))
			revokeColumnChoice(writer, choiceId, by);
	});
}

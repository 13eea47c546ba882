// What the columns of a file mean, said by hand: for this file, and where wanted for later ones of the same sender.
import type { ReadingChoices } from '../../../domain/reading-choices';
import type { AccountId } from '../../../domain/office/account';
import type { Actor } from '../../../domain/office/audit';
import { writeWhenFree, type Db } from '../../db/database';
import { saveColumnChoice, type NewColumnChoice } from '../../db/submissions/column-choices';
import { draftsOfAccount, saveDraftChoices } from '../../db/submissions/drafts';

export interface ColumnDecision {
	/** Worksheet and row stand beside the letters: elsewhere the letters mean something else. */
	readonly reading: Pick<ReadingChoices, 'sheet' | 'headingRow' | 'columns'>;
	/** Kept for later files of the same headings; absent: for this file only. */
	readonly remembered?: Pick<NewColumnChoice, 'layoutKey' | 'columns' | 'headings'>;
}

/** The file and the memory together or neither; a draft that is gone or another's decides nothing. */
export function decideColumns(
	db: Db,
	by: {
		readonly accountId: AccountId;
		readonly draftId: string;
		readonly actor: Actor;
		/** ISO instant. */
		readonly at: string;
	},
	{ reading, remembered }: ColumnDecision
): Promise<void> {
	return writeWhenFree(db, (writer) => {
		const [draft] = draftsOfAccount(writer, by.accountId, [by.draftId]);
		if (draft === undefined) return;
		const { choices } = draft;
		saveDraftChoices(writer, draft.id, {
			...choices,
			reading: { ...choices.reading, ...reading }
		});
		if (remembered === undefined) return;
		const { actor, at: chosenAt } = by;
		saveColumnChoice(writer, { sender: choices, ...remembered, chosenAt, actor });
	});
}

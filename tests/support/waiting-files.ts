// Two accounts with files that wait for their decision.
import { write } from '../../src/lib/server/db/database';
import {
	draftHeads,
	saveDraft,
	type DraftChoices,
	type DraftHead
} from '../../src/lib/server/db/submissions/drafts';
import { emptyDatabase, type TestOffice } from './report-database';
import { signedIn } from './signed-in';

export const NOW = '2026-10-01T02:00:00.000Z';

export interface WaitingFiles extends TestOffice {
	/** Account that sent the files. */
	readonly sender: number;
	/** Another one. */
	readonly stranger: number;
	/** Keeps a file of the sender; gives its id. */
	wait(id: string, choices?: DraftChoices, receivedAt?: string): string;
	/** Those of these that still wait. */
	waiting(...ids: string[]): DraftHead[];
}

export function waitingFiles(): WaitingFiles {
	const office = emptyDatabase();
	const { db } = office;
	const sender = signedIn(db, { name: 'nguoi-nop' }).account.id;
	return {
		...office,
		sender,
		stranger: signedIn(db, { name: 'nguoi-khac' }).account.id,
		wait: (id, choices = {}, receivedAt = NOW) => {
			const file = { name: `${id}.csv`, bytes: new TextEncoder().encode(id), receivedAt };
			write(db, (writer) =>
				saveDraft(writer, { id, file, choices, accountId: sender, dropped: [] })
			);
			return id;
		},
		waiting: (...ids) => draftHeads(db, ids)
	};
}

import { afterEach, beforeEach, expect, it } from 'vitest';
import { NOW, waitingFiles, type WaitingFiles } from '../../../../../tests/support/waiting-files';
import { OFFICER } from '../../../../../tests/support/actor';
import { write } from '../../db/database';
import { columnChoices, saveColumnChoice } from '../../db/submissions/column-choices';
import { forgetColumns } from './forget-columns';

let files: WaitingFiles;
beforeEach(() => (files = waitingFiles()));
afterEach(() => files.close());

const BY = { actor: OFFICER, at: NOW };

/** Number of what was remembered for the sender. */
function remembered(organisingId: number): number {
	write(files.db, (writer) =>
		saveColumnChoice(writer, {
			sender: { organisingId },
			...{ layoutKey: 'don vi', columns: { 'don vi': 'role:unit' }, headings: ['Đơn vị'] },
			...{ chosenAt: NOW, actor: OFFICER }
		})
	);
	return columnChoices(files.db, { organisingId })[0]?.id ?? 0;
}

it('uses what was remembered of a sender no more', async () => {
	const choiceId = remembered(7);
	await forgetColumns(files.db, { sender: { organisingId: 7 }, choiceId }, BY);
	expect(columnChoices(files.db)).toEqual([]);
});

it('leaves what was remembered of another sender', async () => {
	const choiceId = remembered(7);
	await forgetColumns(files.db, { sender: { organisingId: 8 }, choiceId }, BY);
	expect(columnChoices(files.db)).toHaveLength(1);
});

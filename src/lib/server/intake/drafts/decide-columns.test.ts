import { afterEach, beforeEach, expect, it } from 'vitest';
import { NOW, waitingFiles, type WaitingFiles } from '../../../../../tests/support/waiting-files';
import { OFFICER } from '../../../../../tests/support/actor';
import { columnChoices } from '../../db/submissions/column-choices';
import { decideColumns } from './decide-columns';

let files: WaitingFiles;
beforeEach(() => (files = waitingFiles()));
afterEach(() => files.close());

const READING = { sheet: 'Quý III', headingRow: 4, columns: { A: 'role:unit' } } as const;
const REMEMBERED = {
	layoutKey: 'don vi|moi',
	columns: { 'don vi': 'role:unit' },
	headings: ['Đơn vị', 'Mới']
} as const;
const by = (accountId: number) => ({ accountId, draftId: 'a', actor: OFFICER, at: NOW });
const MENDS = [{ row: 5, letter: 'B', was: 'x', now: '1' }] as const;

it('keeps the meaning for the file, beside the cells typed over', async () => {
	files.wait('a', { note: 'một', reading: { mends: MENDS, columns: { B: 'ignore' } } });
	await decideColumns(files.db, by(files.sender), { reading: READING });
	expect(files.waiting('a')[0]?.choices).toEqual({
		note: 'một',
		reading: { ...READING, mends: MENDS }
	});
	expect(columnChoices(files.db)).toEqual([]);
});

it('remembers it for the sender of the file where wanted', async () => {
	files.wait('a', { organisingId: 7 });
	await decideColumns(files.db, by(files.sender), { reading: READING, remembered: REMEMBERED });
	expect(columnChoices(files.db)).toMatchObject([{ ...REMEMBERED, senderId: 7, chosenAt: NOW }]);
});

it('decides nothing about a file of another account', async () => {
	files.wait('a');
	await decideColumns(files.db, by(files.stranger), { reading: READING, remembered: REMEMBERED });
	expect(files.waiting('a')[0]?.choices).toEqual({});
	expect(columnChoices(files.db)).toEqual([]);
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import { waitingFiles, type WaitingFiles } from '../../../../../tests/support/waiting-files';
import { changeDrafts } from './change-drafts';

let files: WaitingFiles;
beforeEach(() => (files = waitingFiles()));
afterEach(() => files.close());

const choicesOf = (...ids: string[]) => files.waiting(...ids).map(({ choices }) => choices);

it('gives every file what was decided, beside what it says already', async () => {
	const ids = [files.wait('a', { note: 'một' }), files.wait('b')];
	await changeDrafts(files.db, { accountId: files.sender, ids }, (choices, id) => ({
		...choices,
		submittedBy: id
	}));
	expect(choicesOf('a', 'b')).toEqual([{ note: 'một', submittedBy: 'a' }, { submittedBy: 'b' }]);
});

it('leaves the files of another account as they are', async () => {
	const ids = [files.wait('a')];
	await changeDrafts(files.db, { accountId: files.stranger, ids }, () => ({ note: 'lạ' }));
	expect(choicesOf('a')).toEqual([{}]);
});

it('changes all of them or none', async () => {
	const ids = [files.wait('a'), files.wait('b')];
	const change = changeDrafts(files.db, { accountId: files.sender, ids }, (_choices, id) => {
		if (id === 'b') throw new Error('no');
		return { note: 'mới' };
	});
	await expect(change).rejects.toThrow('no');
	expect(choicesOf('a')).toEqual([{}]);
});

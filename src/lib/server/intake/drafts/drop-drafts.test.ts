import { afterEach, beforeEach, expect, it } from 'vitest';
import { waitingFiles, type WaitingFiles } from '../../../../../tests/support/waiting-files';
import { dropDrafts } from './drop-drafts';

let files: WaitingFiles;
beforeEach(() => (files = waitingFiles()));
afterEach(() => files.close());

it('forgets the files named, with their bytes, and no other', async () => {
	const ids = [files.wait('a'), files.wait('b')];
	files.wait('c');
	await dropDrafts(files.db, { accountId: files.sender, ids: [...ids, 'long-gone'] });
	expect(files.waiting('a', 'b', 'c').map(({ id }) => id)).toEqual(['c']);
	expect(files.db.$client.prepare('SELECT name FROM source_file').pluck().all()).toEqual(['c.csv']);
});

it('forgets no file of another account', async () => {
	const ids = [files.wait('a')];
	await dropDrafts(files.db, { accountId: files.stranger, ids });
	expect(files.waiting('a')).toHaveLength(1);
});

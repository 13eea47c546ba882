import { afterEach, beforeEach, expect, it } from 'vitest';
import { NOW, waitingFiles, type WaitingFiles } from '../../../../../tests/support/waiting-files';
import { SYSTEM } from '../../../domain/office/audit';
import { write } from '../../db/database';
import { changeSettings } from '../../db/campaigns/settings';
import { admitDrafts } from './admit-drafts';

let files: WaitingFiles;
beforeEach(() => (files = waitingFiles()));
afterEach(() => files.close());

const left = (...ids: string[]): string[] => files.waiting(...ids).map(({ id }) => id);

it('puts new files in the place of those they replace', async () => {
	const replaced = [files.wait('old')];
	const ids = [files.wait('new')];
	const of = { accountId: files.sender, ids, replaced, now: NOW };
	expect(await admitDrafts(files.db, of)).toBeUndefined();
	expect(left('old', 'new')).toEqual(['new']);
});

it('forgets what has waited longer than the office lets it', async () => {
	files.wait('forgotten', {}, '2026-08-01T02:00:00.000Z');
	const ids = [files.wait('new')];
	await admitDrafts(files.db, { accountId: files.sender, ids, replaced: [], now: NOW });
	expect(left('forgotten', 'new')).toEqual(['new']);
});

it('lets the new ones go again where the account has too many waiting, and keeps the others', async () => {
	write(files.db, (writer) =>
		changeSettings(writer, SYSTEM, { changes: { 'drafts.files': 10 }, at: NOW })
	);
	const others = Array.from({ length: 10 }, (_, at) => files.wait(`old-${at}`));
	const ids = [files.wait('new')];
	const full = await admitDrafts(files.db, {
		accountId: files.sender,
		...{ ids, replaced: [], now: NOW }
	});
	expect(full).toMatchObject({ held: { files: 10 }, more: { files: 1 }, most: { files: 10 } });
	expect(left(...others, ...ids)).toEqual(others);
});

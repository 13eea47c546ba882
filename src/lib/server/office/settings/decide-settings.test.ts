import { afterEach, beforeEach, expect, it } from 'vitest';
import { NOW, waitingFiles, type WaitingFiles } from '../../../../../tests/support/waiting-files';
import { SYSTEM } from '../../../domain/office/audit';
import { lastLine } from '../../db/audit/audit';
import { officeSettings } from '../../db/campaigns/settings';
import { decideSettings } from './decide-settings';

let files: WaitingFiles;
beforeEach(() => (files = waitingFiles()));
afterEach(() => files.close());

it('stores what differs with a line in the audit log, and nothing the second time', async () => {
	const decided = { changes: { 'drafts.files': 10 }, at: NOW };
	const before = lastLine(files.db);
	expect(await decideSettings(files.db, SYSTEM, decided)).toBe(1);
	expect(officeSettings(files.db)['drafts.files']).toBe(10);
	const after = lastLine(files.db);
	expect(after).not.toEqual(before);
	expect(await decideSettings(files.db, SYSTEM, decided)).toBe(0);
	expect(lastLine(files.db)).toEqual(after);
});

it('keeps nothing of a decision of which one part is out of its bounds', async () => {
	const before = [officeSettings(files.db), lastLine(files.db)];
	const changes = { 'drafts.files': 10, 'drafts.hours': -1 };
	await expect(decideSettings(files.db, SYSTEM, { changes, at: NOW })).rejects.toThrow(
		'drafts.hours'
	);
	expect([officeSettings(files.db), lastLine(files.db)]).toEqual(before);
});

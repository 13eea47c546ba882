import { afterEach, beforeEach, expect, it } from 'vitest';
import { NOW, waitingFiles, type WaitingFiles } from '../../../../../tests/support/waiting-files';
import { draftFor } from '../../db/submissions/drafts';
import { keepFile, keepFileWhenFree } from './keep-file';

let files: WaitingFiles;
beforeEach(() => (files = waitingFiles()));
afterEach(() => files.close());

const MB = 1024 * 1024;
const sent = (text: string) => ({
	file: { name: 'bao-cao.csv', bytes: new TextEncoder().encode(text) },
	...{ receivedAt: NOW, accountId: files.sender, choices: { note: 'một' } }
});
const FIGURES = 'Đơn vị;Mới tiếp nhận\nXã An Bình;5\n';

it('keeps a file as it came, for the account that sent it', () => {
	const [id = ''] = keepFile(files.db, sent(FIGURES), MB);
	const draft = draftFor(files.db, id);
	expect(draft).toMatchObject({ accountId: files.sender, choices: { note: 'một' }, dropped: [] });
	expect(new TextDecoder().decode(draft?.file.bytes)).toBe(FIGURES);
});

it('keeps a file without what it says of citizens', async () => {
	const list = 'Đơn vị;Họ và tên;Số CCCD;Mới tiếp nhận\nXã An Bình;Nguyễn Văn A;001099012345;5\n';
	const [id = ''] = await keepFileWhenFree(files.db, sent(list), MB);
	const draft = draftFor(files.db, id);
	expect(new TextDecoder().decode(draft?.file.bytes)).not.toContain('001099012345');
	expect(draft?.dropped.length).toBeGreaterThan(0);
});

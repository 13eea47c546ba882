// A file that waits for its sender's decision: data of citizens goes before it is kept at all.
import { randomBytes } from 'node:crypto';
import type { AccountId } from '../../../domain/office/account';
import { write, writeWhenFree, type Db, type Writer } from '../../db/database';
import { saveDraft, type DraftChoices } from '../../db/submissions/drafts';
import { screenFile, type KeptFile } from '../../reading/personal';
import { DEFAULT_LIMITS } from '../../reading/read/limits';

export interface FileToKeep {
	readonly file: KeptFile;
	/** ISO instant. */
	readonly receivedAt: string;
	readonly accountId: AccountId;
	readonly choices: DraftChoices;
}

/** The drafts it became: an archive with such data comes apart. `largestFile` in bytes. */
export function keepFile(db: Db, sent: FileToKeep, largestFile: number): readonly string[] {
	const drafts = draftsFrom(sent, largestFile);
	return write(db, (writer) => saveAll(writer, drafts));
}

/** As `keepFile`, for who must not stand still while another process writes. */
export function keepFileWhenFree(
	db: Db,
	sent: FileToKeep,
	largestFile: number
): Promise<readonly string[]> {
	const drafts = draftsFrom(sent, largestFile);
	return writeWhenFree(db, (writer) => saveAll(writer, drafts));
}

type NewDraft = Parameters<typeof saveDraft>[1];

function draftsFrom(
	{ file, receivedAt, accountId, choices }: FileToKeep,
	largestFile: number
): NewDraft[] {
	const screened = screenFile(file, { ...DEFAULT_LIMITS, bytes: largestFile });
	return screened.map(({ file: kept, dropped }) => ({
		id: randomBytes(12).toString('base64url'),
		...{ accountId, choices, dropped },
		file: { ...kept, receivedAt }
	}));
}

function saveAll(writer: Writer, drafts: readonly NewDraft[]): string[] {
	for (const draft of drafts) saveDraft(writer, draft);
	return drafts.map(({ id }) => id);
}

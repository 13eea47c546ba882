// A file that waits for its sender's decision: data of citizens goes before it is kept at all.
import { randomBytes } from 'node:crypto';
import type { AccountId } from '../../../domain/office/account';
import { write, type Writer } from '../../db/database';
import { saveDraft, type DraftChoices } from '../../db/submissions/drafts';
import { screenFile, type KeptFile } from '../../reading/personal';
import { DEFAULT_LIMITS } from '../../reading/read/limits';
import type { TaskContext } from '../task';

export interface KeepInput {
	readonly file: KeptFile;
	/** ISO instant. */
	readonly receivedAt: string;
	readonly accountId: AccountId;
	readonly choices: DraftChoices;
}

/** The drafts it became: an archive with such data comes apart. */
export function keepFile({ db, limits }: TaskContext, input: KeepInput): readonly string[] {
	const drafts = draftsFrom({ limits }, input);
	return write(db, (writer) => saveAll(writer, drafts));
}

type NewDraft = Parameters<typeof saveDraft>[1];

export function draftsFrom(
	{ limits }: Pick<TaskContext, 'limits'>,
	{ file, receivedAt, accountId, choices }: KeepInput
): NewDraft[] {
	const screened = screenFile(file, { ...DEFAULT_LIMITS, bytes: limits.fileBytes });
	return screened.map(({ file: kept, dropped }) => ({
		id: randomBytes(12).toString('base64url'),
		...{ accountId, choices, dropped },
		file: { ...kept, receivedAt }
	}));
}

export function saveAll(writer: Writer, drafts: readonly NewDraft[]): string[] {
	for (const draft of drafts) saveDraft(writer, draft);
	return drafts.map(({ id }) => id);
}

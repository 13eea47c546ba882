// Archives among the drafts become one draft for each file in them.
import { randomBytes } from 'node:crypto';
import type { Issue } from '../../../domain/checks/issue';
import { write, type Reader } from '../../db/database';
import { removeDraft, saveDraft, type UploadDraft } from '../../db/submissions/drafts';
import { fullRoom, type FullRoom } from '../../intake/drafts/draft-room';
import {
	isArchive,
	nameInArchive,
	unpackArchive,
	type UnpackedFile
} from '../../reading/read/archive';
import { DEFAULT_LIMITS } from '../../reading/read/limits';
import type { TaskContext } from '../task';
import { existingDrafts } from './drafts';

export interface UnpackInput {
	readonly draftIds: readonly string[];
}
export interface UnpackedDrafts {
	/** All drafts after it, in order: those of an archive stand where it stood. */
	readonly ids: readonly string[];
	/** What was told of an archive: files left out, or why it stays as it is; then it is told again when it is checked. */
	readonly issues: readonly {
		readonly draftId: string;
		readonly name: string;
		readonly issues: readonly Issue[];
	}[];
}

/** One address names so many drafts. */
const MOST_DRAFTS = 200;

/** Drafts that are gone are left out. */
export function unpackDrafts(context: TaskContext, { draftIds }: UnpackInput): UnpackedDrafts {
	const drafts = existingDrafts(context.db, draftIds);
	const ids: string[] = [];
	const issues: UnpackedDrafts['issues'][number][] = [];
	for (const [index, draft] of drafts.entries()) {
		const others = ids.length + drafts.length - index - 1;
		const unpacked = unpackOne(context, draft, MOST_DRAFTS - others);
		ids.push(...unpacked.ids);
		if (unpacked.issues.length > 0)
			issues.push({ draftId: draft.id, name: draft.file.name, issues: unpacked.issues });
	}
	return { ids, issues };
}

function unpackOne(
	context: TaskContext,
	draft: UploadDraft,
	most: number
): { readonly ids: readonly string[]; readonly issues: readonly Issue[] } {
	const { file } = draft;
	if (!isArchive(file.bytes)) return { ids: [draft.id], issues: [] };
	context.progress({ stage: 'reading', done: 0, total: 0, file: file.name });
	const limits = { ...DEFAULT_LIMITS, bytes: context.limits.fileBytes };
	const unpacked = unpackArchive(file, {
		...limits,
		archiveFiles: Math.min(limits.archiveFiles, most)
	});
	if (!unpacked.ok) return { ids: [draft.id], issues: unpacked.issues };
	const replaced = replace(context, draft, unpacked.value);
	if ('most' in replaced) return { ids: [draft.id], issues: [overRoom(replaced)] };
	return { ids: replaced, issues: unpacked.issues };
}

const overRoom = ({ held, more, most }: FullRoom): Issue => ({
	...{ code: 'archive_over_room', severity: 'error', place: {} },
	...{ files: more.files, bytes: more.bytes },
	...{ mostFiles: most.files, mostBytes: most.bytes },
	...{ heldFiles: held.files, heldBytes: held.bytes }
});

/** Each file under the choices of its archive, named with it: "goi.zip › xa-a.xlsx"; none where the account has no room for all. */
function replace(
	{ db, clock }: TaskContext,
	archive: UploadDraft,
	files: readonly UnpackedFile[]
): readonly string[] | FullRoom {
	const drafts = files.map(({ name, bytes }) => ({
		id: randomBytes(12).toString('base64url'),
		file: {
			name: nameInArchive(archive.file.name, name),
			bytes,
			receivedAt: clock.now()
		},
		accountId: archive.accountId,
		choices: archive.choices,
		// An archive with such data came apart before it was kept.
		dropped: []
	}));
	return write(db, (writer) => {
		const full = roomFor(writer, archive, { files, now: clock.now() });
		if (full !== undefined) return full;
		for (const draft of drafts) saveDraft(writer, draft);
		removeDraft(writer, archive.id);
		return drafts.map(({ id }) => id);
	});
}

/** A small archive may hold far more than its account may have waiting. */
function roomFor(
	db: Reader,
	{ id, accountId }: UploadDraft,
	{ files, now }: { readonly files: readonly UnpackedFile[]; readonly now: string }
): FullRoom | undefined {
	const sizes = files.map(({ bytes }) => bytes.byteLength);
	return accountId === null ? undefined : fullRoom(db, { accountId, sizes, replaced: [id], now });
}

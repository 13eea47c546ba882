// Archives among the drafts become one draft for each file in them.
import { randomBytes } from 'node:crypto';
import type { Issue } from '../../../domain/checks/issue';
import { write } from '../../db/database';
import { removeDraft, saveDraft, type Draft } from '../../db/submissions/drafts';
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
	draft: Draft,
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
	return { ids: replace(context, draft, unpacked.value), issues: unpacked.issues };
}

/** Each file under the choices of its archive, named with it: "goi.zip › xa-a.xlsx". */
function replace(
	{ db, clock }: TaskContext,
	archive: Draft,
	files: readonly UnpackedFile[]
): string[] {
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
	write(db, (writer) => {
		for (const draft of drafts) saveDraft(writer, draft);
		removeDraft(writer, archive.id);
	});
	return drafts.map(({ id }) => id);
}

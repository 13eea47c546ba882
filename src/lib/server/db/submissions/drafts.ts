// Files shown for checking, neither confirmed nor cancelled yet.
import { and, count, desc, eq, gte, lt, notInArray, sql } from 'drizzle-orm';
import type { AccountId } from '../../../domain/office/account';
import type { Issue } from '../../../domain/checks/issue';
import type { ReadingChoices } from '../../../domain/reading-choices';
import { notAmong } from '../conditions';
import type { Reader, Writer } from '../database';
import { insertion, prepared } from '../prepared';
import { sourceFile, submission, undoneUpload, upload, uploadDraft } from '../tables/schema';
import { saveSourceFile, sourceFileFor, type NewSourceFile, type SourceFile } from './files';

/** What the uploader chose beside the file. */
export interface DraftChoices {
	readonly organisingId?: number;
	readonly unitId?: number;
	readonly period?: string;
	readonly reading?: ReadingChoices;
	/** Who brings the file, as typed. */
	readonly submittedBy?: string;
	/** What the uploader says about this upload. */
	readonly note?: string;
	/** Typed while it was checked and not applied yet: names of fields, and what stands in them. */
	readonly unsent?: Readonly<Record<string, string>>;
}
export interface UploadDraft {
	readonly id: string;
	/** Who sent it, and alone may look at it, change or store it; null: kept by no account, shown to nobody. */
	readonly accountId: AccountId | null;
	readonly file: SourceFile;
	readonly choices: DraftChoices;
	readonly createdAt: string;
	/** Columns of citizens' data that went before it was kept. */
	readonly dropped: readonly Issue[];
}

type Stored = typeof uploadDraft.$inferSelect;
const insert = insertion(uploadDraft);
/** `id` is given by the caller: a random text that cannot be guessed. */
export function saveDraft(
	db: Writer,
	draft: Pick<UploadDraft, 'id' | 'accountId' | 'choices' | 'dropped'> & {
		readonly file: NewSourceFile;
	}
): void {
	insert(db, {
		id: draft.id,
		sourceFileId: saveSourceFile(db, draft.file),
		accountId: draft.accountId,
		choices: JSON.stringify(draft.choices),
		dropped: JSON.stringify(draft.dropped),
		createdAt: draft.file.receivedAt
	});
}

const choose = prepared((db, the: Pick<Stored, 'id' | 'choices'>) =>
	db.update(uploadDraft).set({ choices: the.choices }).where(eq(uploadDraft.id, the.id))
);
/** The same file under other choices. */
export function saveDraftChoices(db: Writer, id: string, choices: DraftChoices): void {
	choose(db, { id, choices: JSON.stringify(choices) }).run();
}

const byId = prepared((db, the: Pick<Stored, 'id'>) =>
	db.select().from(uploadDraft).where(eq(uploadDraft.id, the.id))
);
export function draftFor(db: Reader, id: string): UploadDraft | undefined {
	const row = byId(db, { id }).get();
	const file = row === undefined ? undefined : sourceFileFor(db, row.sourceFileId);
	if (row === undefined || file === undefined) return undefined;
	return {
		id,
		file,
		accountId: row.accountId,
		choices: JSON.parse(row.choices) as DraftChoices,
		createdAt: row.createdAt,
		dropped: JSON.parse(row.dropped) as Issue[]
	};
}

/** A draft without the bytes of its file. */
export interface DraftHead extends Omit<UploadDraft, 'file' | 'dropped'> {
	readonly name: string;
	/** Bytes. */
	readonly size: number;
}

/** Those of the account that are still there, each once, in the order given: another's are as if they were not. */
export const draftsOfAccount = (
	db: Reader,
	accountId: AccountId,
	ids: readonly string[]
): DraftHead[] => draftHeads(db, ids).filter((draft) => draft.accountId === accountId);

interface Held {
	readonly accountId: AccountId;
	readonly since: string;
	readonly replaced: readonly string[];
}
const held = prepared((db, the: Held) =>
	db
		.select({ files: count(), bytes: sql<number>`coalesce(sum(${sourceFile.size}), 0)` })
		.from(uploadDraft)
		.innerJoin(sourceFile, eq(sourceFile.id, uploadDraft.sourceFileId))
		.where(
			and(
				eq(uploadDraft.accountId, the.accountId),
				gte(uploadDraft.createdAt, the.since),
				notAmong(uploadDraft.id, the.replaced)
			)
		)
);
/** What an account has waiting since the instant, but for these. */
export const draftsHeld = (
	db: Reader,
	of: Held
): { readonly files: number; readonly bytes: number } =>
	held(db, of).get() ?? { files: 0, bytes: 0 };

const latest = prepared((db, the: { readonly accountId: AccountId; readonly most: number }) =>
	db
		.select({ id: uploadDraft.id })
		.from(uploadDraft)
		.where(eq(uploadDraft.accountId, the.accountId))
		.orderBy(desc(uploadDraft.createdAt), sql`rowid DESC`)
		.limit(the.most)
);
/** The latest that an account has waiting, in the order sent. */
export const latestDraftIds = (db: Reader, accountId: AccountId, most: number): string[] =>
	latest(db, { accountId, most })
		.all()
		.map(({ id }) => id)
		.reverse();

/** Whosever they are: for work that was asked for by their owner. */
export function draftHeads(db: Reader, ids: readonly string[]): DraftHead[] {
	return [...new Set(ids)].flatMap((id) => draftHead(db, id) ?? []);
}

const headById = prepared((db, the: Pick<Stored, 'id'>) =>
	db
		.select({
			...{ id: uploadDraft.id, accountId: uploadDraft.accountId },
			...{ name: sourceFile.name, size: sourceFile.size },
			...{ choices: uploadDraft.choices, createdAt: uploadDraft.createdAt }
		})
		.from(uploadDraft)
		.innerJoin(sourceFile, eq(sourceFile.id, uploadDraft.sourceFileId))
		.where(eq(uploadDraft.id, the.id))
);
function draftHead(db: Reader, id: string): DraftHead | undefined {
	const row = headById(db, { id }).get();
	return row === undefined
		? undefined
		: { ...row, choices: JSON.parse(row.choices) as DraftChoices };
}

const remove = prepared((db, the: Pick<Stored, 'id'>) =>
	db.delete(uploadDraft).where(eq(uploadDraft.id, the.id))
);
/** Confirmed or cancelled; a file of which no figure was stored goes with it. */
export function removeDraft(db: Writer, id: string): void {
	remove(db, { id }).run();
	removeUnusedFiles(db);
}

const removeBefore = prepared((db, the: { readonly instant: string }) =>
	db.delete(uploadDraft).where(lt(uploadDraft.createdAt, the.instant))
);
/** Forgotten drafts, created before the instant; answers how many. */
export function removeDraftsBefore(db: Writer, instant: string): number {
	const { changes } = removeBefore(db, { instant }).run();
	removeUnusedFiles(db);
	return changes;
}

const removeUnused = prepared((db) =>
	db
		.delete(sourceFile)
		.where(
			and(
				...[submission, upload, undoneUpload, uploadDraft].map((table) =>
					notInArray(sourceFile.id, db.select({ id: table.sourceFileId }).from(table))
				)
			)
		)
);
function removeUnusedFiles(db: Writer): void {
	removeUnused(db).run();
}

// Files shown for checking, neither confirmed nor cancelled yet.
import type { AccountId } from '../../../domain/office/account';
import type { Issue } from '../../../domain/checks/issue';
import type { RememberedTarget } from './column-choices';
import { statement, type Reader, type Writer } from '../database';
import { saveSourceFile, sourceFileFor, type NewSourceFile, type SourceFile } from './files';

/** What the uploader chose beside the file. */
export interface DraftChoices {
	readonly organisingId?: number;
	readonly unitId?: number;
	readonly period?: string;
	readonly reading?: DraftReading;
	/** Who brings the file, as typed. */
	readonly submittedBy?: string;
	/** What the uploader says about this upload. */
	readonly note?: string;
	/** Typed while it was checked and not applied yet: names of fields, and what stands in them. */
	readonly unsent?: Readonly<Record<string, string>>;
}
/** How the file is to be read, as decided on the pages; the import knows it as ReadingChoices. */
export interface DraftReading {
	readonly sheet?: string;
	readonly headingRow?: number;
	/** Column letter → meaning. */
	readonly columns?: Readonly<Record<string, RememberedTarget>>;
	/** Cells typed over, in the order typed. */
	readonly mends?: readonly {
		readonly sheet?: string;
		readonly row: number;
		readonly letter: string;
		readonly was: string;
		readonly now: string;
		readonly alike?: true;
	}[];
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

/** `id` is given by the caller: a random text that cannot be guessed. */
export function saveDraft(
	db: Writer,
	draft: Pick<UploadDraft, 'id' | 'accountId' | 'choices' | 'dropped'> & {
		readonly file: NewSourceFile;
	}
): void {
	statement(
		db,
		`INSERT INTO upload_draft (id, source_file_id, account_id, choices, dropped, created_at)
		VALUES (?, ?, ?, ?, ?, ?)`
	).run(
		draft.id,
		saveSourceFile(db, draft.file),
		draft.accountId,
		JSON.stringify(draft.choices),
		JSON.stringify(draft.dropped),
		draft.file.receivedAt
	);
}

/** The same file under other choices. */
export function saveDraftChoices(db: Writer, id: string, choices: DraftChoices): void {
	statement(db, `UPDATE upload_draft SET choices = ? WHERE id = ?`).run(
		JSON.stringify(choices),
		id
	);
}

export function draftFor(db: Reader, id: string): UploadDraft | undefined {
	const row = statement(db, `SELECT * FROM upload_draft WHERE id = ?`).get(id) as
		DraftRow | undefined;
	const file = row === undefined ? undefined : sourceFileFor(db, row.source_file_id);
	if (row === undefined || file === undefined) return undefined;
	return {
		id,
		file,
		accountId: row.account_id,
		choices: JSON.parse(row.choices) as DraftChoices,
		createdAt: row.created_at,
		dropped: JSON.parse(row.dropped) as Issue[]
	};
}

interface DraftRow {
	readonly source_file_id: number;
	readonly account_id: number | null;
	readonly choices: string;
	readonly dropped: string;
	readonly created_at: string;
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

/** What an account has waiting since the instant, but for these. */
export function draftsHeld(
	db: Reader,
	of: {
		readonly accountId: AccountId;
		readonly since: string;
		readonly replaced: readonly string[];
	}
): { readonly files: number; readonly bytes: number } {
	return statement(
		db,
		`SELECT count(*) AS files, coalesce(sum(f.size), 0) AS bytes FROM upload_draft d
		JOIN source_file f ON f.id = d.source_file_id
		WHERE d.account_id = ? AND d.created_at >= ? AND d.id NOT IN (SELECT value FROM json_each(?))`
	).get(of.accountId, of.since, JSON.stringify(of.replaced)) as { files: number; bytes: number };
}

/** The latest that an account has waiting, in the order sent. */
export function latestDraftIds(db: Reader, accountId: AccountId, most: number): string[] {
	const ids = statement(
		db,
		`SELECT id FROM upload_draft WHERE account_id = ? ORDER BY created_at DESC, rowid DESC LIMIT ?`
	)
		.pluck()
		.all(accountId, most) as string[];
	return ids.reverse();
}

/** Whosever they are: for work that was asked for by their owner. */
export function draftHeads(db: Reader, ids: readonly string[]): DraftHead[] {
	return [...new Set(ids)].flatMap((id) => draftHead(db, id) ?? []);
}

function draftHead(db: Reader, id: string): DraftHead | undefined {
	const row = statement(
		db,
		`SELECT f.name, f.size, d.account_id, d.choices, d.created_at FROM upload_draft d
		JOIN source_file f ON f.id = d.source_file_id WHERE d.id = ?`
	).get(id) as
		(Omit<DraftRow, 'dropped'> & { readonly name: string; readonly size: number }) | undefined;
	if (row === undefined) return undefined;
	const { name, size, account_id: accountId, created_at: createdAt } = row;
	const choices = JSON.parse(row.choices) as DraftChoices;
	return { id, accountId, name, size, choices, createdAt };
}

/** Confirmed or cancelled; a file of which no figure was stored goes with it. */
export function removeDraft(db: Writer, id: string): void {
	statement(db, `DELETE FROM upload_draft WHERE id = ?`).run(id);
	removeUnusedFiles(db);
}

/** Forgotten drafts, created before the instant; answers how many. */
export function removeDraftsBefore(db: Writer, instant: string): number {
	const { changes } = statement(db, `DELETE FROM upload_draft WHERE created_at < ?`).run(instant);
	removeUnusedFiles(db);
	return changes;
}

function removeUnusedFiles(db: Writer): void {
	statement(
		db,
		`DELETE FROM source_file WHERE id NOT IN (SELECT source_file_id FROM submission)
			AND id NOT IN (SELECT source_file_id FROM upload)
			AND id NOT IN (SELECT source_file_id FROM undone_upload)
			AND id NOT IN (SELECT source_file_id FROM upload_draft)`
	).run();
}

// Files shown for checking, neither confirmed nor cancelled yet.
import type { RememberedTarget } from './column-choices';
import { statement, type Reader, type Writer } from './database';
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
	}[];
}
export interface Draft {
	readonly id: string;
	readonly file: SourceFile;
	readonly choices: DraftChoices;
	readonly createdAt: string;
}

/** `id` is given by the caller: a random text that cannot be guessed. */
export function saveDraft(
	db: Writer,
	draft: { readonly id: string; readonly file: NewSourceFile; readonly choices: DraftChoices }
): void {
	statement(
		db,
		`INSERT INTO upload_draft (id, source_file_id, choices, created_at) VALUES (?, ?, ?, ?)`
	).run(
		draft.id,
		saveSourceFile(db, draft.file),
		JSON.stringify(draft.choices),
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

export function draftFor(db: Reader, id: string): Draft | undefined {
	const row = statement(db, `SELECT * FROM upload_draft WHERE id = ?`).get(id) as
		{ source_file_id: number; choices: string; created_at: string } | undefined;
	const file = row === undefined ? undefined : sourceFileFor(db, row.source_file_id);
	if (row === undefined || file === undefined) return undefined;
	return {
		id,
		file,
		choices: JSON.parse(row.choices) as DraftChoices,
		createdAt: row.created_at
	};
}

/** A draft without the bytes of its file. */
export interface DraftHead extends Omit<Draft, 'file'> {
	readonly name: string;
	/** Bytes. */
	readonly size: number;
}

/** Those that are still there, each once, in the order given. */
export function draftHeads(db: Reader, ids: readonly string[]): DraftHead[] {
	return [...new Set(ids)].flatMap((id) => draftHead(db, id) ?? []);
}

function draftHead(db: Reader, id: string): DraftHead | undefined {
	const row = statement(
		db,
		`SELECT f.name, f.size, d.choices, d.created_at FROM upload_draft d
		JOIN source_file f ON f.id = d.source_file_id WHERE d.id = ?`
	).get(id) as { name: string; size: number; choices: string; created_at: string } | undefined;
	if (row === undefined) return undefined;
	const { name, size, created_at: createdAt } = row;
	return { id, name, size, choices: JSON.parse(row.choices) as DraftChoices, createdAt };
}

/** Confirmed or cancelled; a file of which no figure was stored goes with it. */
export function removeDraft(db: Writer, id: string): void {
	statement(db, `DELETE FROM upload_draft WHERE id = ?`).run(id);
	removeUnusedFiles(db);
}

/** Forgotten drafts, created before the instant. */
export function removeDraftsBefore(db: Writer, instant: string): void {
	statement(db, `DELETE FROM upload_draft WHERE created_at < ?`).run(instant);
	removeUnusedFiles(db);
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

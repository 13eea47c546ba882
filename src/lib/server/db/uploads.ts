// Files stored ("lần nhập"): one file, one person, one moment; undone as a whole.
import type { Issue } from '../../domain/issue';
import { statement, type Writer } from './database';

export interface NewUpload {
	readonly sourceFileId: number;
	/** ISO instant. */
	readonly receivedAt: string;
	/** As typed. */
	readonly submittedBy: string | null;
	readonly note: string | null;
	/** Worksheet, heading row, columns and mended cells, as decided while checking. */
	readonly reading: Readonly<Record<string, unknown>>;
	/** What was told while the file was read. */
	readonly notes: readonly Issue[];
}

/** Number of the new upload. */
export function saveUpload(db: Writer, upload: NewUpload): number {
	const { lastInsertRowid } = statement(
		db,
		`INSERT INTO upload (source_file_id, received_at, submitted_by, note, reading, notes)
		VALUES (?, ?, ?, ?, ?, ?)`
	).run(
		upload.sourceFileId,
		upload.receivedAt,
		upload.submittedBy,
		upload.note,
		JSON.stringify(upload.reading),
		JSON.stringify(upload.notes)
	);
	return Number(lastInsertRowid);
}

// Uploaded files, kept byte for byte.
import { createHash } from 'node:crypto';
import { statement, type Reader, type Writer } from '../database';

export interface NewSourceFile {
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly receivedAt: string;
}
export interface SourceFile {
	readonly id: number;
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly receivedAt: string;
}

/** The same bytes under the same name have been stored as a report before. */
export function wasSubmitted(db: Reader, file: Pick<NewSourceFile, 'name' | 'bytes'>): boolean {
	const found = statement(
		db,
		`SELECT 1 FROM source_file JOIN submission ON submission.source_file_id = source_file.id
		WHERE source_file.sha256 = ? AND source_file.name = ? LIMIT 1`
	)
		.pluck()
		.get(sha256Of(file.bytes), file.name);
	return found !== undefined;
}

/** Number of the file; the same bytes under the same name are kept once. */
export function saveSourceFile(db: Writer, file: NewSourceFile): number {
	const sha256 = sha256Of(file.bytes);
	const known = statement(db, `SELECT id FROM source_file WHERE sha256 = ? AND name = ?`)
		.pluck()
		.get(sha256, file.name) as number | undefined;
	if (known !== undefined) return known;
	const { lastInsertRowid } = statement(
		db,
		`INSERT INTO source_file (name, sha256, size, content, received_at) VALUES (?, ?, ?, ?, ?)`
	).run(file.name, sha256, file.bytes.byteLength, Buffer.from(file.bytes), file.receivedAt);
	return Number(lastInsertRowid);
}

export function sourceFileFor(db: Reader, id: number): SourceFile | undefined {
	const row = statement(
		db,
		`SELECT id, name, content, received_at FROM source_file WHERE id = ?`
	).get(id) as { id: number; name: string; content: Buffer; received_at: string } | undefined;
	if (row === undefined) return undefined;
	return { id: row.id, name: row.name, bytes: row.content, receivedAt: row.received_at };
}

/** The file of an upload, undone or not, as the audit log names it. */
export function fileOfUpload(
	db: Reader,
	uploadId: number
): { readonly name: string; readonly sha256: string } | undefined {
	return statement(
		db,
		`SELECT name, sha256 FROM source_file WHERE id = coalesce(
			(SELECT source_file_id FROM upload WHERE id = :id),
			(SELECT source_file_id FROM undone_upload WHERE upload_id = :id))`
	).get({ id: uploadId }) as { name: string; sha256: string } | undefined;
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

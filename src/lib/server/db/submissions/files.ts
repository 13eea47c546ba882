// Uploaded files, kept byte for byte.
import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Reader, Writer } from '../database';
import { insertion, prepared } from '../prepared';
import { sourceFile, submission, undoneUpload, upload } from '../tables/schema';

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

type Stored = typeof sourceFile.$inferSelect;
const isFile = (the: Pick<Stored, 'sha256' | 'name'>) =>
	and(eq(sourceFile.sha256, the.sha256), eq(sourceFile.name, the.name));

const submitted = prepared((db, the: Pick<Stored, 'sha256' | 'name'>) =>
	db
		.select({ id: sourceFile.id })
		.from(sourceFile)
		.innerJoin(submission, eq(submission.sourceFileId, sourceFile.id))
		.where(isFile(the))
		.limit(1)
);
/** The same bytes under the same name have been stored as a report before. */
export const wasSubmitted = (
	db: Reader,
	{ name, bytes }: Pick<NewSourceFile, 'name' | 'bytes'>
): boolean => submitted(db, { sha256: sha256Of(bytes), name }).get() !== undefined;

const known = prepared((db, the: Pick<Stored, 'sha256' | 'name'>) =>
	db.select({ id: sourceFile.id }).from(sourceFile).where(isFile(the))
);
const insert = insertion(sourceFile);
/** Number of the file; the same bytes under the same name are kept once. */
export function saveSourceFile(db: Writer, { name, bytes, receivedAt }: NewSourceFile): number {
	const sha256 = sha256Of(bytes);
	const size = bytes.byteLength;
	return (
		known(db, { sha256, name }).get()?.id ??
		insert(db, { name, sha256, size, content: Buffer.from(bytes), receivedAt })
	);
}

const byId = prepared((db, the: Pick<Stored, 'id'>) =>
	db
		.select({
			...{ id: sourceFile.id, name: sourceFile.name },
			...{ bytes: sourceFile.content, receivedAt: sourceFile.receivedAt }
		})
		.from(sourceFile)
		.where(eq(sourceFile.id, the.id))
);
export const sourceFileFor = (db: Reader, id: number): SourceFile | undefined =>
	byId(db, { id }).get();

/** Undone or not. */
const ofUpload = prepared((db, the: { readonly uploadId: number }) =>
	db
		.select({ name: sourceFile.name, sha256: sourceFile.sha256 })
		.from(sourceFile)
		.where(
			sql`${sourceFile.id} = coalesce(
				(SELECT ${upload.sourceFileId} FROM ${upload} WHERE ${upload.id} = ${the.uploadId}),
				(SELECT ${undoneUpload.sourceFileId} FROM ${undoneUpload}
					WHERE ${undoneUpload.uploadId} = ${the.uploadId}))`
		)
);
/** The file of an upload, undone or not, as the audit log names it. */
export const fileOfUpload = (
	db: Reader,
	uploadId: number
): { readonly name: string; readonly sha256: string } | undefined =>
	ofUpload(db, { uploadId }).get();

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

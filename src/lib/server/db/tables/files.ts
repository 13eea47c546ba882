// Tables of files as they come in: kept, checked, stored, taken back.
import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { account } from './accounts';

/** An uploaded file, byte for byte, kept for ever.
 *  The same bytes are stored once. */
export const sourceFile = sqliteTable(
	'source_file',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		name: text('name').notNull(),
		sha256: text('sha256').notNull(),
		size: integer('size').notNull(),
		content: blob('content', { mode: 'buffer' }).notNull(),
		receivedAt: text('received_at').notNull()
	},
	(t) => [uniqueIndex('source_file_sha256').on(t.sha256, t.name)]
);

/** A file shown for checking and not yet confirmed or cancelled.
 *  Nothing of it is a figure; old drafts are removed. */
export const uploadDraft = sqliteTable('upload_draft', {
	id: text('id').primaryKey(),
	sourceFileId: integer('source_file_id')
		.notNull()
		.references(() => sourceFile.id),
	/** Organising unit, unit and period chosen by the uploader, as JSON. */
	choices: text('choices').notNull(),
	/** Whose it is: nobody else may look at it or store it. */
	accountId: integer('account_id').references(() => account.id),
	/** Columns with data of citizens that were dropped before anything was kept, as JSON. */
	dropped: text('dropped').notNull().default('[]'),
	createdAt: text('created_at').notNull()
});

/** One storing of one file ("lần nhập"), with what its uploader said and decided beside it.
 *  Undone as a whole; its submissions and figures then move to undone_upload. */
export const upload = sqliteTable('upload', {
	id: integer('id').primaryKey({ autoIncrement: true }),
	sourceFileId: integer('source_file_id')
		.notNull()
		.references(() => sourceFile.id),
	receivedAt: text('received_at').notNull(),
	/** Name of the person, as typed. */
	submittedBy: text('submitted_by'),
	/** Who stored it; null for a command and for uploads from before there were accounts. */
	accountId: integer('account_id').references(() => account.id),
	/** What the person says about this upload. */
	note: text('note'),
	/** Worksheet, heading row, meaning of columns and mended cells, as JSON. */
	reading: text('reading').notNull().default('{}'),
	/** What was told while the file was read, as JSON of domain issues. */
	notes: text('notes').notNull().default('[]')
});

/** An upload that was taken back in one action, with all its rows as they were.
 *  Nothing of it is a figure any more; its file can still be fetched. */
export const undoneUpload = sqliteTable('undone_upload', {
	uploadId: integer('upload_id').primaryKey(),
	sourceFileId: integer('source_file_id')
		.notNull()
		.references(() => sourceFile.id),
	undoneAt: text('undone_at').notNull(),
	undoneBy: text('undone_by'),
	reason: text('reason').notNull(),
	/** What lists show of it, as JSON: who, when, which units and periods, how many figures. */
	summary: text('summary').notNull().default('{}'),
	/** The rows of upload, submission, submission_event, observation and issue as JSON. */
	body: text('body').notNull()
});

/** What the columns of a layout mean, as decided once for a sender; revocable.
 *  sender_id is the unit or office of the upload, 0 when none was chosen. */
export const columnChoice = sqliteTable(
	'column_choice',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		senderId: integer('sender_id').notNull(),
		/** Fingerprint of the folded headings. */
		layoutKey: text('layout_key').notNull(),
		/** Folded heading → target, as JSON. */
		columns: text('columns').notNull(),
		/** The headings as written, as JSON. */
		headings: text('headings').notNull(),
		chosenAt: text('chosen_at').notNull(),
		revokedAt: text('revoked_at')
	},
	(t) => [index('column_choice_layout').on(t.senderId, t.layoutKey)]
);

// Tables of the application; figures as reported are stored, KPIs are computed on read.
import { sql } from 'drizzle-orm';
import {
	blob,
	check,
	index,
	integer,
	primaryKey,
	real,
	sqliteTable,
	text,
	uniqueIndex,
	type AnySQLiteColumn
} from 'drizzle-orm/sqlite-core';

/** A commune or an organising unit, for ever the same id.
 *  What it is called, coded and belongs to at a date stands in unit_version. */
export const unit = sqliteTable('unit', {
	id: integer('id').primaryKey({ autoIncrement: true }),
	/** Invented units of the demonstration: every page that shows them says so. */
	isDemonstration: integer('is_demonstration', { mode: 'boolean' }).notNull().default(false)
});

/** Code, name, kind and parent of a unit within a span of dates; empty dates mean always.
 *  Official codes are reused after mergers, so a code is unique only together with a date. */
export const unitVersion = sqliteTable(
	'unit_version',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		unitId: integer('unit_id')
			.notNull()
			.references(() => unit.id),
		code: text('code').notNull(),
		name: text('name').notNull(),
		kindCode: text('kind_code').notNull(),
		parentId: integer('parent_id').references(() => unit.id),
		validFromOn: text('valid_from_on'),
		validToOn: text('valid_to_on')
	},
	(t) => [
		index('unit_version_parent').on(t.parentId),
		uniqueIndex('unit_version_from').on(t.unitId, t.validFromOn),
		index('unit_version_code').on(t.code),
		check(
			'unit_version_dates',
			sql`${t.validFromOn} IS NULL OR ${t.validToOn} IS NULL OR ${t.validFromOn} <= ${t.validToOn}`
		)
	]
);

/** Other written names of a unit, as offices use them.
 *  Matching compares them folded, within the organising unit. */
export const unitAlias = sqliteTable(
	'unit_alias',
	{
		unitId: integer('unit_id')
			.notNull()
			.references(() => unit.id),
		alias: text('alias').notNull()
	},
	(t) => [primaryKey({ columns: [t.unitId, t.alias] })]
);

/** Mergers and divisions: which unit goes on in which, from when.
 *  A 'part' (division) is never apportioned. */
export const unitSuccessor = sqliteTable(
	'unit_successor',
	{
		unitId: integer('unit_id')
			.notNull()
			.references(() => unit.id),
		successorId: integer('successor_id')
			.notNull()
			.references(() => unit.id),
		effectiveOn: text('effective_on').notNull(),
		shareCode: text('share_code').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.unitId, t.successorId] }),
		check('unit_successor_share', sql`${t.shareCode} IN ('whole', 'part')`)
	]
);

/** When reports of a period are due at an organising unit, and which days they cover.
 *  Without a row nothing is called late. */
export const campaign = sqliteTable(
	'campaign',
	{
		organisingUnitId: integer('organising_unit_id')
			.notNull()
			.references(() => unit.id),
		periodCode: text('period_code').notNull(),
		windowFromOn: text('window_from_on'),
		windowToOn: text('window_to_on'),
		dueOn: text('due_on').notNull()
	},
	(t) => [primaryKey({ columns: [t.organisingUnitId, t.periodCode] })]
);

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
	createdAt: text('created_at').notNull()
});

/** One unit's figures for one period out of one file ("lần nộp"); append-only.
 *  A later submission that states a figure again supersedes it figure by figure. */
export const submission = sqliteTable(
	'submission',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		sourceFileId: integer('source_file_id')
			.notNull()
			.references(() => sourceFile.id),
		unitId: integer('unit_id')
			.notNull()
			.references(() => unit.id),
		periodCode: text('period_code').notNull(),
		layoutCode: text('layout_code').notNull(),
		windowFromOn: text('window_from_on'),
		windowToOn: text('window_to_on'),
		receivedAt: text('received_at').notNull(),
		/** Why contradicting figures were stored all the same. */
		confirmReason: text('confirm_reason'),
		added: integer('added').notNull(),
		changed: integer('changed').notNull(),
		unchanged: integer('unchanged').notNull()
	},
	(t) => [
		index('submission_unit_period').on(t.unitId, t.periodCode),
		check(
			'submission_window',
			sql`${t.windowFromOn} IS NULL OR ${t.windowToOn} IS NULL OR ${t.windowFromOn} <= ${t.windowToOn}`
		)
	]
);

/** Every figure ever stated, with its cell; never changed, never deleted.
 *  The history of a figure is its rows in the order of their submissions. */
export const observation = sqliteTable(
	'observation',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		submissionId: integer('submission_id')
			.notNull()
			.references(() => submission.id),
		indicatorCode: text('indicator_code').notNull(),
		fieldCode: text('field_code').notNull().default(''),
		sourceName: text('source_name').notNull(),
		kindCode: text('kind_code').notNull(),
		value: real('value'),
		/** Upper end of a range. */
		valueHigh: real('value_high'),
		decimals: integer('decimals').notNull().default(0),
		text: text('text').notNull(),
		windowFromOn: text('window_from_on'),
		windowToOn: text('window_to_on'),
		/** Place as JSON: sheet, row, column, line, quote. */
		place: text('place').notNull(),
		note: text('note'),
		/** The row of which this one takes the place. */
		supersedesId: integer('supersedes_id').references((): AnySQLiteColumn => observation.id)
	},
	(t) => [
		index('observation_submission').on(t.submissionId),
		check(
			'observation_kind',
			sql`${t.kindCode} IN ('exact', 'at_least', 'between', 'blank', 'not_applicable')`
		),
		check(
			'observation_window',
			sql`${t.windowFromOn} IS NULL OR ${t.windowToOn} IS NULL OR ${t.windowFromOn} <= ${t.windowToOn}`
		)
	]
);

/** The figures that count now, clustered so that a ranking reads one run of rows (WITHOUT ROWID in the migration).
 *  Written in the transaction of the submission; a test rebuilds it from observation and finds no difference. */
export const currentFigure = sqliteTable(
	'current_figure',
	{
		periodCode: text('period_code').notNull(),
		indicatorCode: text('indicator_code').notNull(),
		unitId: integer('unit_id').notNull(),
		fieldCode: text('field_code').notNull(),
		sourceName: text('source_name').notNull(),
		observationId: integer('observation_id')
			.notNull()
			.references(() => observation.id)
	},
	(t) => [
		primaryKey({ columns: [t.periodCode, t.indicatorCode, t.unitId, t.fieldCode, t.sourceName] }),
		index('current_figure_unit').on(t.unitId, t.periodCode)
	]
);

/** Contradictions and notes found at an import, with the reason given for storing all the same.
 *  Open while closed_at is empty; an import that mends the figures closes them. */
export const issue = sqliteTable(
	'issue',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		submissionId: integer('submission_id')
			.notNull()
			.references(() => submission.id),
		unitId: integer('unit_id')
			.notNull()
			.references(() => unit.id),
		periodCode: text('period_code').notNull(),
		code: text('code').notNull(),
		severityCode: text('severity_code').notNull(),
		/** Same contradiction, same text: unit, period, code, indicators, sources and values. */
		fingerprint: text('fingerprint').notNull(),
		/** The domain issue as JSON. */
		body: text('body').notNull(),
		reason: text('reason'),
		openedAt: text('opened_at').notNull(),
		closedAt: text('closed_at'),
		closedBySubmissionId: integer('closed_by_submission_id').references(() => submission.id)
	},
	(t) => [
		index('issue_unit_period').on(t.unitId, t.periodCode),
		check('issue_severity', sql`${t.severityCode} IN ('error', 'warning', 'info')`)
	]
);

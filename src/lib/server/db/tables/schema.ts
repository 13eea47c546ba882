// Tables of the application; figures as reported are stored, KPIs are computed on read.
import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	primaryKey,
	real,
	sqliteTable,
	text,
	type AnySQLiteColumn
} from 'drizzle-orm/sqlite-core';
import { sourceFile, upload } from './files';
import { unit } from './units';

export * from './accounts';
export * from './campaigns';
export * from './files';
export * from './units';

/** One unit's figures for one period out of one file ("lần nộp"); append-only.
 *  A later submission that states a figure again supersedes it figure by figure. */
export const submission = sqliteTable(
	'submission',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		sourceFileId: integer('source_file_id')
			.notNull()
			.references(() => sourceFile.id),
		uploadId: integer('upload_id').references(() => upload.id),
		/** 'withdrawn' or 'sent_back' while its figures do not count; the story stands in submission_event. */
		setAsideCode: text('set_aside_code').$type<'withdrawn' | 'sent_back'>(),
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
		index('submission_upload').on(t.uploadId),
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
		kindCode: text('kind_code')
			.$type<'exact' | 'at_least' | 'between' | 'blank' | 'not_applicable'>()
			.notNull(),
		value: real('value'),
		/** Upper end of a range; the number itself where it is a guess (`at_least` has none). */
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
		// Without it every row that an undone upload takes with it would be looked for in the whole table.
		index('observation_supersedes')
			.on(t.supersedesId)
			.where(sql`${t.supersedesId} IS NOT NULL`),
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
		index('current_figure_unit').on(t.unitId, t.periodCode),
		index('current_figure_observation').on(t.observationId)
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
		severityCode: text('severity_code').$type<'error' | 'warning' | 'info'>().notNull(),
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
		index('issue_submission').on(t.submissionId),
		/** Of a unit's contradictions those between two of its periods. */
		index('issue_across')
			.on(t.unitId)
			.where(
				sql`closed_at IS NULL AND code IN ('cumulative_below_part', 'cumulative_rate_impossible', 'cumulative_sum_mismatch', 'derived_exceeds')`
			),
		index('issue_closed_by')
			.on(t.closedBySubmissionId)
			.where(sql`${t.closedBySubmissionId} IS NOT NULL`),
		check('issue_severity', sql`${t.severityCode} IN ('error', 'warning', 'info')`)
	]
);

/** What was decided about a submission after it was stored: withdrawn, sent back, restored.
 *  Append-only; the last row is its present state. */
export const submissionEvent = sqliteTable(
	'submission_event',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		submissionId: integer('submission_id')
			.notNull()
			.references(() => submission.id),
		kindCode: text('kind_code').$type<'withdrawn' | 'sent_back' | 'restored'>().notNull(),
		at: text('at').notNull(),
		by: text('by'),
		reason: text('reason').notNull()
	},
	(t) => [
		index('submission_event_submission').on(t.submissionId),
		check('submission_event_kind', sql`${t.kindCode} IN ('withdrawn', 'sent_back', 'restored')`)
	]
);

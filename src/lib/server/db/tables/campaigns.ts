// Tables of reporting campaigns: who is expected by when, and what stood in the way.
import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import { account } from './accounts';
import { unit } from './units';

type CampaignEventKind =
	'opened' | 'changed' | 'locked' | 'unlocked' | 'reminder_copied' | 'reminder_sent';

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

/** Units expected to report in a campaign; without a row for a campaign, all members of the office are.
 *  Kept by unit, so that a merger later on does not change who was expected. */
export const campaignUnit = sqliteTable(
	'campaign_unit',
	{
		organisingUnitId: integer('organising_unit_id')
			.notNull()
			.references(() => unit.id),
		periodCode: text('period_code').notNull(),
		unitId: integer('unit_id')
			.notNull()
			.references(() => unit.id)
	},
	(t) => [primaryKey({ columns: [t.organisingUnitId, t.periodCode, t.unitId] })]
);

/** A campaign opened, changed, locked or unlocked, by whom and why; a reminder copied or sent, to whom.
 *  Append-only; the last lock or unlock says whether reports are taken. */
export const campaignEvent = sqliteTable(
	'campaign_event',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		organisingUnitId: integer('organising_unit_id')
			.notNull()
			.references(() => unit.id),
		periodCode: text('period_code').notNull(),
		kindCode: text('kind_code').$type<CampaignEventKind>().notNull(),
		/** Of a reminder to one unit alone; null: to all that were missing. */
		unitId: integer('unit_id').references(() => unit.id),
		at: text('at').notNull(),
		by: text('by'),
		reason: text('reason').notNull().default('')
	},
	(t) => [
		index('campaign_event_campaign').on(t.organisingUnitId, t.periodCode),
		check(
			'campaign_event_kind',
			sql`${t.kindCode} IN ('opened', 'changed', 'locked', 'unlocked', 'reminder_copied', 'reminder_sent')`
		)
	]
);

type CheckOutcome = 'must_fix' | 'needs_confirmation' | 'would_store';

/** A file was checked on the page and not stored: what stood in the way, for whom.
 *  The submission board tells the last error from it; commands and dry runs leave none. */
export const reportCheck = sqliteTable(
	'report_check',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		draftId: text('draft_id').notNull(),
		unitId: integer('unit_id')
			.notNull()
			.references(() => unit.id),
		periodCode: text('period_code').notNull(),
		checkedAt: text('checked_at').notNull(),
		outcomeCode: text('outcome_code').$type<CheckOutcome>().notNull(),
		fileName: text('file_name').notNull(),
		errors: integer('errors').notNull(),
		/** Who brought the file; null: nobody knows any more. */
		accountId: integer('account_id').references(() => account.id),
		/** The first issue that stands in the way, as JSON; null when nothing does. */
		firstIssue: text('first_issue')
	},
	(t) => [
		uniqueIndex('report_check_draft').on(t.draftId, t.unitId, t.periodCode),
		index('report_check_unit').on(t.unitId, t.periodCode),
		check(
			'report_check_outcome',
			sql`${t.outcomeCode} IN ('must_fix', 'needs_confirmation', 'would_store', 'cancelled')`
		)
	]
);

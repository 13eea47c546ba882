// Tables of units: what they are called, belong to, and go on as.
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
import type { Successor, UnitKind } from '../../../domain/unit/unit';

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
		kindCode: text('kind_code').$type<UnitKind>().notNull(),
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
		shareCode: text('share_code').$type<Successor['share']>().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.unitId, t.successorId] }),
		check('unit_successor_share', sql`${t.shareCode} IN ('whole', 'part')`)
	]
);

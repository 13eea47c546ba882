// What a query is narrowed to, out of filters of which every part may be absent.
import { eq, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

type Bound = string | number;
export interface Condition {
	readonly sql: string;
	readonly values: readonly Bound[];
}

/** In the list; an absent list means all. */
export const oneOf = (column: string, list: readonly Bound[] | undefined): Condition[] =>
	list === undefined
		? []
		: [{ sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(list)] }];

/** An absent value means any. */
export const equalTo = (column: string, value: Bound | undefined): Condition[] =>
	value === undefined ? [] : [{ sql: `${column} = ?`, values: [value] }];

/** The clause, empty without conditions, and what its question marks stand for, in order. */
export function whereAll(conditions: readonly Condition[]): { where: string; values: Bound[] } {
	const sql = conditions.map((condition) => condition.sql).join(' AND ');
	return {
		where: sql === '' ? '' : `WHERE ${sql}`,
		values: conditions.flatMap(({ values }) => values)
	};
}

/** In the list, which is bound as one value however long it is; an absent list means all. */
export const among = (
	column: SQLiteColumn | SQL,
	list: readonly Bound[] | undefined
): SQL | undefined => (list === undefined ? undefined : sql`${column} IN ${listed(list)}`);

export const notAmong = (column: SQLiteColumn, list: readonly Bound[]): SQL =>
	sql`${column} NOT IN ${listed(list)}`;

const listed = (list: readonly Bound[]): SQL =>
	sql`(SELECT value FROM json_each(${sql.param(list, AS_JSON)}))`;
const AS_JSON = { mapToDriverValue: (list: unknown) => JSON.stringify(list) };

/** An absent value means any. */
export const equals = (column: SQLiteColumn, value: Bound | undefined): SQL | undefined =>
	value === undefined ? undefined : eq(column, value);

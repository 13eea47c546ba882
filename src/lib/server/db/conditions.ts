// What a query is narrowed to, out of filters of which every part may be absent.
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

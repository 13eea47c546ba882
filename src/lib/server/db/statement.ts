import type Sqlite from 'better-sqlite3';
import type { Reader } from './connection';

const statements = new WeakMap<Sqlite.Database, Map<string, Sqlite.Statement>>();

/** A prepared statement, prepared once per open database. */
export function statement(db: Reader, sql: string): Sqlite.Statement {
	const known = statements.get(db.$client) ?? new Map<string, Sqlite.Statement>();
	statements.set(db.$client, known);
	const prepared = known.get(sql) ?? db.$client.prepare(sql);
	known.set(sql, prepared);
	return prepared;
}

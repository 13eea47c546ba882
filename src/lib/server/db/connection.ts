// What is handed out of an open database: to read, and inside a transaction to write.
import type Sqlite from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type * as schema from './tables/schema';

export type Db = BetterSQLite3Database<typeof schema> & { readonly $client: Sqlite.Database };
/** Where figures are read; the whole database is readable. */
export type Reader = Db;
declare const inTransaction: unique symbol;
/** Handed out inside a transaction only, so that nothing is written outside one. */
export type Writer = Db & { readonly [inTransaction]: true };

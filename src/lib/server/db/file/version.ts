// Tells whether anything in the database may have changed since a moment, by this connection or by another.
import type { Reader } from '../database';
import { statement } from '../database';

/** undefined inside a transaction: what is read there may yet be rolled back. */
export function databaseVersion(db: Reader): string | undefined {
	if (db.$client.inTransaction) return undefined;
	const others = db.$client.pragma('data_version', { simple: true }) as number;
	const own = statement(db, 'SELECT total_changes()').pluck().get() as number;
	return `${others}-${own}`;
}

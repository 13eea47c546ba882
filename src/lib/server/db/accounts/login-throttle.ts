// Table of failed sign-ins, in the shape that the throttle's library asks of a database.
import type Sqlite from 'better-sqlite3';
import { statement, type Db, type Writer } from '../database';
import { withoutWaiting } from './without-waiting';

export const THROTTLE_TABLE = 'login_throttle';

/** Stands for the open database. Nothing done through it waits for another process: it fails at once with SQLITE_BUSY. */
interface ThrottleStore {
	prepare(sql: string): Pick<Sqlite.Statement, 'get' | 'run'>;
	transaction<T>(work: () => T): () => T;
}

export const throttleStore = (db: Db): ThrottleStore => ({
	prepare: (sql) => {
		const prepared = statement(db, sql);
		return {
			get: (...values) => prepared.get(...values),
			run: (...values) => withoutWaiting(db, () => prepared.run(...values))
		};
	},
	transaction: (work) => {
		const inOne = db.$client.transaction(work);
		return () => withoutWaiting(db, () => inOne.immediate());
	}
});

/** `now` in milliseconds, as the library keeps time. */
export function removeForgotten(db: Writer, now: number): void {
	statement(db, `DELETE FROM ${THROTTLE_TABLE} WHERE expire < ?`).run(now);
}

// What somebody with the database file and another program can do to the log.
import { hashOf, type HashedLine } from '../../src/lib/server/db/audit/audit';
import type { Db } from '../../src/lib/server/db/database';

export type Stored = HashedLine & { readonly hash: string };

const COLUMNS = {
	id: 'id',
	at: 'at',
	accountId: 'account_id',
	actorName: 'actor_name',
	actorRole: 'actor_role',
	address: 'address',
	actionCode: 'action_code',
	subject: 'subject',
	unitId: 'unit_id',
	periodCode: 'period_code',
	detail: 'detail',
	previousHash: 'previous_hash',
	hash: 'hash'
} as const satisfies Record<keyof Stored, string>;
export type Column = keyof Stored;

/** The guards of the table go first, and come back so that nothing shows. */
export function behindOurBack(db: Db, work: () => void): void {
	const triggers = db.$client
		.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`)
		.all() as { name: string; sql: string }[];
	for (const { name } of triggers) db.$client.exec(`DROP TRIGGER ${name}`);
	work();
	for (const { sql } of triggers) db.$client.exec(sql);
}

const SELECTED = Object.entries(COLUMNS).map(([key, column]) => `${column} AS ${key}`);
export const linesOf = (db: Db): Stored[] =>
	db.$client
		.prepare(`SELECT ${SELECTED.join(', ')} FROM audit_event ORDER BY id`)
		.all() as Stored[];

/** These lines in place of all there were; the highest number ever given stays as it is. */
export function replaceLines(db: Db, lines: readonly Stored[]): void {
	behindOurBack(db, () => {
		db.$client.exec('DELETE FROM audit_event');
		const columns = Object.keys(COLUMNS) as Column[];
		const insert = db.$client.prepare(
			`INSERT INTO audit_event (${columns.map((key) => COLUMNS[key]).join(', ')})
			VALUES (${columns.map((key) => `@${key}`).join(', ')})`
		);
		for (const line of lines) insert.run(line);
	});
}

export const rehashed = (line: HashedLine): Stored => ({ ...line, hash: hashOf(line) });

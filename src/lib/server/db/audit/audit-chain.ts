// Proves the audit log: every hash computed again in order, so that a line altered, removed, added or put elsewhere shows.
import { FIRST_HASH, hashOf, type HashedLine } from './audit';
import { statement, type Reader } from '../database';

/** Why the chain is broken at a line. */
type ChainFault =
	/** Its text is not what was hashed. */
	| 'altered'
	/** Lines before it are missing. */
	| 'removed'
	/** It does not follow the line before it. */
	| 'foreign'
	/** Lines after it are missing. */
	| 'truncated'
	/** The end known from elsewhere is nowhere in the log. */
	| 'other_head'
	/** What keeps the table from being changed is gone. */
	| 'unguarded';
interface ChainLink {
	readonly id: number;
	readonly hash: string;
}
export type ChainState =
	| { readonly intact: true; readonly lines: number; readonly head: ChainLink }
	| {
			readonly intact: false;
			/** Lines before the first broken one. */
			readonly lines: number;
			readonly fault: ChainFault;
			/** Number of the first broken line, or of the first missing one. */
			readonly line: number;
	  };
export interface ChainQuestion {
	/** End of the chain as a backup or a log elsewhere knows it. */
	readonly head?: string;
}

const LINES = `SELECT id, at, account_id AS accountId, actor_name AS actorName, actor_role AS actorRole, address,
	action_code AS actionCode, subject, unit_id AS unitId, period_code AS periodCode, detail,
	previous_hash AS previousHash, hash FROM audit_event ORDER BY id`;

/** One line after another, however many there are. */
export function verifyChain(db: Reader, { head }: ChainQuestion = {}): ChainState {
	let last: ChainLink = { id: 0, hash: FIRST_HASH };
	let lines = 0;
	let isHeadKnown = head === undefined || head === FIRST_HASH;
	const rows = statement(db, LINES).iterate() as Iterable<HashedLine & ChainLink>;
	for (const row of rows) {
		const broken = faultOf(row, last);
		if (broken !== undefined) return { intact: false, lines, ...broken };
		last = { id: row.id, hash: row.hash };
		lines += 1;
		isHeadKnown ||= row.hash === head;
	}
	const after = { intact: false, lines, line: last.id + 1 } as const;
	if (highestEver(db) > last.id) return { ...after, fault: 'truncated' };
	if (!isHeadKnown) return { ...after, fault: 'other_head' };
	if (!isGuarded(db)) return { ...after, line: last.id, fault: 'unguarded' };
	return { intact: true, lines, head: last };
}

function faultOf(
	row: HashedLine & ChainLink,
	last: ChainLink
): { readonly fault: ChainFault; readonly line: number } | undefined {
	if (hashOf(row) !== row.hash) return { fault: 'altered', line: row.id };
	if (row.id > last.id + 1) return { fault: 'removed', line: last.id + 1 };
	const follows = row.previousHash === last.hash && row.id === last.id + 1;
	return follows ? undefined : { fault: 'foreign', line: row.id };
}

/** SQLite keeps the highest number that the table ever gave. */
function highestEver(db: Reader): number {
	const sql = `SELECT seq FROM sqlite_sequence WHERE name = 'audit_event'`;
	return (statement(db, sql).pluck().get() as number | undefined) ?? 0;
}

const GUARDS = ['audit_event_is_kept', 'audit_event_stays'];

function isGuarded(db: Reader): boolean {
	const sql = `SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_event'
		AND sql LIKE '%RAISE(ABORT%' AND name IN (SELECT value FROM json_each(?))`;
	return statement(db, sql).pluck().get(JSON.stringify(GUARDS)) === GUARDS.length;
}

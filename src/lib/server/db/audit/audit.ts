// The audit log: lines are appended in the transaction of what they tell of, each with the hash of the one before it.
import { createHash } from 'node:crypto';
import { desc } from 'drizzle-orm';
import type { Actor, AuditEntry } from '../../../domain/office/audit';
import type { Reader, Writer } from '../connection';
import { insertion, prepared } from '../prepared';
import { statement } from '../statement';
import { auditEvent } from '../tables/accounts';

/** Stands before the first line. */
export const FIRST_HASH = '0'.repeat(64);

/** What is hashed, in this order; the detail exactly as it is stored. */
export type HashedLine = Readonly<Omit<typeof auditEvent.$inferSelect, 'hash'>>;

export function hashOf(line: HashedLine): string {
	const { id, at, accountId, actorName, actorRole, address, actionCode } = line;
	const { subject, unitId, periodCode, detail, previousHash } = line;
	const text = JSON.stringify([
		...[previousHash, id, at, accountId, actorName, actorRole, address],
		...[actionCode, subject, unitId, periodCode, detail]
	]);
	return createHash('sha256').update(text).digest('hex');
}

/** `at` is the instant of the change itself. Answers the number of the line. */
export function recordAudit(
	db: Writer,
	actor: Actor,
	entry: AuditEntry & { readonly at: string }
): number {
	const line = {
		id: nextId(db),
		at: entry.at,
		accountId: actor.accountId,
		actorName: asStored(actor.name),
		actorRole: actor.role,
		address: asStored(actor.address),
		actionCode: entry.action,
		subject: asStored(entry.subject),
		unitId: entry.unitId ?? null,
		periodCode: entry.period ?? null,
		detail: JSON.stringify(entry.detail),
		previousHash: lastLine(db).hash
	};
	insert(db, { ...line, hash: hashOf(line) });
	return line.id;
}

const insert = insertion(auditEvent);

/** A number is given once, also when the last lines were cut off: the gap shows. */
function nextId(db: Reader): number {
	const sql = `SELECT max(coalesce((SELECT max(id) FROM audit_event), 0),
		coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'audit_event'), 0)) + 1`;
	return statement(db, sql).pluck().get() as number;
}

/** Half a surrogate pair is kept as U+FFFD; what is hashed must be what is read again. */
const asStored = (text: string): string => Buffer.from(text).toString();

const last = prepared((db) =>
	db
		.select({ id: auditEvent.id, hash: auditEvent.hash })
		.from(auditEvent)
		.orderBy(desc(auditEvent.id))
		.limit(1)
);
/** The end of the chain: what a copy of the log elsewhere is compared with. */
export const lastLine = (db: Reader): { readonly id: number; readonly hash: string } =>
	last(db).get() ?? { id: 0, hash: FIRST_HASH };

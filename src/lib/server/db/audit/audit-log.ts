// The audit log as it is read: lines that fit a filter, a page of them or one after another.
import type { AccountId } from '../../../domain/office/account';
import type { AuditAction, AuditLine } from '../../../domain/office/audit';
import type { IsoDate, PeriodId } from '../../../domain/figures/period';
import { fold } from '../../../domain/text';
import type { UnitId } from '../../../domain/unit/unit';
import { oneOf, whereAll, type Condition } from '../conditions';
import { statement, type Reader } from '../database';
import { knowFolding } from '../folding';
import type { Slice } from '../submissions/submission-heads';

/** An absent part means all. */
export interface AuditFilter {
	/** First and last day, as the office's clock counts days. */
	readonly from?: IsoDate;
	readonly to?: IsoDate;
	/** An account, or the name of somebody without one. */
	readonly person?: { readonly accountId: AccountId } | { readonly name: string };
	readonly actions?: readonly AuditAction[];
	readonly unitIds?: readonly UnitId[];
	readonly period?: PeriodId;
	/** "upload:12" */
	readonly subjects?: readonly string[];
	/** In the name, the address, the subject or the details; without tones and capitals. */
	readonly text?: string;
}

interface Row {
	readonly id: number;
	readonly at: string;
	readonly account_id: number | null;
	readonly actor_name: string;
	readonly actor_role: AuditLine['actor']['role'];
	readonly address: string;
	readonly action_code: AuditAction;
	readonly subject: string;
	readonly unit_id: number | null;
	readonly period_code: string | null;
	readonly detail: string;
	readonly hash: string;
}

/** Newest first. */
export function auditLines(
	db: Reader,
	filter: AuditFilter,
	{ limit, offset }: Slice = { limit: -1, offset: 0 }
): AuditLine[] {
	const { where, values } = conditions(db, filter);
	const sql = `SELECT * FROM audit_event ${where} ORDER BY id DESC LIMIT ? OFFSET ?`;
	return (statement(db, sql).all(...values, limit, offset) as Row[]).map(lineOf);
}

export function countAuditLines(db: Reader, filter: AuditFilter): number {
	const { where, values } = conditions(db, filter);
	return statement(db, `SELECT count(*) FROM audit_event ${where}`)
		.pluck()
		.get(...values) as number;
}

interface AuditPerson {
	readonly accountId: AccountId | null;
	/** As last written. */
	readonly name: string;
}

/** Everybody who stands in the log. */
export function auditPeople(db: Reader): AuditPerson[] {
	return statement(
		db,
		`SELECT account_id AS accountId, actor_name AS name, max(id) FROM audit_event
		WHERE actor_name <> '' GROUP BY account_id, iif(account_id IS NULL, actor_name, '') ORDER BY actor_name`
	)
		.all()
		.map((row) => row as AuditPerson)
		.map(({ accountId, name }) => ({ accountId, name }));
}

/** Units that some line is about. */
export const auditUnits = (db: Reader): UnitId[] =>
	statement(db, `SELECT DISTINCT unit_id FROM audit_event WHERE unit_id IS NOT NULL`)
		.pluck()
		.all() as UnitId[];

/** Newest first, one after another, however many there are. */
export function* auditLinesOneByOne(db: Reader, filter: AuditFilter): Iterable<AuditLine> {
	const { where, values } = conditions(db, filter);
	const query = statement(db, `SELECT * FROM audit_event ${where} ORDER BY id DESC`);
	for (const row of query.iterate(...values)) yield lineOf(row as Row);
}

function lineOf(row: Row): AuditLine {
	return {
		id: row.id,
		at: row.at,
		actor: {
			accountId: row.account_id,
			name: row.actor_name,
			role: row.actor_role,
			address: row.address
		},
		action: row.action_code,
		subject: row.subject,
		unitId: row.unit_id,
		period: row.period_code,
		detail: detailOf(row.detail),
		hash: row.hash
	};
}

/** A line that somebody altered is still shown, as it stands. */
function detailOf(written: string): AuditLine['detail'] {
	try {
		const detail: unknown = JSON.parse(written);
		if (typeof detail === 'object' && detail !== null) return { ...detail };
	} catch {
		// Falls through to the text itself.
	}
	return { unreadable: written };
}

const conditions = (db: Reader, filter: AuditFilter) =>
	whereAll([
		...between(filter),
		...byPerson(filter.person),
		...oneOf('action_code', filter.actions),
		...about('unit_id', '$.units', filter.unitIds),
		...about('period_code', '$.periods', filter.period === undefined ? undefined : [filter.period]),
		...oneOf('subject', filter.subjects),
		...withText(db, filter.text)
	]);

/** Days begin at midnight of Vietnam, instants are kept in UTC. */
const startOf = (day: IsoDate): string => new Date(`${day}T00:00:00+07:00`).toISOString();

function between({ from, to }: AuditFilter): Condition[] {
	const first = from === undefined ? [] : [{ sql: 'at >= ?', values: [startOf(from)] }];
	if (to === undefined) return first;
	const end = new Date(Date.parse(startOf(to)) + DAY_MS).toISOString();
	return [...first, { sql: 'at < ?', values: [end] }];
}
const DAY_MS = 86_400_000;

/** A line about many units or periods names them in its details. */
function about(
	column: string,
	path: '$.units' | '$.periods',
	list: readonly (string | number)[] | undefined
): Condition[] {
	if (list === undefined) return [];
	const wanted = JSON.stringify(list);
	return [
		{
			sql: `(${column} IN (SELECT value FROM json_each(?)) OR ${column} IS NULL
				AND action_code IN ('upload.stored', 'upload.undone') AND json_valid(detail)
				AND EXISTS (SELECT 1 FROM json_each(detail, '${path}') d
					WHERE d.value IN (SELECT value FROM json_each(?))))`,
			values: [wanted, wanted]
		}
	];
}

function byPerson(person: AuditFilter['person']): Condition[] {
	if (person === undefined) return [];
	if ('accountId' in person) return [{ sql: 'account_id = ?', values: [person.accountId] }];
	return [{ sql: 'account_id IS NULL AND actor_name = ?', values: [person.name] }];
}

function withText(db: Reader, text: string | undefined): Condition[] {
	const written = fold(text ?? '');
	if (written === '') return [];
	knowFolding(db);
	const texts = `actor_name || ' ' || address || ' ' || subject || ' ' || detail`;
	return [{ sql: `instr(folded(${texts}), ?) > 0`, values: [written] }];
}

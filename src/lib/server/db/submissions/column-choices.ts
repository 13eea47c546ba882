// What the columns of a layout mean, as decided once for a sender.
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Actor } from '../../../domain/office/audit';
import type { ColumnTarget } from '../../../domain/reading-choices';
import { recordAudit } from '../audit/audit';
import { equals } from '../conditions';
import type { Reader, Writer } from '../database';
import { insertion, prepared } from '../prepared';
import { columnChoice } from '../tables/files';

/** Unit or office that sends the file; whoever it is, its layouts keep their meaning. */
export interface Sender {
	readonly unitId?: number;
	readonly organisingId?: number;
}

/** The id under which a sender's choices are kept; 0 when nobody was named. */
export const senderId = ({ unitId, organisingId }: Sender): number => unitId ?? organisingId ?? 0;

type Stored = typeof columnChoice.$inferSelect;
/** The newest first. */
const standingOf = prepared((db, the: Partial<Pick<Stored, 'senderId' | 'layoutKey'>>) =>
	db
		.select()
		.from(columnChoice)
		.where(
			and(
				isNull(columnChoice.revokedAt),
				equals(columnChoice.senderId, the.senderId),
				equals(columnChoice.layoutKey, the.layoutKey)
			)
		)
		.orderBy(desc(columnChoice.id))
);

/** Looks up the meaning of a layout's columns for this sender: folded heading → target. */
export function rememberedColumns(
	db: Reader,
	sender: Sender
): (layoutKey: string) => Readonly<Record<string, ColumnTarget>> | undefined {
	return (layoutKey) => {
		const found = standingOf(db, { senderId: senderId(sender), layoutKey }).get();
		return found === undefined
			? undefined
			: (JSON.parse(found.columns) as Record<string, ColumnTarget>);
	};
}

export interface NewColumnChoice {
	readonly sender: Sender;
	readonly layoutKey: string;
	/** Folded heading → meaning. */
	readonly columns: Readonly<Record<string, ColumnTarget>>;
	/** The headings as written. */
	readonly headings: readonly string[];
	/** ISO instant. */
	readonly chosenAt: string;
	readonly actor: Actor;
}
export interface ColumnChoice {
	readonly id: number;
	readonly senderId: number;
	readonly layoutKey: string;
	readonly columns: Readonly<Record<string, ColumnTarget>>;
	readonly headings: readonly string[];
	readonly chosenAt: string;
}

const insert = insertion(columnChoice);
/** Takes the place of what was decided before for the sender and layout; the same once more changes nothing. */
export function saveColumnChoice(db: Writer, choice: NewColumnChoice): void {
	const { layoutKey, chosenAt } = choice;
	const sender = senderId(choice.sender);
	const columns = JSON.stringify(inOrder(choice.columns));
	const standing = columnChoices(db, choice.sender).filter((one) => one.layoutKey === layoutKey);
	if (standing.length === 1 && JSON.stringify(inOrder(standing[0]?.columns ?? {})) === columns)
		return;
	for (const { id } of standing) setRevoked(db, id, chosenAt);
	const headings = JSON.stringify(choice.headings);
	const row = { senderId: sender, layoutKey, columns, headings, chosenAt, revokedAt: null };
	const id = insert(db, row);
	recordAudit(db, choice.actor, {
		action: 'columns.remembered',
		subject: `columns:${id}`,
		unitId: sender === 0 ? null : sender,
		detail: {
			before: standing[0]?.columns ?? null,
			after: choice.columns,
			headings: choice.headings
		},
		at: chosenAt
	});
}

const inOrder = (
	columns: Readonly<Record<string, ColumnTarget>>
): Readonly<Record<string, ColumnTarget>> =>
	Object.fromEntries(Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

/** Not used any more from now on; what was read by it stays as it is. */
export function revokeColumnChoice(
	db: Writer,
	id: number,
	{ actor, at }: { readonly actor: Actor; readonly at: string }
): void {
	const standing = columnChoices(db).find((one) => one.id === id);
	if (standing === undefined) return;
	setRevoked(db, id, at);
	recordAudit(db, actor, {
		action: 'columns.revoked',
		subject: `columns:${id}`,
		unitId: standing.senderId === 0 ? null : standing.senderId,
		detail: { before: standing.columns, after: null, headings: standing.headings },
		at
	});
}

const revoke = prepared((db, the: Pick<Stored, 'id' | 'revokedAt'>) =>
	db
		.update(columnChoice)
		.set({ revokedAt: the.revokedAt })
		.where(and(eq(columnChoice.id, the.id), isNull(columnChoice.revokedAt)))
);
function setRevoked(db: Writer, id: number, at: string): void {
	revoke(db, { id, revokedAt: at }).run();
}

/** Those in force, of one sender or of all, the newest first. */
export function columnChoices(db: Reader, sender?: Sender): ColumnChoice[] {
	const of = sender === undefined ? {} : { senderId: senderId(sender) };
	return standingOf(db, of)
		.all()
		.map(({ revokedAt: _, ...row }) => ({
			...row,
			columns: JSON.parse(row.columns) as ColumnChoice['columns'],
			headings: JSON.parse(row.headings) as string[]
		}));
}

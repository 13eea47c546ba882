// What the columns of a layout mean, as decided once for a sender.
import type { Actor } from '../../../domain/office/audit';
import { recordAudit } from '../audit/audit';
import { statement, type Reader, type Writer } from '../database';

/** Unit or office that sends the file; whoever it is, its layouts keep their meaning. */
export interface Sender {
	readonly unitId?: number;
	readonly organisingId?: number;
}

/** The id under which a sender's choices are kept; 0 when nobody was named. */
export const senderId = ({ unitId, organisingId }: Sender): number => unitId ?? organisingId ?? 0;

/** Looks up the meaning of a layout's columns for this sender: folded heading → target. */
export function rememberedColumns(
	db: Reader,
	sender: Sender
): (layoutKey: string) => Readonly<Record<string, RememberedTarget>> | undefined {
	return (layoutKey) => {
		const found = statement(
			db,
			`SELECT columns FROM column_choice
			WHERE sender_id = ? AND layout_key = ? AND revoked_at IS NULL ORDER BY id DESC LIMIT 1`
		)
			.pluck()
			.get(senderId(sender), layoutKey) as string | undefined;
		return found === undefined
			? undefined
			: (JSON.parse(found) as Record<string, RememberedTarget>);
	};
}
export type RememberedTarget = `role:${string}` | `indicator:${string}` | 'ignore';

export interface NewColumnChoice {
	readonly sender: Sender;
	readonly layoutKey: string;
	/** Folded heading → meaning. */
	readonly columns: Readonly<Record<string, RememberedTarget>>;
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
	readonly columns: Readonly<Record<string, RememberedTarget>>;
	readonly headings: readonly string[];
	readonly chosenAt: string;
}

/** Takes the place of what was decided before for the sender and layout; the same once more changes nothing. */
export function saveColumnChoice(db: Writer, choice: NewColumnChoice): void {
	const { layoutKey, chosenAt } = choice;
	const sender = senderId(choice.sender);
	const columns = JSON.stringify(inOrder(choice.columns));
	const standing = columnChoices(db, choice.sender).filter((one) => one.layoutKey === layoutKey);
	if (standing.length === 1 && JSON.stringify(inOrder(standing[0]?.columns ?? {})) === columns)
		return;
	for (const { id } of standing) setRevoked(db, id, chosenAt);
	const { lastInsertRowid } = statement(
		db,
		`INSERT INTO column_choice (sender_id, layout_key, columns, headings, chosen_at)
		VALUES (?, ?, ?, ?, ?)`
	).run(sender, layoutKey, columns, JSON.stringify(choice.headings), chosenAt);
	recordAudit(db, choice.actor, {
		action: 'columns.remembered',
		subject: `columns:${lastInsertRowid}`,
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
	columns: Readonly<Record<string, RememberedTarget>>
): Readonly<Record<string, RememberedTarget>> =>
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

function setRevoked(db: Writer, id: number, at: string): void {
	statement(db, `UPDATE column_choice SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL`).run(
		at,
		id
	);
}

interface Row {
	id: number;
	sender_id: number;
	layout_key: string;
	columns: string;
	headings: string;
	chosen_at: string;
}

/** Those in force, of one sender or of all, the newest first. */
export function columnChoices(db: Reader, sender?: Sender): ColumnChoice[] {
	const id = sender === undefined ? null : senderId(sender);
	const all = statement(
		db,
		`SELECT * FROM column_choice WHERE revoked_at IS NULL AND sender_id = ifnull(?, sender_id)
		ORDER BY id DESC`
	).all(id) as Row[];
	return all.map((row) => ({
		id: row.id,
		senderId: row.sender_id,
		layoutKey: row.layout_key,
		columns: JSON.parse(row.columns) as ColumnChoice['columns'],
		headings: JSON.parse(row.headings) as string[],
		chosenAt: row.chosen_at
	}));
}

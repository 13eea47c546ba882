// What the columns of a layout mean, as decided once for a sender.
import { statement, type Reader } from './database';

/** Unit or office that sends the file; whoever it is, its layouts keep their meaning. */
export interface Sender {
	readonly unitId?: number;
	readonly organisingId?: number;
}

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
			.get(sender.unitId ?? sender.organisingId ?? 0, layoutKey) as string | undefined;
		return found === undefined
			? undefined
			: (JSON.parse(found) as Record<string, RememberedTarget>);
	};
}
export type RememberedTarget = `role:${string}` | `indicator:${string}` | 'ignore';

// What the office decided in place of the usual, one JSON value a key; what it means is known where it is used.
import { statement, type Reader, type Writer } from './database';

export function settingValue(db: Reader, key: string): unknown {
	const found = statement(db, 'SELECT value FROM setting WHERE key = ?').pluck().get(key);
	return typeof found === 'string' ? (JSON.parse(found) as unknown) : undefined;
}

export function saveSetting(
	db: Writer,
	entry: { readonly key: string; readonly value: unknown; readonly at: string }
): void {
	statement(
		db,
		`INSERT INTO setting (key, value, changed_at) VALUES (@key, @value, @at)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`
	).run({ key: entry.key, value: JSON.stringify(entry.value), at: entry.at });
}

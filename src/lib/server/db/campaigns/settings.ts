// What the office decided in place of the usual, one JSON value a key; what it means is known where it is used.
import type { Actor } from '../../../domain/office/audit';
import {
	checkedSetting,
	SETTING_KEYS,
	USUAL_SETTINGS,
	type OfficeSettings
} from '../../../domain/office/office-settings';
import { recordAudit } from '../audit/audit';
import { statement, type Reader, type Writer } from '../database';

/** undefined: nothing is stored, or nothing that can be read. */
export function settingValue(db: Reader, key: string): unknown {
	const found = statement(db, 'SELECT value FROM setting WHERE key = ?').pluck().get(key);
	return typeof found === 'string' ? parsed(found) : undefined;
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

/** Every setting as it holds now: a stored value out of bounds, or unreadable, leaves the usual one. */
export function officeSettings(db: Reader): OfficeSettings {
	const rows = statement(db, 'SELECT key, value FROM setting').raw().all() as [string, unknown][];
	const stored = new Map(
		rows.map(([key, value]) => [key, typeof value === 'string' ? parsed(value) : undefined])
	);
	const held = SETTING_KEYS.map((key) => [
		key,
		checkedSetting(key, stored.get(key)) ?? USUAL_SETTINGS[key]
	]);
	return Object.fromEntries(held) as OfficeSettings;
}

/** Stores what differs from what holds, with a line in the audit log for each; answers how many. */
export function changeSettings(
	db: Writer,
	actor: Actor,
	{ changes, at }: { readonly changes: Partial<OfficeSettings>; readonly at: string }
): number {
	const before = officeSettings(db);
	const changed = SETTING_KEYS.filter(
		(key) => changes[key] !== undefined && changes[key] !== before[key]
	);
	for (const key of changed) {
		const value = checkedSetting(key, changes[key]);
		if (value === undefined) throw new Error(`${key} is out of its bounds.`);
		saveSetting(db, { key, value, at });
		recordAudit(db, actor, {
			action: 'setting.changed',
			subject: `setting:${key}`,
			detail: { before: before[key], after: value },
			at
		});
	}
	return changed.length;
}

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}

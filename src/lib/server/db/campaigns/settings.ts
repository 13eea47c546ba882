// What the office decided in place of the usual, one JSON value a key; what it means is known where it is used.
import { eq, sql } from 'drizzle-orm';
import type { Actor } from '../../../domain/office/audit';
import {
	checkedSetting,
	SETTING_KEYS,
	USUAL_SETTINGS,
	type OfficeSettings
} from '../../../domain/office/office-settings';
import { recordAudit } from '../audit/audit';
import type { Reader, Writer } from '../database';
import { prepared } from '../prepared';
import { setting } from '../tables/accounts';

type Stored = typeof setting.$inferSelect;

const byKey = prepared((db, the: Pick<Stored, 'key'>) =>
	db.select({ value: setting.value }).from(setting).where(eq(setting.key, the.key))
);
/** undefined: nothing is stored, or nothing that can be read. */
export const settingValue = (db: Reader, key: string): unknown =>
	parsed(byKey(db, { key }).get()?.value);

const save = prepared((db, the: Stored) =>
	db
		.insert(setting)
		.values({ key: the.key, value: the.value, changedAt: the.changedAt })
		.onConflictDoUpdate({
			target: setting.key,
			set: { value: sql`excluded.value`, changedAt: sql`excluded.changed_at` }
		})
);
export function saveSetting(
	db: Writer,
	entry: { readonly key: string; readonly value: unknown; readonly at: string }
): void {
	save(db, { key: entry.key, value: JSON.stringify(entry.value), changedAt: entry.at }).run();
}

const everySetting = prepared((db) =>
	db.select({ key: setting.key, value: setting.value }).from(setting)
);
/** Every setting as it holds now: a stored value out of bounds, or unreadable, leaves the usual one. */
export function officeSettings(db: Reader): OfficeSettings {
	const stored = new Map(
		everySetting(db)
			.all()
			.map(({ key, value }) => [key, parsed(value)])
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

/** A file that another program wrote to may hold anything. */
function parsed(json: unknown): unknown {
	if (typeof json !== 'string') return undefined;
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}

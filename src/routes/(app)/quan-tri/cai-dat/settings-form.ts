// The form of settings, as typed; read into values or told what is wrong with each.
import { z } from 'zod';
import {
	checkedSetting,
	SETTING_KEYS,
	SETTING_RULES,
	type OfficeSettings,
	type SettingKey,
	type SettingValue
} from '$lib/domain/office/office-settings';
import type { FieldFault } from '$lib/format/field-fault';
import { settingFaultText } from '$lib/format/office/setting-text';

type TypedSettings = Readonly<Record<SettingKey, string>>;

/** Longer than any setting, so that what is too long is told and not lost. */
const Text = z
	.string()
	.trim()
	.transform((text) => text.normalize('NFC').slice(0, 1000))
	.catch('');
/** What a ticked box sends. */
const TICKED = 'co';

/** A box that is not ticked sends nothing. */
export const typedSettings = (form: FormData): TypedSettings =>
	byKey((key) => Text.parse(form.get(key) ?? ''));

export const settingsTyped = (settings: OfficeSettings): TypedSettings =>
	byKey((key) => {
		const value = settings[key];
		return typeof value === 'boolean' ? (value ? TICKED : '') : String(value);
	});

export function readSettingsForm(typed: TypedSettings): {
	readonly settings: Partial<OfficeSettings>;
	readonly faults: readonly FieldFault[];
} {
	const read = SETTING_KEYS.map((key) => [key, checkedSetting(key, valueOf(key, typed[key]))]);
	const faults = read.flatMap(([key, value]) => {
		const field = key as SettingKey;
		return value === undefined ? [{ field, message: settingFaultText(field, typed[field]) }] : [];
	});
	return { settings: Object.fromEntries(read) as Partial<OfficeSettings>, faults };
}

function valueOf(key: SettingKey, typed: string): SettingValue | undefined {
	switch (SETTING_RULES[key].kind) {
		case 'yes_no':
			return typed === TICKED;
		case 'count':
			return /^\d{1,6}$/.test(typed) ? Number(typed) : undefined;
		case 'time':
			return clockTime(typed);
		case 'line':
			return typed;
	}
}

/** "2:00", "02h00" and "2 giờ" are the same time. */
function clockTime(typed: string): string | undefined {
	const parts = /^(\d{1,2})(?::| ?h ?| ?giờ ?)(\d{2})?(?: ?phút)?$/iu.exec(typed.normalize('NFC'));
	return parts?.[1] === undefined ? undefined : `${parts[1].padStart(2, '0')}:${parts[2] ?? '00'}`;
}

const byKey = (textOf: (key: SettingKey) => string): TypedSettings =>
	Object.fromEntries(SETTING_KEYS.map((key) => [key, textOf(key)])) as TypedSettings;

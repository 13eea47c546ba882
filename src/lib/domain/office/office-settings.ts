// What an office may decide in place of the usual: the one declared list, with the bounds within which it may.

interface YesNo {
	readonly kind: 'yes_no';
	readonly usual: boolean;
}
interface Count {
	readonly kind: 'count';
	readonly usual: number;
	readonly least: number;
	readonly most: number;
}
interface TimeOfDay {
	readonly kind: 'time';
	readonly usual: string;
}
interface Line {
	readonly kind: 'line';
	readonly usual: string;
	/** Longest text. */
	readonly most: number;
}
export type SettingRule = YesNo | Count | TimeOfDay | Line;

const count = (usual: number, least: number, most: number): Count => ({
	kind: 'count',
	usual,
	least,
	most
});
const line = (most: number): Line => ({ kind: 'line', usual: '', most });
const yesNo = (usual: boolean): YesNo => ({ kind: 'yes_no', usual });

export const SETTING_RULES = {
	/** Who answers questions about a reminder, and how that office is reached; '' is left out of it. */
	'office.person': line(80),
	'office.phone': line(40),
	'office.email': line(80),
	'office.address': line(160),
	/** Anyone without an account may read the public figures. */
	'guests.allowed': yesNo(false),
	/** A browser that asks nothing for so long is signed out. */
	'session.idle_hours': count(8, 1, 24),
	/** However busy it is, it signs in again after so long. */
	'session.absolute_days': count(7, 1, 30),
	/** Files shown for checking, neither confirmed nor cancelled. */
	'drafts.hours': count(24, 1, 720),
	/** Of one account together. An archive of 200 files and an upload of the usual size fit. */
	'drafts.files': count(400, 10, 5_000),
	'drafts.megabytes': count(500, 10, 20_000),
	/** Reading, checking or storing for one account; others wait meanwhile. */
	'work.minutes': count(10, 1, 120),
	/** What stood in the way of files that were never stored. */
	'checks.months': count(24, 1, 120),
	/** Percent of units that may join and leave between two periods before the office's line breaks. */
	'trend.break_percent': count(10, 0, 100),
	/** Units with fewer cases than a KPI asks for take ranks as well. */
	'ranking.few_ranked': yesNo(false),
	'backup.enabled': yesNo(true),
	/** In Vietnam. */
	'backup.time': { kind: 'time', usual: '02:00' },
	/** Days, weeks and months of which one copy each is kept. */
	'backup.keep_daily': count(7, 1, 366),
	'backup.keep_weekly': count(4, 0, 260),
	'backup.keep_monthly': count(12, 0, 240)
} as const satisfies Readonly<Record<string, SettingRule>>;

export type SettingKey = keyof typeof SETTING_RULES;
export const SETTING_KEYS = Object.keys(SETTING_RULES) as readonly SettingKey[];

type ValueOf<R extends SettingRule> = R extends YesNo ? boolean : R extends Count ? number : string;
export type OfficeSettings = {
	readonly [K in SettingKey]: ValueOf<(typeof SETTING_RULES)[K]>;
};
export type SettingValue = OfficeSettings[SettingKey];

export const USUAL_SETTINGS = Object.fromEntries(
	SETTING_KEYS.map((key) => [key, SETTING_RULES[key].usual])
) as unknown as OfficeSettings;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The value when it is of the kind and within the bounds of its key: `checkedSetting('drafts.hours', 0)` is none. */
export function checkedSetting<K extends SettingKey>(
	key: K,
	value: unknown
): OfficeSettings[K] | undefined {
	return isWithin(SETTING_RULES[key], value) ? (value as OfficeSettings[K]) : undefined;
}

const isLine = (value: unknown): value is string =>
	typeof value === 'string' && !/[\p{Cc}\u2028\u2029]/u.test(value);

function isWithin(rule: SettingRule, value: unknown): boolean {
	switch (rule.kind) {
		case 'yes_no':
			return typeof value === 'boolean';
		case 'time':
			return typeof value === 'string' && TIME.test(value);
		case 'line':
			return isLine(value) && value.length <= rule.most;
		case 'count':
			return (
				typeof value === 'number' &&
				Number.isInteger(value) &&
				value >= rule.least &&
				value <= rule.most
			);
	}
}

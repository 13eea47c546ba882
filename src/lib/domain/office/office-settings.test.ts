import { describe, expect, test } from 'vitest';
import { checkedSetting, SETTING_KEYS, SETTING_RULES, USUAL_SETTINGS } from './office-settings';

describe('a setting of the office', () => {
	test('holds its usual value, which is within its own bounds', () => {
		for (const key of SETTING_KEYS)
			expect(checkedSetting(key, USUAL_SETTINGS[key]), key).toBe(USUAL_SETTINGS[key]);
	});

	test('that counts takes whole numbers from the least to the most and nothing else', () => {
		for (const key of SETTING_KEYS) {
			const rule = SETTING_RULES[key];
			if (rule.kind !== 'count') continue;
			expect(checkedSetting(key, rule.least), key).toBe(rule.least);
			expect(checkedSetting(key, rule.most), key).toBe(rule.most);
			for (const wrong of [rule.least - 1, rule.most + 1, rule.least + 0.5, '8', null, NaN])
				expect(checkedSetting(key, wrong), `${key} ${String(wrong)}`).toBeUndefined();
		}
	});

	test('of a time of day takes a time that clocks show', () => {
		expect(checkedSetting('backup.time', '23:59')).toBe('23:59');
		for (const wrong of ['24:00', '2:00', '02:60', '02:00:00', '', 200])
			expect(checkedSetting('backup.time', wrong)).toBeUndefined();
	});

	test('of yes or no takes no word in its place', () => {
		expect(checkedSetting('guests.allowed', true)).toBe(true);
		for (const wrong of ['true', 1, null])
			expect(checkedSetting('guests.allowed', wrong)).toBeUndefined();
	});
});

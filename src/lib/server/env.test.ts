import { describe, expect, test } from 'vitest';
import { readSettings } from './env';

describe('settings', () => {
	test('have a database beside the program unless another is named', () => {
		expect(readSettings({}).databasePath).toBe('.local/dashboard.db');
		expect(readSettings({ DATABASE_PATH: '  ' }).databasePath).toBe('.local/dashboard.db');
		expect(readSettings({ DATABASE_PATH: '/srv/cchc.db' }).databasePath).toBe('/srv/cchc.db');
	});

	test('may fix the day, while the time of day goes on', () => {
		const { clock } = readSettings({ CCHC_TODAY: '2026-10-21' });
		expect(clock.today()).toBe('2026-10-21');
		const day = new Date(Date.parse(clock.now()) + 7 * 3_600_000).toISOString().slice(0, 10);
		expect(day).toBe('2026-10-21');
	});

	test('refuse a day that is none', () => {
		expect(() => readSettings({ CCHC_TODAY: '2026-02-30' })).toThrow(/CCHC_TODAY/);
	});
});

import { expect, test } from 'vitest';
import { durationText, tableText } from './database-text';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
	[420, '0,4 giây'],
	[59 * SECOND, '59 giây'],
	[12 * MINUTE, '12 phút'],
	[HOUR, '1 giờ'],
	[5 * HOUR + 20 * MINUTE, '5 giờ 20 phút'],
	[2 * DAY, '2 ngày'],
	[3 * DAY + 4 * HOUR + 59 * MINUTE, '3 ngày 4 giờ']
])('%d ms is told as %s', (ms, text) => expect(durationText(ms)).toBe(text));

test('never tells sixty of a unit that has a larger one', () => {
	expect(durationText(HOUR - 1)).toBe('1 giờ');
	expect(durationText(MINUTE - 1)).toBe('1 phút');
	expect(durationText(DAY - 1)).toBe('1 ngày');
});

test('a table of a later version is called by its name', () => {
	expect(tableText('observation')).toBe('Số liệu đã nhận');
	expect(tableText('later_table')).toBe('later_table');
});

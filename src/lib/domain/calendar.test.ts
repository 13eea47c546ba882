import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, daysBetween, daysInMonth, isoDay, parseDay, parseWindow } from './calendar';

describe('a written day', () => {
	test.each([
		['10/6/2023', '2023-06-10'],
		['09/9/2023', '2023-09-09'],
		['9-9-2023', '2023-09-09'],
		['17.2.2023', '2023-02-17'],
		['2023-06-10', '2023-06-10'],
		['ngày 15 tháng 3 năm 2023', '2023-03-15'],
		['ngay 15 thang 6 nam 2023', '2023-06-15'],
		['15 tháng 3 năm 2023', '2023-03-15'],
		['Ngày 10/6/2023', '2023-06-10'],
		[' 10 / 6 / 2023 ', '2023-06-10'],
		['29/02/2024', '2024-02-29']
	])('"%s" is %s', (text, day) => {
		expect(parseDay(text)).toBe(day);
	});
	test.each([
		'31/02/2023',
		'29/02/2023',
		'31/4/2023',
		'06/02/023',
		'6/2/23',
		'/9/2023',
		'15/13/2023',
		'0/5/2023',
		'tháng 7/2023',
		'2023',
		'',
		'2023-6-1',
		'2023-02-30',
		'10/6',
		'45/2020/NĐ-CP',
		'10/6/20233'
	])('"%s" is not guessed', (text) => {
		expect(parseDay(text)).toBeUndefined();
	});
});

describe('a written window', () => {
	test.each([
		['từ ngày 10/6/2023 đến ngày 09/9/2023', '2023-06-10', '2023-09-09'],
		['Báo cáo Quý III/2023 (từ ngày 10/6/2023 đến ngày 09/9/2023)', '2023-06-10', '2023-09-09'],
		['Từ 15/12/2022 đến hết ngày 14/12/2023', '2022-12-15', '2023-12-14'],
		['10/6/2023 - 09/9/2023', '2023-06-10', '2023-09-09'],
		['10/6/2023–09/9/2023', '2023-06-10', '2023-09-09'],
		['2023-06-10 - 2023-09-09', '2023-06-10', '2023-09-09'],
		['từ ngày 10/6 đến ngày 09/9/2023', '2023-06-10', '2023-09-09'],
		['tính từ ngày 15 tháng 12 năm 2022 đến ngày 14 tháng 3 năm 2023', '2022-12-15', '2023-03-14'],
		['Từ ngày: 10/6/2023; Đến ngày: 09/9/2023', '2023-06-10', '2023-09-09'],
		['tu ngay 10/6/2023 den ngay 9/9/2023', '2023-06-10', '2023-09-09'],
		['từ 09/9/2023 đến 10/6/2023', '2023-09-09', '2023-06-10']
	])('"%s"', (text, from, to) => {
		expect(parseWindow(text)).toEqual({ from, to });
	});
	test.each([
		'Quý III/2023',
		'đến ngày 09/9/2023',
		'từ ngày 31/6/2023 đến ngày 09/9/2023',
		'từ ngày 10/6/023 đến ngày 09/9/2023',
		'từ ngày 15/12 đến ngày 14/3/2023',
		'ngày 10/6/2023, ngày 09/9/2023',
		'2500-3000',
		''
	])('"%s" gives none', (text) => {
		expect(parseWindow(text)).toBeUndefined();
	});
});

describe('calendar arithmetic', () => {
	test('the days of a reporting window', () => {
		expect(daysBetween('2023-06-10', '2023-09-09')).toBe(91);
		expect(daysBetween('2023-09-09', '2023-06-10')).toBe(-91);
		expect(daysBetween('2022-12-15', '2023-12-14')).toBe(364);
		expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
	});
	test('a century is a leap year only every fourth time', () => {
		expect(daysInMonth(2000, 2)).toBe(29);
		expect(daysInMonth(1900, 2)).toBe(28);
		expect(daysInMonth(2024, 2)).toBe(29);
	});
	test('agrees with the calendar of the machine', () => {
		fc.assert(
			fc.property(fc.integer({ min: -300_000, max: 300_000 }), (days) => {
				const iso = new Date(days * 86_400_000).toISOString().slice(0, 10);
				expect(dayNumber(iso) - dayNumber('1970-01-01')).toBe(days);
				const [year, month, date] = iso.split('-').map(Number);
				expect(isoDay(year ?? 0, month ?? 0, date ?? 0)).toBe(iso);
			})
		);
	});
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDay, parseWindow } from '../domain/figures/period';
import { formatDay, formatInstant, formatPeriod, formatPeriodShort, formatWindow } from './period';

test.each([
	['2023-q3', 'Quý III/2023', 'Q3/2023'],
	['2023-q1', 'Quý I/2023', 'Q1/2023'],
	['2023-h1', '6 tháng đầu năm 2023', '6T/2023'],
	['2023-m9', '9 tháng đầu năm 2023', '9T/2023'],
	['2023-y', 'Năm 2023', 'Năm 2023']
])('%s is "%s", short "%s"', (id, full, short) => {
	expect(formatPeriod(id)).toBe(full);
	expect(formatPeriodShort(id)).toBe(short);
});
test('a day is printed as it is written in reports', () => {
	expect(formatDay('2023-09-09')).toBe('09/09/2023');
});
test('an instant is told in Vietnamese time', () => {
	expect(formatInstant('2026-10-05T06:15:00.000Z')).toBe('13:15 ngày 05/10/2026');
	expect(formatInstant('2026-10-05T20:15:00Z')).toBe('03:15 ngày 06/10/2026');
});
test('a window, or that there is none', () => {
	expect(formatWindow({ from: '2023-06-10', to: '2023-09-09' })).toBe(
		'từ 10/06/2023 đến 09/09/2023'
	);
	expect(formatWindow(null)).toBe('báo cáo không nêu thời gian số liệu');
});
test('days and windows that are printed are read back', () => {
	const day = fc
		.integer({ min: 0, max: 30_000 })
		.map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
	fc.assert(
		fc.property(day, day, (from, to) => {
			expect(parseDay(formatDay(from))).toBe(from);
			expect(parseWindow(formatWindow({ from, to }))).toEqual({ from, to });
		})
	);
});

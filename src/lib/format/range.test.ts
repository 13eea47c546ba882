import { describe, expect, it } from 'vitest';
import { columnLetter, formatRange } from './range';

describe('a block of cells', () => {
	it.each([
		[0, 'A'],
		[25, 'Z'],
		[26, 'AA'],
		[701, 'ZZ'],
		[702, 'AAA'],
		[16_383, 'XFD']
	])('has at column %i the letter %s', (column, letter) => {
		expect(columnLetter(column)).toBe(letter);
	});

	it('is named by its corners and its sheet', () => {
		const block = { headingRow: 5, lastRow: 22, firstColumn: 1, lastColumn: 12 };
		expect(formatRange({ ...block, sheet: 'Quý 1' })).toBe('B5:M22 (trang tính “Quý 1”)');
		expect(formatRange(block)).toBe('B5:M22');
	});
});

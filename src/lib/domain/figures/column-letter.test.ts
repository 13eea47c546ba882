import { describe, expect, it } from 'vitest';
import { columnLetter, columnIndex } from './column-letter';

describe('the letter of a column', () => {
	it.each([
		[0, 'A'],
		[25, 'Z'],
		[26, 'AA'],
		[701, 'ZZ'],
		[702, 'AAA'],
		[16_383, 'XFD']
	])('at %i is %s, and leads back', (column, letter) => {
		expect(columnLetter(column)).toBe(letter);
		expect(columnIndex(letter)).toBe(column);
	});
});

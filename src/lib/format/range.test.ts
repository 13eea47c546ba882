import { describe, expect, it } from 'vitest';
import { formatRange } from './range';

describe('a block of cells', () => {
	it('is named by its corners and its sheet', () => {
		const block = { headingRow: 5, lastRow: 22, firstColumn: 1, lastColumn: 12 };
		expect(formatRange({ ...block, sheet: 'Quý 1' })).toBe('B5:M22 (trang tính “Quý 1”)');
		expect(formatRange(block)).toBe('B5:M22');
	});
});

import { expect, test } from 'vitest';
import { formatPlace } from './place';

test.each([
	[{ sheet: 'Quý 1', row: 14, column: 'D' }, 'trang tính “Quý 1”, ô D14'],
	[{ row: 12, column: 'Trực tuyến' }, 'dòng 12, cột “Trực tuyến”'],
	[{ row: 12 }, 'dòng 12'],
	[{ line: 7, quote: '"a"' }, 'dòng 7'],
	[{ column: 'Giá trị' }, 'cột “Giá trị”'],
	[{ column: 'AB' }, 'cột AB'],
	[{ sheet: 'Biểu 1' }, 'trang tính “Biểu 1”'],
	[{}, '']
])('%o is "%s"', (place, text) => {
	expect(formatPlace(place)).toBe(text);
});

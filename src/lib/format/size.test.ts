import { describe, expect, it } from 'vitest';
import { formatSize } from './size';

describe('the size of a file', () => {
	it.each([
		[0, '0 byte'],
		[812, '812 byte'],
		[14_200, '14 KB'],
		[1_440_000, '1,4 MB'],
		[50_000_000, '50,0 MB'],
		[340_000_000, '340 MB'],
		[2_100_000_000, '2,1 GB']
	])('of %i bytes reads %s', (bytes, text) => {
		expect(formatSize(bytes)).toBe(text);
	});
});

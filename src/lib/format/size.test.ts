import { describe, expect, it } from 'vitest';
import { formatSize } from './size';

describe('the size of a file', () => {
	it.each([
		[0, '0 byte'],
		[812, '812 byte'],
		[14_200, '14 KB'],
		[1_440_000, '1,4 MB'],
		[52_428_800, '50 MB'],
		[340_000_000, '324 MB'],
		[2_300_000_000, '2,1 GB']
	])('of %i bytes reads %s', (bytes, text) => {
		expect(formatSize(bytes)).toBe(text);
	});
});

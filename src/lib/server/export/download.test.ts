import { describe, expect, test } from 'vitest';
import { contentDisposition, fileName } from './download';

describe('the name of a saved file', () => {
	test('keeps its diacritics and has a plain form for old programs', () => {
		expect(contentDisposition('Xếp hạng (Đông).csv')).toBe(
			`attachment; filename="xep hang (dong).csv"; filename*=UTF-8''X%E1%BA%BFp%20h%E1%BA%A1ng%20%28%C4%90%C3%B4ng%29.csv`
		);
	});

	test('breaks out of no header', () => {
		expect(contentDisposition('a"b\r\nSet-Cookie: x.csv')).not.toMatch(/[\r\n]|b"/);
	});

	test('has no character that a file system refuses', () => {
		expect(fileName(['Xếp hạng', '', 'Quý III/2025', 'a:b*?'], 'xlsx')).toBe(
			'Xếp hạng - Quý III-2025 - a b.xlsx'
		);
	});
});

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

	test.each([
		[
			'a header of its own',
			'a\r\nSet-Cookie: x=1\r\n\r\n<script>.csv',
			'aSet-Cookie: x=1<script>.csv'
		],
		['another folder', '../../etc/passwd', 'etc-passwd'],
		['a folder of Windows', 'C:\\Windows\\x.csv', 'C:-Windows-x.csv'],
		['a hidden file', '.bashrc', 'bashrc'],
		['another extension read backwards', 'bao-cao\u202Excod.exe', 'bao-caoxcod.exe'],
		['a letter that is half of one', 'a\uD800.csv', 'a\uFFFD.csv'],
		['nothing at all', '\u0000..', 'tep']
	])('never names %s', (_what, given, saved) => {
		const header = contentDisposition(given);
		const [, plain = '', encoded = ''] =
			/^attachment; filename="([\x20-\x7e]*)"; filename\*=UTF-8''([\w.~%!-]*)$/.exec(header) ?? [];
		expect(decodeURIComponent(encoded)).toBe(saved);
		expect(plain).not.toMatch(/["\\%/]/);
	});

	test('is cut to what every system takes, and keeps what it is', () => {
		const header = contentDisposition(`${'đ'.repeat(5000)}.xlsx`);
		expect(header.length).toBeLessThan(1500);
		expect(header).toMatch(/\.xlsx$/);
	});

	test('has no character that a file system refuses', () => {
		expect(fileName(['Xếp hạng', '', 'Quý III/2025', 'a:b*?'], 'xlsx')).toBe(
			'Xếp hạng - Quý III-2025 - a b.xlsx'
		);
	});
});

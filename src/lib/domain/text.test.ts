import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, spell, tidy } from './text';

describe('spelling', () => {
	test.each([
		['số hoá', 'số hóa'],
		['Uỷ ban', 'ủy ban'],
		['Đảng uỷ', 'đảng ủy'],
		['thuỷ', 'thủy'],
		['khoẻ', 'khỏe'],
		['loè', 'lòe'],
		['tuỳ', 'tùy'],
		['LUỸ KẾ', 'lũy kế'],
		['luỵ', 'lụy']
	])('"%s" and "%s" are one word', (left, right) => {
		expect(spell(left)).toBe(right);
		expect(spell(right)).toBe(right);
	});
	test.each([
		['tóan', 'toán'],
		['hòan thành', 'hoàn thành'],
		['họach', 'hoạch'],
		['ngòai', 'ngoài'],
		['lọai', 'loại'],
		['xóay', 'xoáy'],
		['họăc', 'hoặc'],
		['hòăn', 'hoằn'],
		['thúyêt', 'thuyết'],
		['hùynh', 'huỳnh'],
		['khủyu', 'khuỷu'],
		['qúy', 'quý'],
		['qúa', 'quá'],
		['qủan', 'quản']
	])('a misplaced tone in "%s" moves: "%s"', (left, right) => {
		expect(spell(left)).toBe(right);
	});
	test.each([
		'quý',
		'quyền',
		'quyết',
		'quả',
		'quận',
		'quốc',
		'tuyến',
		'huyện',
		'hoặc',
		'hoàn',
		'toàn',
		'loại',
		'của',
		'thuở',
		'giải',
		'gìn',
		'khuya',
		'thuế',
		'tiếp',
		'được',
		'nghỉ',
		'ngoèo',
		'khoét',
		'huých',
		'suýt',
		'đoàn',
		'người',
		'yếu',
		'xoong',
		'việc'
	])('"%s" stays as it is', (word) => {
		expect(spell(word)).toBe(word);
		expect(spell(word.normalize('NFD'))).toBe(word);
		expect(spell(word.toUpperCase())).toBe(word);
	});
	test('text typed on a Mac is the same text', () => {
		expect(spell('Thị trấn Lai Cách'.normalize('NFD'))).toBe('thị trấn lai cách');
	});
	test('a mark that follows a space is not put on a letter', () => {
		expect(spell('bi \u0323tại')).toBe('bi \u0323tại');
		expect(fold('bi \u0323tại')).toBe('bi tai');
	});
	test('every kind of space, dash and invisible sign is unified', () => {
		expect(spell(' Lai\u00a0\u00a0Cách\u200b \u2013 Cẩm\u2009Giàng\ufeff\n')).toBe(
			'lai cách - cẩm giàng'
		);
	});
	test('an eth typed for đ is đ', () => {
		expect(spell('Ðông')).toBe('đông');
		expect(fold('Ðông')).toBe('dong');
	});
	test('spelling twice changes nothing', () => {
		const letter = fc.constantFrom(...'aăâeêioôơuưyqhtkgncđbm áàảãạỏẻỷúọẹỳ'.split(''));
		fc.assert(
			fc.property(fc.array(letter, { maxLength: 12 }), (letters) => {
				const once = spell(letters.join(''));
				expect(spell(once)).toBe(once);
				expect(fold(once)).toBe(fold(letters.join('')));
			})
		);
	});
});

describe('folding', () => {
	test.each([
		['Thị trấn Lai Cách', 'thi tran lai cach'],
		['UỶ BAN NHÂN DÂN', 'uy ban nhan dan'],
		['Cẩm Giàng', 'cam giang'],
		['Đã giải quyết', 'da giai quyet'],
		['Trước hạn – đúng hạn', 'truoc han - dung han'],
		['Số   hồ sơ', 'so ho so']
	])('"%s" is "%s"', (text, folded) => {
		expect(fold(text)).toBe(folded);
		expect(fold(text.normalize('NFD'))).toBe(folded);
	});
});

test('tidying keeps letters as they are written', () => {
	expect(tidy('  Quý\u00a0III/2023 ')).toBe('Quý III/2023');
});

test('letters that look alike are one letter', () => {
	expect(spell('Xã Đức Xƣơng')).toBe(spell('Xã Đức Xương'));
	expect(fold('PHƢỜNG Bình Hàn')).toBe('phuong binh han');
	expect(spell('Хã Liên Мạс')).toBe('xã liên mạc');
	expect(tidy('Đơn vị')).toBe('Đơn vị');
});

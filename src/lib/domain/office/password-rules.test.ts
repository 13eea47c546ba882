import { describe, expect, test } from 'vitest';
import { commonPasswords } from '../../server/reference/common-passwords';
import { passwordFaults } from './password-rules';

const OWNER = { name: 'lan.nv', displayName: 'Nguyễn Thị Lan' };
const faults = (password: string) => passwordFaults(password, OWNER, commonPasswords());

describe('a password is taken', () => {
	test.each([
		'con mèo ngủ trên mái ngói',
		'kh0-rau-muong-luoc',
		'k7mw-3fqp-x2ta-9hnd',
		'chỉ toàn chữ thường thôi nhé',
		'🐘 voi con ở bản đôn',
		'739104826510375',
		'bảng chấm cchc của xã tôi',
		'x'.repeat(40) + 'tám chữ khác nhau' + 'y'.repeat(40)
	])('%s', (password) => expect(faults(password)).toEqual([]));

	test('of 128 characters, and of twelve', () => {
		const long = 'một câu dài vừa đủ để thử; '.repeat(5).slice(0, 128);
		expect(faults(long)).toEqual([]);
		expect(faults('vịt bay qua ')).toEqual([]);
	});
});

describe('a password is refused', () => {
	test.each([
		['vịt bay qua', 'too_short'],
		['một câu dài vừa đủ để thử; '.repeat(5).slice(0, 129), 'too_long'],
		['matkhau@123456', 'common'],
		['Mật-Khẩu 2026!', 'common'],
		['anhyeuemnhieulam', 'common'],
		['20262026password', 'common'],
		['matkhaumatkhau99', 'common'],
		['1qaz2wsx3edc', 'common'],
		['UbndXa@12345', 'common'],
		['lan.nv-lan.nv-2026', 'about_account'],
		['Nguyễn Thị Lan 1985', 'about_account'],
		['ThuocDoCCHC@2026', 'about_account'],
		['abababababab', 'repeated'],
		['hoa1hoa1hoa1hoa1', 'repeated'],
		['34567890123456', 'repeated'],
		['asdfghjklzxcvb', 'repeated']
	] as const)('%s', (password, fault) => expect(faults(password)).toContain(fault));

	test('with everything that is wrong with it at once', () => {
		expect(faults('lan1111')).toEqual(['too_short', 'about_account', 'repeated']);
	});

	test('by its letters, however they are composed', () => {
		expect(faults('mật khẩu 123456'.normalize('NFD'))).toEqual(['common']);
		expect(faults('ế'.normalize('NFD').repeat(3))).toContain('too_short');
	});
});

test('the reviewed list holds thousands, each as the rules compare them', () => {
	const list = [...commonPasswords()];
	expect(list.length).toBeGreaterThan(3000);
	expect(list.filter((line) => line !== line.trim().toLowerCase())).toEqual([]);
});

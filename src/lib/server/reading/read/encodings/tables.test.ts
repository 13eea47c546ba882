// Every letter of the alphabet, in every old encoding, and the syllables by which a reading is judged.
import { describe, expect, test } from 'vitest';
import { encode } from '../../../../../../tests/support/old-encodings';
import { binaryOf, windows1252, windows1258 } from './code-pages';
import { isSyllable } from './syllable';
import { decodeTcvn3 } from './tcvn3';
import { decodeVni } from './vni';

const VOWELS = [...'aăâeêioôơuưy'];
const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const LOWER = VOWELS.flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize('NFC')))
	.concat('đ')
	.filter((letter) => letter.charCodeAt(0) >= 0x80);
const UPPER = LOWER.map((letter) => letter.toUpperCase());

test('the alphabet has 134 letters that ASCII lacks', () => {
	expect(new Set([...LOWER, ...UPPER]).size).toBe(134);
});

describe('every letter comes back', () => {
	test('from VNI, both sizes', () => {
		for (const letter of [...LOWER, ...UPPER]) {
			expect(decodeVni(binaryOf(encode(letter, 'vni')))).toBe(letter);
		}
	});
	test('from VNI where the mark of a capital was typed small', () => {
		expect(decodeVni('Aùp XAõ Öù ÖÙ')).toBe('Áp XÃ Ứ Ứ');
	});
	test('from TCVN3: small letters, and the capitals that its plain fonts have', () => {
		for (const letter of [...LOWER, ...'ĂÂÊÔƠƯĐ']) {
			expect(decodeTcvn3(binaryOf(encode(letter, 'tcvn3')))).toBe(letter);
		}
	});
	test('from TCVN3: capitals with tones within words in capitals', () => {
		for (const letter of UPPER) {
			const word = `TH${letter} TRN`;
			expect(decodeTcvn3(binaryOf(encode(word, 'tcvn3')))).toBe(word);
		}
	});
	test('from Windows-1258', () => {
		for (const letter of [...LOWER, ...UPPER]) {
			const bytes = binaryOf(encode(letter, 'windows-1258'));
			expect(windows1258.decode(bytes).normalize('NFC')).toBe(letter);
		}
	});
});

test('one capital at the start of a word is a name, not a word in capitals', () => {
	const names = ['Xã Hồng Phong', 'UBND xã Lê Lợi', 'Xã', 'TT. Lai Cách'];
	for (const name of names) expect(decodeTcvn3(binaryOf(encode(name, 'tcvn3')))).toBe(name);
	expect(decodeTcvn3(binaryOf(encode('UBND XÃ HỒNG PHONG', 'tcvn3')))).toBe('UBND XÃ HỒNG PHONG');
});

test('signs of Windows-1252 are its own, not those of Latin-1', () => {
	expect(windows1252.decode('\x80\x8b\x93\x9f\xe9')).toBe('€‹“Ÿé');
	expect(windows1252.encode('€‹“Ÿé')).toBe('\x80\x8b\x93\x9f\xe9');
});

test('a code page takes back what it has shown', () => {
	for (const page of [windows1252, windows1258]) {
		for (let byte = 0; byte < 256; byte += 1) {
			const sign = String.fromCharCode(byte);
			expect(page.encode(page.decode(sign))).toBe(sign);
		}
	}
});

describe('syllables', () => {
	test.each(
		(
			'xã phường thị trấn huyện Cẩm Giàng Lai Cách Hồng Phong Nghĩa Quỳnh quốc quýt quyết giếng gì ' +
			'Giá giường Nguyễn ngoèo khuỷu hoà hòa thuỷ ỷ Ý Mỹ Kỳ ĐƯỜNG Đắk Krông Tuyên uyển Uyên uống ' +
			'Ưng ương ấp Ấp yên Yết Khuê huệ thuở nghiêng soóc xoong boong Ðông ếch ích oách'
		).split(' ')
	)('%s is one', (word) => {
		expect(isSyllable(word)).toBe(true);
	});
	test.each(
		(
			'Caùch traán trÊn Hång Liªn crème père Noël très fête Müller schön für año àp tấn1 ' +
			'bấtx ẩạ đ ngĩaa CáCH tRấn hoặcc ệ́ cóng2 ôắ xaõ tóan'
		).split(' ')
	)('%s is none', (word) => {
		expect(isSyllable(word.normalize('NFC'))).toBe(false);
	});
});

// Text of any encoding comes back as it was written, and right Unicode is never touched.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode, misread, type OldEncoding } from '../../../../../../tests/support/old-encodings';
import { casedText, lowerText } from '../../../../../../tests/support/syllables';
import type { Sheet } from '../../table/sheet';
import { readText } from '../text/text';
import { looksUtf32, mendSheets } from './';

const RUNS = { numRuns: 150, seed: 3 };
const sheetOf = (rows: readonly (readonly string[])[]): Sheet => ({
	fileName: 'báo cáo.xlsx',
	rows: rows.map((cells, index) => ({ number: index + 1, cells }))
});
const cellsOf = (sheets: readonly Sheet[]) =>
	sheets.map(({ rows }) => rows.map(({ cells }) => cells));
const mended = (cells: readonly string[]) => {
	const { sheets, issues } = mendSheets([sheetOf(cells.map((cell) => [cell]))]);
	return { cells: cellsOf(sheets).flat(2), issues };
};
const converted = (text: string, encoding: OldEncoding): string | undefined => {
	const read = readText(encode(text, encoding));
	return read.ok ? read.value : undefined;
};

describe('bytes', () => {
	test.each([
		'utf-8',
		'utf-8-bom',
		'utf-16le',
		'utf-16be',
		'utf-16le-bom',
		'utf-16be-bom'
	] as const)('any text in %s is read, and nothing is told', (encoding) => {
		fc.assert(
			fc.property(casedText, (text) => {
				expect(readText(encode(`${text}\n1;2;3`, encoding))).toEqual({
					ok: true,
					value: `${text}\n1;2;3`,
					issues: []
				});
			}),
			RUNS
		);
	});
	test.each(['windows-1258', 'vni'] as const)('any text in %s is read', (encoding) => {
		fc.assert(
			fc.property(casedText, (text) => {
				fc.pre(/[^\0-\x7f].*[^\0-\x7f].*[^\0-\x7f]/.test(text));
				expect(converted(text, encoding)).toBe(text);
			}),
			RUNS
		);
	});
	test('any text in TCVN3 is read; capitals with tones only within words in capitals', () => {
		fc.assert(
			fc.property(lowerText, (text) => {
				expect(converted(text, 'tcvn3')).toBe(text);
				expect(converted(text.toUpperCase(), 'tcvn3')).toBe(text.toUpperCase());
			}),
			RUNS
		);
		fc.assert(
			fc.property(casedText, (text) => {
				expect(converted(text, 'tcvn3')?.toLowerCase()).toBe(text.toLowerCase());
			}),
			RUNS
		);
	});
	test('text typed on a Mac is composed', () => {
		const text = 'Thị trấn Lai Cách;Đã giải quyết';
		expect(converted(text.normalize('NFD'), 'utf-8')).toBe(text);
		expect(converted(text.normalize('NFD'), 'utf-16le')).toBe(text);
	});
	test('what was converted is told, with words before and after', () => {
		const read = readText(encode('Đơn vị,Kỳ\nThị trấn Lai Cách,1', 'tcvn3'));
		expect(read.issues).toEqual([
			{
				code: 'encoding_converted',
				severity: 'warning',
				place: {},
				encoding: 'TCVN3 (ABC)',
				from: 'bytes',
				samples: [
					{ before: '§¬n', after: 'Đơn' },
					{ before: 'vÞ', after: 'vị' },
					{ before: 'Kú', after: 'Kỳ' }
				]
			}
		]);
	});
	test('four bytes for each character are refused by name', () => {
		const utf32 = Uint8Array.from([...'Xã 1'].flatMap((c) => [c.charCodeAt(0), 0, 0, 0]));
		const marked = Uint8Array.from([0xff, 0xfe, 0, 0, ...utf32]);
		expect(looksUtf32(new Uint8Array(4096))).toBe(false);
		for (const bytes of [utf32, marked]) {
			expect(readText(bytes)).toMatchObject({
				ok: false,
				issues: [{ code: 'unreadable_file', detail: 'encoding', found: 'UTF-32' }]
			});
		}
	});
	test.each([
		['one damaged byte in UTF-8', [...encode('Xã Liên Mạc\nXã M', 'utf-8'), 0xe1, 0x0a]],
		['Western European text', [...'Crème brûlée, Müller'].map((c) => c.charCodeAt(0))],
		['a word that two encodings make Vietnamese', [...'1;H\xe9'].map((c) => c.charCodeAt(0))],
		['signs of no encoding', [0x31, 0x3b, 0x81, 0x8d, 0x90, 0xff]]
	])('%s is refused, with the line it stands in', (_, bytes) => {
		const read = readText(Uint8Array.from(bytes));
		expect(read).toMatchObject({ ok: false, issues: [{ code: 'unreadable_file' }] });
		expect(read.issues[0]?.place.line).toBeGreaterThan(0);
		expect(JSON.stringify(read)).not.toContain('\ufffd');
	});
	test('no bytes at all lead to a lost letter', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (bytes) => {
				expect(JSON.stringify(readText(bytes))).not.toContain('\ufffd');
			}),
			{ numRuns: 2000, seed: 3 }
		);
	});
});

describe('cells', () => {
	test.each([
		['tcvn3', 'windows-1252', 'TCVN3 (ABC)'],
		['tcvn3', 'windows-1258', 'TCVN3 (ABC)'],
		['vni', 'windows-1252', 'VNI'],
		['vni', 'windows-1258', 'VNI'],
		['utf-8', 'windows-1252', 'UTF-8 đọc nhầm'],
		['utf-8', 'windows-1258', 'UTF-8 đọc nhầm'],
		['windows-1258', 'windows-1252', 'Windows-1258']
	] as const)('any %s text that was read as %s comes back', (encoding, as, name) => {
		fc.assert(
			fc.property(fc.array(lowerText, { minLength: 1, maxLength: 4 }), (texts) => {
				const read = mended(texts.map((text) => misread(text, encoding, as)));
				expect(read.cells).toEqual(texts);
				expect(read.issues).toMatchObject([{ code: 'encoding_converted', encoding: name }]);
			}),
			RUNS
		);
	});
	test('any right Unicode text stays as it is', () => {
		fc.assert(
			fc.property(fc.array(casedText, { minLength: 1, maxLength: 5 }), (texts) => {
				expect(mended(texts)).toEqual({ cells: texts, issues: [] });
			}),
			{ numRuns: 400, seed: 3 }
		);
	});
	test.each([
		[['Thành phố Hà Nam', 'Cát Hà', 'Thanh Hà']],
		[['Crème brûlée', 'déjà vu', 'où est-il né', 'Noël', 'très', 'Haïti', 'garçon', 'hôtel']],
		[['Müller', 'Köln', 'für', 'schön', 'Straße', 'über']],
		[['Señor', 'niño', 'São Paulo', 'Ångström', 'på', 'smørrebrød']],
		[['20°C', 'm²', '§ 5', '± 0,5', '½', '95,5 %', '1.144', '× 2', 'a·b', '«Lai»', '€ 5']],
		[['“Lai Cách”', 'Cẩm Giàng – Hải Dương', '…', '‘x’', '•  mục 1']],
		[['H\u00f4tel de ville', 'Công ty TNHH ABC®', 'Hồ sơ']],
		[['Xã Đắk Hà', 'Krông Pắc', "Ea H'leo", 'Đăk Tô', 'Bắc Kạn', 'Pờ Ly Ngài']],
		[['Ðông Hưng', 'Hoà Bình', 'uỷ ban', 'qúy', 'tóan', 'ĐÃ GIẢI QUYẾT', 'Nghịquyết']]
	])('%j stays as it is', (cells) => {
		expect(mended(cells)).toEqual({ cells, issues: [] });
	});
	test.each([
		['ThÞ trÊn Lai C¸ch', 'Thị trấn Lai Cách', 'TCVN3 (ABC)'],
		['X· Hång Phong', 'Xã Hồng Phong', 'TCVN3 (ABC)'],
		['THÞ TRÊN LAI C¸CH', 'THỊ TRẤN LAI CÁCH', 'TCVN3 (ABC)'],
		['céng hßa x· héi chñ nghÜa viÖt nam', 'cộng hòa xã hội chủ nghĩa việt nam', 'TCVN3 (ABC)'],
		['Thò traán Lai Caùch', 'Thị trấn Lai Cách', 'VNI'],
		['Thá»‹ tráº¥n Lai CÃ¡ch', 'Thị trấn Lai Cách', 'UTF-8 đọc nhầm'],
		['XÃ£ HoÃ  BÃ¬nh, lÃ  xÃ£', 'Xã Hoà Bình, là xã', 'UTF-8 đọc nhầm'],
		['ThÃ¡Â»â€¹ trÃ¡ÂºÂ¥n Lai CÃƒÂ¡ch', 'Thị trấn Lai Cách', 'UTF-8 đọc nhầm']
	])('"%s" is "%s" in %s', (before, after, encoding) => {
		const read = mended([before]);
		expect(read.cells).toEqual([after]);
		expect(read.issues).toMatchObject([{ encoding, from: 'text' }]);
	});
	test('a word that both readings allow follows its column', () => {
		const sheet = sheetOf([
			['Đơn vị', 'Ghi chú'],
			['X· Hång Phong', 'Có'],
			['X· Liªn M¹c', 'đã kiểm tra'],
			['X· Cã', 'cã']
		]);
		const { sheets, issues } = mendSheets([sheet]);
		expect(cellsOf(sheets)[0]?.slice(1)).toEqual([
			['Xã Hồng Phong', 'Có'],
			['Xã Liên Mạc', 'đã kiểm tra'],
			['Xã Có', 'cã']
		]);
		expect(issues).toHaveLength(1);
	});
	test('right and old words in one cell are told apart', () => {
		const read = mended(['Thị trấn Lai C¸ch', 'X· Liªn M¹c']);
		expect(read.cells).toEqual(['Thị trấn Lai Cách', 'Xã Liên Mạc']);
	});
	test.each([[['Hång']], [['på', 'Bö']], [['X·', '5']]])('%j proves nothing', (cells) => {
		expect(mended(cells)).toEqual({ cells, issues: [] });
	});
	test('a lost letter is refused with its cell', () => {
		const { issues } = mendSheets([{ ...sheetOf([['1', 'Lai C\ufffdch']]), name: 'Quý 1' }]);
		expect(issues).toEqual([
			{
				code: 'unreadable_file',
				severity: 'error',
				place: { sheet: 'Quý 1', row: 1, letter: 'B', quote: 'Lai C?ch' },
				detail: 'encoding',
				found: 'Lai C?ch'
			}
		]);
	});
	test('mending twice changes nothing', () => {
		fc.assert(
			fc.property(lowerText, (text) => {
				const once = mendSheets([sheetOf([[misread(text, 'tcvn3')]])]);
				const again = mendSheets(once.sheets);
				expect(again.sheets).toEqual(once.sheets);
				expect(again.issues).toEqual([]);
			}),
			RUNS
		);
	});
});

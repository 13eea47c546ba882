import { describe, expect, test } from 'vitest';
import { shownNumber } from './number';

const shown = (value: number, code: string) => shownNumber(value, code, { date1904: false });

describe('formats that scale: the value is what a reader sees', () => {
	test.each([
		[2014e6, '#,##0,,', '2.014', 2014],
		[1552000, '#,##0,', '1.552', 1552],
		[2014.5e6, '#,##0.0,,', '2.014,5', 2014.5],
		[5e6, '[>=1000000]#,##0,,;#,##0', '5', 5],
		[1552, '[>=1000000]#,##0,,;#,##0', '1.552', 1552]
	])('%d as %s', (raw, code, text, value) => {
		expect(shown(raw, code)).toMatchObject({ text, number: { value, kind: 'number' } });
		expect(shown(raw, code).number?.doubt).toBeUndefined();
	});

	test.each([
		[2014350000, '#,##0,,', 2014.35],
		[1552499, '0,', 1552.499],
		[-2014350000, '#,##0,,;-#,##0,,', -2014.35]
	])('%d as %s loses digits, which is a question', (raw, code, value) => {
		expect(shown(raw, code).number).toMatchObject({
			value,
			doubt: { why: 'rounded', stored: raw }
		});
	});
});

describe('formats with words', () => {
	test.each([
		[196, '"trên "0', 'trên 196'],
		[0, '0;-0;"Chưa có số liệu"', 'Chưa có số liệu'],
		[0, '[=0]"Không phát sinh";#,##0', 'Không phát sinh'],
		[1250, '"≥ "#,##0', '≥ 1.250'],
		[3, '"Quý "0"/2023"', 'Quý 3/2023'],
		[2014e6, '#,##0,,\\ "tr. đ"', '2.014 tr. đ']
	])('%d as %s is its text alone', (raw, code, text) => {
		expect(shown(raw, code)).toEqual({ text });
	});

	test.each([
		[1552, '#,##0 "hồ sơ"', '1.552 hồ sơ'],
		[1552, '#,##0\\ "₫"', '1.552 ₫'],
		[1552, '#,##0\\ [$₫-42A]', '1.552 ₫'],
		[1552, '[$₫-42A]\\ #,##0', '₫ 1.552'],
		[98.4, '0.0"%"', '98,4%'],
		[1552, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', '1.552'],
		[0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', '-'],
		[117, '0;-0;"Chưa có số liệu"', '117'],
		[12, '"("0")"', '(12)']
	])('%d as %s keeps its number: a unit or a bracket changes nothing', (raw, code, text) => {
		expect(shown(raw, code)).toMatchObject({ text, number: { value: raw } });
	});

	test('words around a rounded number are a question', () => {
		expect(shown(196.4, '"trên "0').number).toMatchObject({
			doubt: { why: 'rounded', stored: 196.4 }
		});
	});
});

describe('formats that carry a language', () => {
	test.each([
		[1552, '[$-42A]#,##0', '1.552', 'number'],
		[0.9839, '[$-42A]0.00%', '98,39%', 'percent'],
		[1552, '[$-1000000]#,##0', '1.552', 'number'],
		[15.2, '[$-1010000]0.0', '15,2', 'number'],
		[1552, '[$-vi-VN]#,##0', '1.552', 'number'],
		[5.5, '[$-409]General', '5,5', 'number'],
		[45000, '[$-42A]dd/mm/yyyy', '15/03/2023', 'date'],
		[-7, '[$-42A]#,##0;[Red]-#,##0', '-7', 'number']
	])('%d as %s', (raw, code, text, kind) => {
		expect(shown(raw, code)).toMatchObject({ text, number: { value: raw, kind } });
	});
});

describe('formats written with Vietnamese signs', () => {
	test.each([
		[1552, '#.##0', '1.552'],
		[1552, '#\\.##0', '1.552'],
		[1552, '#.##0,00', '1.552,00'],
		[0.95, '0,00%', '95,00%'],
		[7, '0,0', '7,0'],
		[1234567, '#.###.##0', '1234567']
	])('%d as %s is whole, so that every reading is the same', (raw, code, text) => {
		const { text: seen, number } = shown(raw, code);
		expect([seen, number?.value, number?.doubt]).toEqual([text, raw, undefined]);
	});

	test.each([
		[0.983881366, '0,00%', '98,39%'],
		[98.17, '0,0', '98,2'],
		[1552.5, '#.##0,00', '1.552,50'],
		[0.98765, '0,0%;-0,0%', '98,8%']
	])('%d as %s is a question', (raw, code, text) => {
		expect(shown(raw, code)).toMatchObject({
			text,
			number: { doubt: { why: 'signs', stored: raw } }
		});
	});

	test.each([
		[1552.25, '#,##0.00', '1.552,25'],
		[0.9817, '0.00%', '98,17%'],
		[1552.5, '# ##0.0', '1 552,5']
	])('%d as %s is English and none', (raw, code, text) => {
		const { text: seen, number } = shown(raw, code);
		expect([seen, number?.doubt]).toEqual([text, undefined]);
	});
});

test('a number that its format does not show is a question, a nought that is not shown stays one', () => {
	expect(shown(77, ';;;').number).toMatchObject({ value: 77, doubt: { why: 'hidden' } });
	expect(shown(0, '#,##0;-#,##0;').number).toEqual({ value: 0, decimals: 0, kind: 'number' });
});

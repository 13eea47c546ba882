import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber, formatQuantity } from '../../format/number';
import type { Measure } from '../kpi/catalogue';
import type { Quantity } from './observation';
import { decideConvention, parseQuantity } from './quantity';

const exact = (value: number): Quantity => ({ kind: 'exact', value });
const blank: Quantity = { kind: 'missing', reason: 'blank' };
const notApplicable: Quantity = { kind: 'missing', reason: 'not_applicable' };

/** Every trap of the five reports, one line each. */
const READ: readonly [string, Measure, Quantity, number?][] = [
	// thousands and decimals
	['1.144', 'count', exact(1144)],
	['2.583', 'count', exact(2583)],
	['2583', 'count', exact(2583)],
	['1.000', 'count', exact(1000)],
	['15.113', 'count', exact(15113)],
	['1 144', 'count', exact(1144)],
	['1\u00a0144', 'count', exact(1144)],
	['1\u202f144', 'count', exact(1144)],
	['1,144', 'count', exact(1144)],
	['1,144,000', 'count', exact(1144000)],
	['12.0', 'count', exact(12)],
	['8.024.907.482', 'amount', exact(8024907482)],
	['48.650.283.000', 'amount', exact(48650283000)],
	['3.000', 'amount', exact(3000)],
	['750,76', 'amount', exact(750.76), 2],
	['1.234,5', 'amount', exact(1234.5), 1],
	['1,234.5', 'amount', exact(1234.5), 1],
	['67.1', 'amount', exact(67.1), 1],
	['0.125', 'amount', exact(0.125), 3],
	['99,02%', 'percent', exact(99.02), 2],
	['98.17', 'percent', exact(98.17), 2],
	['98.170', 'percent', exact(98.17), 3],
	['23.53%', 'percent', exact(23.53), 2],
	['0,1 %', 'percent', exact(0.1), 1],
	['0.1%', 'percent', exact(0.1), 1],
	['57,12 %', 'percent', exact(57.12), 2],
	['97,67\u00a0%', 'percent', exact(97.67), 2],
	['100%', 'percent', exact(100), 0],
	['100.000', 'percent', exact(100), 3],
	['98,17 phần trăm', 'percent', exact(98.17), 2],
	['1,234', 'percent', exact(1.234), 3],
	['104,5', 'percent', exact(104.5), 1],
	['0', 'percent', exact(0), 0],
	// leading zeros
	['01', 'count', exact(1)],
	['07', 'count', exact(7)],
	['00', 'count', exact(0)],
	// words and units behind a number
	['12 hồ sơ', 'count', exact(12)],
	['112 TTHC', 'count', exact(112)],
	['12 hồ sơ'.normalize('NFD'), 'count', exact(12)],
	['1.144 hồ sơ', 'count', exact(1144)],
	['62 Nhiệm vụ', 'count', exact(62)],
	['05 văn bản', 'count', exact(5)],
	['2.014 triệu đồng', 'amount', exact(2014)],
	['8.024.907.482 đồng', 'amount', exact(8024907482)],
	['  37 ', 'count', exact(37)],
	// bounds and ranges
	['trên 196', 'count', { kind: 'at_least', value: 196 }],
	['Trên 1.196', 'count', { kind: 'at_least', value: 1196 }],
	['tren 100', 'count', { kind: 'at_least', value: 100 }],
	['trên 99%', 'percent', { kind: 'at_least', value: 99 }],
	['trên 100 hồ sơ', 'count', { kind: 'at_least', value: 100 }],
	['hơn 200', 'count', { kind: 'at_least', value: 200 }],
	['≥ 200', 'count', { kind: 'at_least', value: 200 }],
	['từ 200 trở lên', 'count', { kind: 'at_least', value: 200 }],
	['200 hồ sơ trở lên', 'count', { kind: 'at_least', value: 200 }],
	['trên dưới 350', 'count', { kind: 'about', value: 350 }],
	['Gần 3.000', 'count', { kind: 'about', value: 3000 }],
	['khoảng 350 hồ sơ', 'count', { kind: 'about', value: 350 }],
	['xấp xỉ 98%', 'percent', { kind: 'about', value: 98 }],
	['ước khoảng 2.014 triệu đồng', 'amount', { kind: 'about', value: 2014 }],
	['~ 200', 'count', { kind: 'about', value: 200 }],
	['khoảng hơn 200', 'count', { kind: 'at_least', value: 200 }],
	['khoảng 200 đến 250', 'count', { kind: 'between', low: 200, high: 250 }],
	['dưới 10', 'count', { kind: 'between', low: 0, high: 10 }],
	['2500-3000', 'count', { kind: 'between', low: 2500, high: 3000 }],
	['2.500 – 3.000', 'count', { kind: 'between', low: 2500, high: 3000 }],
	['02-03', 'count', { kind: 'between', low: 2, high: 3 }],
	['10 đến 15', 'count', { kind: 'between', low: 10, high: 15 }],
	['từ 10 đến 15 hồ sơ', 'count', { kind: 'between', low: 10, high: 15 }],
	['98%-99%', 'percent', { kind: 'between', low: 98, high: 99 }],
	// zero in words
	['-', 'count', exact(0)],
	['–', 'count', exact(0)],
	['—', 'count', exact(0)],
	['Không', 'count', exact(0)],
	['không có', 'count', exact(0)],
	['Không phát sinh', 'count', exact(0)],
	['Không phát sinh hồ sơ', 'count', exact(0)],
	['KHÔNG PHÁT SINH.', 'count', exact(0)],
	['khong phat sinh', 'count', exact(0)],
	['không nhận được', 'count', exact(0)],
	['không nhận được phản ánh, kiến nghị nào', 'count', exact(0)],
	['Không có hồ sơ quá hạn nào', 'count', exact(0)],
	['không có đơn', 'count', exact(0)],
	// where nothing happened there is no rate
	['-', 'percent', notApplicable],
	['Không phát sinh', 'percent', notApplicable],
	// nothing reported
	['', 'count', blank],
	['   ', 'percent', blank],
	['\u200b', 'count', blank],
	['[x]', 'count', blank],
	['Không có số liệu', 'count', blank],
	['chưa có số liệu', 'percent', blank],
	// not applicable
	['x', 'count', notApplicable],
	['X', 'count', notApplicable],
	['Không áp dụng', 'count', notApplicable],
	['KAD', 'count', notApplicable],
	['[z]', 'percent', notApplicable],
	['N/A', 'count', notApplicable]
];

describe('a number cell', () => {
	test.each(READ)('"%s" as %s', (text, measure, quantity, decimals = 0) => {
		expect(parseQuantity(text, { measure })).toEqual({ ok: true, quantity, decimals });
	});
});

const REFUSED: readonly [string, Measure, string, number[]?][] = [
	['922/944', 'count', 'not_a_number'],
	['22/25', 'percent', 'not_a_number'],
	['10/6/2023', 'count', 'not_a_number'],
	['trén 100', 'count', 'not_a_number'],
	['1e5', 'count', 'not_a_number'],
	['NaN', 'count', 'not_a_number'],
	['Infinity', 'amount', 'not_a_number'],
	['0x10', 'count', 'not_a_number'],
	['１２', 'count', 'not_a_number'],
	['12 34', 'count', 'not_a_number'],
	['1.14.4', 'count', 'not_a_number'],
	['1.144.0', 'amount', 'not_a_number'],
	['1,2,3', 'count', 'not_a_number'],
	['12.', 'count', 'not_a_number'],
	['.5', 'amount', 'not_a_number'],
	[',5', 'percent', 'not_a_number'],
	['(5)', 'count', 'not_a_number'],
	['+5', 'count', 'not_a_number'],
	['3000-2500', 'count', 'not_a_number'],
	['1-2-3', 'count', 'not_a_number'],
	['98%', 'count', 'not_a_number'],
	['12 người', 'percent', 'not_a_number'],
	['c6', 'count', 'not_a_number'],
	['s6 12', 'count', 'not_a_number'],
	['mức độ 3, 4', 'count', 'not_a_number'],
	['5 hồ sơ quá hạn', 'count', 'not_a_number'],
	['nhiều', 'count', 'not_a_number'],
	['Không đạt', 'count', 'not_a_number'],
	['Không phát sinh quá hạn: 3', 'count', 'not_a_number'],
	['1234567890123456', 'amount', 'not_a_number'],
	['1.5', 'count', 'not_a_whole_number'],
	['1,5', 'count', 'not_a_whole_number'],
	['1.14', 'count', 'not_a_whole_number'],
	['-5', 'count', 'negative_number'],
	['− 5', 'count', 'negative_number'],
	['-1,5', 'amount', 'negative_number'],
	['-0,5%', 'percent', 'negative_number'],
	['1.234', 'percent', 'ambiguous_number', [1234, 1.234]],
	['3,000', 'amount', 'ambiguous_number', [3, 3000]]
];

describe('a cell that is not read', () => {
	test.each(REFUSED)('"%s" as %s: %s', (text, measure, fault, readings) => {
		expect(parseQuantity(text, { measure })).toEqual({
			ok: false,
			fault,
			...(readings ? { readings } : {})
		});
	});
});

describe('the convention of a column', () => {
	const parse = (text: string, column: readonly string[], measure: Measure) =>
		parseQuantity(text, { measure, convention: decideConvention(column, measure) });

	test('counts with points are thousands, and the first of them is shown', () => {
		expect(decideConvention(['12', '1.144 hồ sơ', '2.583'], 'count')).toEqual({
			separator: 'comma',
			example: { text: '1.144', value: 1144 }
		});
	});
	test('counts with commas throughout are thousands too', () => {
		expect(decideConvention(['1,144', '12'], 'count')).toEqual({
			separator: 'point',
			example: { text: '1,144', value: 1144 }
		});
	});
	test('a column with no such cell has nothing to show', () => {
		expect(decideConvention(['12', '', '-', '922'], 'count')).toEqual({ separator: 'comma' });
	});
	test('1.144 beside 1,144 leaves both ambiguous and the others certain', () => {
		const column = ['1.144', '1,144', '12', '8.024.907'];
		expect(decideConvention(column, 'count')).toEqual({ separator: 'mixed' });
		expect(parse('1.144', column, 'count')).toEqual({
			ok: false,
			fault: 'ambiguous_number',
			readings: [1144, 1.144]
		});
		expect(parse('1,144', column, 'count')).toMatchObject({ fault: 'ambiguous_number' });
		expect(parse('12', column, 'count')).toMatchObject({ quantity: exact(12) });
		expect(parse('8.024.907', column, 'count')).toMatchObject({ quantity: exact(8024907) });
	});
	test('a column of 12.0 and 1.000 does not say whether 1.000 is one or a thousand', () => {
		expect(parse('1.000', ['12.0', '1.000'], 'count')).toMatchObject({ fault: 'ambiguous_number' });
	});
	test('a slip such as 1.5 among counts does not make the other counts doubtful', () => {
		expect(parse('1.144', ['1.144', '1.5'], 'count')).toMatchObject({ quantity: exact(1144) });
	});
	test('amounts follow the decimals their column shows', () => {
		expect(parse('3.000', ['3.000', '67,1'], 'amount')).toMatchObject({ quantity: exact(3000) });
		expect(parse('3.000', ['3.000', '67.1'], 'amount')).toMatchObject({ quantity: exact(3) });
		expect(parse('3,000', ['3,000', '67.1'], 'amount')).toMatchObject({ quantity: exact(3000) });
		expect(parse('3,000', ['3,000', '67,1'], 'amount')).toMatchObject({ quantity: exact(3) });
		expect(parse('3.000', ['3.000', '67.1', '5,5'], 'amount')).toMatchObject({
			fault: 'ambiguous_number'
		});
	});
	test('rates in both writings are each certain; only three digits behind a point depend', () => {
		const column = ['98.17', '98,17%', '1.234'];
		expect(parse('98.17', column, 'percent')).toMatchObject({ quantity: exact(98.17) });
		expect(parse('98,17%', column, 'percent')).toMatchObject({ quantity: exact(98.17) });
		expect(parse('1.234', column, 'percent')).toMatchObject({ fault: 'ambiguous_number' });
		expect(parse('1.234', ['98.17', '1.234'], 'percent')).toMatchObject({ quantity: exact(1.234) });
	});
	test('bounds and ranges tell of the convention like any number', () => {
		expect(decideConvention(['trên 1.196', '2.500-3.000'], 'count').separator).toBe('comma');
	});
});

describe('an amount with its unit', () => {
	test('is brought to the unit of the indicator', () => {
		const read = (text: string, unit: string) => parseQuantity(text, { measure: 'amount', unit });
		expect(read('2.014,517 triệu đồng', 'Đồng')).toMatchObject({ quantity: exact(2014517000) });
		expect(read('2.014.517.000 đồng', 'Triệu đồng')).toEqual({
			ok: true,
			quantity: exact(2014.517),
			decimals: 6
		});
		expect(read('3.000', 'Triệu đồng')).toMatchObject({ quantity: exact(3000) });
		expect(read('3,5 ha', 'Triệu đồng')).toMatchObject({ fault: 'not_a_number' });
		expect(read('3,5 ha', 'ha')).toMatchObject({ quantity: exact(3.5) });
	});
});

describe('a flag', () => {
	const state = { 0: 'Chưa', 1: 'Đang làm', 2: 'Hoàn thành' };
	const yesNo = { 0: 'Không', 1: 'Có' };
	test.each([
		['2', state, 2],
		['02', state, 2],
		['Hoàn thành', state, 2],
		['hoan thanh', state, 2],
		['đang làm', state, 1],
		['Có', yesNo, 1],
		['Không', yesNo, 0]
	] as const)('"%s" is one of its codes', (text, codes, value) => {
		expect(parseQuantity(text, { measure: 'flag', codes })).toEqual({
			ok: true,
			quantity: exact(value),
			decimals: 0
		});
	});
	test.each(['3', 'x', '-', 'Xong', '1,0', '-1'])('"%s" is no code', (text) => {
		expect(parseQuantity(text, { measure: 'flag', codes: state })).toEqual({
			ok: false,
			fault: 'unknown_code'
		});
	});
	test('may be blank or not apply', () => {
		expect(parseQuantity(' ', { measure: 'flag', codes: state })).toMatchObject({
			quantity: blank
		});
		expect(parseQuantity('Không áp dụng', { measure: 'flag', codes: state })).toMatchObject({
			quantity: notApplicable
		});
	});
});

describe('reading what we print', () => {
	test('gives every count back', () => {
		fc.assert(
			fc.property(fc.nat({ max: 999_999_999 }), (n) => {
				expect(parseQuantity(formatNumber(n), { measure: 'count' })).toEqual({
					ok: true,
					quantity: exact(n),
					decimals: 0
				});
			})
		);
	});
	test('gives every amount and rate back, in a Vietnamese column', () => {
		fc.assert(
			fc.property(fc.nat({ max: 99_999_999 }), fc.integer({ min: 0, max: 4 }), (n, decimals) => {
				const value = n / 10 ** decimals;
				const convention = { separator: 'comma' } as const;
				const amount = parseQuantity(formatNumber(value, decimals), {
					measure: 'amount',
					convention
				});
				expect(amount).toEqual({ ok: true, quantity: exact(value), decimals });
				const rate = n / 10 ** 6;
				expect(
					parseQuantity(`${formatNumber(rate)} %`, { measure: 'percent', convention })
				).toMatchObject({ quantity: exact(rate) });
			})
		);
	});
	test('gives bounds, ranges and missing cells back', () => {
		const quantities: Quantity[] = [
			{ kind: 'at_least', value: 1196 },
			{ kind: 'about', value: 1196 },
			{ kind: 'between', low: 2500, high: 3000 },
			blank,
			notApplicable
		];
		for (const quantity of quantities) {
			expect(parseQuantity(formatQuantity(quantity), { measure: 'count' })).toMatchObject({
				quantity
			});
		}
	});
	test('never throws and never yields anything but a finite number of 0 or more', () => {
		fc.assert(
			fc.property(
				fc.string(),
				fc.constantFrom<Measure>('count', 'percent', 'amount'),
				(text, measure) => {
					const read = parseQuantity(text, { measure });
					if (read.ok && read.quantity.kind === 'exact') {
						expect(Number.isFinite(read.quantity.value)).toBe(true);
						expect(read.quantity.value).toBeGreaterThanOrEqual(0);
					}
				}
			)
		);
	});
});

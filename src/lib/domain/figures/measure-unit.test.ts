import { describe, expect, it } from 'vitest';
import { measureFit, measureWord } from './measure-unit';

describe('a written unit of measure', () => {
	it.each([
		['Triệu đồng', { kind: 'money', size: 1e6 }],
		['tr.đ', { kind: 'money', size: 1e6 }],
		['trđ', { kind: 'money', size: 1e6 }],
		['1.000 đ', { kind: 'money', size: 1e3 }],
		['Ngàn đồng', { kind: 'money', size: 1e3 }],
		['Tỉ đồng', { kind: 'money', size: 1e9 }],
		['VNĐ', { kind: 'money', size: 1 }],
		['đồng/người/tháng', { kind: 'money', size: 1 }],
		['%', { kind: 'share', whole: 100 }],
		['Tỷ lệ (%)', { kind: 'share', whole: 100 }],
		['‰', { kind: 'share', whole: 1000 }],
		['Hồ sơ', { kind: 'count', times: 1 }],
		['nghìn lượt người', { kind: 'count', times: 1000 }],
		['m²', { kind: 'amount', unit: 'm²' }],
		['Chưa = 0; xong = 1', undefined],
		['Xã Bình Minh', undefined],
		['', undefined]
	])('%s', (written, expected) => {
		expect(measureWord(written)).toEqual(expected);
	});
});

describe('a unit beside an indicator', () => {
	const count = { measure: 'count', unit: 'hồ sơ' } as const;
	const million = { measure: 'amount', unit: 'triệu đồng' } as const;
	const rate = { measure: 'percent', unit: '%' } as const;
	it.each([
		['Văn bản', count, 'same'],
		['%', count, 'contradicts'],
		['đồng', count, 'contradicts'],
		['nghìn hồ sơ', count, 'contradicts'],
		['triệu đồng', million, 'same'],
		['%', million, 'contradicts'],
		['ha', million, 'contradicts'],
		['Hồ sơ', rate, 'contradicts'],
		['%', rate, 'same']
	])('%s beside %o', (written, indicator, kind) => {
		expect(measureFit(written, indicator)?.kind).toBe(kind);
	});

	it('is converted where both are money, or both are shares', () => {
		expect(measureFit('tỷ đồng', million)).toEqual({ kind: 'times', factor: 1000 });
		expect(measureFit('đồng', million)).toEqual({ kind: 'times', factor: 1e-6 });
		expect(measureFit('‰', rate)).toEqual({ kind: 'times', factor: 0.1 });
	});

	it('says nothing where nobody knows the word, and beside codes', () => {
		expect(measureFit('Có/Không', count)).toBeUndefined();
		expect(measureFit('%', { measure: 'flag', unit: 'mã' })).toBeUndefined();
	});
});

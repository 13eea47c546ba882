import { describe, expect, test } from 'vitest';
import type { KpiFlag } from '../../domain/kpi/catalogue';
import { changeText, flagExplanation, flagText, reasonText } from './kpi-text';

const FLAGS: readonly KpiFlag[] = [
	'unverified',
	'few',
	'derived',
	'other_window',
	'fallback_denominator',
	'combined_figure',
	'mixed_sources'
];

test('every flag has a short word of its own and a sentence', () => {
	expect(new Set(FLAGS.map(flagText)).size).toBe(FLAGS.length);
	for (const flag of FLAGS) expect(flagExplanation(flag)).toMatch(/\.$/);
	expect(flagText('unverified')).toBe('chưa xác minh');
	expect(flagText('few')).toBe('ít hồ sơ');
	expect(flagText('derived')).toBe('suy ra');
});

describe('why there is no value', () => {
	test.each([
		['missing', 'not_reported', 'không đủ dữ liệu'],
		['missing', 'not_submitted', 'chưa nộp báo cáo'],
		['missing', 'blank', 'ô để trống'],
		['missing', 'inexact', 'chỉ có số ước lượng'],
		['missing', null, 'không đủ dữ liệu'],
		['not_applicable', null, 'không áp dụng'],
		['zero_denominator', null, 'không phát sinh'],
		['stated_only', null, 'báo cáo chỉ nêu tỷ lệ, không nêu số lượng'],
		['value', null, '']
	] as const)('%s, %s: %s', (state, reason, text) => {
		expect(reasonText(state, reason)).toBe(text);
	});
});

describe('a change', () => {
	const change = (value: number | null, direction: 'higher' | 'lower') =>
		changeText(value, { direction, decimals: 2 }).replace('\u00a0', ' ');
	test('is good or bad by the direction of its KPI', () => {
		expect(change(1.25, 'higher')).toBe('+1,25 điểm, tốt lên');
		expect(change(1.25, 'lower')).toBe('+1,25 điểm, xấu đi');
		expect(change(-1.25, 'lower')).toBe('-1,25 điểm, tốt lên');
	});
	test('that is seen only in further digits shows them', () => {
		expect(change(0.005, 'higher')).toBe('+0,005 điểm, tốt lên');
		expect(change(-0.005, 'higher')).toBe('-0,005 điểm, xấu đi');
		expect(change(0, 'higher')).toBe('0,00 điểm, không đổi');
	});
	test('that chance explains is neither good nor bad', () => {
		const words = changeText(-0.01, { direction: 'higher', decimals: 2 }, { isSlight: true });
		expect(words).toContain('không đáng kể');
		expect(words).not.toContain('xấu đi');
	});
	test('is not told where nothing is comparable', () => {
		expect(change(null, 'higher')).toBe('không có kỳ để so sánh');
	});
});

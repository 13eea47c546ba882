import { expect, it } from 'vitest';
import { kpi, overdueRate, paymentRate } from '../../../../tests/support/observations';
import { NO_MARKS } from '../../domain/kpi/change-marks';
import type { AttentionReason } from '../../domain/kpi/attention';
import { lateText, lowerFirst, reasonLine } from './attention-text';

const names = new Map([
	['online_payment_rate', { ...paymentRate, shortName: 'Thanh toán trực tuyến' }],
	['overdue_rate', { ...overdueRate, shortName: 'Hồ sơ quá hạn' }],
	['pakn_rate', { ...kpi('pakn_rate', paymentRate.formulas), shortName: 'PAKN đã giải quyết' }]
]);
const short = {
	kpi: 'online_payment_rate',
	numerator: 612,
	denominator: 769,
	value: 79.5839,
	target: 80,
	gap: 0.42,
	needed: 4
};

it.each<[AttentionReason, string, string]>([
	[{ kind: 'not_submitted', daysLate: 5 }, 'chưa nộp báo cáo', 'Đã quá hạn 5 ngày.'],
	[
		{ kind: 'contradictions', open: 1200 },
		'1.200 mâu thuẫn số liệu chưa được giải quyết',
		'Giá trị dựa trên các số liệu này được ghi "chưa xác minh".'
	],
	[
		{ kind: 'below_target', ...short },
		'thanh toán trực tuyến 79,58 %',
		'Kém mục tiêu (80 %) 0,42 điểm. Cần thêm 4 hồ sơ để đạt.'
	],
	[
		{ kind: 'two_periods_below', ...short, kpi: 'pakn_rate', valueBefore: 71.5, marks: NO_MARKS },
		'PAKN đã giải quyết 79,58 %',
		'Kém mục tiêu (80 %) 0,42 điểm, kỳ trước cũng chưa đạt (71,50 %). Cần thêm 4 hồ sơ để đạt.'
	],
	[
		{
			kind: 'fell',
			kpi: 'overdue_rate',
			value: 4,
			valueBefore: 2,
			change: 2,
			against: 'last_year',
			marks: { now: ['unverified'], before: ['other_window'], isSlight: false }
		},
		'hồ sơ quá hạn 4,00 %',
		'+2,00 điểm, xấu đi so với cùng kỳ năm trước (2,00 %). Kỳ này chưa xác minh; cùng kỳ năm trước khác thời gian số liệu.'
	]
])('%j has a heading and what it rests on', (reason, heading, detail) => {
	const text = reasonLine(reason, 'kpi' in reason ? names.get(reason.kpi) : undefined);
	expect(text.heading.replaceAll('\u00a0', ' ')).toBe(heading);
	expect(text.detail.replaceAll('\u00a0', ' ')).toBe(detail);
});

it('shows the digits in which a value is short of its target', () => {
	const reason = { kind: 'below_target', ...short, value: 79.996, gap: 0.004, needed: 1 } as const;
	const { heading, detail } = reasonLine(reason, names.get('online_payment_rate'));
	expect(heading.replaceAll('\u00a0', ' ')).toBe('thanh toán trực tuyến 79,996 %');
	expect(detail.replaceAll('\u00a0', ' ')).toBe(
		'Kém mục tiêu (80 %) 0,004 điểm. Cần thêm 1 hồ sơ để đạt.'
	);
});

it('a limit that is exceeded asks for fewer cases', () => {
	const reason = { kind: 'below_target', ...short, kpi: 'overdue_rate' } as const;
	expect(reasonLine(reason, names.get('overdue_rate')).detail).toMatch(/Cần bớt 4 hồ sơ để đạt\.$/);
});

it('a missing report is told with its days', () => {
	expect(lateText(6)).toBe('Đã quá hạn 6 ngày.');
	expect(lateText(0)).toBe('Chưa tới hạn nộp.');
	expect(lateText(null)).toBe('Chưa có hạn nộp của kỳ này.');
});

it('a name inside a sentence begins small, an abbreviation does not', () => {
	expect(lowerFirst('Đúng hạn')).toBe('đúng hạn');
	expect(lowerFirst('PAKN đã giải quyết')).toBe('PAKN đã giải quyết');
});

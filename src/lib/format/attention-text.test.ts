import { expect, it } from 'vitest';
import { onlineShare, overdueRate, paymentRate } from '../../../tests/support/observations';
import type { AttentionReason } from '../domain/attention';
import { attentionText } from './attention-text';

const names = new Map([
	['online_share', { ...onlineShare, shortName: 'Hồ sơ trực tuyến' }],
	['online_payment_rate', { ...paymentRate, shortName: 'Thanh toán trực tuyến' }],
	['overdue_rate', { ...overdueRate, shortName: 'Hồ sơ quá hạn' }]
]);
const short = {
	numerator: 612,
	denominator: 769,
	value: 79.5839,
	target: 80,
	gap: 0.42,
	needed: 4
};

it.each<[AttentionReason, string]>([
	[{ kind: 'not_submitted', daysLate: null }, 'Chưa nộp báo cáo.'],
	[{ kind: 'not_submitted', daysLate: 5 }, 'Chưa nộp báo cáo, quá hạn 5 ngày.'],
	[{ kind: 'not_submitted', daysLate: 0 }, 'Chưa nộp báo cáo, hạn cuối là hôm nay.'],
	[{ kind: 'not_submitted', daysLate: -3 }, 'Chưa nộp báo cáo, còn 3 ngày đến hạn.'],
	[{ kind: 'contradictions', open: 1200 }, '1.200 mâu thuẫn số liệu chưa xử lý.'],
	[
		{ kind: 'below_target', kpi: 'online_payment_rate', ...short },
		'Thanh toán trực tuyến 79,58 %, dưới chỉ tiêu 80 %: cần thêm 4 hồ sơ.'
	],
	[
		{ kind: 'two_periods_below', kpi: 'online_payment_rate', ...short, valueBefore: 71.5 },
		'Thanh toán trực tuyến 79,58 %, dưới chỉ tiêu 80 % hai kỳ liền (kỳ trước 71,50 %): cần thêm 4 hồ sơ.'
	],
	[
		{ kind: 'below_target', kpi: 'overdue_rate', ...short, value: 7, target: 5.5, needed: 12 },
		'Hồ sơ quá hạn 7,00 %, vượt mức tối đa 5,5 %: cần giảm 12 hồ sơ.'
	],
	[
		{
			kind: 'fell',
			kpi: 'online_share',
			value: 93.9,
			valueBefore: 97.1,
			change: -3.2,
			against: 'previous'
		},
		'Hồ sơ trực tuyến giảm 3,20 điểm so với kỳ trước: từ 97,10 % còn 93,90 %.'
	],
	[
		{
			kind: 'fell',
			kpi: 'overdue_rate',
			value: 4,
			valueBefore: 2,
			change: 2,
			against: 'last_year'
		},
		'Hồ sơ quá hạn tăng 2,00 điểm so với cùng kỳ năm trước: từ 2,00 % lên 4,00 %.'
	]
])('%j is said in one sentence', (reason, sentence) => {
	const text = attentionText(reason, (id) => names.get(id) ?? onlineShare);
	expect(text.replaceAll('\u00a0', ' ')).toBe(sentence);
});

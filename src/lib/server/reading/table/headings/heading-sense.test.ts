import { describe, expect, it } from 'vitest';
import { senseOf } from './heading-sense';

describe('what a heading says beside its indicator', () => {
	it.each([
		['Quý II/2023', { rest: '', period: { kind: 'whole', text: 'quy ii/2023' } }],
		['Đã giải quyết Quý II', { rest: 'da giai quyet', period: { kind: 'without_year' } }],
		['Thực hiện 2023', { rest: '', isValue: true, period: { kind: 'year', text: '2023' } }],
		['Thực hiện năm 2023', { rest: '', period: { kind: 'year', text: 'nam 2023' } }],
		['2022', { rest: '', period: { kind: 'year' } }],
		['6 tháng đầu năm 2023', { rest: '', period: { kind: 'whole' } }],
		['Lũy kế 9 tháng', { rest: '', aside: 'cumulative', period: { kind: 'without_year' } }],
		['Lũy kế từ đầu năm', { rest: '', aside: 'cumulative' }],
		['Cùng kỳ 2022', { rest: '', aside: 'earlier_period', period: { kind: 'year' } }],
		['Số lượng/Tỷ lệ kỳ trước', { rest: '', aside: 'earlier_period' }],
		['Số lượng/Tỷ lệ cùng kỳ năm trước', { rest: '', aside: 'earlier_period' }],
		['Số lượng/Tỷ lệ giao', { rest: '', aside: 'plan' }],
		['Kế hoạch', { rest: '', aside: 'plan' }],
		['Kết quả', { rest: '', isValue: true }],
		['Chỉ tiêu giao', { rest: '', aside: 'plan' }],
		['Kế hoạch năm 2023', { rest: '', aside: 'plan' }],
		['So sánh (%)', { rest: '', aside: 'comparison', measure: '%' }],
		['Tăng, giảm so với cùng kỳ (%)', { rest: '', aside: 'comparison' }],
		['Tăng/giảm (+/-)', { rest: '', aside: 'comparison' }],
		['% so với kế hoạch', { rest: '', aside: 'comparison' }],
		['Tỷ lệ thực hiện (%)', { rest: '', aside: 'comparison' }],
		['Tỷ lệ hoàn thành kế hoạch', { rest: '', aside: 'comparison' }],
		['Ước thực hiện', { rest: '', aside: 'estimate' }],
		['Xếp hạng', { rest: '', aside: 'rank' }],
		['%', { rest: '', aside: 'share', measure: '%' }],
		['Tỷ lệ (%)', { rest: '', aside: 'share' }],
		['Tỷ lệ', { rest: '', aside: 'share' }],
		['Số lượng', { rest: '', isValue: true }],
		['Số lượng/Tỷ lệ', { rest: '', isValue: true }],
		['Kỳ này', { rest: '', isValue: true }],
		['Vốn giải ngân (tỷ đồng)', { rest: 'von giai ngan', measure: 'tỷ đồng' }],
		['Vốn giải ngân, ĐVT: đồng', { rest: 'von giai ngan', measure: 'đồng' }],
		['Triệu đồng', { rest: '', measure: 'Triệu đồng' }],
		['Đã giải quyết cùng kỳ năm trước', { rest: 'da giai quyet', aside: 'earlier_period' }],
		['Phiếu thu về', { rest: 'phieu thu ve', isValue: false }]
	])('%s', (written, expected) => {
		expect(senseOf(written)).toMatchObject(expected);
	});

	it('takes no paragraph for a heading', () => {
		expect(senseOf(`kế hoạch ${'a '.repeat(200)}`).aside).toBeUndefined();
	});
});

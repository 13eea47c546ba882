import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../reference/catalogue';
import { vocabularyOf } from '../vocabulary';

const vocabulary = vocabularyOf(loadCatalogue('data'));
function meaning(path: string): string {
	const found = vocabulary.headingBelow(path.split(' › '));
	return found.kind === 'one' ? found.value.id : found.kind;
}

describe('a heading below printed groups', () => {
	it.each([
		['Số lượng hồ sơ tiếp nhận › Tổng số', 'dossiers_received_total'],
		['Số hồ sơ TTHC đã giải quyết › Tổng số', 'dossiers_resolved_total'],
		['Hồ sơ đang giải quyết › Tổng cộng', 'dossiers_pending_total'],
		['Tiếp nhận › Trong kỳ › Tổng số', 'dossiers_received_new'],
		['Tiếp nhận › Trong kỳ', 'dossiers_received_new'],
		['Tiếp nhận › Mới tiếp nhận', 'dossiers_received_new'],
		['Số hồ sơ tiếp nhận › Trong kỳ › Trực tuyến', 'dossiers_received_online'],
		['Tiếp nhận › Trực tiếp, qua dịch vụ bưu chính công ích', 'dossiers_received_direct_postal'],
		['Tiếp nhận › Trực tiếp hoặc BCCI', 'dossiers_received_direct_postal'],
		['Tiếp nhận › Trực tiếp', 'dossiers_received_direct'],
		['Tiếp nhận › Từ kỳ trước', 'dossiers_carried_over'],
		['Đã giải quyết › Quá hạn (10)', 'dossiers_resolved_late'],
		['Đã giải quyết › Trễ hẹn', 'dossiers_resolved_late'],
		['Đang giải quyết › Quá hạn', 'dossiers_pending_overdue'],
		['Đang giải quyết › Trong đó › Quá hẹn', 'dossiers_pending_overdue'],
		['Chưa giải quyết › Trong hạn', 'dossiers_pending_in_time'],
		['Đã giải quyết › Trước hạn › Số hồ sơ', 'dossiers_resolved_early'],
		['Kết quả giải quyết hồ sơ › Quá hạn', 'dossiers_resolved_late'],
		['Kết quả giải quyết › Đã giải quyết › Tổng số (7)=(8)+(9)+(10)', 'dossiers_resolved_total'],
		['Thanh toán trực tuyến › Hồ sơ có phí, lệ phí', 'dossiers_fee_bearing'],
		['Bất kỳ nhóm nào › Hồ sơ từ kỳ trước chuyển qua', 'dossiers_carried_over']
	])('%s is %s', (path, id) => expect(meaning(path)).toBe(id));

	it('means nothing where the group is unknown and the words alone could be another figure', () => {
		expect(meaning('Chờ bổ sung › Quá hạn')).toBe('none');
		expect(meaning('Chờ liên thông › Tổng số')).toBe('none');
		expect(meaning('Hồ sơ liên thông › Đã giải quyết › Quá hạn')).toBe('none');
		expect(meaning('Đã giải quyết › Trực tuyến')).toBe('none');
		expect(meaning('Đã giải quyết › Trước hạn › Tỷ lệ (%)')).toBe('none');
	});

	it('is read without a group as on the template', () => {
		expect(meaning('Quá hạn')).toBe('dossiers_resolved_late');
		expect(meaning('Tổng số')).toBe('none');
	});
});

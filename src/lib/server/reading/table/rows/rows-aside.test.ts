import { describe, expect, it } from 'vitest';
import { asideKind, isOfficeName } from './rows-aside';

describe('a row by its name', () => {
	it.each([
		['Bình quân', 'average'],
		['TRUNG BÌNH CHUNG', 'average'],
		['Tỷ lệ (%)', 'rate'],
		['Chỉ tiêu huyện giao', 'target'],
		['Kế hoạch năm', 'target'],
		['Cùng kỳ năm trước', 'other_period'],
		['So với cùng kỳ', 'other_period'],
		['Tăng/giảm', 'other_period'],
		['Quý II/2023', 'other_period'],
		['Lũy kế', 'other_period'],
		['Xếp hạng', 'rank'],
		['Mang sang', 'carried'],
		['Chuyển trang sau', 'carried'],
		['Cộng trang trước chuyển sang', 'carried']
	])('%s', (written, kind) => {
		expect(asideKind(written)).toBe(kind);
	});

	it.each(['Xã Bình Quân', 'Tổng cộng', 'Cộng trang', 'Thị trấn Trung Bình', 'Tăng Tiến'])(
		'%s is nothing of the kind',
		(written) => {
			expect(asideKind(written)).toBeUndefined();
		}
	);

	it('is an office only with the word for one', () => {
		for (const office of [
			'Huyện Thanh Hà',
			'UBND huyện Thanh Hà',
			'THỊ XÃ CHÍ LINH',
			'Huyen Thanh Ha'
		])
			expect(isOfficeName(office)).toBe(true);
		for (const other of ['Huyền Sơn', 'Quan Lạn', 'Xã Thanh An', 'Thanh Hải', 'UBND xã Thanh An'])
			expect(isOfficeName(other)).toBe(false);
	});
});

import { describe, expect, it } from 'vitest';
import { columnKeys, layoutKey } from './layout-key';

describe('the fingerprint of a layout', () => {
	it('is the same however its headings are spelled and in whatever order they stand', () => {
		const written = layoutKey(['Đơn vị', 'Tiếp nhận › Tổng số', 'Ghi chú']);
		expect(layoutKey(['ĐƠN VỊ', 'Tiếp nhận - tổng số ', 'ghi chú'])).toBe(written);
		expect(layoutKey(['Ghi chú', '', 'Đơn vị', 'Tiếp nhận › Tổng số'])).toBe(written);
	});

	it('is another one with another heading', () => {
		expect(layoutKey(['Đơn vị', 'Nhận'])).not.toBe(layoutKey(['Đơn vị', 'Trả']));
		expect(layoutKey(['Đơn vị', 'Nhận'])).not.toBe(layoutKey(['Đơn vị', 'Nhận', 'Trả']));
	});

	it('of repeated headings depends on their order, because nothing else tells them apart', () => {
		const headings = ['Đơn vị', 'Tổng số', 'Ghi chú', 'Tổng số'];
		expect(columnKeys(headings)).toEqual(['don vi', 'tong so', 'ghi chu', 'tong so #2']);
		expect(layoutKey(headings)).not.toBe(layoutKey(['Đơn vị', 'Tổng số', 'Tổng số', 'Ghi chú']));
	});
});

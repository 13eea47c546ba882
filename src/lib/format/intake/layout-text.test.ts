import { describe, expect, it } from 'vitest';
import { layoutsText, layoutText } from './layout-text';

describe('a layout in words', () => {
	it('says what tells it from the others', () => {
		expect(layoutText('wide')).toBe('bảng rộng (mỗi dòng một đơn vị)');
		expect(layoutText('ii_06a')).toBe('biểu II.06a/VPCP/KSTT');
	});

	it('is its code where an earlier version stored it, and said to be unknown where there is none', () => {
		expect(layoutText('crosstab')).toBe('crosstab');
		expect(layoutText(null)).toBe('chưa nhận ra');
	});

	it('stands in the phrase that lists them all', () => {
		expect(layoutsText()).toBe(
			'Biểu mẫu 1-7, biểu II.06a/VPCP/KSTT, bảng chỉ tiêu theo dòng, bảng dài, bảng rộng hoặc JSON'
		);
	});
});

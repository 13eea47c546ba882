import { describe, expect, it } from 'vitest';
import { progressPercent, progressText } from './progress-text';

describe('the progress of long work', () => {
	it('names what is done to which file, and how much of it', () => {
		const step = { stage: 'reading', done: 400, total: 1000, file: 'quy-3.xlsx' } as const;
		expect(progressText(step, 0)).toBe('Đang đọc “quy-3.xlsx”: 40 %');
	});

	it('without a known end says only what is done', () => {
		const step = { stage: 'storing', done: 0, total: 0, file: '' } as const;
		expect(progressText(step, 0)).toBe('Đang lưu');
		expect(progressPercent(step)).toBeNull();
	});

	it('before its turn counts the work ahead of it', () => {
		expect(progressText(null, 2)).toBe('Đang chờ 2 việc khác làm xong trước');
		expect(progressText(null, 0)).toBe('Đang bắt đầu');
	});
});

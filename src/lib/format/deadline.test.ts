import { describe, expect, it } from 'vitest';
import { deadlineSentence } from './deadline';

describe('the due date of a campaign', () => {
	const at = (daysLeft: number) =>
		deadlineSentence({ period: '2023-q3', dueOn: '2023-10-05', daysLeft });

	it('is counted in days that are left', () => {
		expect(at(5)).toBe('Còn 5 ngày đến hạn 05/10/2023 của Quý III/2023');
	});

	it('is named on its own day', () => {
		expect(at(0)).toBe('Hôm nay, 05/10/2023, là hạn nộp Quý III/2023');
	});

	it('is counted in days that it is past', () => {
		expect(at(-3)).toBe('Quý III/2023 đã quá hạn 3 ngày (hạn 05/10/2023)');
	});
});

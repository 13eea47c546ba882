import { expect, test } from 'vitest';
import { trendOf } from '../../charts/__golden__/samples';
import { trendNotes } from './trend-text';

const plain = (texts: readonly string[]) => texts.map((text) => text.replaceAll('\u00a0', ' '));
const named = (...names: readonly string[]) => ({
	units: names.length,
	named: names.map((name, i) => ({ unitId: i + 1, code: `X${i + 1}`, name }))
});
const SAME = trendOf([], [80, 81, 82, 83, 84, 95]);

test('nothing is said where the same units stand behind every point', () => {
	expect(trendNotes(SAME)).toEqual([]);
	expect(trendNotes(trendOf([], []))).toEqual([]);
});

test('who joined and left is told, at the ends and where it happened', () => {
	const trend = {
		...SAME,
		course: {
			...SAME.course!,
			joined: named('Xã A', 'Xã B', 'Xã C', 'Xã D', 'Xã Đ'),
			marks: { now: [], before: ['unverified'] as const, isSlight: false }
		},
		unitChanges: [
			{
				...{ period: '2023-q2', since: '2023-q1', both: 3, isBreak: true },
				joined: named('Xã A', 'Xã B', 'Xã C', 'Xã D', 'Xã Đ'),
				left: named()
			},
			{
				...{ period: '2023-q4', since: '2023-q3', both: 20, isBreak: false },
				joined: named(),
				left: named('Xã Cũ')
			}
		]
	};
	expect(plain(trendNotes(trend))).toEqual([
		'Từ Q4/2022 đến Q1/2024: chỉ so 3 đơn vị có số liệu ở cả hai kỳ (95,00 % so với 80,00 %); chỉ có ở Q1/2024: Xã A, Xã B, Xã C và 2 đơn vị khác; Q4/2022 chưa xác minh.',
		'Q2/2023: 8 đơn vị, thêm Xã A, Xã B, Xã C và 2 đơn vị khác so với Q1/2023; đường chung không nối qua kỳ này.',
		'Q4/2023: 20 đơn vị, không còn Xã Cũ so với Q3/2023.'
	]);
});

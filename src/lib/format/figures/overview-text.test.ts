import { describe, expect, it, test } from 'vitest';
import { NO_MARKS } from '../../domain/kpi/change-marks';
import {
	basisText,
	headlineText,
	movedText,
	receivedText,
	shortfallText,
	targetText,
	type HeadlineFacts
} from './overview-text';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const kpi = { shortName: 'Thanh toán trực tuyến', decimals: 2 };
const SAME_UNITS = {
	period: '2023-q2',
	now: { numerator: 724, denominator: 1000, value: 72.4, units: 15, flags: [] },
	joined: { units: 0, named: [] },
	left: { units: 0, named: [] },
	marks: NO_MARKS
};
const FACTS: HeadlineFacts = {
	moved: { kpi, change: 2.1, value: 72.4, comparison: SAME_UNITS },
	furthestBehind: {
		unit: { name: 'Xã A' },
		kpi,
		value: 51.55,
		shortBy: 8.45
	},
	hasTargets: true,
	unitsBehind: 6,
	unitsCompared: 15
};

describe('the title of the overview says who is behind and on what', () => {
	it.each<[string, Partial<HeadlineFacts>, string]>([
		[
			'behind a target',
			{},
			'Xã A chậm nhất: thanh toán trực tuyến 51,55 %, kém mục tiêu 8,45 điểm; 6/15 đơn vị còn chỉ số chưa đạt'
		],
		[
			'one unit only',
			{ unitsCompared: 1 },
			'Xã A chậm nhất: thanh toán trực tuyến 51,55 %, kém mục tiêu 8,45 điểm'
		],
		[
			'nobody behind',
			{ furthestBehind: null, unitsBehind: 0 },
			'Huyện B: không đơn vị nào dưới mục tiêu'
		],
		[
			'nothing to compare with',
			{ furthestBehind: null, unitsCompared: 1 },
			'Huyện B: mới có số liệu của một đơn vị, chưa so sánh được'
		],
		[
			'no figures',
			{ furthestBehind: null, unitsCompared: 0 },
			'Huyện B: chưa có số liệu để so sánh các đơn vị'
		]
	])('%s', (_, facts, title) => {
		expect(plain(headlineText({ ...FACTS, ...facts }, 'Huyện B'))).toBe(title);
	});

	it('without targets it calls nobody behind', () => {
		const none = { ...FACTS, furthestBehind: null, unitsBehind: 0, hasTargets: false };
		expect(headlineText(none, 'Huyện B')).toBe(
			'Huyện B: chưa đặt mục tiêu nên chưa nói được đơn vị nào chậm'
		);
	});
});

test('the largest move is told, or nothing', () => {
	expect(plain(movedText(FACTS))).toBe(
		'Đổi nhiều nhất so với kỳ trước: thanh toán trực tuyến +2,10 điểm, tới 72,40 %'
	);
	expect(movedText({ ...FACTS, moved: null })).toBe('');
	const comparison = {
		...SAME_UNITS,
		joined: { units: 1, named: [{ unitId: 7, code: 'X7', name: 'Xã Mới' }] },
		marks: { ...NO_MARKS, before: ['unverified'] as const }
	};
	expect(plain(movedText({ ...FACTS, moved: { kpi, change: 2.1, value: 72.4, comparison } }))).toBe(
		'Đổi nhiều nhất so với kỳ trước: thanh toán trực tuyến +2,10 điểm, tới 72,40 % (15 đơn vị có số liệu ở cả hai kỳ; chỉ có ở kỳ này: Xã Mới; Q2/2023 chưa xác minh)'
	);
});

test('while reports are missing the ranks may still change', () => {
	expect(receivedText(12, 18)).toBe('12/18 đơn vị đã nộp; thứ hạng còn thay đổi');
	expect(receivedText(18, 18)).toBe('18/18 đơn vị đã nộp');
});

test('a target is a floor or a ceiling by the direction of good', () => {
	expect(plain(targetText(60, 'higher'))).toBe('Mục tiêu 60 %');
	expect(plain(targetText(5.5, 'lower'))).toBe('Tối đa 5,5 %');
	expect(targetText(null, 'higher')).toBe('Chưa đặt mục tiêu');
	expect([shortfallText(0), shortfallText(4)]).toEqual(['đều đạt', '4 chưa đạt']);
});

test('what the page rests on, as far as it is known', () => {
	const nothing = { window: null, dueOn: null, updatedAt: null, late: 0 };
	expect(basisText(nothing)).toBe('');
	expect(
		basisText({
			window: { from: '2023-06-10', to: '2023-09-09' },
			dueOn: '2023-09-12',
			updatedAt: '2023-09-12T09:40:00.000Z',
			late: 2
		})
	).toBe(
		'2 nộp muộn · số liệu từ 10/06/2023 đến 09/09/2023 · hạn nộp 12/09/2023 · cập nhật lúc 16:40 ngày 12/09/2023'
	);
});

import { describe, expect, it, test } from 'vitest';
import { rankedUnit, rankingOf, seriesOf, trendOf } from '../../charts/__golden__/samples';
import {
	rankingChartTitle,
	rankingDescription,
	rankingHeadline,
	trendChartTitle,
	trendDescription,
	smallMultipleTitle,
	trendHeadline
} from './chart-text';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const A = rankedUnit(0, 99);
const B = rankedUnit(2, 91.2);
const tied = { ...rankedUnit(5, 99), rank: 1, tied: true };

describe('the title of a ranking names first and last', () => {
	it.each([
		[
			[A, B],
			'Xã An Bình dẫn đầu về hồ sơ trực tuyến (99,00 %); Phường Bắc Sơn đứng cuối (91,20 %)'
		],
		[
			[A, tied, B],
			'2 đơn vị dẫn đầu về hồ sơ trực tuyến (99,00 %); Phường Bắc Sơn đứng cuối (91,20 %)'
		],
		[[A, tied], '2 đơn vị bằng nhau về hồ sơ trực tuyến: 99,00 %'],
		[[A], 'Xã An Bình: hồ sơ trực tuyến 99,00 %'],
		[[], 'Chưa đơn vị nào có hồ sơ trực tuyến trong Quý III/2023']
	])('%#', (rows, title) => {
		expect(plain(rankingHeadline(rankingOf(rows), 'Hồ sơ trực tuyến'))).toBe(title);
	});
});

describe('the title of the bars says what is to be seen', () => {
	it.each([
		[rankingOf([A, B]), '1/2 đơn vị chưa đạt mục tiêu 95 %, chưa rõ khác biệt'],
		[rankingOf([A]), 'Mọi đơn vị có số liệu đều đạt mục tiêu 95 %'],
		[rankingOf([A, B], null), 'Đơn vị cao nhất và thấp nhất cách nhau 7,80 điểm'],
		[rankingOf([A], null), 'Mới một đơn vị có giá trị'],
		[rankingOf([A, tied], null), 'Các đơn vị có giá trị bằng nhau'],
		[rankingOf([]), 'Chưa có giá trị để vẽ']
	])('%#', (ranking, title) => {
		expect(plain(rankingChartTitle(ranking))).toBe(title);
		expect(title.split(' ').length).toBeLessThanOrEqual(15);
	});

	test('and the bars are told one by one', () => {
		expect(plain(rankingDescription(rankingOf([A, B])))).toBe(
			'Chấm theo thứ hạng: 1. Xã An Bình 99,00 %; 3. Phường Bắc Sơn 91,20 %.'
		);
	});
});

describe('a trend', () => {
	const up = seriesOf({ unitId: 1, name: 'Xã A' }, [70, null, 80, 85, 88, 91]);
	const flat = seriesOf({ unitId: 2, name: 'Xã B' }, [70, 70, 70, 70, 70, 70]);

	it.each([
		[[80, 81, 82, 83, 84, 85.5], 'Cụm Mẫu: đúng hạn tăng từ 80,00 % lên 85,50 % qua 6 kỳ'],
		[[80, null, null, null, null, 79], 'Cụm Mẫu: đúng hạn giảm từ 80,00 % xuống 79,00 % qua 2 kỳ'],
		[[80, 80, 80, null, null, null], 'Cụm Mẫu: đúng hạn giữ nguyên 80,00 % qua 3 kỳ'],
		[[80, 70, 80, null, null, null], 'Cụm Mẫu: đúng hạn kỳ đầu và kỳ cuối đều 80,00 % qua 3 kỳ'],
		[[null, null, 80, null, null, null], 'Cụm Mẫu: đúng hạn 80,00 %, mới có một kỳ'],
		[[], 'Chưa kỳ nào có đúng hạn']
	])('its title: %#', (values, title) => {
		expect(plain(trendHeadline(trendOf([], values), 'Đúng hạn'))).toBe(title);
	});

	test('its title is of the units of both ends where others joined or left', () => {
		const same = trendOf([], [80, 81, 82, 83, 84, 95]);
		const apart = { joined: { units: 1, named: [] }, left: { units: 0, named: [] } };
		const total = { numerator: 312, denominator: 400, value: 78, units: 3, flags: [] };
		const trend = {
			...same,
			course: { ...same.course!, ...apart, change: -2, now: total },
			unitChanges: [{ period: '2024-q1', since: '2023-q4', both: 3, isBreak: true, ...apart }]
		};
		expect(plain(trendHeadline(trend, 'Đúng hạn'))).toBe(
			'Cụm Mẫu: đúng hạn giảm từ 80,00 % xuống 78,00 % qua 6 kỳ'
		);
		const none = { ...total, numerator: null, denominator: null, value: null };
		const course = { ...trend.course, change: null, now: none, before: none };
		expect(trendHeadline({ ...trend, course }, 'Đúng hạn')).toBe(
			'Cụm Mẫu: đúng hạn kỳ đầu và kỳ cuối không có đơn vị chung'
		);
	});

	test('the chart names the chosen line that moved most', () => {
		const trend = trendOf([up, flat], []);
		expect(trendChartTitle(trend, [flat, up])).toBe(
			'Xã A tăng nhiều nhất trong các đơn vị được tô: 21,00 điểm'
		);
		expect(trendChartTitle(trend, [flat])).toBe('Tỷ lệ qua các kỳ');
	});

	test('a small picture says how its line went', () => {
		const title = (series: typeof up) =>
			plain(smallMultipleTitle(series, 'Liên thông', { decimals: 2 }));
		expect(title(up)).toMatch(/^Liên thông tăng từ [\d,]+ % lên [\d,]+ %$/);
		expect(title({ ...up, points: up.points.slice(-1) })).toMatch(
			/^Liên thông [\d,]+ %, mới có một kỳ$/
		);
		expect(title({ ...up, points: [...up.points, ...up.points.slice(0, 1)] })).toMatch(
			/^Liên thông kỳ đầu và kỳ cuối đều [\d,]+ %$/
		);
		expect(title({ ...up, points: [] })).toBe('Chưa kỳ nào có liên thông');
	});

	test('a gap is told as a gap', () => {
		expect(trendDescription(trendOf([up], []), [up])).toContain('Quý I/2023 không có số liệu');
	});
});

import { expect, test } from 'vitest';
import { expectGolden } from './__golden__/golden';
import { seriesOf, trendOf } from './__golden__/samples';
import { renderSvg } from './render-svg';
import { trendChart, type TrendChartInput } from './trend-chart';

const drawn = (input: TrendChartInput, width = 860) => {
	const size = { width, height: 340 };
	return renderSvg(trendChart(input, size), size, { title: 'Xu hướng', description: 'Đường' });
};
const A = seriesOf({ unitId: 1, name: 'Xã An Bình' }, [70, 74, 79, 83, 88, 91]);
const B = seriesOf({ unitId: 2, name: 'Thị trấn Phượng Hoàng' }, [82, null, 80, 81, null, 77]);
const C = seriesOf({ unitId: 3, name: 'Xã Mới' }, [75, 76, 78, 90, 92, 93], {
	flags: { 1: 'derived', 4: 'other_window' },
	breaks: ['2023-q3']
});
const GREYS = [60, 66, 72].map((start, i) =>
	seriesOf({ unitId: 10 + i, name: `Xã nền ${i}` }, [
		start,
		start + 2,
		null,
		start + 5,
		null,
		start + 9
	])
);
const TOTAL = [72, 75, 77, 82, 86, 88];

test('chosen units in colour, the others grey, the office dashed, the merger as an upright rule', () => {
	const trend = trendOf([A, B, C, ...GREYS], TOTAL);
	expectGolden('trend-typical', drawn({ trend, highlighted: [1, 2, 3] }));
});

test('the line of the office is not joined where other units stand behind it, and says how many do', () => {
	const trend = {
		...trendOf([A], []),
		total: seriesOf({ unitId: null, name: 'Cụm Mẫu' }, TOTAL, { breaks: ['2023-q3'] }),
		unitChanges: [
			{
				...{ period: '2023-q3', since: '2023-q2', both: 4, isBreak: true },
				joined: { units: 1, named: [] },
				left: { units: 0, named: [] }
			}
		]
	};
	const series = trendChart({ trend, highlighted: [1] }, { width: 860, height: 340 }).series;
	const lines = (Array.isArray(series) ? series : []).filter(({ name }) => name === 'Cụm Mẫu');
	expect(lines).toHaveLength(2);
	expectGolden('trend-other-units', drawn({ trend, highlighted: [1] }));
});

test('the same on a phone', () => {
	const trend = trendOf([A, B, C, ...GREYS], TOTAL);
	expectGolden('trend-narrow', drawn({ trend, highlighted: [1, 2, 3] }, 360));
});

test('without any value it says so', () => {
	const none = [null, null, null, null, null, null];
	const trend = trendOf([seriesOf({ unitId: 1, name: 'Xã A' }, none)], none);
	expectGolden('trend-empty', drawn({ trend, highlighted: [1] }));
});

test('one unit alone', () => {
	expectGolden('trend-one-unit', drawn({ trend: trendOf([A], []), highlighted: [1] }));
});

test('missing values stay gaps: a value between two gaps is a dot', () => {
	const trend = trendOf(
		[seriesOf({ unitId: 1, name: 'Xã A' }, [90, null, 0, null, 92, 93])],
		[90, null, null, 91, 92, 93]
	);
	expectGolden('trend-gaps', drawn({ trend, highlighted: [1] }));
});

test('300 units, none chosen', () => {
	const many = Array.from({ length: 300 }, (_, i) =>
		seriesOf(
			{ unitId: i, name: `Xã ${i}` },
			[50, 51, 52, 53, 54, 55].map((v) => v + (i % 40))
		)
	);
	expectGolden('trend-300-units', drawn({ trend: trendOf(many, TOTAL), highlighted: [] }));
});

test('a line is never joined over a merger', () => {
	const option = trendChart(
		{ trend: trendOf([C], TOTAL), highlighted: [3] },
		{ width: 860, height: 340 }
	);
	const lines = [option.series].flat().filter((series) => series?.name === 'Xã Mới');
	const values = lines.map((line) =>
		[line?.data].flat().map((point) => (point as { value: number } | null)?.value ?? null)
	);
	expect(values).toEqual([
		[75, 76, 78, null, null, null],
		[null, null, null, 90, 92, 93]
	]);
});

test('more than six chosen units: six are in colour', () => {
	const many = Array.from({ length: 8 }, (_, i) =>
		seriesOf({ unitId: i, name: `Xã ${i}` }, [50 + i, 51, 52, 53, 54, 55 + i])
	);
	const svg = drawn({ trend: trendOf(many, TOTAL), highlighted: [0, 1, 2, 3, 4, 5, 6, 7] });
	expect(svg).toContain('>Xã 5 60,00<');
	expect(svg).not.toContain('>Xã 6 ');
});

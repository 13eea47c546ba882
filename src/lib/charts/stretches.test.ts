import { expect, test } from 'vitest';
import type { TrendSeries } from '../domain/kpi/trend';
import { seriesOf, trendOf } from './__golden__/samples';
import { renderSvg } from './render-svg';
import { stretchesOf } from './stretches';
import { trendChart } from './trend-chart';

const unit = { unitId: 7, name: 'Xã Bắc' };
const values = [90, 20, 45, 70, 95, 22];
const merged = seriesOf(unit, values, { breaks: ['2023-q1'] });
const plan = { ...seriesOf(unit, values), restarts: ['2023-q1', '2024-q1'] };
const valuesOf = (series: TrendSeries) =>
	stretchesOf(series).map((slots) => slots.flatMap((slot) => slot?.value ?? []));

test('a line is not joined over a merger nor over the turn of a plan', () => {
	expect(valuesOf(merged)).toEqual([[90], [20, 45, 70, 95, 22]]);
	expect(valuesOf(plan)).toEqual([[90], [20, 45, 70, 95], [22]]);
});

test('a plan that begins again is not called a merger', () => {
	const size = { width: 640, height: 320 };
	const drawn = (series: TrendSeries) =>
		renderSvg(trendChart({ trend: trendOf([series], values), highlighted: [7] }, size), size, {
			title: 'Xu hướng',
			description: 'Đường'
		});
	expect(drawn(merged)).toContain('sáp nhập');
	expect(drawn(plan)).not.toContain('sáp nhập');
});

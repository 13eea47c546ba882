// One small panel among many: the unit's line against the office's, ends of the scale only, the last value written out.
import type { TrendSeries } from '../domain/kpi/trend';
import { formatPercent, formatRate } from '../format/number';
import { formatPeriod, formatPeriodShort } from '../format/period';
import { niceScale } from './scale';
import { stretchesOf } from './stretches';
import {
	BAR_EDGE,
	BASE,
	FONT_SIZE,
	GREY_LINE,
	INK,
	PAPER,
	RULE,
	RULE_STRONG,
	SOFT,
	emptyChart,
	type ChartOption,
	type ChartSize
} from './theme';
import { labelText, tooltipText } from './tooltip-text';

export interface SmallMultipleInput {
	readonly unit: TrendSeries;
	readonly total: TrendSeries;
	readonly decimals: number;
	readonly target: number | null;
}

export function smallMultipleChart(input: SmallMultipleInput, size: ChartSize): ChartOption {
	const { unit, total, target, decimals } = input;
	const values = [...unit.points, ...total.points].map((point) => point.value);
	const known = [...values, target].filter((value) => value !== null);
	if (unit.points.every((point) => point.value === null)) return emptyChart('không có giá trị');
	const { min, max } = niceScale(known, { low: 0, high: 100, steps: 4 });
	return {
		...BASE,
		grid: { left: 40, right: 62, top: 10, bottom: 20 },
		xAxis: periodAxis(unit, size.width),
		yAxis: {
			type: 'value',
			min,
			max,
			interval: max - min,
			axisLabel: { formatter: '{value} %', color: SOFT, fontSize: FONT_SIZE - 1 },
			splitLine: { lineStyle: { color: RULE } }
		},
		series: [
			...officeLines(total),
			{
				...lineOf(unit, decimals),
				lineStyle: { color: BAR_EDGE, width: 2 },
				endLabel: {
					show: true,
					color: INK,
					fontWeight: 600,
					distance: 6,
					formatter: lastText(unit, decimals)
				},
				...(target === null ? {} : { markLine: targetLine(target) })
			}
		]
	};
}

/** Only the first and the last period are named. */
function periodAxis(unit: TrendSeries, width: number) {
	return {
		type: 'category' as const,
		data: unit.points.map((point) => formatPeriodShort(point.period)),
		boundaryGap: false,
		axisTick: { show: false },
		axisLine: { onZero: false, lineStyle: { color: RULE_STRONG } },
		axisLabel: {
			color: SOFT,
			fontSize: FONT_SIZE - 1,
			interval: Math.max(0, unit.points.length - 2),
			alignMinLabel: 'left' as const,
			alignMaxLabel: 'right' as const,
			showMinLabel: true,
			showMaxLabel: width > 200
		}
	};
}

/** One line per stretch with about the same units. */
function officeLines(total: TrendSeries) {
	return stretchesOf(total).map((points) => ({
		type: 'line' as const,
		name: labelText(total.name),
		data: points.map((point) => point?.value ?? null),
		symbol: 'none',
		silent: true,
		lineStyle: { color: GREY_LINE, width: 1.5, type: [5, 3] }
	}));
}

function lineOf(series: TrendSeries, decimals: number) {
	return {
		type: 'line' as const,
		name: labelText(series.name),
		connectNulls: false,
		symbol: 'circle',
		symbolSize: 5,
		emphasis: { disabled: true },
		data: series.points.map((point) => ({
			value: point.value,
			symbol: point.flags.includes('derived') ? 'diamond' : 'circle',
			itemStyle: {
				color: point.flags.some((flag) => HOLLOW.has(flag)) ? PAPER : BAR_EDGE,
				borderColor: BAR_EDGE,
				borderWidth: 1.2
			},
			tooltip: {
				formatter: tooltipText(`${series.name}, ${formatPeriod(point.period)}`, [
					point.value === null ? '' : formatPercent(point.value, decimals)
				])
			}
		}))
	};
}
const HOLLOW: ReadonlySet<string> = new Set(['derived', 'other_window', 'few']);

function lastText(series: TrendSeries, decimals: number): string {
	const last = series.points.findLast((point) => point.value !== null)?.value ?? null;
	return last === null ? '' : formatRate(last, decimals);
}

function targetLine(target: number) {
	return {
		symbol: 'none',
		silent: true,
		data: [
			{
				yAxis: target,
				lineStyle: { color: INK, width: 1, type: [4, 3] },
				label: { show: false }
			}
		]
	};
}

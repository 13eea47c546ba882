// Lines over periods: chosen units in colour with their name at the line's end, the others grey, the office dashed ink.
// A gap is a gap, a merger breaks the line, and what is derived or covers another window is drawn hollow.
import type { KpiFlag } from '../domain/kpi/catalogue';
import type { Trend, TrendPoint, TrendSeries } from '../domain/kpi/trend';
import type { UnitSetChange } from '../domain/kpi/unit-set-changes';
import type { UnitId } from '../domain/unit/unit';
import { flagText } from '../format/figures/kpi-text';
import { formatCount, formatNumber, formatPercent, formatRate } from '../format/number';
import { formatPeriod, formatPeriodShort } from '../format/period';
import { niceScale } from './scale';
import { stretchesOf, type Slot } from './stretches';
import {
	BASE,
	GREY_LINE,
	INK,
	LINES,
	PAPER,
	RULE,
	RULE_STRONG,
	SOFT,
	emptyChart,
	type ChartOption,
	type ChartSize
} from './theme';
import { labelText, tooltipText } from './tooltip-text';

export interface TrendChartInput {
	readonly trend: Trend;
	/** Drawn in colour and named, in this order; at most six are. */
	readonly highlighted: readonly UnitId[];
}
interface Pen {
	readonly color: string;
	readonly width: number;
	readonly dash: 'solid' | number[];
	readonly named: boolean;
	readonly z: number;
}

const GREY: Pen = { color: GREY_LINE, width: 1, dash: 'solid', named: false, z: 1 };
const TOTAL: Pen = { color: INK, width: 2, dash: [6, 3], named: true, z: 3 };
const LONG_NAME = 13;
const TOP = 28;
const BOTTOM = 40;

export function trendChart(input: TrendChartInput, size: ChartSize): ChartOption {
	const { trend } = input;
	const drawn = pensOf(input).filter(([series]) => series.points.some(hasValue));
	if (drawn.length === 0) return emptyChart('Chưa kỳ nào có giá trị để vẽ');
	const wide = size.width > 480;
	const scale = niceScale(valuesOf(drawn, trend.target), { low: 0, high: 100, steps: 6 });
	return {
		...BASE,
		grid: { left: wide ? 52 : 44, right: wide ? 164 : 104, top: TOP, bottom: BOTTOM },
		xAxis: {
			type: 'category',
			data: trend.periods.map((period) => formatPeriodShort(period).replace('/', '\n')),
			boundaryGap: false,
			axisTick: { alignWithLabel: true },
			axisLine: { onZero: false, lineStyle: { color: RULE_STRONG } },
			axisLabel: { color: SOFT, lineHeight: 14 }
		},
		yAxis: {
			type: 'value',
			...scale,
			axisLabel: { formatter: '{value} %', color: SOFT },
			splitLine: { lineStyle: { color: RULE } }
		},
		series: [
			...drawn.flatMap(([series, pen]) => linesOf(series, pen, { trend, wide })),
			rulesOf(drawn, trend)
		]
	};
}

/** Grey first, so that colour lies above it. */
function pensOf({ trend, highlighted }: TrendChartInput): readonly (readonly [TrendSeries, Pen])[] {
	const chosen = highlighted.slice(0, LINES.length);
	const byUnit = new Map(trend.series.map((series) => [series.unitId, series]));
	return [
		...trend.series
			.filter(({ unitId }) => unitId === null || !chosen.includes(unitId))
			.map((series) => [series, GREY] as const),
		[trend.total, TOTAL],
		...chosen.flatMap((unitId, i) => {
			const series = byUnit.get(unitId);
			const line = LINES[i];
			return series && line ? [[series, { ...line, width: 2.2, named: true, z: 4 }] as const] : [];
		})
	];
}

const hasValue = ({ value }: TrendPoint): boolean => value !== null;

function valuesOf(
	drawn: readonly (readonly [TrendSeries, Pen])[],
	target: number | null
): readonly number[] {
	const values = drawn.flatMap(([series]) => series.points.map((point) => point.value));
	return [...values, target].filter((value) => value !== null);
}

interface Setting {
	readonly trend: Trend;
	readonly wide: boolean;
}
/** One line per stretch between mergers; only the last stretch carries the name. */
function linesOf(series: TrendSeries, pen: Pen, { trend, wide }: Setting) {
	const stretches = stretchesOf(series);
	return stretches.map((points, i) => ({
		type: 'line' as const,
		name: labelText(series.name),
		data: points.map((point, at) => dotOf(point, points, { at, pen, series, trend })),
		connectNulls: false,
		...(pen.named ? {} : { symbol: 'none' }),
		z: pen.z,
		silent: !pen.named,
		lineStyle: { color: pen.color, width: pen.width, type: pen.dash },
		itemStyle: { color: pen.color },
		emphasis: { disabled: true },
		...(pen.named && i === stretches.length - 1
			? { endLabel: endLabelOf(series, pen, { trend, wide }) }
			: {}),
		labelLayout: { moveOverlap: 'shiftY' as const }
	}));
}

function endLabelOf(series: TrendSeries, pen: Pen, { trend, wide }: Setting) {
	return {
		show: true,
		color: pen.color,
		fontSize: 12,
		fontWeight: 600,
		distance: 7,
		width: wide ? 154 : 92,
		overflow: 'break' as const,
		lineHeight: 14,
		formatter: labelText(wide ? lastText(series, trend.decimals) : series.name)
	};
}

/** The value beside the name only where the line reaches the last period. */
function lastText(series: TrendSeries, decimals: number): string {
	const value = series.points.at(-1)?.value ?? null;
	if (value === null) return series.name;
	// A long name breaks between words; the number must not break at its comma.
	return `${series.name}${series.name.length > LONG_NAME ? '\n' : ' '}${formatRate(value, decimals)}`;
}

const SHAPES: readonly (readonly [KpiFlag, string])[] = [
	['derived', 'diamond'],
	['other_window', 'circle'],
	['few', 'circle']
];
interface DotSetting {
	readonly at: number;
	readonly pen: Pen;
	readonly series: TrendSeries;
	readonly trend: Trend;
}
function dotOf(point: Slot, points: readonly Slot[], { at, pen, series, trend }: DotSetting) {
	if (point === null || point.value === null) return null;
	if (!pen.named) {
		// A line of one point would not be seen.
		const alone = isGap(points[at - 1]) && isGap(points[at + 1]);
		return alone ? { value: point.value, symbol: 'circle', symbolSize: 3 } : point.value;
	}
	const shape = SHAPES.find(([flag]) => point.flags.includes(flag))?.[1];
	return {
		value: point.value,
		symbol: shape ?? 'circle',
		symbolSize: shape === 'diamond' ? 9 : 6,
		itemStyle: { color: shape ? PAPER : pen.color, borderColor: pen.color, borderWidth: 1.4 },
		tooltip: {
			formatter: tooltipText(`${series.name}, ${formatPeriod(point.period)}`, [
				formatPercent(point.value, trend.decimals) + fractionOf(point),
				point.units === null ? '' : `${formatCount(point.units)} đơn vị`,
				point.flags.map(flagText).join('; ')
			])
		}
	};
}

const isGap = (slot: Slot | undefined): boolean => !slot || slot.value === null;

function fractionOf({ numerator, denominator }: TrendPoint): string {
	if (numerator === null || denominator === null) return '';
	return ` (${formatCount(numerator)}/${formatCount(denominator)})`;
}

/** The target across, and an upright rule where a drawn unit was merged. */
function rulesOf(drawn: readonly (readonly [TrendSeries, Pen])[], trend: Trend) {
	const target = trend.target === null ? [] : [targetLine(trend.target)];
	return {
		type: 'line' as const,
		data: [],
		silent: true,
		markLine: {
			symbol: 'none',
			silent: true,
			data: [
				...mergersOf(drawn, trend).map(mergerLine),
				...trend.unitChanges
					.filter(({ isBreak, period }) => isBreak && !isMerger(drawn, period))
					.map((each) => otherUnitsLine(each, trend)),
				...target
			]
		}
	};
}

function targetLine(target: number) {
	return {
		yAxis: target,
		lineStyle: { color: INK, width: 1, type: [4, 3] },
		label: {
			show: true,
			color: INK,
			fontSize: 11.5,
			position: 'insideStartTop' as const,
			formatter: `Mục tiêu ${formatNumber(target)} %`
		}
	};
}

interface Merger {
	readonly at: number;
	readonly names: readonly string[];
}
function mergersOf(
	drawn: readonly (readonly [TrendSeries, Pen])[],
	trend: Trend
): readonly Merger[] {
	return trend.periods.flatMap((period, at) => {
		const names = drawn
			.filter(([series]) => series.unitId !== null && series.breaks.includes(period))
			.map(([series]) => series.name);
		return names.length === 0 ? [] : [{ at, names: [...new Set(names)] }];
	});
}

function mergerLine({ at, names }: Merger) {
	return {
		xAxis: at,
		lineStyle: { color: RULE_STRONG, width: 1.2, type: 'solid' as const },
		label: {
			show: true,
			color: SOFT,
			fontSize: 11.5,
			position: 'end' as const,
			formatter: labelText(names.length > 2 ? `sáp nhập (${names.length} đơn vị)` : 'sáp nhập')
		}
	};
}

/** Its own upright rule is there already. */
const isMerger = (drawn: readonly (readonly [TrendSeries, Pen])[], period: string): boolean =>
	drawn.some(([{ unitId, breaks }]) => unitId !== null && breaks.includes(period));

/** Where the office's line breaks, for other units stand behind it. */
function otherUnitsLine({ period, both, joined, left }: UnitSetChange, trend: Trend) {
	return {
		xAxis: trend.periods.indexOf(period),
		lineStyle: { color: RULE_STRONG, width: 1.2, type: [2, 3] },
		label: {
			show: true,
			color: SOFT,
			fontSize: 11.5,
			position: 'end' as const,
			formatter: labelText(
				`${formatCount(both + left.units)} → ${formatCount(both + joined.units)} đơn vị`
			)
		}
	};
}

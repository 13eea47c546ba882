// A strip: every unit one dot on the scale of one KPI, piled where values meet; total and target as lines.
import { missesTarget } from '../domain/kpi/misses-target';
import { formatCount, formatPercent } from '../format/number';
import {
	BAR_EDGE,
	BASE,
	INK,
	PAPER,
	POOR_EDGE,
	RULE,
	RULE_STRONG,
	SOFT,
	emptyChart,
	type ChartOption,
	type ChartSize
} from './theme';
import { referenceLines } from './reference-lines';
import { niceScale } from './scale';
import { labelText, tooltipText } from './tooltip-text';

export interface DistributionDot {
	readonly name: string;
	readonly value: number;
	readonly numerator: number;
	readonly denominator: number;
	/** Hollow: rests on few dossiers. */
	readonly few: boolean;
}
export interface DistributionInput {
	readonly dots: readonly DistributionDot[];
	readonly decimals: number;
	readonly direction: 'higher' | 'lower';
	readonly target: number | null;
	readonly total: { readonly name: string; readonly value: number } | null;
	/** Names of dots to write out beside the two ends. */
	readonly named?: readonly string[];
}

const DOT = 9;
const SIDE = 34;
const TOP = 26;
const BOTTOM = 42;
/** The name of the target stands below the numbers of the scale. */
const BELOW_SCALE = 22;

export function distributionChart(input: DistributionInput, size: ChartSize): ChartOption {
	if (input.dots.length === 0) return emptyChart('Chưa đơn vị nào có giá trị để vẽ');
	const around = [input.target, input.total?.value ?? null].filter((value) => value !== null);
	const scale = niceScale([...input.dots.map((dot) => dot.value), ...around], {
		low: 0,
		high: 100,
		steps: size.width > 480 ? 8 : 4
	});
	const perDot = ((scale.max - scale.min) * DOT) / Math.max(1, size.width - 2 * SIDE);
	const piled = pile(input.dots, perDot);
	// Levels one dot apart, unless the pile is higher than the drawing.
	const levels = (size.height - TOP - BOTTOM) / (DOT + 2) / 2 - 1;
	const depth = Math.max(levels, ...piled.map((dot) => Math.abs(dot.level)));
	return {
		...BASE,
		grid: { left: SIDE, right: SIDE, top: TOP, bottom: BOTTOM },
		xAxis: {
			type: 'value',
			min: scale.min,
			max: scale.max,
			interval: scale.interval,
			axisLabel: { formatter: '{value} %', color: SOFT },
			axisLine: { show: true, onZero: false, lineStyle: { color: RULE_STRONG } },
			axisTick: { show: true, lineStyle: { color: RULE_STRONG } },
			splitLine: { lineStyle: { color: RULE } }
		},
		yAxis: { type: 'value', show: false, min: -depth - 1, max: depth + 1 },
		series: [
			{
				type: 'scatter',
				symbol: 'circle',
				emphasis: { disabled: true },
				data: piled.map((dot) => dotOf(dot, input)),
				markLine: referenceLines({ ...input, totalAt: 'end', targetDistance: BELOW_SCALE })
			}
		]
	};
}

interface Piled extends DistributionDot {
	readonly level: number;
}
/** Dots closer than one dot's width stand on each other: 0, 1, -1, 2, -2 … */
function pile(dots: readonly DistributionDot[], perDot: number): readonly Piled[] {
	const free: number[] = [];
	return [...dots]
		.sort((a, b) => a.value - b.value)
		.map((dot) => {
			const found = free.findIndex((from) => from <= dot.value);
			const slot = found === -1 ? free.length : found;
			free[slot] = dot.value + perDot;
			return { ...dot, level: slot % 2 === 0 ? -slot / 2 : (slot + 1) / 2 };
		});
}

function dotOf(dot: Piled, input: DistributionInput) {
	const { decimals, named = [] } = input;
	const misses = missesTarget(dot.value, input);
	const color = misses ? POOR_EDGE : BAR_EDGE;
	return {
		name: dot.name,
		value: [dot.value, dot.level],
		symbol: misses ? 'triangle' : 'circle',
		symbolRotate: misses ? 180 : 0,
		symbolSize: DOT - 1,
		itemStyle: { color: dot.few ? PAPER : color, borderColor: color, borderWidth: 1.2 },
		label: {
			show: named.includes(dot.name),
			position: 'top' as const,
			color: INK,
			formatter: labelText(dot.name)
		},
		tooltip: {
			formatter: tooltipText(dot.name, [
				`${formatPercent(dot.value, decimals)} (${formatCount(dot.numerator)}/${formatCount(dot.denominator)})`,
				misses ? 'chưa đạt mục tiêu' : '',
				dot.few ? 'ít hồ sơ' : ''
			])
		}
	};
}

// Horizontal bars of one ranking: zero base, value at the bar, the office's total and the target as lines.
import type { KpiFlag } from '../domain/kpi/catalogue';
import { missesTarget } from '../domain/kpi/misses-target';
import type { RankedUnit, Ranking } from '../domain/kpi/ranking';
import { flagText } from '../format/figures/kpi-text';
import { formatCount, formatPercent } from '../format/number';
import {
	BAR,
	BAR_EDGE,
	BASE,
	INK,
	PAPER,
	POOR,
	POOR_EDGE,
	RULE,
	RULE_STRONG,
	emptyChart,
	type ChartOption,
	type ChartSize
} from './theme';
import { referenceLines } from './reference-lines';
import { labelText, tooltipText } from './tooltip-text';

const ROW_HEIGHT = 25;
/** On a phone the name stands above its bar. */
const NARROW_ROW_HEIGHT = 37;
/** Boxes narrower than this carry names above the bars. */
const WIDE = 420;
const LETTER = 6.6;
const NAMES_LEAST = 96;
const NAMES_MOST = 214;
const TOP = 24;
const BOTTOM = 24;
/** Beyond this many units the chart shows both ends; the table shows all. */
const MOST_BARS = 60;
const END_BARS = 10;

interface Bar {
	readonly row: RankedUnit;
	readonly missesTarget: boolean;
}
/** null: the units left out between the two ends. */
type Slot = Bar | null;

export function rankingChart(ranking: Ranking, size: ChartSize): ChartOption {
	const slots = slotsOf(ranking);
	if (slots.length === 0) return emptyChart('Chưa đơn vị nào có giá trị để vẽ');
	const wide = size.width > WIDE;
	const names = namesWidth(slots);
	return {
		...BASE,
		grid: { left: wide ? names : 1, right: wide ? 118 : 96, top: TOP, bottom: BOTTOM },
		xAxis: {
			type: 'value',
			min: 0,
			max: scaleEnd(ranking),
			interval: 20,
			axisLabel: { show: false },
			splitLine: { lineStyle: { color: RULE } }
		},
		yAxis: {
			type: 'category',
			inverse: true,
			data: slots.map((slot) => (slot ? slot.row.name : leftOutText(ranking))),
			axisTick: { show: false },
			axisLine: { lineStyle: { color: RULE_STRONG } },
			axisLabel: { interval: 0, color: INK, ...(wide ? nameBeside(names) : NAME_ABOVE) },
			z: 7
		},
		series: [
			{
				type: 'bar',
				// Above the lines: they show between the bars and never cross a value.
				z: 6,
				barWidth: 13,
				data: slots.map((slot) => (slot ? barOf(slot, ranking, wide) : { value: 0 })),
				emphasis: { disabled: true },
				markLine: linesOf(ranking)
			}
		]
	};
}

export function rankingChartSize(ranking: Ranking, width: number): ChartSize {
	const row = width > WIDE ? ROW_HEIGHT : NARROW_ROW_HEIGHT;
	return { width, height: TOP + BOTTOM + row * Math.max(3, slotsOf(ranking).length) };
}

/** Every name on one line, or two when it is long. */
function namesWidth(slots: readonly Slot[]): number {
	const widths = slots.map((slot) => {
		const width = LETTER * (slot?.row.name.length ?? 0);
		return width > NAMES_MOST / 1.5 ? width / 2 + 5 * LETTER : width;
	});
	return 14 + Math.min(NAMES_MOST, Math.max(NAMES_LEAST, ...widths));
}

const nameBeside = (names: number) => ({
	width: names - 14,
	overflow: 'break' as const,
	lineHeight: 12.5
});
const NAME_ABOVE = {
	inside: true,
	margin: 1,
	align: 'left' as const,
	verticalAlign: 'bottom' as const,
	lineHeight: 14,
	padding: [0, 0, 6, 0]
};

function slotsOf(ranking: Ranking): readonly Slot[] {
	const bars = ranking.rows.map((row) => ({ row, missesTarget: missesTarget(row.value, ranking) }));
	if (bars.length <= MOST_BARS) return bars;
	return [...bars.slice(0, END_BARS), null, ...bars.slice(-END_BARS)];
}

const leftOutText = (ranking: Ranking): string =>
	`… ${formatCount(ranking.rows.length - 2 * END_BARS)} đơn vị ở giữa`;

/** Rates end at 100; what exceeds it gets room up to the next ten. */
function scaleEnd({ rows, total, target }: Ranking): number {
	const highest = Math.max(100, total.value ?? 0, target ?? 0, ...rows.map((row) => row.value));
	return Math.ceil(highest / 10) * 10;
}

function barOf({ row, missesTarget }: Bar, ranking: Ranking, wide: boolean) {
	const value = formatPercent(row.value, ranking.decimals);
	return {
		value: row.value,
		itemStyle: styleOf(row.flags, missesTarget),
		label: {
			show: true,
			position: 'right' as const,
			backgroundColor: PAPER,
			padding: [1, 2],
			color: missesTarget ? POOR_EDGE : INK,
			formatter: labelText([value, ...marksOf(row.flags, missesTarget, wide)].join(' '))
		},
		tooltip: {
			formatter: tooltipText(`${row.tied ? `${row.rank}=` : row.rank}. ${row.name}`, [
				`${value} (${formatCount(row.numerator)}/${formatCount(row.denominator)})`,
				missesTarget ? 'chưa đạt mục tiêu' : '',
				row.flags.map(flagText).join('; ')
			])
		}
	};
}

/** Hollow: few dossiers. Dashed edge: not verified. */
function styleOf(flags: readonly KpiFlag[], missesTarget: boolean) {
	const few = flags.includes('few');
	const unverified = flags.includes('unverified');
	return {
		color: few ? PAPER : missesTarget ? POOR : BAR,
		borderColor: missesTarget ? POOR_EDGE : BAR_EDGE,
		borderWidth: few || unverified ? 1.2 : 0,
		borderType: unverified ? ('dashed' as const) : ('solid' as const)
	};
}

function marksOf(flags: readonly KpiFlag[], missesTarget: boolean, wide: boolean): string[] {
	return [
		...(missesTarget ? ['▼'] : []),
		...(flags.includes('few') ? [wide ? flagText('few') : '◌'] : []),
		...(flags.includes('unverified') ? ['?'] : [])
	];
}

/** The total is named above the bars, the target below them. */
function linesOf({ total, target, decimals, of }: Ranking) {
	const named = total.value === null ? null : { name: of.name, value: total.value };
	return referenceLines({ total: named, target, decimals, totalAt: 'start' });
}

// A dot plot of one ranking: each value with how far chance moves it, the office's total and the target as lines.
import type { Band, Interval } from '../domain/kpi/chance-interval';
import type { KpiFlag } from '../domain/kpi/catalogue';
import type { FewCases, RankedUnit, Ranking } from '../domain/kpi/ranking';
import { bandText } from '../format/figures/band-text';
import { flagText } from '../format/figures/kpi-text';
import { formatCount, formatPercent } from '../format/number';
import { rankingScale } from './ranking-scale';
import { referenceLines } from './reference-lines';
import {
	BAR_EDGE,
	BASE,
	emptyChart,
	GREY_LINE,
	INK,
	PAPER,
	POOR_EDGE,
	RULE,
	RULE_STRONG,
	SOFT,
	type ChartOption,
	type ChartSize
} from './theme';
import { labelText, tooltipText } from './tooltip-text';

const ROW_HEIGHT = 25;
/** On a phone the name stands above its dot. */
const NARROW_ROW_HEIGHT = 37;
/** Boxes narrower than this carry names above the dots. */
const WIDE = 420;
const LETTER = 6.6;
const NAMES_LEAST = 96;
const NAMES_MOST = 214;
const TOP = 24;
const BOTTOM = 44;
/** The name of the target stands below the numbers of the scale. */
const BELOW_SCALE = 22;
/** Room for the values, beside the drawing so that no line crosses them. */
const VALUES = 84;
const DOT = 10;
/** Beyond this many units the chart shows both ends; the table shows all. */
const MOST_DOTS = 60;
const END_DOTS = 10;

interface Dot {
	readonly name: string;
	/** "4", "2=", '' where it has no rank. */
	readonly rank: string;
	readonly value: number;
	readonly numerator: number;
	readonly denominator: number;
	readonly flags: readonly KpiFlag[];
	readonly interval: Interval;
	readonly band: Band | null;
}
/** null: the units left out between the two ends. */
type Slot = Dot | null;

export function rankingChart(ranking: Ranking, size: ChartSize): ChartOption {
	const slots = slotsOf(ranking);
	if (slots.length === 0) return emptyChart('Chưa đơn vị nào có giá trị để vẽ');
	const wide = size.width > WIDE;
	const names = namesWidth(slots);
	const scale = rankingScale(ranking);
	return {
		...BASE,
		grid: { left: wide ? names : 1, right: VALUES, top: TOP, bottom: BOTTOM },
		xAxis: {
			type: 'value',
			...scale,
			axisLabel: { formatter: '{value} %', color: SOFT },
			splitLine: { lineStyle: { color: RULE } }
		},
		yAxis: [
			{
				...CATEGORIES,
				data: slots.map((slot) => (slot ? labelText(slot.name) : leftOutText(ranking))),
				axisLabel: { interval: 0, color: INK, ...(wide ? nameBeside(names) : NAME_ABOVE) },
				z: 3
			},
			{
				...CATEGORIES,
				position: 'right',
				data: slots.map((slot) => (slot ? valueOf(slot, ranking) : '')),
				axisLabel: { interval: 0, color: INK },
				z: 8
			}
		],
		series: [...spans(slots), dots(slots, ranking)]
	};
}

const dots = (slots: readonly Slot[], ranking: Ranking) => ({
	type: 'scatter' as const,
	z: 6,
	emphasis: { disabled: true },
	data: slots.flatMap((slot, i) => (slot ? [dotOf(slot, i, ranking)] : [])),
	// Below the names, which stand below the dots: no line crosses a name, no name hides a dot.
	markLine: { ...linesOf(ranking), z: 2 }
});

export function rankingChartSize(ranking: Ranking, width: number): ChartSize {
	const row = width > WIDE ? ROW_HEIGHT : NARROW_ROW_HEIGHT;
	return { width, height: TOP + BOTTOM + row * Math.max(3, slotsOf(ranking).length) };
}

const CATEGORIES = {
	type: 'category' as const,
	inverse: true,
	axisTick: { show: false },
	axisLine: { lineStyle: { color: RULE_STRONG } }
};

/** Every name on one line, or two when it is long. */
function namesWidth(slots: readonly Slot[]): number {
	const widths = slots.map((slot) => {
		const width = LETTER * (slot?.name.length ?? 0);
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
	padding: [0, 0, 6, 0],
	backgroundColor: PAPER
};

/** Those with few cases below the ranked ones: nobody vanishes. */
function slotsOf({ rows, unranked }: Ranking): readonly Slot[] {
	const ranked = rows.map((row): Dot => ({ ...row, rank: rankText(row) }));
	const few = unranked.flatMap(({ name, few }) => (few ? [fewDot(name, few)] : []));
	const dots = [...ranked, ...few];
	if (dots.length <= MOST_DOTS) return dots;
	return [...dots.slice(0, END_DOTS), null, ...dots.slice(-END_DOTS)];
}

const fewDot = (name: string, few: FewCases): Dot => ({ ...few, name, rank: '', band: null });
const rankText = ({ rank, tied }: RankedUnit): string => (tied ? `${rank}=` : String(rank));

const leftOutText = ({ rows, unranked }: Ranking): string =>
	`… ${formatCount(rows.length + unranked.filter(({ few }) => few).length - 2 * END_DOTS)} đơn vị ở giữa`;

/** From the lower to the upper end: a bar on top of one that is not seen. */
function spans(slots: readonly Slot[]) {
	const bar = {
		type: 'bar' as const,
		stack: 'span',
		barWidth: 3,
		silent: true,
		z: 5,
		emphasis: { disabled: true }
	};
	return [
		{
			...bar,
			itemStyle: { color: 'transparent' },
			data: slots.map((slot) => slot?.interval.low ?? 0)
		},
		{
			...bar,
			itemStyle: { color: GREY_LINE },
			data: slots.map((slot) => (slot ? slot.interval.high - slot.interval.low : 0))
		}
	];
}

const COLORS: Readonly<Record<Band, string>> = {
	better: BAR_EDGE,
	unclear: SOFT,
	worse: POOR_EDGE
};

/** Told by shape as well as by colour; hollow: few cases. */
function dotOf(dot: Dot, at: number, ranking: Ranking) {
	const { flags, band, interval } = dot;
	const few = flags.includes('few');
	const color = COLORS[band ?? 'unclear'];
	const isClear = band === 'better' || band === 'worse';
	return {
		value: [dot.value, at],
		symbol: isClear ? 'triangle' : 'circle',
		symbolRotate: band === 'worse' ? 180 : 0,
		symbolSize: DOT,
		itemStyle: { color: few ? PAPER : color, borderColor: color, borderWidth: 1.4 },
		tooltip: {
			formatter: tooltipText(dot.rank === '' ? dot.name : `${dot.rank}. ${dot.name}`, [
				`${formatPercent(dot.value, ranking.decimals)} (${formatCount(dot.numerator)}/${formatCount(dot.denominator)})`,
				`dao động may rủi: ${formatPercent(interval.low, 1)} đến ${formatPercent(interval.high, 1)}`,
				bandText(band, ranking),
				flags.map(flagText).join('; ')
			])
		}
	};
}

/** "97,67 % ?" */
const valueOf = ({ value, flags }: Dot, { decimals }: Ranking): string =>
	[
		formatPercent(value, decimals),
		...(flags.includes('few') ? ['◌'] : []),
		...(flags.includes('unverified') ? ['?'] : [])
	].join(' ');

/** The total is named above the dots, the target below them. */
function linesOf({ total, target, decimals, of }: Ranking) {
	const named = total.value === null ? null : { name: of.name, value: total.value };
	return referenceLines({
		...{ total: named, target, decimals },
		totalAt: 'start',
		targetDistance: BELOW_SCALE
	});
}

// Titles of charts: a sentence of at most 15 words that says what is to be seen; and their content in words.
import type { Kpi } from '../../domain/kpi/catalogue';
import { areComparable } from '../../domain/kpi/comparable-periods';
import type { RankedUnit, Ranking } from '../../domain/kpi/ranking';
import type { Trend, TrendSeries } from '../../domain/kpi/trend';
import { missesTarget } from '../../domain/kpi/misses-target';
import { shownDifference } from '../../domain/figures/shown-rate';
import { lowerFirst } from './attention-text';
import { formatCount, formatGap, formatNumber, formatPercent } from '../number';
import { formatPeriod } from '../period';

/** Title of a ranking page: first and last, in the words of the KPI's direction. */
export function rankingHeadline(ranking: Ranking, kpiName: string): string {
	const { rows, decimals } = ranking;
	const [first] = rows;
	const last = rows.at(-1);
	const name = lowerFirst(kpiName);
	if (!first || !last) return withoutRanks(ranking, name);
	const [best, worst] = [first, last].map(({ value }) => formatPercent(value, decimals));
	if (rows.length === 1) return `${first.name}: ${name} ${best}`;
	if (first.rank === last.rank)
		return `${formatCount(rows.length)} đơn vị bằng nhau về ${name}: ${best}`;
	const [front, back] = [endText(ranking, first.rank), endText(ranking, last.rank)];
	return ranking.direction === 'higher'
		? `${front} dẫn đầu về ${name} (${best}); ${back} đứng cuối (${worst})`
		: `${back} có ${name} cao nhất (${worst}); ${front} thấp nhất (${best})`;
}

function withoutRanks({ unranked, period }: Ranking, name: string): string {
	const few = unranked.filter((unit) => unit.few !== null).length;
	return few === 0
		? `Chưa đơn vị nào có ${name} trong ${formatPeriod(period)}`
		: `Chưa đơn vị nào đủ hồ sơ để xếp hạng về ${name} trong ${formatPeriod(period)}`;
}

function endText({ rows }: Ranking, rank: number): string {
	const those = rows.filter((row) => row.rank === rank);
	return those.length === 1 ? (those[0]?.name ?? '') : `${formatCount(those.length)} đơn vị`;
}

export function rankingChartTitle(ranking: Ranking): string {
	const { rows, target, decimals } = ranking;
	if (rows.length === 0) return 'Chưa có giá trị để vẽ';
	if (target !== null) {
		const short = rows.filter((row) => missesTarget(row.value, ranking)).length;
		const goal = `mục tiêu ${formatNumber(target)}\u00a0%`;
		return short === 0
			? `Mọi đơn vị có số liệu đều đạt ${goal}`
			: `${formatCount(short)}/${formatCount(rows.length)} đơn vị chưa đạt ${goal}${clearlyText(rows)}`;
	}
	if (rows.length === 1) return 'Mới một đơn vị có giá trị';
	if (rows[0]?.rank === rows.at(-1)?.rank) return 'Các đơn vị có giá trị bằng nhau';
	const values = rows.map((row) => row.value);
	const spread = shownDifference(Math.max(...values), Math.min(...values), decimals);
	return `Đơn vị cao nhất và thấp nhất cách nhau ${formatGap(spread, decimals)} điểm`;
}

/** How many of them chance does not explain. */
function clearlyText(rows: readonly RankedUnit[]): string {
	const clear = rows.filter(({ band }) => band === 'worse').length;
	return clear === 0 ? ', chưa rõ khác biệt' : `, ${formatCount(clear)} rõ ràng`;
}

export function rankingDescription(ranking: Ranking): string {
	const dots = ranking.rows.map(
		(row) => `${row.rank}. ${row.name} ${formatPercent(row.value, ranking.decimals)}`
	);
	return dots.length === 0 ? 'Không có giá trị.' : `Chấm theo thứ hạng: ${dots.join('; ')}.`;
}

/** "; trục cắt từ 90 đến 100 %" where it does not begin at 0. */
export const cutAxisText = ({
	min,
	max
}: {
	readonly min: number;
	readonly max: number;
}): string => (min === 0 ? '' : `; trục cắt từ ${formatNumber(min)} đến ${formatNumber(max)} %`);

/** "Cụm Vườn Hoa: thanh toán trực tuyến tăng từ 62,10 % lên 84,30 % qua 12 kỳ" */
export function trendHeadline(trend: Trend, kpiName: string): string {
	const name = lowerFirst(kpiName);
	const { total, decimals, course, unitChanges } = trend;
	const drawn = courseOf(total, trend);
	if (drawn === null) return `Chưa kỳ nào có ${name}`;
	if (course === null) return `${total.name}: ${name} ${drawn.text}`;
	if (course.now.value === null || course.before.value === null)
		return `${total.name}: ${name} kỳ đầu và kỳ cuối không có đơn vị chung`;
	// The units of both ends only; what lies between is a line of its own.
	const text =
		unitChanges.length === 0
			? drawn.text
			: courseText([course.before.value, course.now.value], decimals, false);
	return `${total.name}: ${name} ${text} qua ${formatCount(drawn.periods)} kỳ`;
}

/** Of one small picture among many of the same unit: "Liên thông giảm từ 98,20 % xuống 80,77 %". */
export function smallMultipleTitle(
	unit: TrendSeries,
	kpiName: string,
	told: Pick<Kpi, 'decimals' | 'accumulates'>
): string {
	const course = courseOf(unit, told);
	return course === null ? `Chưa kỳ nào có ${lowerFirst(kpiName)}` : `${kpiName} ${course.text}`;
}

/** How a line went from its first value to its last one; null without any. */
function courseOf(
	series: TrendSeries,
	{ decimals, ...kpi }: Pick<Kpi, 'decimals' | 'accumulates'>
): { readonly text: string; readonly periods: number } | null {
	const values = comparedValues(series, kpi);
	const [first] = values;
	const last = values.at(-1);
	if (first === undefined || last === undefined) return null;
	const to = formatPercent(last, decimals);
	const periods = values.length;
	if (periods === 1) return { text: `${to}, mới có một kỳ`, periods };
	const isFlat = values.every((value) => formatPercent(value, decimals) === to);
	return { text: courseText([first, last], decimals, isFlat), periods };
}

/** The values that may be compared with the last one, in order. */
function comparedValues({ points }: TrendSeries, kpi: Pick<Kpi, 'accumulates'>): number[] {
	const last = points.findLast(({ value }) => value !== null);
	return points.flatMap(({ period, value }) =>
		value === null || last === undefined || !areComparable(kpi, last.period, period) ? [] : [value]
	);
}

function courseText(
	[first, last]: readonly [number, number],
	decimals: number,
	isFlat: boolean
): string {
	const to = formatPercent(last, decimals);
	const change = shownDifference(last, first, decimals);
	if (change === 0) return isFlat ? `giữ nguyên ${to}` : `kỳ đầu và kỳ cuối đều ${to}`;
	const [verb, towards] = change > 0 ? ['tăng', 'lên'] : ['giảm', 'xuống'];
	return `${verb} từ ${formatPercent(first, decimals)} ${towards} ${to}`;
}

/** Of the line that changed most among the chosen ones. */
export function trendChartTitle(trend: Trend, chosen: readonly TrendSeries[]): string {
	const moves = chosen.flatMap((series) => {
		const values = comparedValues(series, trend);
		const [first] = values;
		const last = values.at(-1);
		return first === undefined || last === undefined || values.length < 2
			? []
			: [
					{
						name: series.name,
						change: shownDifference(last, first, trend.decimals)
					}
				];
	});
	const [most] = moves.sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
	if (!most || most.change === 0) return 'Tỷ lệ qua các kỳ';
	const verb = most.change > 0 ? 'tăng' : 'giảm';
	return `${most.name} ${verb} nhiều nhất trong các đơn vị được tô: ${formatGap(Math.abs(most.change), trend.decimals)} điểm`;
}

export function trendDescription(trend: Trend, chosen: readonly TrendSeries[]): string {
	return [trend.total, ...chosen]
		.map((series) => {
			const points = series.points.map(
				({ period, value, units }) =>
					`${formatPeriod(period)} ${value === null ? 'không có số liệu' : formatPercent(value, trend.decimals)}${units === null || units === 0 ? '' : ` (${formatCount(units)} đơn vị)`}`
			);
			return `${series.name}: ${points.join(', ')}`;
		})
		.join('. ');
}

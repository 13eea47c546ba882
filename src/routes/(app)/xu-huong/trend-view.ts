// Which lines of a trend are in colour, and the same numbers as a table.
import { LINES } from '$lib/charts/theme';
import type { KpiFlag } from '$lib/domain/kpi/catalogue';
import type { PeriodId } from '$lib/domain/figures/period';
import type { Trend, TrendPoint, TrendSeries } from '$lib/domain/kpi/trend';
import type { UnitId } from '$lib/domain/unit/unit';
import { flagText, reasonText } from '$lib/format/figures/kpi-text';
import { formatCount, formatRate } from '$lib/format/number';

/** As many lines as can be told apart. */
export const MOST_CHOSEN = LINES.length;
/** In colour when nobody has chosen: those that stand lowest. */
const DEFAULT_CHOSEN = 3;

/** `don-vi=3,7` and `don-vi=3&don-vi=7` alike; what is no id of a drawn unit is left out. */
export function chosenUnits(written: readonly string[], trend: Trend): UnitId[] {
	const known = new Set(trend.series.map(({ unitId }) => unitId));
	const ids = written.flatMap((part) => part.split(',')).map((part) => Number(part.trim()));
	return [...new Set(ids)].filter((id) => known.has(id));
}

/** The units furthest from good in the period; "ít hồ sơ" is no reason to point at anyone. */
export function furthestBehind(trend: Trend, period: PeriodId): UnitId[] {
	const at = trend.periods.indexOf(period);
	const sign = trend.direction === 'higher' ? 1 : -1;
	return trend.series
		.flatMap(({ unitId, points }) => {
			const point = points[at];
			if (unitId === null || !point || point.value === null || point.flags.includes('few'))
				return [];
			return [{ unitId, value: point.value }];
		})
		.sort((a, b) => sign * (a.value - b.value) || a.unitId - b.unitId)
		.slice(0, DEFAULT_CHOSEN)
		.map(({ unitId }) => unitId);
}

export interface TrendCell {
	readonly period: PeriodId;
	/** "91,25", or "–" where there is no value. */
	readonly text: string;
	readonly sign: string;
	/** The reason of a gap, the words of the marks. */
	readonly about: string;
	/** First period after a merger, or with other units behind the office's value. */
	readonly isBreak: boolean;
}
export interface TrendRow {
	/** null: the organising unit. */
	readonly unitId: UnitId | null;
	readonly name: string;
	/** Place among the chosen lines, from 0; null: grey. */
	readonly line: number | null;
	readonly cells: readonly TrendCell[];
}

/** The office first, then the chosen ones, then the others by name. */
export function trendRows(trend: Trend, chosen: readonly UnitId[]): TrendRow[] {
	const line = ({ unitId }: TrendSeries) => (unitId === null ? -1 : chosen.indexOf(unitId));
	const rest = trend.series.filter((series) => line(series) === -1);
	const first = chosen.flatMap((id) => trend.series.find(({ unitId }) => unitId === id) ?? []);
	return [trend.total, ...first, ...rest].map((series) => ({
		unitId: series.unitId,
		name: series.name,
		line: line(series) === -1 ? null : line(series),
		cells: series.points.map((point) => cellOf(point, series, trend.decimals))
	}));
}

const SIGNS: readonly (readonly [KpiFlag, string])[] = [
	['derived', '◇'],
	['other_window', '○'],
	['few', '◌'],
	['unverified', '?']
];

function cellOf(point: TrendPoint, series: TrendSeries, decimals: number): TrendCell {
	const { period, value, flags } = point;
	return {
		period,
		text: value === null ? '–' : formatRate(value, decimals),
		sign: SIGNS.flatMap(([flag, sign]) => (flags.includes(flag) ? [sign] : [])).join(''),
		about:
			value === null
				? reasonText(point.state === 'value' ? 'missing' : point.state, null)
				: [
						...(point.units === null ? [] : [`${formatCount(point.units)} đơn vị`]),
						...flags.map(flagText)
					].join(', '),
		isBreak: series.breaks.includes(period)
	};
}

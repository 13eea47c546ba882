// A trend as a file: one row per unit, one column per period, gaps left empty.
import type { Kpi } from '../../domain/kpi/catalogue';
import type { Trend, TrendSeries } from '../../domain/kpi/trend';
import { flagText, reasonText } from '../../format/figures/kpi-text';
import { formatPeriodShort } from '../../format/period';
import { DEMONSTRATION_LINE } from '../../format/figures/ranking-table';
import {
	countCell,
	EMPTY,
	percentCell,
	textCell,
	type ReportTable,
	type ReportRow
} from '../../format/table';
import { trendNotes } from '../../format/figures/trend-text';

export interface TrendTableContext {
	readonly kpi: Pick<Kpi, 'name' | 'formulas'>;
	readonly isDemonstration: boolean;
}

export function trendTable(trend: Trend, { kpi, isDemonstration }: TrendTableContext): ReportTable {
	return {
		title: `Xu hướng: ${kpi.name} (%)`,
		subtitle: [trend.total.name, `Cách tính: ${kpi.formulas[0].words}`],
		columns: [
			{ key: 'name', heading: 'Đơn vị', align: 'start' },
			{ key: 'code', heading: 'Mã', align: 'start' },
			...trend.periods.map((period) => ({
				key: period,
				heading: formatPeriodShort(period),
				align: 'end' as const
			})),
			{ key: 'note', heading: 'Ghi chú', align: 'start' }
		],
		rows: [
			seriesRow(trend.total, trend.decimals, 'total'),
			unitsRow(trend),
			...trend.series.map((series) => seriesRow(series, trend.decimals, 'data'))
		],
		notes: [
			'Ô trống là không có giá trị, không phải 0.',
			...trendNotes(trend),
			...(isDemonstration ? [DEMONSTRATION_LINE] : [])
		]
	};
}

/** How many units stand behind each point of the office. */
const unitsRow = ({ total }: Trend): ReportRow => ({
	kind: 'total',
	cells: [
		textCell('Số đơn vị có giá trị'),
		EMPTY,
		...total.points.map(({ units }) => countCell(units)),
		EMPTY
	]
});

function seriesRow(series: TrendSeries, decimals: number, kind: ReportRow['kind']): ReportRow {
	const notes = series.points.flatMap(({ period, state, flags }) => {
		// A period in which a unit does not exist or did not report speaks by its empty cell.
		const words = [
			state === 'missing' ? '' : reasonText(state, null),
			...flags.map(flagText)
		].filter((word) => word !== '');
		return words.length === 0 ? [] : [`${formatPeriodShort(period)}: ${words.join(', ')}`];
	});
	const why = series.unitId === null ? 'khác đơn vị' : 'sắp xếp lại đơn vị hành chính';
	const breaks = series.breaks.map((period) => `${formatPeriodShort(period)}: ${why}`);
	return {
		kind,
		cells: [
			textCell(series.name),
			textCell(series.code),
			...series.points.map(({ value }) => percentCell(value, decimals)),
			textCell([...breaks, ...notes].join('; '))
		]
	};
}

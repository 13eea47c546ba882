// Writes figures as the files an office would have: the wide table, the long table, JSON.
import type { Catalogue, IndicatorId } from '../../src/lib/domain/kpi/catalogue';
import type { PeriodId, Window } from '../../src/lib/domain/figures/period';
import { formatCount } from '../../src/lib/format/number';
import { formatDay, formatPeriod } from '../../src/lib/format/period';
import type { Figures } from './figures';

export interface ReportedUnit {
	/** "Xã Hoa Sen" */
	readonly unit: string;
	readonly period: PeriodId;
	readonly window: Window;
	readonly figures: Figures;
}
export interface LongRow {
	readonly indicator: IndicatorId;
	readonly value: string;
	readonly source: string;
}

const csv = (rows: readonly (readonly string[])[]): string =>
	rows.map((row) => row.map(quoted).join(';')).join('\r\n') + '\r\n';
const quoted = (cell: string): string =>
	/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
const heading = (catalogue: Catalogue, indicator: IndicatorId): string => {
	const entry = catalogue.indicators.get(indicator);
	if (!entry)
		throw new Error(`the demonstration reports an indicator the catalogue lacks: ${indicator}`);
	return entry.name;
};

/** One row a commune, one column an indicator. */
export function wideFile(catalogue: Catalogue, reports: readonly ReportedUnit[]): string {
	const indicators = Object.keys(reports[0]?.figures ?? {});
	return csv([
		[
			'Đơn vị',
			'Kỳ báo cáo',
			'Từ ngày',
			'Đến ngày',
			...indicators.map((id) => heading(catalogue, id))
		],
		...reports.map((report) => [
			report.unit,
			formatPeriod(report.period),
			formatDay(report.window.from),
			formatDay(report.window.to),
			...indicators.map((id) => formatCount(report.figures[id] ?? 0))
		])
	]);
}

/** One row a figure, for what does not fit the wide table: sources, stated rates. */
export function longFile(
	catalogue: Catalogue,
	report: Omit<ReportedUnit, 'figures'>,
	rows: readonly LongRow[]
): string {
	return csv([
		['Đơn vị', 'Kỳ báo cáo', 'Chỉ tiêu', 'Giá trị', 'Từ ngày', 'Đến ngày', 'Nguồn'],
		...rows.map((row) => [
			report.unit,
			formatPeriod(report.period),
			heading(catalogue, row.indicator),
			row.value,
			formatDay(report.window.from),
			formatDay(report.window.to),
			row.source
		])
	]);
}

/** Cumulative reports come as JSON, as another system would send them. */
export function jsonFile(reports: readonly ReportedUnit[]): string {
	return JSON.stringify(
		{
			submissions: reports.map(({ unit, period, window, figures }) => ({
				unit,
				period,
				window,
				figures
			}))
		},
		null,
		'\t'
	);
}

// The overview's table communes × headline KPIs as a file.
import type { KpiFlag } from '../../domain/kpi/catalogue';
import type { KpiState } from '../../domain/kpi/kpi';
import type { MissingReason } from '../../domain/figures/measured';
import type { PeriodId } from '../../domain/figures/period';
import { flagText, reasonText } from '../../format/figures/kpi-text';
import { formatNumber } from '../../format/number';
import { formatPeriod } from '../../format/period';
import { DEMONSTRATION_LINE } from '../../format/figures/ranking-table';
import {
	countCell,
	EMPTY,
	percentCell,
	textCell,
	type ReportTable,
	type ReportRow
} from '../../format/table';

interface OverviewKpi {
	readonly id: string;
	readonly shortName: string;
	readonly direction: 'higher' | 'lower';
	readonly decimals: number;
}
interface OverviewCell {
	readonly state: KpiState;
	readonly reason: MissingReason | null;
	readonly value: number | null;
	readonly flags: readonly KpiFlag[];
	readonly stated: readonly string[];
}
interface OverviewRow {
	readonly unit: { readonly code: string; readonly name: string };
	readonly submitted: boolean;
	readonly daysLate: number | null;
	readonly dossiers: number | null;
	readonly cells: readonly OverviewCell[];
}
export interface OverviewTableInput {
	readonly office: {
		readonly code: string;
		readonly name: string;
		readonly isDemonstration: boolean;
	};
	readonly period: PeriodId;
	readonly columns: readonly {
		readonly kpi: OverviewKpi;
		readonly target: number | null;
		readonly total: { readonly value: number | null };
	}[];
	readonly rows: readonly OverviewRow[];
}

export function overviewTable(report: OverviewTableInput): ReportTable {
	const { office, period, columns } = report;
	return {
		title: 'Tổng quan chỉ số theo đơn vị',
		subtitle: [`${office.name}, ${formatPeriod(period)}`],
		columns: [
			{ key: 'name', heading: 'Đơn vị', align: 'start' },
			{ key: 'code', heading: 'Mã', align: 'start' },
			{ key: 'dossiers', heading: 'Hồ sơ', align: 'end' },
			...columns.map(({ kpi, target }) => ({
				key: kpi.id,
				heading: `${kpi.shortName} (%)${targetText(target, kpi.direction)}`,
				align: 'end' as const
			})),
			{ key: 'note', heading: 'Ghi chú', align: 'start' }
		],
		rows: [...report.rows.map((row) => unitRow(row, columns)), totalRow(report)],
		notes: [
			'Ô trống là không có giá trị, không phải 0; lý do ghi ở cột Ghi chú.',
			'Dòng chung bằng tổng tử số chia tổng mẫu số của các đơn vị có số liệu.',
			...(office.isDemonstration ? [DEMONSTRATION_LINE] : [])
		]
	};
}

function unitRow(row: OverviewRow, columns: OverviewTableInput['columns']): ReportRow {
	const values = columns.map(({ kpi }, index) =>
		percentCell(row.cells[index]?.value ?? null, kpi.decimals)
	);
	return {
		kind: row.submitted ? 'data' : 'without',
		cells: [
			textCell(row.unit.name),
			textCell(row.unit.code),
			countCell(row.dossiers),
			...values,
			textCell(noteOf(row, columns))
		]
	};
}

/** Everything a value must be read with, KPI by KPI. */
function noteOf(row: OverviewRow, columns: OverviewTableInput['columns']): string {
	const late = row.daysLate === null ? [] : [`quá hạn ${row.daysLate} ngày`];
	if (!row.submitted) return ['chưa nộp báo cáo', ...late].join(', ');
	const notes = row.cells.flatMap((cell, index) => {
		const words = [
			reasonText(cell.state, cell.reason),
			...(cell.state === 'stated_only' ? [`nêu ${cell.stated.join(', ')}`] : []),
			...cell.flags.map(flagText)
		].filter((word) => word !== '');
		const name = columns[index]?.kpi.shortName ?? '';
		return words.length === 0 ? [] : [`${name}: ${words.join(', ')}`];
	});
	return [...late.map((text) => `nộp ${text}`), ...notes].join('; ');
}

function totalRow({ office, columns }: OverviewTableInput): ReportRow {
	return {
		kind: 'total',
		cells: [
			textCell(office.name),
			textCell(office.code),
			EMPTY,
			...columns.map(({ kpi, total }) => percentCell(total.value, kpi.decimals)),
			EMPTY
		]
	};
}

function targetText(target: number | null, direction: 'higher' | 'lower'): string {
	if (target === null) return '';
	return `, mục tiêu ${direction === 'higher' ? '≥' : '≤'} ${formatNumber(target)}`;
}

// `kpi`: KPIs of units in one period.
import { flagText, reasonText } from '../../src/lib/format/figures/kpi-text';
import { formatCount, formatPercent } from '../../src/lib/format/number';
import { formatPeriod } from '../../src/lib/format/period';
import { kpisReport, type KpiRow } from '../../src/lib/server/reports/figures/kpis';
import { readArguments } from './arguments';
import { withOffice, type Office } from './office';
import { alignedTable, printJson, printLines } from './output';
import { unitsAndPeriod } from './questions';

export function kpi(words: readonly string[]): Promise<number> {
	const given = readArguments(words, {
		usage: 'kpi --period KỲ [--unit ĐƠN-VỊ] [--of CƠ-QUAN] [--json]',
		values: ['period', 'unit', 'of'],
		flags: ['json']
	});
	return withOffice((office) => {
		const report = kpisReport(office.reports, unitsAndPeriod(office, given));
		if (given.flag('json')) printJson(report);
		else {
			const rows = report.rows.map((row) => rowOf(row, office));
			printLines([`Chỉ số ${formatPeriod(report.period)}`, '', ...alignedTable(COLUMNS, rows)]);
		}
		return 0;
	});
}

const COLUMNS = [
	{ heading: 'Đơn vị' },
	{ heading: 'Chỉ số' },
	{ heading: 'Giá trị', align: 'end' },
	{ heading: 'Tử số / Mẫu số', align: 'end' },
	{ heading: 'Nêu trong báo cáo', align: 'end' },
	{ heading: 'Ghi chú' }
] as const;

function rowOf(row: KpiRow, { catalogue }: Office): string[] {
	const entry = catalogue.kpis.get(row.kpi);
	const decimals = entry?.decimals ?? 2;
	const fraction =
		row.numerator === null || row.denominator === null
			? ''
			: `${formatCount(row.numerator)} / ${formatCount(row.denominator)}`;
	const value =
		row.value === null
			? reasonText(row.state, row.reason ?? null)
			: formatPercent(row.value, decimals);
	const stated = row.stated.map((rate) => formatPercent(rate, decimals)).join('; ');
	return [
		row.name,
		entry?.name ?? row.kpi,
		value,
		fraction,
		stated,
		row.flags.map(flagText).join(', ')
	];
}

// `ranking`: one KPI, one period, one office.
import { rankingTable } from '../../src/lib/format/figures/ranking-table';
import { isDemonstration } from '../../src/lib/server/db/units/units';
import { rankingReport } from '../../src/lib/server/reports/ranking/ranking';
import type { Ranking } from '../../src/lib/domain/kpi/ranking';
import type { ReportTable } from '../../src/lib/format/table';
import { readArguments, type Given } from './arguments';
import { officeGiven, officeWithMost, periodNamed, withOffice, type Office } from './office';
import { alignedTable, printJson, printLines } from './output';
import { kpiNamed } from './questions';

export function ranking(words: readonly string[]): Promise<number> {
	const given = readArguments(words, {
		usage: 'ranking --kpi CHỈ-SỐ --period KỲ [--of CƠ-QUAN] [--json]',
		values: ['kpi', 'period', 'of'],
		flags: ['json']
	});
	return withOffice((office) => {
		const { report, table } = rankingGiven(office, given);
		if (given.flag('json')) printJson(report);
		else {
			const columns = table.columns.map(({ heading, align }) =>
				align === 'end' ? ({ heading, align } as const) : { heading }
			);
			const rows = table.rows.map(({ cells }) => cells.map(({ text }) => text));
			printLines([
				table.title,
				...table.subtitle,
				'',
				...alignedTable(columns, rows),
				'',
				...table.notes
			]);
		}
		return 0;
	});
}

/** The ranking that the options ask for, and its cells as page and files show them. */
export function rankingGiven(
	office: Office,
	given: Given
): { readonly report: Ranking; readonly table: ReportTable; readonly isDemonstration: boolean } {
	const kpi = kpiNamed(office, given.needed('kpi'));
	const period = periodNamed(given.needed('period'));
	const organisingId =
		officeGiven(office, given.value('of'), period) ?? officeWithMost(office, period);
	const report = rankingReport(office.reports, { organisingId, period, kpi: kpi.id });
	const invented = isDemonstration(office.db, organisingId);
	return {
		report,
		isDemonstration: invented,
		table: rankingTable(report, { kpi, isDemonstration: invented })
	};
}

import { formatPeriod } from '$lib/format/period';
import { rankingTable } from '$lib/format/figures/ranking-table';
import { rankingReport } from '$lib/server/reports/ranking/ranking';
import { chosenKpi } from '../../chosen-kpi';
import { readyScope, tableResponse } from '../../table-response';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, locals }) => {
	const { office, period, isDemonstration } = readyScope(locals.reports, url);
	const kpi = chosenKpi(locals.catalogue, url.searchParams.get('chi-so'));
	const ranking = rankingReport(locals.reports, {
		organisingId: office.unitId,
		period,
		kpi: kpi.id
	});
	return tableResponse(url, {
		table: rankingTable(ranking, { kpi, isDemonstration }),
		name: ['Xếp hạng', kpi.shortName, office.name, formatPeriod(period)],
		sheetName: 'Xếp hạng',
		isDemonstration,
		createdAt: locals.clock.now()
	});
};

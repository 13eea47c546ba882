import { periodOf } from '$lib/domain/figures/period';
import { trendTable } from '$lib/server/export/trend-table';
import { trendReport } from '$lib/server/reports/trend/trend';
import { chosenKpi } from '../../chosen-kpi';
import { readyScope, tableResponse } from '../../table-response';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, locals }) => {
	const { office, period, isDemonstration } = readyScope(locals.reports, url);
	const kpi = chosenKpi(locals.catalogue, url.searchParams.get('chi-so'));
	const trend = trendReport(locals.reports, {
		organisingId: office.unitId,
		kpi: kpi.id,
		kind: periodOf(period).kind
	});
	return tableResponse(url, {
		table: trendTable(trend, { kpi, isDemonstration }),
		name: ['Xu hướng', kpi.shortName, office.name],
		sheetName: 'Xu hướng',
		isDemonstration,
		createdAt: locals.clock.now()
	});
};

import { formatPeriod } from '$lib/format/period';
import { overviewTable } from '$lib/server/export/overview-table';
import { overviewReport } from '$lib/server/reports/overview/overview';
import { readyScope, tableResponse } from '../../table-response';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, locals }) => {
	const { office, period, isDemonstration } = readyScope(locals.reports, url);
	const report = overviewReport(locals.reports, { organisingId: office.unitId, period });
	return tableResponse(url, {
		table: overviewTable(report),
		name: ['Tổng quan', office.name, formatPeriod(period)],
		sheetName: 'Tổng quan',
		isDemonstration,
		createdAt: locals.clock.now()
	});
};

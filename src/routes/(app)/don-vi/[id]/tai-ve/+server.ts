import { error } from '@sveltejs/kit';
import { parsePeriod, periodId } from '$lib/domain/figures/period';
import { formatPeriod } from '$lib/format/period';
import { figureTable } from '$lib/server/export/figure-table';
import { unitReport } from '$lib/server/reports/unit/unit';
import { readyScope, tableResponse } from '../../../table-response';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, params, locals }) => {
	const asked = parsePeriod(url.searchParams.get('ky') ?? '');
	const period = asked === undefined ? readyScope(locals.reports, url).period : periodId(asked);
	const report = /^\d{1,9}$/.test(params.id)
		? unitReport(locals.reports, { unitId: Number(params.id), period })
		: undefined;
	if (report === undefined) error(404, `Không có đơn vị số ${params.id}.`);
	const { unit, figures, isDemonstration } = report;
	return tableResponse(url, {
		table: figureTable(figures, { unit, period, isDemonstration }),
		name: ['Số liệu', unit.name, formatPeriod(period)],
		sheetName: 'Số liệu',
		isDemonstration,
		createdAt: locals.clock.now()
	});
};

import { issueTable } from '$lib/server/export/issue-table';
import { issuesReport } from '$lib/server/reports/issues/issues';
import { namesFor } from '$lib/server/reports/basis/names';
import { scopeFor } from '$lib/server/reports/basis/scope';
import { error } from '@sveltejs/kit';
import { tableResponse } from '../../table-response';
import { isWanted, issueFilterOf } from '../issue-filter';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, locals }) => {
	const { office, isDemonstration } = scopeFor(locals.reports, {
		office: url.searchParams.get('co-quan'),
		period: url.searchParams.get('ky')
	});
	if (office === null) error(404, 'Không có số liệu của cơ quan này để tải về.');
	const filter = issueFilterOf(url);
	const { rows } = issuesReport(locals.reports, { organisingId: office.unitId });
	return tableResponse(url, {
		table: issueTable(
			rows.filter(({ unit, issue, period }) =>
				isWanted(
					{ unitId: unit.unitId, code: issue.code, severity: issue.severity, period },
					filter
				)
			),
			{ names: namesFor(locals.reports), of: office.name, isDemonstration }
		),
		name: ['Vấn đề số liệu', office.name],
		sheetName: 'Vấn đề số liệu',
		isDemonstration,
		createdAt: locals.clock.now()
	});
};

import { z } from 'zod';
import { issueTable } from '$lib/server/export/issue-table';
import { issuesReport, type OpenIssue } from '$lib/server/reports/issues';
import { namesFor } from '$lib/server/reports/names';
import { scopeFor } from '$lib/server/reports/scope';
import { error } from '@sveltejs/kit';
import { tableResponse } from '../../table-response';
import type { RequestHandler } from './$types';

/** The filter of the page; what cannot be read is no filter. */
const Filter = z.object({
	'don-vi': z.coerce.number().int().positive().nullable().catch(null),
	loai: z.string().min(1).nullable().catch(null),
	muc: z.enum(['warning', 'info', 'all']).catch('warning'),
	trong: z.string().min(1).nullable().catch(null)
});
type Filter = z.infer<typeof Filter>;

export const GET: RequestHandler = ({ url, locals }) => {
	const { office, isDemonstration } = scopeFor(locals.reports, {
		office: url.searchParams.get('co-quan'),
		period: url.searchParams.get('ky')
	});
	if (office === null) error(404, 'Không có số liệu của cơ quan này để tải về.');
	const filter = Filter.parse(Object.fromEntries(url.searchParams));
	const { rows } = issuesReport(locals.reports, { organisingId: office.unitId });
	return tableResponse(url, {
		table: issueTable(
			rows.filter((row) => isWanted(row, filter)),
			{ names: namesFor(locals.reports), of: office.name, isDemonstration }
		),
		name: ['Vấn đề số liệu', office.name],
		sheetName: 'Vấn đề số liệu',
		isDemonstration,
		createdAt: locals.clock.now()
	});
};

function isWanted({ unit, issue, period }: OpenIssue, filter: Filter): boolean {
	return (
		(filter['don-vi'] === null || unit.unitId === filter['don-vi']) &&
		(filter.loai === null || issue.code === filter.loai) &&
		(filter.muc === 'all' || issue.severity === filter.muc) &&
		(filter.trong === null || period === filter.trong)
	);
}

import { error } from '@sveltejs/kit';
import { auditTable } from '$lib/server/export/audit-table';
import { auditExtract, auditNames } from '$lib/server/reports/audit/audit';
import { tableResponse } from '../../../table-response';
import { auditQuery } from '../audit-query';
import type { RequestHandler } from './$types';

/** More lines are written by the command line, which has time. */
const MOST_LINES = 50_000;

export const GET: RequestHandler = ({ url, locals }) => {
	const { request, faults } = auditQuery(url);
	const [fault] = faults;
	if (fault !== undefined) error(400, fault.message);
	const { rows, total } = auditExtract(locals.reports, request, MOST_LINES);
	return tableResponse(url, {
		table: auditTable(rows, { names: auditNames(locals.reports), total }),
		name: ['Nhật ký', locals.clock.today()],
		sheetName: 'Nhật ký',
		isDemonstration: false,
		createdAt: locals.clock.now()
	});
};

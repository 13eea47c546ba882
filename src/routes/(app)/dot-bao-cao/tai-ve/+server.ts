import { boardTable } from '$lib/server/export/board-table';
import { boardReport } from '$lib/server/reports/board/board';
import { namesFor } from '$lib/server/reports/basis/names';
import { scopeFor } from '$lib/server/reports/basis/scope';
import { error } from '@sveltejs/kit';
import { tableResponse } from '../../table-response';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, locals }) => {
	const { office, isDemonstration } = scopeFor(locals.reports, {
		office: url.searchParams.get('co-quan'),
		period: null
	});
	if (office === null) error(404, 'Không có cơ quan tổng hợp này.');
	const board = boardReport(locals.reports, { organisingId: office.unitId });
	if (board.campaigns.length === 0) error(404, `${office.name} chưa mở đợt báo cáo nào.`);
	return tableResponse(url, {
		table: boardTable(board, {
			names: namesFor(locals.reports),
			of: office.name,
			isDemonstration
		}),
		name: ['Theo dõi nộp báo cáo', office.name],
		sheetName: 'Theo dõi nộp báo cáo',
		isDemonstration,
		createdAt: locals.clock.now()
	});
};

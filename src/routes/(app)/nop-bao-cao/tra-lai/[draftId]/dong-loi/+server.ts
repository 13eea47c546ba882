import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { downloadHeaders, fileName } from '$lib/server/export/download';
import { XLSX_TYPE } from '$lib/server/export/xlsx';
import { mayReportFor } from '$lib/server/web/rights/reach';
import type { RequestHandler } from './$types';
import { bareName, returnedFile } from '../../returned-file';

const Query = z.object({ 'dinh-dang': z.enum(['csv', 'xlsx']).default('xlsx') });

/** Only the rows to be mended, with what is wrong in a column before them. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const read = Query.safeParse(Object.fromEntries(url.searchParams));
	if (!read.success) error(400, 'Tệp tải về là dinh-dang=csv hoặc dinh-dang=xlsx.');
	const kind = read.data['dinh-dang'];
	const { name, bytes } = await returnedFile(locals, 'error_rows', {
		draftId: params.draftId,
		mayReportFor: mayReportFor(locals),
		kind
	});
	if (bytes === null)
		error(404, 'Tệp không có dòng nào bị lỗi: lỗi nếu có là của cả tệp, xem ở trang kiểm tra.');
	const type = kind === 'xlsx' ? XLSX_TYPE : 'text/csv; charset=utf-8';
	return new Response(new Uint8Array(bytes), {
		headers: downloadHeaders(fileName([bareName(name), 'dòng lỗi'], kind), type)
	});
};

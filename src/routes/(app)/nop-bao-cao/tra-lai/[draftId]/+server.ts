import { downloadHeaders, fileName } from '$lib/server/export/download';
import { XLSX_TYPE } from '$lib/server/export/xlsx';
import { mayReportFor } from '$lib/server/web/rights/reach';
import type { RequestHandler } from './$types';
import { bareName, returnedFile } from '../returned-file';

/** The sender's own workbook: faulty cells coloured, a note on each, a sheet "Lỗi". */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { name, bytes } = await returnedFile(locals, 'returned_workbook', {
		draftId: params.draftId,
		mayReportFor: mayReportFor(locals)
	});
	return new Response(new Uint8Array(bytes ?? []), {
		headers: downloadHeaders(fileName([bareName(name), 'trả lại'], 'xlsx'), XLSX_TYPE)
	});
};

// The file of an upload as it came, byte for byte, undone or not; always a download. Only to whom all of it concerns.
import { error } from '@sveltejs/kit';
import { sourceFileFor } from '$lib/server/db/submissions/files';
import { downloadHeaders } from '$lib/server/export/download';
import { uploadsNamed } from '$lib/server/reports/submissions/uploads';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params, locals }) => {
	const [upload] = /^\d{1,9}$/.test(params.uploadId)
		? uploadsNamed(locals.reports, [Number(params.uploadId)])
		: [];
	const file = upload?.isWhole && sourceFileFor(locals.db, upload.file.fileId);
	if (!file) error(404, `Không có lần nhập số ${params.uploadId}.`);
	return new Response(Buffer.from(file.bytes), {
		headers: {
			...downloadHeaders(file.name, 'application/octet-stream'),
			'content-length': String(file.bytes.byteLength)
		}
	});
};

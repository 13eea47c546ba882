// The file of an upload as it came, byte for byte, undone or not; always a download.
import { error } from '@sveltejs/kit';
import { sourceFileFor } from '$lib/server/db/files';
import { uploadHeads } from '$lib/server/db/uploads';
import { downloadHeaders } from '$lib/server/export/download';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params, locals }) => {
	const [upload] = /^\d{1,9}$/.test(params.uploadId)
		? uploadHeads(locals.db, { ids: [Number(params.uploadId)] })
		: [];
	const file = upload && sourceFileFor(locals.db, upload.file.fileId);
	if (!file) error(404, `Không có lần nhập số ${params.uploadId}.`);
	return new Response(Buffer.from(file.bytes), {
		headers: {
			...downloadHeaders(file.name, 'application/octet-stream'),
			'content-length': String(file.bytes.byteLength)
		}
	});
};

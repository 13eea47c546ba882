// The file as it came, byte for byte; always a download, never shown by the browser. Of an undone report it is the upload's.
import { error, redirect } from '@sveltejs/kit';
import { sourceFileFor } from '$lib/server/db/submissions/files';
import { submissionHeads } from '$lib/server/db/submissions/submission-heads';
import { undoneUploadOf } from '$lib/server/db/submissions/undone-uploads';
import { downloadHeaders } from '$lib/server/export/download';
import { uploadsNamed } from '$lib/server/reports/submissions/uploads';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params, locals }) => {
	const [submission] = /^\d{1,9}$/.test(params.id)
		? submissionHeads(locals.db, { ids: [Number(params.id)] })
		: [];
	const uploadId =
		submission === undefined ? undoneUploadOf(locals.db, Number(params.id)) : undefined;
	if (uploadId !== undefined) redirect(307, `/lich-su/${uploadId}/tep`);
	const [upload] = submission ? uploadsNamed(locals.reports, [submission.uploadId]) : [];
	const file = submission && upload?.isWhole && sourceFileFor(locals.db, submission.file.fileId);
	if (!file) error(404, `Không có lần nộp báo cáo số ${params.id}.`);
	return new Response(Buffer.from(file.bytes), {
		headers: {
			...downloadHeaders(file.name, 'application/octet-stream'),
			'content-length': String(file.bytes.byteLength)
		}
	});
};

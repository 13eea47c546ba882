// Before a file is kept: what it says of citizens goes.
import { error } from '@sveltejs/kit';
import type { Screened } from '$lib/server/import/personal';
import { screenOne } from '$lib/server/jobs/tasks/screen';
import type { IncomingFile } from './drafts';

/** Read here in some milliseconds; larger files are read beside the server. */
const SMALL_BYTES = 128 * 1024;
/** Other work may be done first. */
const PATIENCE_MS = 10 * 60_000;

/** What is to be kept of the files; an archive may come apart. */
export async function screened(
	locals: App.Locals,
	files: readonly IncomingFile[]
): Promise<readonly Screened[]> {
	const kept: Screened[] = [];
	for (const file of files) {
		const small = file.bytes.byteLength <= SMALL_BYTES;
		const found = small ? screenOne(locals, { file }) : await screenedBeside(locals, file);
		kept.push(...(found ?? [{ file, dropped: [] }]));
	}
	return kept;
}

async function screenedBeside({ jobs, account }: App.Locals, file: IncomingFile) {
	const id = jobs.start('screen', { file }, account?.id ?? null);
	const state = await jobs.finished('screen', id, PATIENCE_MS);
	if (state?.status === 'done') return state.result;
	jobs.cancel(id);
	error(503, {
		message: `Chưa đọc xong “${file.name}” nên chưa giữ tệp nào. Thử lại sau ít phút; nếu vẫn vậy, tách tệp theo kỳ hoặc theo đơn vị.`
	});
}

// Files are kept for their sender's decision only after what they say of citizens went.
import { error } from '@sveltejs/kit';
import { workFaultText } from '$lib/format/intake/progress-text';
import { keepFileWhenFree, type FileToKeep } from '$lib/server/intake/drafts/keep-file';

/** Read and stored here in some milliseconds; larger files beside the server, where nobody waits for their bytes. */
const SMALL_BYTES = 128 * 1024;
/** Other work may be done first. */
const PATIENCE_MS = 10 * 60_000;

/** Ids of the drafts it became; an archive may come apart. */
export function kept(locals: App.Locals, input: FileToKeep): Promise<readonly string[]> {
	if (input.file.bytes.byteLength > SMALL_BYTES) return keptBeside(locals, input);
	return keepFileWhenFree(locals.db, input, locals.limits.fileBytes);
}

async function keptBeside(
	{ jobs, account }: App.Locals,
	input: FileToKeep
): Promise<readonly string[]> {
	const id = jobs.start('keep', input, account?.id ?? null);
	const state = await jobs.finished('keep', id, PATIENCE_MS);
	if (state?.status === 'done') return state.result;
	jobs.cancel(id);
	if (state?.status === 'failed' && state.fault === 'too_many_waiting')
		error(429, { message: workFaultText(state.fault) });
	error(503, {
		message: `Chưa đọc xong “${input.file.name}” nên chưa giữ tệp nào. Thử lại sau ít phút; nếu vẫn vậy, tách tệp theo kỳ hoặc theo đơn vị.`
	});
}

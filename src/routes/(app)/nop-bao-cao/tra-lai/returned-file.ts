// Files for the sender, made beside the server: a download waits for them.
import { error } from '@sveltejs/kit';
import { workFaultText } from '$lib/format/intake/progress-text';
import type { JobFault, JobState, TaskInput } from '$lib/server/jobs/jobs';
import { workFaultStatus } from '$lib/server/web/work-fault-status';
import { ownDrafts } from '../drafts';

type ReturnedKind = 'returned_workbook' | 'error_rows';

/** The same work asked for again is joined, so that pressing the link once more loses nothing. */
const PATIENCE_MS = 120_000;

export async function returnedFile<K extends ReturnedKind>(
	locals: App.Locals,
	kind: K,
	input: TaskInput<K>
) {
	if (ownDrafts(locals, [input.draftId]).length === 0) error(410, GONE);
	const { jobs, account } = locals;
	const state: JobState<ReturnedKind> | undefined = await jobs.finished(
		kind,
		jobs.start(kind, input, account?.id ?? null),
		PATIENCE_MS
	);
	if (state?.status === 'failed')
		error(workFaultStatus(state.fault), { message: FAULTS[state.fault], id: state.id });
	if (state?.status !== 'done')
		error(503, 'Tệp lớn nên chưa làm xong. Chờ một phút rồi bấm tải lại; phần đã làm không mất.');
	if (state.result === null) error(410, GONE);
	return state.result;
}

const GONE = 'Tệp này không còn để tải: đã được lưu, đã hủy, hoặc đã để quá lâu. Nộp lại tệp.';

const FAULTS: Readonly<Record<JobFault, string>> = {
	out_of_memory: 'Tệp quá lớn so với bộ nhớ của máy chủ nên không đánh dấu được vào tệp.',
	out_of_time: 'Đánh dấu vào tệp mất quá lâu nên đã dừng.',
	too_many_waiting: workFaultText('too_many_waiting'),
	killed: 'Việc đánh dấu vào tệp bị dừng giữa chừng. Bấm tải lại.',
	busy: 'Máy chủ đang lưu một tệp lớn. Chờ một phút rồi bấm tải lại.',
	disk_full: workFaultText('disk_full'),
	write_failed: workFaultText('write_failed'),
	read_only: workFaultText('read_only'),
	corrupted: workFaultText('corrupted'),
	missing: workFaultText('missing'),
	fault: 'Máy chủ gặp lỗi khi đánh dấu vào tệp. Số liệu đã lưu không bị thay đổi.'
};

/** "báo cáo quý 1", without the kind of file. */
export const bareName = (name: string): string => name.replace(/\.[^.\s]{1,5}$/u, '');

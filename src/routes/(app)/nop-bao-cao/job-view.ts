// Unfinished work as a page and its script show it.
import { progressPercent, progressText, workFaultText } from '$lib/format/intake/progress-text';
import type { JobState, TaskKind } from '$lib/server/jobs/jobs';
import type { UnfinishedWork } from './drafts';

export interface JobView {
	readonly jobId: string;
	readonly kind: TaskKind;
	readonly status: UnfinishedWork['status'];
	/** How far it has come, or why it ended. */
	readonly text: string;
	/** null: nobody knows. */
	readonly percent: number | null;
	/** Beside the cause in the log. */
	readonly faultId: string | null;
}

export function jobView(kind: TaskKind, jobId: string, state: UnfinishedWork): JobView {
	const about = { jobId, kind, status: state.status, percent: null, faultId: null };
	switch (state.status) {
		case 'waiting':
		case 'running':
			return {
				...about,
				text: progressText(state.progress, state.aheadOfIt),
				percent: progressPercent(state.progress)
			};
		case 'failed':
			return { ...about, text: workFaultText(state.fault), faultId: faultIdOf(state) };
		case 'cancelled':
			return { ...about, text: 'Đã hủy, không có gì được lưu.' };
	}
}

/** Work that was not taken left nothing in the log. */
const faultIdOf = ({ fault, id }: Extract<UnfinishedWork, { status: 'failed' }>): string | null =>
	fault === 'too_many_waiting' ? null : id;

/** What the script of a waiting page asks for: it goes on by itself once `isOver`. */
export interface JobProgress {
	readonly isOver: boolean;
	readonly text: string;
	readonly percent: number | null;
}

export function jobProgress<K extends TaskKind>(state: JobState<K> | undefined): JobProgress {
	if (state === undefined || (state.status !== 'waiting' && state.status !== 'running'))
		return { isOver: true, text: '', percent: null };
	return {
		isOver: false,
		text: progressText(state.progress, state.aheadOfIt),
		percent: progressPercent(state.progress)
	};
}

const KINDS: readonly TaskKind[] = ['check', 'preview', 'store', 'unpack'];
export const taskKindOf = (text: string | null): TaskKind | undefined =>
	KINDS.find((kind) => kind === text);

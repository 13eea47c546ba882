// Every piece of long work by its name: one line here and one function beside it.
import { checkDrafts } from './check';
import { previewDraft } from './preview';
import { movedRanks } from './ranks';
import { storeDrafts } from './store';
import { unpackDrafts } from './unpack';

export const TASKS = {
	check: checkDrafts,
	preview: previewDraft,
	ranks: movedRanks,
	store: storeDrafts,
	unpack: unpackDrafts
};

export type TaskMap = {
	readonly [K in keyof typeof TASKS]: {
		readonly input: Parameters<(typeof TASKS)[K]>[1];
		readonly result: Awaited<ReturnType<(typeof TASKS)[K]>>;
	};
};

// Every piece of long work by its name: one line here and one function beside it.
import { makeBackup } from './backup';
import { checkDrafts } from './check';
import { examineDatabase } from './examine';
import { keepFileOfTask } from './keep';
import { loadUnits } from './load-units';
import { previewDraft } from './preview';
import { movedRanks } from './ranks';
import { errorRows, returnedWorkbook } from './returned';
import { storeDrafts } from './store';
import { submitFile } from './submit';
import { undoOne } from './undo';
import { unpackDrafts } from './unpack';
import { verifyAndKeepVerdict } from './verify-audit';

export const TASKS = {
	backup: makeBackup,
	check: checkDrafts,
	error_rows: errorRows,
	examine: examineDatabase,
	keep: keepFileOfTask,
	load_units: loadUnits,
	preview: previewDraft,
	ranks: movedRanks,
	returned_workbook: returnedWorkbook,
	store: storeDrafts,
	submit: submitFile,
	undo: undoOne,
	unpack: unpackDrafts,
	verify_audit: verifyAndKeepVerdict
};

export type TaskMap = {
	readonly [K in keyof typeof TASKS]: {
		readonly input: Parameters<(typeof TASKS)[K]>[1];
		readonly result: Awaited<ReturnType<(typeof TASKS)[K]>>;
	};
};

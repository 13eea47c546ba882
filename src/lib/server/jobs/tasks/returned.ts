// What goes back to the sender of a file: their own workbook with its faults marked, or only the rows to be mended.
import { annotateWorkbook, marksOf, workbookOf, type Marks } from '../../export/annotate';
import { errorRowsCsv, errorRowsXlsx } from '../../export/error-rows';
import { draftFor, type UploadDraft } from '../../db/submissions/drafts';
import { withMends } from '../../reading/propose/mend';
import { readFile } from '../../reading/read';
import { DEFAULT_LIMITS } from '../../reading/read/limits';
import { receive, type Receipt } from '../../intake/receive';
import { withoutOwnColumns } from '../../reading/returned';
import type { Sheet } from '../../reading/table/sheet';
import { withoutOwnSheets } from '../../reading/template-mark';
import { namesFor } from '../../reports/basis/names';
import type { TaskContext } from '../task';
import { requestFor, type OnBehalf } from './drafts';

export interface ReturnedFile {
	/** Of the file that was sent. */
	readonly name: string;
	/** null: no row of it is at fault. */
	readonly bytes: Uint8Array | null;
}
export interface ReturnedWorkbookInput extends OnBehalf {
	readonly draftId: string;
}
export interface ErrorRowsInput extends OnBehalf {
	readonly draftId: string;
	readonly kind: 'csv' | 'xlsx';
}

/** null: the draft is gone. */
export function returnedWorkbook(
	context: TaskContext,
	{ draftId, mayReportFor }: ReturnedWorkbookInput
): ReturnedFile | null {
	const draft = draftFor(context.db, draftId);
	if (draft === undefined) return null;
	const { marks, receipt } = markDraft(context, draft, { mayReportFor });
	const { name, bytes } = draft.file;
	const marked = isHarmless(receipt) ? annotateWorkbook(bytes, marks) : null;
	return { name, bytes: marked ?? workbookOf(sheetsOf(context, draft), marks) };
}

/** A file with a macro, or one made to break its reader, is not handed out again; its faults are listed. */
const isHarmless = ({ issues }: Receipt): boolean =>
	issues.every(
		(issue) =>
			issue.code !== 'unreadable_file' &&
			(issue.code !== 'unsafe_file' || issue.detail === 'external_link')
	);

/** null: the draft is gone. */
export function errorRows(
	context: TaskContext,
	{ draftId, kind, mayReportFor }: ErrorRowsInput
): ReturnedFile | null {
	const draft = draftFor(context.db, draftId);
	if (draft === undefined) return null;
	const { marks, receipt } = markDraft(context, draft, { mayReportFor });
	const mends = draft.choices.reading?.mends ?? [];
	const sheets = withoutOwnColumns(withoutOwnSheets(sheetsOf(context, draft)));
	const of = { sheets: withMends(sheets, mends).sheets, ranges: receipt.ranges, marks };
	if (kind === 'xlsx') return { name: draft.file.name, bytes: errorRowsXlsx(of) ?? null };
	const text = errorRowsCsv(of);
	return { name: draft.file.name, bytes: text === '' ? null : new TextEncoder().encode(text) };
}

/** Found by the same check as on the page, with nothing cut off. */
function markDraft(
	context: TaskContext,
	draft: UploadDraft,
	{ mayReportFor }: OnBehalf
): { readonly marks: Marks; readonly receipt: Receipt } {
	const { db, catalogue, clock } = context;
	const of = { stage: 'checking', mayReportFor } as const;
	const request = { ...requestFor(context, draft, of), dryRun: true };
	const receipt = receive(db, catalogue, request);
	const names = namesFor({ db, catalogue, today: clock.today(), viewer: mayReportFor });
	const { issues, ranges, readable: observations } = receipt;
	return { marks: marksOf(issues, { names, ranges, observations }), receipt };
}

/** Empty for a file that holds no tables, or none that can be read. */
function sheetsOf({ limits }: TaskContext, { file }: UploadDraft): readonly Sheet[] {
	const read = readFile(file, { ...DEFAULT_LIMITS, bytes: limits.fileBytes });
	return read.ok && read.value.kind === 'sheets' ? read.value.sheets : [];
}

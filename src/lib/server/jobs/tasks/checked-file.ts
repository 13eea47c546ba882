// What the check of a file answers.
import type { Issue } from '../../../domain/checks/issue';
import type { Window } from '../../../domain/figures/period';
import type { DraftChoices } from '../../db/submissions/drafts';
import type { FigureChange, Receipt, ReceiptSubmission } from '../../intake/receive';
import type { OpenColumns } from './open-columns';
import type { CutIssues } from '../cut-issues';

/** A receipt cut to what a page can show. */
export interface CheckedFile
	extends
		CutIssues,
		Pick<Receipt, 'layout' | 'outcome' | 'counts' | 'newWarnings' | 'ranges' | 'concerns'> {
	readonly draftId: string;
	readonly name: string;
	/** Bytes. */
	readonly size: number;
	readonly choices: DraftChoices;
	/** Those that are not open yet; the first of each kind. */
	readonly newIssues: readonly Issue[];
	/** Of all of those. */
	readonly newCodes: CutIssues['codes'];
	readonly submissions: readonly CheckedSubmission[];
	readonly moreSubmissions: number;
	readonly changes: readonly FigureChange[];
	readonly moreChanges: number;
	/** null where its columns are understood. */
	readonly columns: OpenColumns | null;
	/** The same text: the figures stored and the choices are as they were when this was checked. */
	readonly fingerprint: string;
}

export interface CheckedSubmission extends ReceiptSubmission {
	readonly window: Window | null;
	readonly figures: number;
	readonly changes: number;
}

